import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, text, type Item } from './items.ts';
import { putIfNew, queryPages, type Table } from './table.ts';
import { writeAll } from './write-all.ts';
import { dayShardFor, dayShardsOf } from '../domain/days.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { fact, factKey, type Duty, type Fact } from '../domain/facts.ts';
import type { StoredFact } from '../domain/seal.ts';

/** The append-only record of what was owed, tried and answered. It holds ids and times, never a person. */
export interface LedgerTable {
  /** Writes facts whose keys follow from what happened: writing one twice changes nothing. */
  readonly record: (facts: readonly Fact[]) => Promise<void>;
  /** Writes a fact of which only the first counts; tells whether this was the first. */
  readonly recordFirst: (of: Fact) => Promise<boolean>;
  /** All facts of one notification, as written up to now. */
  readonly factsOf: (notificationId: string) => Promise<readonly Fact[]>;
  /** The facts of up to a thousand notifications of one status change; those of one notification stand together. */
  readonly ofStatusChangePage: (statusChangePage: string) => AsyncGenerator<readonly Fact[], void>;
  /** The facts that came about on a day in UTC, a page at a time. */
  readonly ofDay: (day: string) => AsyncGenerator<readonly Fact[], void>;
  /** The same as they are stored, even those that nobody can read any more. */
  readonly storedOfDay: (day: string) => AsyncGenerator<readonly StoredFact[], void>;
  /** The stored facts of one notification. */
  readonly storedFactsOf: (notificationId: string) => Promise<readonly StoredFact[]>;
  /** The deliveries that a short link belongs to: one, or those of every notice in a digest. */
  readonly byLink: (linkHash: string) => Promise<readonly Fact[]>;
  /** The duties towards one victim since `since` (ISO-8601 UTC), oldest first. */
  readonly dutiesOf: (victimId: string, since: string) => Promise<readonly Duty[]>;
}

const itemOf = (of: Fact): Item =>
  attributes({ ...of, fact: factKey(of), dayShard: dayShardFor(of.at, of.notificationId) });

/** Attributes of the item that are derived from the fact. */
const derived: readonly string[] = ['fact', 'dayShard'];

const plain = ({ S, N, BOOL }: Item[string]): string | number | boolean | undefined =>
  S ?? (N === undefined ? BOOL : Number(N));

/** @throws UnreadableItem when it is not what this version writes. */
export const factOf = (item: Item): Fact => {
  const values = Object.entries(item).filter(([name]) => !derived.includes(name));
  const parsed = fact.safeParse(Object.fromEntries(values.map(([name, value]) => [name, plain(value)])));
  if (!parsed.success) throw new UnreadableItem('A stored fact does not fit its schema.');
  return parsed.data;
};

const storedFrom = (item: Item): StoredFact => ({
  notificationId: text(item, 'notificationId'),
  fact: text(item, 'fact'),
  content: item,
});

type Further = Omit<Parameters<typeof queryPages>[1], 'KeyConditionExpression' | 'ExpressionAttributeValues'>;

const pagesOf = (
  table: Table,
  attribute: string,
  value: string,
  input: Further,
): AsyncGenerator<readonly Item[], void> =>
  queryPages(table, {
    ...input,
    KeyConditionExpression: `${attribute} = :value`,
    ExpressionAttributeValues: { ':value': { S: value } },
  });

const factPages = (...query: Parameters<typeof pagesOf>): AsyncGenerator<readonly Fact[], void> =>
  mapped(pagesOf(...query), factOf);

async function* dayPages(table: Table, day: string): AsyncGenerator<readonly Item[], void> {
  for (const shard of dayShardsOf(day)) yield* pagesOf(table, 'dayShard', shard, { IndexName: 'byDay' });
}

async function* mapped<From, To>(
  pages: AsyncGenerator<readonly From[], void>,
  map: (one: From) => To,
): AsyncGenerator<readonly To[], void> {
  for await (const page of pages) yield page.map(map);
}

export const ledgerTable = (client: DynamoDBClient, tableName: string): LedgerTable => {
  const table: Table = { client, tableName };
  return {
    record: (facts) => writeAll(table, facts.map(itemOf)),
    recordFirst: (of) => putIfNew(table, itemOf(of), 'notificationId'),
    factsOf: async (notificationId) => {
      const pages = factPages(table, 'notificationId', notificationId, { ConsistentRead: true });
      return (await Array.fromAsync(pages)).flat();
    },
    ofStatusChangePage: (page) => factPages(table, 'statusChangePage', page, { IndexName: 'byStatusChange' }),
    ofDay: (day) => mapped(dayPages(table, day), factOf),
    storedOfDay: (day) => mapped(dayPages(table, day), storedFrom),
    storedFactsOf: async (notificationId) => {
      const pages = pagesOf(table, 'notificationId', notificationId, { ConsistentRead: true });
      return (await Array.fromAsync(pages)).flat().map(storedFrom);
    },
    byLink: async (linkHash) =>
      (await Array.fromAsync(factPages(table, 'linkHash', linkHash, { IndexName: 'byLink' }))).flat(),
    dutiesOf: async (victimId, since) => {
      const pages = queryPages(table, {
        IndexName: 'byVictim',
        KeyConditionExpression: 'victimId = :victimId AND #at >= :since',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':victimId': { S: victimId }, ':since': { S: since } },
      });
      const facts = (await Array.fromAsync(pages)).flat().map(factOf);
      return facts.filter((one) => one.is === 'created');
    },
  };
};
