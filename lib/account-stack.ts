import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HttpFunction } from './constructs/http-function.ts';
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
  }

  /** The code from a text or an e-mail makes that phone or mailbox active, and the offender subscriptions with it. */
  private confirmation(records: RecordsStack, { http }: PipelineStack): void {
    new HttpFunction(this, 'ConfirmContact', {
      ...http,
      bundle: 'http.confirm-contact',
      impact: 'Victims cannot confirm a phone or mailbox, so nothing will be sent to it.',
      routes: ['GET /registrations/confirm', 'POST /registrations/confirm'],
      caller: 'anyone',
      throttle: http.environment.throttling.publicForm,
      uses: [
        records.tokens.use(['GetItem']),
        records.victims.use(['UpdateItem']),
        records.offenderSubscriptions.use(['UpdateItem'], ['byVictim']),
        records.indexKey.use(),
      ],
    });
  }
}
