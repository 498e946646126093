import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addAccount } from './constructs/account.ts';
import { addHearings } from './constructs/hearings.ts';
import { HttpFunction } from './constructs/http-function.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { RecordsStack } from './records-stack.ts';
import { WorkingStack } from './working-stack.ts';

/** What the account stack needs to know. */
export interface AccountStackProps extends StackProps {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
}

/** What victims confirm and change themselves: contacts and wishes, a pause, a withdrawal; they sign in with a code. */
export class AccountStack extends WorkingStack {
  constructor(scope: Construct, id: string, { records, pipeline, ...props }: AccountStackProps) {
    super(scope, id, props);
    this.confirmation(records, pipeline);
    this.errands(records, pipeline);
    addAccount(this, { records, pipeline });
    addHearings(this, { records, pipeline });
  }

  /** Codes, warnings, checks, and a withdrawal that takes effect: what is done for one victim besides her notifications. */
  private errands(records: RecordsStack, { shared, queues, messages }: PipelineStack): void {
    const { timeout, atOnce } = shared.environment.errand;
    new QueueWorker(this, 'RunErrand', {
      ...shared,
      bundle: 'sqs.run-errand',
      impact:
        'Victims wait for codes, and are not warned of changes; what staff release from quarantine is not told.',
      timeout,
      sources: [{ from: queues.errand, batchSize: 5, atOnce }],
      uses: [
        records.errands.use(['PutItem', 'UpdateItem']),
        records.victims.use(['GetItem', 'UpdateItem']),
        records.contacts.use(['PutItem', 'DeleteItem', 'Query']),
        records.offenderSubscriptions.use(['UpdateItem'], ['byVictim']),
        records.formSubmissions.use(['PutItem', 'UpdateItem'], ['byVictim']),
        records.recordings.use(['DeleteObject'], 'recordings/'),
        records.receipts.use(['UpdateItem'], ['byVictim']),
        records.tokens.use(['PutItem', 'UpdateItem']),
        records.staffTasks.use(['PutItem', 'UpdateItem']),
        records.quarantine.use(['GetItem']),
        records.ledger.use(['BatchWriteItem', 'Query'], ['byVictim', 'byLink']),
        records.agenda.use(['UpdateItem', 'PutItem']),
        records.statusChanges.use(['GetItem', 'UpdateItem'], ['byQuarantine']),
        records.indexKey.use(),
        ...messages,
      ],
    });
  }

  /** The code from a text or an e-mail makes that phone or mailbox active, and the offender subscriptions with it. */
  private confirmation(records: RecordsStack, { http, queues }: PipelineStack): void {
    new HttpFunction(this, 'ConfirmContact', {
      ...http,
      bundle: 'http.confirm-contact',
      impact: 'Victims cannot confirm a phone or mailbox, so nothing will be sent to it.',
      routes: [
        'GET /registrations/confirm',
        'POST /registrations/confirm',
        'GET /c/{code}',
        'POST /c/{code}',
      ],
      caller: 'anyone',
      throttle: http.environment.throttling.publicForm,
      uses: [
        records.tokens.use(['GetItem']),
        records.victims.use(['UpdateItem']),
        records.offenderSubscriptions.use(['UpdateItem'], ['byVictim']),
        records.errands.use(['PutItem']),
        queues.errand.use(),
        records.indexKey.use(),
      ],
    });
  }
}
