import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, json, maybeText, numberOr, text, type Item } from './items.ts';
import { getItem, putIfNew } from './table.ts';
import { claim, finish, owed, release, type WorkTable } from './work-items.ts';
import { statusChangesWork } from './work-tables.ts';
import { matchLaneOf } from '../domain/batch.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { eachOnce } from '../domain/same-news.ts';
import {
  contentHash,
  statusChange,
  type AcceptedStatusChange,
  type StatusChange,
} from '../domain/status-change.ts';
import { after, inUtc } from '../domain/times.ts';
import { PATIENCE_SECONDS } from '../domain/timing.ts';

/** Where a status change stands, besides what it says. */
export interface MatchProgress {
  /** Pages of up to a thousand notifications written so far. */
  readonly pages: number;
  /** Where the next page of the audience begins; absent at the start. */
  readonly cursor?: string;
  readonly notified: number;
  /** The audience is gone through once more: some of it was told in an earlier pass. */
  readonly again: boolean;
  /** Somebody may join a page of this pass yet, so there is to be another. */
  readonly isOpen: boolean;
  readonly quarantined: number;
  /** The status change that said the same before: its victims are told of that one. */
  readonly sameAs?: string;
}

export interface StoredStatusChange {
  readonly change: AcceptedStatusChange;
  readonly progress: MatchProgress;
  readonly matchedAt?: string;
  /** What people of the office have to do with it, once it was put into quarantine. */
  readonly quarantine?: { readonly quarantineId: string; readonly state: 'held' | 'released' | 'rejected' };
  /** So many of its type had come already that somebody should look: noted when it was received. */
  readonly isCrowded: boolean;
}

export interface ClaimedStatusChange extends StoredStatusChange {
  readonly takenOver: boolean;
}

export const acceptedChangeOf = (item: Item): AcceptedStatusChange => {
  const parsed = statusChange.safeParse(json(item, 'content'));
  if (!parsed.success) throw new UnreadableItem('A stored status change does not fit its schema.');
  return { ...parsed.data, receivedAt: text(item, 'receivedAt'), feedId: text(item, 'feedId') };
};

const storedFrom = (item: Item): StoredStatusChange => {
  const cursor = maybeText(item, 'matchCursor');
  const matchedAt = maybeText(item, 'matchedAt');
  const sameAs = maybeText(item, 'sameAs');
  return {
    change: acceptedChangeOf(item),
    progress: {
      pages: numberOr(item, 'pages', 0),
      notified: numberOr(item, 'notified', 0),
      quarantined: numberOr(item, 'quarantined', 0),
      again: item['matchAgain']?.BOOL === true,
      isOpen: item['matchOpen']?.BOOL === true,
      ...(cursor === undefined ? {} : { cursor }),
      ...(sameAs === undefined ? {} : { sameAs }),
    },
    ...(matchedAt === undefined ? {} : { matchedAt }),
    ...quarantineIn(item),
    isCrowded: item['crowded']?.BOOL === true,
  };
};

const quarantineIn = (item: Item): Pick<StoredStatusChange, 'quarantine'> => {
  const quarantineId = maybeText(item, 'quarantineId');
  if (quarantineId === undefined) return {};
  if (item['heldBy'] !== undefined) return { quarantine: { quarantineId, state: 'held' } };
  return { quarantine: { quarantineId, state: item['rejectedAt'] === undefined ? 'released' : 'rejected' } };
};

/** What is held, or was rejected, says nothing of what happened to the offender. */
const isToBeTold = (item: Item): boolean => item['heldBy'] === undefined && item['rejectedAt'] === undefined;

export const itemOfChange = (
  work: WorkTable,
  change: StatusChange,
  feedId: string,
  receivedAt: string,
): Item =>
  attributes({
    statusChangeId: change.statusChangeId,
    docNumber: change.docNumber,
    occurredAtAndId: `${inUtc(change.occurredAt)}#${change.statusChangeId}`,
    content: JSON.stringify(change),
    contentHash: contentHash(change),
    feedId,
    receivedAt,
    queue: matchLaneOf(change, receivedAt),
    // A load of old data is history: nobody is told, so nothing is owed.
    ...(change.bulkLoad === true
      ? {}
      : owed(work, change.statusChangeId, after(receivedAt, PATIENCE_SECONDS))),
  });

const progressItem = ({ cursor, again, isOpen, ...counts }: MatchProgress): Item =>
  attributes({ ...counts, matchCursor: cursor, matchAgain: again, matchOpen: isOpen });

/** The department's status changes, each once, with what is still to be matched. */
export interface StatusChangesTable {
  readonly get: (statusChangeId: string) => Promise<StoredStatusChange | undefined>;
  /**
   * Records it once. `same`: it was there already, word for word, whichever feed it came by first; `different`: its id
   * belongs to another content.
   */
  readonly putOnce: (
    change: StatusChange,
    feedId: string,
    now: Date,
    isCrowded?: boolean,
  ) => Promise<{ readonly is: 'new' | 'same' | 'different'; readonly receivedAt: string }>;
  readonly claim: (
    statusChangeId: string,
    now: Date,
    leaseSeconds: number,
  ) => Promise<ClaimedStatusChange | undefined>;
  /** Keeps what was matched so far and gives the lease back; the rest is still owed. */
  readonly saveProgress: (statusChangeId: string, progress: MatchProgress, now: Date) => Promise<boolean>;
  readonly finishMatching: (statusChangeId: string, progress: MatchProgress, now: Date) => Promise<boolean>;
  /**
   * The newest 25 status changes of one offender, newest first; what several systems reported stands once. Those that are
   * held, or were rejected, are not among them.
   */
  readonly newestOf: (docNumber: string) => Promise<readonly AcceptedStatusChange[]>;
}

const get =
  (work: WorkTable): StatusChangesTable['get'] =>
  async (statusChangeId) => {
    const item = await getItem(work, { statusChangeId });
    return item && storedFrom(item);
  };

const putOnce =
  (work: WorkTable): StatusChangesTable['putOnce'] =>
  async (change, feedId, now, isCrowded = false) => {
    const receivedAt = now.toISOString();
    const item: Item = {
      ...itemOfChange(work, change, feedId, receivedAt),
      ...attributes({ crowded: isCrowded ? true : undefined }),
    };
    if (await putIfNew(work, item, 'statusChangeId')) return { is: 'new', receivedAt };
    const earlier = (await getItem(work, { statusChangeId: change.statusChangeId })) ?? item;
    return {
      is: text(earlier, 'contentHash') === text(item, 'contentHash') ? 'same' : 'different',
      receivedAt: text(earlier, 'receivedAt'),
    };
  };

const newestOf =
  ({ client, tableName }: WorkTable): StatusChangesTable['newestOf'] =>
  async (docNumber) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'byOffender',
        KeyConditionExpression: 'docNumber = :docNumber',
        ExpressionAttributeValues: { ':docNumber': { S: docNumber } },
        ScanIndexForward: false,
        Limit: 25,
      }),
    );
    return eachOnce(Items.filter(isToBeTold).map(acceptedChangeOf));
  };

export const statusChangesTable = (client: DynamoDBClient, tableName: string): StatusChangesTable => {
  const work = statusChangesWork(client, tableName);
  return {
    get: get(work),
    putOnce: putOnce(work),
    newestOf: newestOf(work),
    claim: async (statusChangeId, now, leaseSeconds) => {
      const claimed = await claim(work, statusChangeId, now, leaseSeconds);
      return claimed && { ...storedFrom(claimed.item), takenOver: claimed.takenOver };
    },
    saveProgress: (statusChangeId, progress, now) =>
      release(work, statusChangeId, after(now, PATIENCE_SECONDS), progressItem(progress)),
    finishMatching: (statusChangeId, progress, now) =>
      finish(work, statusChangeId, { ...progressItem(progress), matchedAt: { S: now.toISOString() } }),
  };
};
