import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, type Item } from './items.ts';
import { putIfNew, queryPages, type Table } from './table.ts';
import { writeAll } from './write-all.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { fact, factKey, type Fact } from '../domain/facts.ts';

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
  /** A delivery that a short link belongs to. */
  readonly byLink: (linkHash: string) => Promise<Fact | undefined>;
}

const itemOf = (of: Fact): Item => attributes({ ...of, fact: factKey(of) });

const plain = ({ S, N, BOOL }: Item[string]): string | number | boolean | undefined =>
  S ?? (N === undefined ? BOOL : Number(N));

const factOf = (item: Item): Fact => {
  const values = Object.entries(item).filter(([name]) => name !== 'fact');
  const parsed = fact.safeParse(Object.fromEntries(values.map(([name, value]) => [name, plain(value)])));
  if (!parsed.success) throw new UnreadableItem('A stored fact does not fit its schema.');
  return parsed.data;
};

async function* factPages(
  table: Table,
  attribute: string,
  value: string,
  input: Omit<Parameters<typeof queryPages>[1], 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
): AsyncGenerator<readonly Fact[], void> {
  const pages = queryPages(table, {
    ...input,
    KeyConditionExpression: `${attribute} = :value`,
    ExpressionAttributeValues: { ':value': { S: value } },
  });
  for await (const items of pages) yield items.map(factOf);
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
    byLink: async (linkHash) => {
      const { value } = await factPages(table, 'linkHash', linkHash, {
        IndexName: 'byLink',
        Limit: 1,
      }).next();
      return value?.[0];
    },
  };
};
