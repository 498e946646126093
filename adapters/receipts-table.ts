import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Cipher } from './cipher.ts';
import { attributes, json, jsonFrom, maybeText, numberOr, text } from './items.ts';
import { getItem, putIfNew, queryPages, updateIf, type Table } from './table.ts';
import { claim, finish, owed, release } from './work-items.ts';
import { receiptsWork } from './work-tables.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { receiptIdFor } from '../domain/ids.ts';
import { unfiledReceipt, type UnfiledReceipt } from '../domain/receipt.ts';
import { after } from '../domain/times.ts';
import { claimAgainAfterSeconds } from '../domain/timing.ts';

/** A receipt whose message was not on record when it came. */
export interface ParkedReceipt {
  readonly receipt: UnfiledReceipt;
  readonly parkedAt: string;
  /** How often it was tried since. */
  readonly round: number;
}

/** What somebody wrote, for whoever of the office has the task about it. */
export interface KeptReply {
  readonly from: string;
  readonly text: string;
}

/** What came back and does not fit anywhere yet. Addresses and words stand here only under a seal. */
export interface ReceiptsTable {
  /** Keeps a receipt until its message is on record; the same one twice is kept once. */
  readonly park: (receipt: UnfiledReceipt, now: Date) => Promise<void>;
  readonly claim: (receiptId: string, now: Date, leaseSeconds: number) => Promise<ParkedReceipt | undefined>;
  /** Owes it one more try, later each time. */
  readonly postpone: (receiptId: string, round: number, now: Date) => Promise<boolean>;
  /** Keeps it as what it was found to be, or as one that nothing of ours claims. */
  readonly settle: (receiptId: string, as: 'filed' | 'unclaimed', now: Date) => Promise<boolean>;
  /** Marks a text to us as dealt with; false when it was before. */
  readonly answerOnce: (inboundMessageId: string, now: Date) => Promise<boolean>;
  /** Keeps what somebody wrote, sealed, for the holder of this task. `victimIds`: all those whose number it came from. */
  readonly keepReply: (taskId: string, reply: KeptReply, victimIds: readonly string[]) => Promise<void>;
  /** Undefined when there is none, or it was erased. */
  readonly replyFor: (taskId: string) => Promise<KeptReply | undefined>;
  /** Erases whatever came from a number of this victim, also where others have it too: nobody knows who wrote. */
  readonly eraseRepliesOf: (victimId: string, now: Date) => Promise<void>;
}

const FIELD = 'reply';

const receiptFrom = (value: unknown): UnfiledReceipt => {
  const parsed = unfiledReceipt.safeParse(value);
  if (!parsed.success) throw new UnreadableItem('A parked receipt does not fit its schema.');
  return parsed.data;
};

const replyFrom = (value: unknown): KeptReply => {
  if (typeof value === 'object' && value !== null && 'from' in value && 'text' in value) {
    const { from, text: words } = value;
    if (typeof from === 'string' && typeof words === 'string') return { from, text: words };
  }
  throw new UnreadableItem('A kept reply does not fit its shape.');
};

const answerIdOf = (inboundMessageId: string): string => receiptIdFor('inbound', inboundMessageId);

/** The half that needs no seals: receipts of providers. */
export const parkedReceipts = (
  client: DynamoDBClient,
  tableName: string,
): Pick<ReceiptsTable, 'park' | 'claim' | 'postpone' | 'settle'> => {
  const work = receiptsWork(client, tableName);
  return {
    park: async (receipt, now) => {
      const receiptId = receiptIdFor(receipt.is, receipt.providerMessageId);
      const item = {
        receiptId,
        receipt: JSON.stringify(receipt),
        parkedAt: now.toISOString(),
        ...owed(work, receiptId, after(now, claimAgainAfterSeconds(0))),
      };
      await putIfNew(work, attributes(item), 'receiptId');
    },
    claim: async (receiptId, now, leaseSeconds) => {
      const claimed = await claim(work, receiptId, now, leaseSeconds);
      if (claimed === undefined) return undefined;
      const { item } = claimed;
      return {
        receipt: receiptFrom(json(item, 'receipt')),
        parkedAt: text(item, 'parkedAt'),
        round: numberOr(item, 'round', 0),
      };
    },
    postpone: (receiptId, round, now) =>
      release(work, receiptId, after(now, claimAgainAfterSeconds(round)), attributes({ round })),
    settle: (receiptId, as, now) => finish(work, receiptId, attributes({ [`${as}At`]: now.toISOString() })),
  };
};

const eraseRepliesOf =
  (table: Table): ReceiptsTable['eraseRepliesOf'] =>
  async (victimId, now) => {
    const pages = queryPages(table, {
      IndexName: 'byVictim',
      KeyConditionExpression: 'victimId = :victimId',
      ExpressionAttributeValues: attributes({ ':victimId': victimId }),
    });
    for (const item of (await Array.fromAsync(pages)).flat())
      await updateIf(table, {
        key: { receiptId: text(item, 'taskId') },
        expression: 'SET erasedAt = :now REMOVE sealed',
        condition: 'attribute_exists(sealed)',
        values: attributes({ ':now': now.toISOString() }),
      });
  };

/** The other half: texts of people. */
export const keptReplies = (
  client: DynamoDBClient,
  tableName: string,
  seals: Cipher,
): Pick<ReceiptsTable, 'answerOnce' | 'keepReply' | 'replyFor' | 'eraseRepliesOf'> => {
  const table = { client, tableName };
  return {
    answerOnce: (inboundMessageId, now) =>
      putIfNew(
        table,
        attributes({ receiptId: answerIdOf(inboundMessageId), answeredAt: now.toISOString() }),
        'receiptId',
      ),
    keepReply: async (taskId, reply, victimIds) => {
      // Before the words, what leads to them: none are forgotten when she withdraws.
      for (const victimId of victimIds)
        await putIfNew(
          table,
          attributes({ receiptId: receiptIdFor(`reply ${taskId}`, victimId), victimId, taskId }),
          'receiptId',
        );
      const sealed = seals.seal(taskId, FIELD, JSON.stringify(reply));
      await putIfNew(table, attributes({ receiptId: taskId, sealed }), 'receiptId');
    },
    replyFor: async (taskId) => {
      const item = await getItem(table, { receiptId: taskId });
      const sealed = item && maybeText(item, 'sealed');
      return sealed === undefined ? undefined : replyFrom(jsonFrom(seals.open(taskId, FIELD, sealed)));
    },
    eraseRepliesOf: eraseRepliesOf(table),
  };
};
