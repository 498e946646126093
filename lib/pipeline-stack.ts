import { CfnOutput, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { BundledFunctionProps } from './constructs/bundled-function.ts';
import { Clock } from './constructs/clock.ts';
import { addFeed } from './constructs/feed.ts';
import { addForm } from './constructs/form.ts';
import { hintQueues, hintsTo, type HintQueues } from './constructs/hint-queues.ts';
import type { HttpSettings } from './constructs/http-function.ts';
import { knownFeeds } from './constructs/known-feeds.ts';
import { MailChannel } from './constructs/mail-channel.ts';
import { NotificationApi } from './constructs/notification-api.ts';
import { OfficeTopic } from './constructs/office-topic.ts';
import { PipelineKey } from './constructs/pipeline-key.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import { pace, texts } from './constructs/text-channel.ts';
import type { Use } from './constructs/use.ts';
import type { Environment } from './environments.ts';
import type { RecordsStack } from './records-stack.ts';
import { WorkingStack } from './working-stack.ts';

/** What the pipeline stack needs to know. */
export interface PipelineStackProps extends StackProps {
  readonly environment: Environment;
  readonly records: RecordsStack;
}

/** What carries a form and a status change to a message. It holds no records: it may be deleted and deployed again. */
export class PipelineStack extends WorkingStack {
  readonly api: NotificationApi;
  readonly queues: HintQueues;
  readonly clock: Clock;
  readonly mail: MailChannel;
  /** Where the clock pages staff. */
  readonly officeTopic: OfficeTopic;
  /** What every function is given, in this stack and in those that build on it. */
  readonly shared: Pick<BundledFunctionProps, 'environment' | 'encryptionKey'>;
  /** The same for functions behind the API. */
  readonly http: HttpSettings;
  /** Sending texts and e-mails to victims. */
  readonly messages: readonly Use[];
  private readonly settings: Environment;

  constructor(scope: Construct, id: string, { environment, records, ...props }: PipelineStackProps) {
    super(scope, id, props);
    const encryptionKey = new PipelineKey(this, 'PipelineKey', environment);
    this.mail = new MailChannel(this, 'VictimMail');
    this.settings = environment;
    this.shared = { environment, encryptionKey };
    this.messages = [records.contactKey.use(), this.mail.use(environment.mailFrom), texts(environment)];
    this.api = new NotificationApi(this, 'Api', environment);
    this.http = { ...this.shared, api: this.api };
    this.queues = hintQueues(this, environment);
    this.officeTopic = new OfficeTopic(this, 'OfficeTopic', environment);
    new CfnOutput(this, 'OfficeTopicArn', { value: this.officeTopic.topicArn });

    this.registration(records);
    addFeed(this, { http: this.http, records, match: this.queues.match });
    this.matching(records);
    this.dispatching(records);
    this.clock = this.resumption(records);
  }

  /** The victim's form; then a code goes to each phone and mailbox. */
  private registration(records: RecordsStack): void {
    addForm(this, { http: this.http, records, registration: this.queues.registration });
    new QueueWorker(this, 'RegisterVictim', {
      ...this.shared,
      bundle: 'sqs.register-victim',
      impact: 'Victims who sent the form get no code, so their registration stays without effect.',
      timeout: this.settings.register.timeout,
      sources: [{ from: this.queues.registration, batchSize: 5, atOnce: this.settings.register.atOnce }],
      uses: [
        records.formSubmissions.use(['UpdateItem']),
        records.victims.use(['PutItem']),
        records.contacts.use(['PutItem']),
        records.offenderSubscriptions.use(['PutItem']),
        records.staffTasks.use(['PutItem']),
        records.tokens.use(['PutItem', 'UpdateItem']),
        records.ledger.use(['BatchWriteItem', 'Query']),
        records.indexKey.use(),
        ...this.messages,
      ],
    });
  }

  /** A status change meets the offender subscriptions; one becomes many. A few are sent at once, many go to dispatch. */
  private matching(records: RecordsStack): void {
    const { timeout, emergencyAtOnce, routineAtOnce } = this.settings.match;
    new QueueWorker(this, 'MatchStatusChange', {
      ...this.shared,
      bundle: 'sqs.match-status-change',
      impact: 'Victims are not told of a status change that was reported.',
      timeout,
      sources: [
        { from: this.queues.match.emergency, batchSize: 1, atOnce: emergencyAtOnce },
        { from: this.queues.match.routine, batchSize: 1, atOnce: routineAtOnce },
      ],
      uses: [
        records.statusChanges.use(['GetItem', 'UpdateItem'], ['byOffender']),
        records.feedWindows.use(['GetItem', 'Query']),
        records.offenders.use(['GetItem']),
        records.quarantine.use(['GetItem', 'PutItem']),
        records.offenderSubscriptions.use(['Query']),
        records.ledger.use(['BatchWriteItem', 'Query'], ['byStatusChange']),
        records.agenda.use(['PutItem', 'UpdateItem', 'BatchWriteItem']),
        records.victims.use(['BatchGetItem']),
        records.staffTasks.use(['PutItem', 'BatchWriteItem']),
        ...hintsTo(this.queues.match),
        ...hintsTo(this.queues.dispatch),
        records.linkKey.use(this.settings.linkKeyVersion),
        pace(this.settings),
        ...this.messages,
      ],
    });
  }

  /** Claim, compose, send, record: the emergencies beside the routine, not behind it. */
  private dispatching(records: RecordsStack): void {
    const { timeout, emergencyAtOnce, routineAtOnce } = this.settings.dispatch;
    new QueueWorker(this, 'DispatchNotifications', {
      ...this.shared,
      bundle: 'sqs.dispatch-notifications',
      impact: 'Victims are not told: texts and e-mails that are due do not go out.',
      timeout,
      sources: [
        { from: this.queues.dispatch.emergency, batchSize: 1, atOnce: emergencyAtOnce },
        { from: this.queues.dispatch.routine, batchSize: 1, atOnce: routineAtOnce },
      ],
      uses: [
        records.agenda.use(['UpdateItem', 'PutItem', 'DeleteItem']),
        records.ledger.use(['Query', 'BatchWriteItem'], ['byVictim']),
        records.victims.use(['BatchGetItem']),
        records.staffTasks.use(['PutItem', 'BatchWriteItem']),
        records.statusChanges.use(['GetItem'], ['byOffender']),
        records.linkKey.use(this.settings.linkKeyVersion),
        pace(this.settings),
        ...this.messages,
      ],
    });
  }

  /** Whatever is due goes back to its queue: lost hints, retries, unfinished work. */
  private resumption(records: RecordsStack): Clock {
    return new Clock(this, 'Clock', {
      ...this.shared,
      bundle: 'schedule.run-clock',
      impact:
        'Nothing is tried again: whoever could not be told the first time is not told, and staff are not paged.',
      uses: [
        records.agenda.use(['UpdateItem'], ['byDue']),
        records.statusChanges.use(['UpdateItem'], ['byDue']),
        records.formSubmissions.use(['UpdateItem'], ['byDue']),
        records.receipts.use(['UpdateItem'], ['byDue']),
        records.errands.use(['UpdateItem'], ['byDue']),
        records.staffTasks.use(['GetItem', 'PutItem', 'UpdateItem'], ['byDue', 'byDeadline']),
        records.feeds.use(['BatchGetItem', 'UpdateItem']),
        knownFeeds(this.settings),
        this.officeTopic.use(),
        this.queues.registration.use(),
        this.queues.receipt.use(),
        this.queues.errand.use(),
        ...hintsTo(this.queues.match),
        ...hintsTo(this.queues.dispatch),
      ],
    });
  }
}
