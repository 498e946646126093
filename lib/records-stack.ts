import { CfnOutput, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { RecordBucket } from './constructs/record-bucket.ts';
import { RecordSecret } from './constructs/record-secret.ts';
import { RecordTable } from './constructs/record-table.ts';
import { RecordsKey } from './constructs/records-key.ts';
import type { Environment } from './environments.ts';
import { ReadableStack } from './readable-stack.ts';

/** What the records stack needs to know. */
export interface RecordsStackProps extends StackProps {
  readonly environment: Environment;
}

/** What must survive everything: the tables and buckets, the key they are encrypted with, and the secrets that open their fields. */
export class RecordsStack extends ReadableStack {
  readonly victims: RecordTable;
  readonly offenderSubscriptions: RecordTable;
  readonly offenders: RecordTable;
  readonly formSubmissions: RecordTable;
  readonly statusChanges: RecordTable;
  readonly ledger: RecordTable;
  readonly agenda: RecordTable;
  readonly tokens: RecordTable;
  readonly contacts: RecordTable;
  readonly staffTasks: RecordTable;
  readonly receipts: RecordTable;
  readonly errands: RecordTable;
  readonly feeds: RecordTable;
  readonly feedWindows: RecordTable;
  readonly quarantine: RecordTable;
  readonly letters: RecordBucket;
  readonly recordings: RecordBucket;
  readonly seals: RecordBucket;
  readonly contactKey: RecordSecret;
  readonly indexKey: RecordSecret;
  readonly linkKey: RecordSecret;
  /** What CloudFront shows the API, so that a function can believe what it says of a viewer. */
  readonly viewerProof: RecordSecret;

  constructor(scope: Construct, id: string, { environment, ...props }: RecordsStackProps) {
    super(scope, id, props);
    const encryptionKey = new RecordsKey(this, 'RecordsKey', environment);
    const shared = { environment, encryptionKey };

    this.victims = new RecordTable(this, 'Victims', { ...shared, ...victims });
    this.offenderSubscriptions = new RecordTable(this, 'OffenderSubscriptions', {
      ...shared,
      ...subscriptions,
    });
    this.offenders = new RecordTable(this, 'Offenders', { ...shared, partitionKey: 'docNumber' });
    this.formSubmissions = new RecordTable(this, 'FormSubmissions', { ...shared, ...submissions });
    this.statusChanges = new RecordTable(this, 'StatusChanges', { ...shared, ...statusChanges });
    this.ledger = new RecordTable(this, 'Ledger', { ...shared, ...ledger });
    this.agenda = new RecordTable(this, 'Agenda', { ...shared, ...agenda });
    this.tokens = new RecordTable(this, 'Tokens', { ...shared, ...tokens });
    this.contacts = new RecordTable(this, 'Contacts', { ...shared, ...contacts });
    this.staffTasks = new RecordTable(this, 'StaffTasks', { ...shared, ...staffTasks });
    this.receipts = new RecordTable(this, 'Receipts', { ...shared, ...receipts });
    this.errands = new RecordTable(this, 'Errands', { ...shared, ...errands });
    this.feeds = new RecordTable(this, 'Feeds', { ...shared, partitionKey: 'feedId' });
    this.feedWindows = new RecordTable(this, 'FeedWindows', { ...shared, ...feedWindows });
    this.quarantine = new RecordTable(this, 'Quarantine', { ...shared, ...quarantine });

    const { lettersKept, recordingsKept } = environment.records;
    this.letters = new RecordBucket(this, 'LetterBucket', { ...shared, keeps: lettersKept });
    this.recordings = new RecordBucket(this, 'RecordingBucket', { ...shared, keeps: recordingsKept });
    this.seals = new RecordBucket(this, 'SealBucket', { ...shared, keeps: 'locked' });

    this.contactKey = new RecordSecret(this, 'ContactKey', { ...shared, purpose: 'Opens contact details.' });
    this.indexKey = new RecordSecret(this, 'IndexKey', { ...shared, purpose: 'Finds a victim by contact.' });
    this.linkKey = new RecordSecret(this, 'LinkKey', { ...shared, purpose: 'Makes links nobody can guess.' });
    this.viewerProof = new RecordSecret(this, 'ViewerProof', {
      ...shared,
      purpose: 'Proves that a request came by the website.',
    });
    new CfnOutput(this, 'OffendersTable', { value: this.offenders.tableName });
  }
}

/** Sparse: an item is in this index only as long as work is owed for it. */
const due = { partitionKey: 'dueShard', sortKey: 'dueAt' };

/** Sparse: a victim is in `byOutreach` only as long as no channel reaches her. */
const victims = {
  partitionKey: 'victimId',
  indexes: { byOutreach: { partitionKey: 'outreachShard', sortKey: 'unreachableSince', carries: [] } },
};

const subscriptions = {
  partitionKey: 'docNumber',
  sortKey: 'victimId',
  indexes: { byVictim: { partitionKey: 'victimId' } },
};

/** Sparse: requests for hearings are found by whoever sent them; a registration has the victim's id for its own. */
const submissions = {
  partitionKey: 'submissionId',
  indexes: {
    byDue: { ...due, carries: [] },
    byVictim: { partitionKey: 'victimId', sortKey: 'receivedAt' },
  },
};

/** Sparse: a status change is in `byQuarantine` as long as it is held. */
const statusChanges = {
  partitionKey: 'statusChangeId',
  indexes: {
    byOffender: { partitionKey: 'docNumber', sortKey: 'occurredAtAndId' },
    byDue: { ...due, carries: ['queue'] },
    byQuarantine: { partitionKey: 'heldBy', sortKey: 'statusChangeId' },
  },
};

/** How many status changes of each type a feed posted, by day. */
const feedWindows = { partitionKey: 'feedId', sortKey: 'day', expiresAt: 'expiresAt' };

/** Sparse: a group is in `byOpen` as long as nobody has decided about it. */
const quarantine = {
  partitionKey: 'quarantineId',
  indexes: { byOpen: { partitionKey: 'openShard', sortKey: 'openedAt' } },
};

const ledger = {
  partitionKey: 'notificationId',
  sortKey: 'fact',
  indexes: {
    byVictim: { partitionKey: 'victimId', sortKey: 'at' },
    byStatusChange: { partitionKey: 'statusChangePage', sortKey: 'notificationId' },
    byLink: { partitionKey: 'linkHash' },
    byDay: { partitionKey: 'dayShard', sortKey: 'at' },
    byProviderMessage: {
      partitionKey: 'providerMessageId',
      carries: ['contactId', 'channel', 'attempt', 'statusChangePage'],
    },
  },
};

const agenda = {
  partitionKey: 'agendaId',
  indexes: { byDue: { ...due, carries: ['queue'] } },
};

const tokens = { partitionKey: 'tokenHash', expiresAt: 'expiresAt' };

/** A keyed hash of a phone number or an address leads to its owner, victim and contact; no address stands here. */
const contacts = { partitionKey: 'addressHash', sortKey: 'owner' };

const staffTasks = {
  partitionKey: 'taskId',
  indexes: {
    byDeadline: { partitionKey: 'openShard', sortKey: 'deadline' },
    byDue: { ...due, carries: ['queue'] },
  },
};

/** Whatever came from a number of one victim is found together, to be erased when she withdraws. */
const receipts = {
  partitionKey: 'receiptId',
  indexes: {
    byDue: { ...due, carries: [] },
    byVictim: { partitionKey: 'victimId', carries: ['taskId'] },
  },
};

const errands = {
  partitionKey: 'errandId',
  indexes: { byDue: { ...due, carries: [] } },
};
