import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { text, type Item } from './items.ts';
import { isRefused, queryPages, updateIf, type Table } from './table.ts';
import { after } from '../domain/times.ts';
import { shardOf } from '../domain/ids.ts';

/**
 * A unit of work carries its own place in the agenda: `dueShard` and `dueAt`, in the sparse index `byDue`, as long as
 * it is owed. Whoever works on it holds a lease; a lease past its end means a worker that died.
 */
export interface WorkTable extends Table {
  /** The name of the partition key. */
  readonly key: string;
  /** One partition of an index takes 1,000 writes a second (AWS limit). */
  readonly shards: number;
}

/** The agenda attributes of a new unit of work. `dueAt`: when the clock looks at it, if it still stands. */
export const owed = (
  { shards }: Pick<WorkTable, 'shards'>,
  id: string,
  dueAt: string,
): { readonly dueShard: string; readonly dueAt: string } => ({ dueShard: shardOf(id, shards), dueAt });

export interface Claim {
  readonly item: Item;
  /** An earlier worker held it and never finished: some of its work may be done already. */
  readonly takenOver: boolean;
}

/** Takes the lease on a unit of work; undefined when it is finished, unknown, or held by another. */
export const claim = async (
  { client, tableName, key }: WorkTable,
  id: string,
  now: Date,
  leaseSeconds: number,
): Promise<Claim | undefined> => {
  try {
    const { Attributes = {} } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { [key]: { S: id } },
        // Whoever claims it now looks at what it was nudged for before.
        UpdateExpression: 'SET leaseUntil = :until, dueAt = :until REMOVE nudgedAt',
        ConditionExpression:
          'attribute_exists(dueShard) AND (attribute_not_exists(leaseUntil) OR leaseUntil < :now)',
        ExpressionAttributeValues: {
          ':until': { S: after(now, leaseSeconds) },
          ':now': { S: now.toISOString() },
        },
        ReturnValues: 'ALL_OLD',
      }),
    );
    return { item: Attributes, takenOver: Attributes['leaseUntil'] !== undefined };
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
};

/** Changes a unit of work that is still owed; one that is finished stays finished. */
const settle = (table: WorkTable, id: string, set: Item, remove: readonly string[]): Promise<boolean> => {
  const entries = Object.entries(set);
  return updateIf(table, {
    key: { [table.key]: id },
    expression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')} REMOVE ${remove.join(', ')}`,
    condition: 'attribute_exists(dueShard)',
    names: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
  });
};

/** Gives the lease back with the work still owed, to be looked at from `dueAt` on, and keeps its `progress`. */
export const release = (table: WorkTable, id: string, dueAt: string, progress: Item = {}): Promise<boolean> =>
  settle(table, id, { ...progress, dueAt: { S: dueAt } }, ['leaseUntil']);

/** Takes a unit of work off the agenda with its `result`; what was received stays, but for the attributes to erase. */
export const finish = (
  table: WorkTable,
  id: string,
  result: Item,
  erase: readonly string[] = [],
): Promise<boolean> => settle(table, id, result, ['dueShard', 'dueAt', 'leaseUntil', ...erase]);

export interface DueUnit {
  readonly id: string;
  readonly dueAt: string;
  /** Which queue works it off, where a table serves several. */
  readonly queue: string | undefined;
}

/** What is due at `now`, a page at a time, oldest first within each shard. Never a scan. */
export async function* dueUnits(table: WorkTable, now: Date): AsyncGenerator<readonly DueUnit[]> {
  for (let shard = 0; shard < table.shards; shard += 1) {
    const pages = queryPages(table, {
      IndexName: 'byDue',
      KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
      ExpressionAttributeValues: { ':shard': { S: String(shard) }, ':now': { S: now.toISOString() } },
      Limit: 100,
    });
    for await (const items of pages) {
      yield items.map((item) => ({
        id: text(item, table.key),
        dueAt: text(item, 'dueAt'),
        queue: item['queue']?.S,
      }));
    }
  }
}

/** Moves a unit of work that was hinted again to `dueAt`, if it is still as it was found. */
export const lookAgain = (table: WorkTable, { id, dueAt: found }: DueUnit, dueAt: string): Promise<boolean> =>
  updateIf(table, {
    key: { [table.key]: id },
    expression: 'SET dueAt = :dueAt',
    condition: 'attribute_exists(dueShard) AND dueAt = :found',
    values: { ':dueAt': { S: dueAt }, ':found': { S: found } },
  });
