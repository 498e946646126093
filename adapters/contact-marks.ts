import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, type Item } from './items.ts';
import { getItem, updateIf, type Table } from './table.ts';
import { bars, type Bar, type ContactMarks } from '../domain/victim.ts';

/** The one partition of the index `byOutreach`: those whom no contact reaches any more are few. */
export const OUTREACH_SHARD = 'unreachable';

/**
 * What may be changed of a victim without reading who she is. Marks come in any order, so each carries the time of what
 * it follows from, and the later one stands.
 */
export interface ContactConfirmations {
  /**
   * Marks a contact as confirmed at this time, and lifts a bar from before. False when there is no such victim, or when
   * it was barred since.
   */
  readonly confirm: (victimId: string, contactId: string, at: string) => Promise<boolean>;
  /**
   * Marks a contact as not to be used; with nothing left that reaches her, she is on the outreach list. False when there
   * is no such victim, or when she confirmed it since `at`.
   */
  readonly bar: (victimId: string, contactId: string, why: Bar, at: string) => Promise<boolean>;
  /**
   * An answer came from a contact that is confirmed: it still reaches her. False when it was never confirmed, is barred, or
   * was confirmed later; an answer is no code, and lifts no bar.
   */
  readonly renew: (victimId: string, contactId: string, at: string) => Promise<boolean>;
  /** Puts her on the outreach list if no contact of hers was confirmed since `asked`. Times are ISO-8601 UTC. */
  readonly listSilent: (victimId: string, asked: string, at: string) => Promise<boolean>;
  /** Texts are wanted again: lifts the bar of an opt-out from before, and no other. */
  readonly resume: (victimId: string, contactId: string, at: string) => Promise<boolean>;
}

const marked = (item: Item, prefix: string): readonly (readonly [string, string])[] =>
  Object.entries(item)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, { S }]) => [name.slice(prefix.length), S ?? '']);

/** A bar of an unknown word is a bar all the same. */
const barFrom = (word: string): Bar => bars.find((known) => known === word) ?? 'removed';

/** What an item says of her contacts, beside the sealed record. */
export const marksOf = (item: Item): ContactMarks => ({
  confirmed: Object.fromEntries(marked(item, 'confirmed:')),
  barred: Object.fromEntries(marked(item, 'barred:').map(([contactId, word]) => [contactId, barFrom(word)])),
});

const IS_THERE = 'attribute_exists(victimId) AND attribute_not_exists(withdrawnAt)';

const namesFor = (contactId: string) => ({
  '#confirmed': `confirmed:${contactId}`,
  '#barred': `barred:${contactId}`,
  '#barredAt': `barredAt:${contactId}`,
});

const REACHABLE = 'outreachShard, unreachableSince';
const BARRED_BEFORE = '(attribute_not_exists(#barredAt) OR #barredAt <= :at)';

/** Every mark that may make her reachable changes `reachableAt`, so an older look at her puts her on no list. */
const listIfUnreachable = async (table: Table, victimId: string, at: string): Promise<void> => {
  const item = await getItem(table, { victimId });
  if (item === undefined) return;
  const { confirmed, barred } = marksOf(item);
  if (Object.keys(confirmed).some((contactId) => barred[contactId] === undefined)) return;
  const seen = item['reachableAt'];
  await updateIf(table, {
    key: { victimId },
    expression: 'SET outreachShard = :shard, unreachableSince = if_not_exists(unreachableSince, :at)',
    condition: `${IS_THERE} AND ${seen === undefined ? 'attribute_not_exists(reachableAt)' : 'reachableAt = :seen'}`,
    values: {
      ...attributes({ ':shard': OUTREACH_SHARD, ':at': at }),
      ...(seen === undefined ? {} : { ':seen': seen }),
    },
  });
};

const resume =
  (table: Table): ContactConfirmations['resume'] =>
  async (victimId, contactId, at) => {
    const lift = (expression: string, wasConfirmed: string): Promise<boolean> =>
      updateIf(table, {
        key: { victimId },
        expression,
        condition: `${IS_THERE} AND #barred = :optedOut AND ${BARRED_BEFORE} AND ${wasConfirmed}`,
        names: namesFor(contactId),
        values: attributes({ ':at': at, ':optedOut': 'opted-out' }),
      });
    return (
      (await lift(
        `SET #confirmed = :at, reachableAt = :at REMOVE #barred, #barredAt, ${REACHABLE}`,
        'attribute_exists(#confirmed)',
      )) ||
      // She never showed by a code that the number is hers: START does not show it either.
      (await lift('SET resumedAt = :at REMOVE #barred, #barredAt', 'attribute_not_exists(#confirmed)'))
    );
  };

export const contactConfirmations = (client: DynamoDBClient, tableName: string): ContactConfirmations => {
  const table: Table = { client, tableName };
  return {
    confirm: (victimId, contactId, at) =>
      updateIf(table, {
        key: { victimId },
        expression: `SET #confirmed = :at, reachableAt = :at REMOVE #barred, #barredAt, ${REACHABLE}`,
        condition: `${IS_THERE} AND ${BARRED_BEFORE}`,
        names: namesFor(contactId),
        values: attributes({ ':at': at }),
      }),
    renew: (victimId, contactId, at) =>
      updateIf(table, {
        key: { victimId },
        expression: `SET #confirmed = :at, reachableAt = :at REMOVE ${REACHABLE}`,
        condition: `${IS_THERE} AND attribute_not_exists(#barred) AND #confirmed <= :at`,
        names: { '#confirmed': `confirmed:${contactId}`, '#barred': `barred:${contactId}` },
        values: attributes({ ':at': at }),
      }),
    bar: async (victimId, contactId, why, at) => {
      const isBarred = await updateIf(table, {
        key: { victimId },
        expression: 'SET #barred = :why, #barredAt = :at',
        condition: `${IS_THERE} AND (attribute_not_exists(#confirmed) OR #confirmed <= :at)`,
        names: namesFor(contactId),
        values: attributes({ ':why': why, ':at': at }),
      });
      if (isBarred) await listIfUnreachable(table, victimId, at);
      return isBarred;
    },
    listSilent: (victimId, asked, at) =>
      updateIf(table, {
        key: { victimId },
        expression: 'SET outreachShard = :shard, unreachableSince = if_not_exists(unreachableSince, :at)',
        condition: `${IS_THERE} AND (attribute_not_exists(reachableAt) OR reachableAt < :asked)`,
        values: attributes({ ':shard': OUTREACH_SHARD, ':at': at, ':asked': asked }),
      }),
    resume: resume(table),
  };
};
