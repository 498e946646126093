import { bucketNameOf } from './assembly.ts';
import { ACCOUNT, REGION } from './intrinsics.ts';
import { honoured } from './known-types.ts';
import { allowed, functionIn, type All } from './permissions.ts';
import { LocalProblem } from './problem.ts';

/** A queue that gets what is published to a topic. */
export interface Subscription {
  readonly id: string;
  /** Logical ids. */
  readonly topic: string;
  readonly queue: string;
  /** Whether the message comes without its envelope. */
  readonly isRaw: boolean;
}

/** Where the events of a configuration set's e-mails go. */
export interface MailEventDestination {
  readonly configurationSet: string;
  readonly topic: string;
  /** Kinds of event in small letters, such as `delivery`. */
  readonly kinds: ReadonlySet<string>;
}

/** The function that gets the carrier's records about texts that ended one way. */
export interface TextReceiptFunction {
  readonly status: 'SUCCESS' | 'FAILURE';
  readonly logGroup: string;
  readonly filter: string;
  readonly functionName: string;
}

/** A bucket, and for how long its objects are locked if nothing else is said. */
export interface Bucket {
  readonly id: string;
  readonly name: string;
  readonly hasLock: boolean;
  readonly retentionMs?: number | undefined;
}

/** What reaches the world outside, and what comes back from it. */
export interface OutsidePlan {
  /** Logical ids. */
  readonly topics: readonly string[];
  readonly subscriptions: readonly Subscription[];
  readonly mailEvents: readonly MailEventDestination[];
  readonly textReceipts: readonly TextReceiptFunction[];
  readonly buckets: readonly Bucket[];
}

/** Reads the resources of the world outside. */
export const outsidePlanOf = (all: All): OutsidePlan => ({
  topics: all(honoured.topic).map(({ id }) => id),
  subscriptions: all(honoured.subscription)
    .filter(({ Protocol }) => Protocol === 'sqs')
    .map(({ id, TopicArn, Endpoint, RawMessageDelivery: isRaw }) => ({
      id,
      topic: lastOf(TopicArn),
      queue: lastOf(Endpoint),
      isRaw,
    })),
  mailEvents: all(honoured.mailEventDestination)
    .filter(({ EventDestination }) => EventDestination.Enabled)
    .map(({ ConfigurationSetName, EventDestination: { MatchingEventTypes, SnsDestination } }) => ({
      configurationSet: ConfigurationSetName,
      topic: lastOf(SnsDestination.TopicARN),
      // `renderingFailure` in some documents, `RENDERING_FAILURE` in others.
      kinds: new Set(MatchingEventTypes.map((kind) => kind.toLowerCase().replaceAll('_', ''))),
    })),
  textReceipts: textReceiptsOf(all),
  buckets: bucketsOf(all),
});

const lastOf = (arn: string): string => arn.split(':').at(-1) ?? '';

/** The log groups into which SNS writes what became of texts. */
const SMS_LOGS = `sns/${REGION}/${ACCOUNT}/DirectPublishToPhoneNumber`;
const statusOf: Readonly<Record<string, TextReceiptFunction['status']>> = {
  [SMS_LOGS]: 'SUCCESS',
  [`${SMS_LOGS}/Failure`]: 'FAILURE',
};

const textReceiptsOf = (all: All): TextReceiptFunction[] => {
  const names = new Map(all(honoured.logGroup).map(({ id, LogGroupName }) => [id, LogGroupName ?? id]));
  return all(honoured.subscriptionFilter).map(({ id, LogGroupName, FilterName, DestinationArn }) => {
    const logGroup = names.get(LogGroupName) ?? LogGroupName;
    const status = statusOf[logGroup];
    if (!status) throw new LocalProblem(`${id}: nothing is written to the log group ${logGroup} here`);
    const functionName = functionIn(DestinationArn);
    allowed(all, functionName, 'logs.amazonaws.com', id);
    return { status, logGroup, filter: FilterName ?? id, functionName };
  });
};

const DAY_MS = 86_400_000;

const bucketsOf = (all: All): Bucket[] =>
  all(honoured.bucket).map(({ id, ObjectLockEnabled: hasLock, ObjectLockConfiguration }) => {
    const { Days = 0, Years = 0 } = ObjectLockConfiguration?.Rule?.DefaultRetention ?? {};
    const retentionMs = (Days + 365 * Years) * DAY_MS;
    return { id, name: bucketNameOf(id), hasLock, ...(retentionMs > 0 ? { retentionMs } : {}) };
  });
