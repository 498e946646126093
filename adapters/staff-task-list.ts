import { QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { attributes, jsonFrom, text, type Item } from './items.ts';
import type { Table } from './table.ts';
import { UnreadableItem } from '../domain/errors.ts';
import type { TaskKind } from '../domain/facts.ts';
import type { StaffWork } from '../domain/staff-work.ts';

/** Which open tasks are wanted. */
export interface Wanted {
  readonly kind?: TaskKind | undefined;
  /** With a deadline before this, ISO-8601 UTC. */
  readonly before?: string | undefined;
  /** Where an earlier page ended. */
  readonly after?: Place | undefined;
}

/** A place in the list of open tasks. */
export interface Place {
  readonly deadline: string;
  readonly taskId: string;
}

/** Up to fifty open tasks. */
export interface TaskPage {
  readonly tasks: readonly StaffWork[];
  /** Where the next page begins; absent after the last. A page may be short, or empty, and still not be the last. */
  readonly next: Place | undefined;
}

/** Open tasks, the one that is due first at the top. */
export interface StaffTaskList {
  readonly list: (wanted: Wanted) => Promise<TaskPage>;
  /** How many open tasks are past their deadline, counted up to a thousand. */
  readonly countOverdue: (now: Date) => Promise<number>;
}

const MOST_IN_A_PAGE = 50;

/** Queries that one request may take when few tasks are of the kind that is wanted. */
const MOST_QUERIES = 10;

const place = z.lazy(() => z.tuple([z.iso.datetime(), z.string().check(z.regex(/^[0-9a-f]{32}$/))]));

/** A place as a word in an address; it tells nothing, and nobody is to read it. */
export const cursorOf = ({ deadline, taskId }: Place): string =>
  Buffer.from(JSON.stringify([deadline, taskId])).toString('base64url');

/** The place that such a word stands for; undefined when it is none of ours. */
export const placeOf = (cursor: string): Place | undefined => {
  try {
    const parsed = place.safeParse(jsonFrom(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parsed.success ? { deadline: parsed.data[0], taskId: parsed.data[1] } : undefined;
  } catch (error) {
    if (error instanceof UnreadableItem) return undefined;
    throw error;
  }
};

const placeIn = (item: Item): Place => ({ deadline: text(item, 'deadline'), taskId: text(item, 'taskId') });

/** Up to fifty items from a place on, and whether there may be more. */
const itemsAfter = async (
  { client, tableName }: Table,
  { before }: Wanted,
  from: Place | undefined,
): Promise<{ readonly items: readonly Item[]; readonly isLast: boolean }> => {
  const { Items: items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'byDeadline',
      KeyConditionExpression:
        before === undefined ? 'openShard = :open' : 'openShard = :open AND deadline < :before',
      ExpressionAttributeValues: attributes({ ':open': 'open', ':before': before }),
      Limit: MOST_IN_A_PAGE,
      ...(from === undefined ? {} : { ExclusiveStartKey: attributes({ openShard: 'open', ...from }) }),
    }),
  );
  return { items, isLast: LastEvaluatedKey === undefined };
};

const list =
  (table: Table, workOf: (item: Item) => StaffWork): StaffTaskList['list'] =>
  async (wanted) => {
    const found: StaffWork[] = [];
    let from = wanted.after;
    for (let queries = 0; queries < MOST_QUERIES; queries += 1) {
      const { items, isLast } = await itemsAfter(table, wanted, from);
      for (const item of items) {
        from = placeIn(item);
        const task = workOf(item);
        if (wanted.kind === undefined || task.kind === wanted.kind) found.push(task);
        if (found.length === MOST_IN_A_PAGE) return { tasks: found, next: from };
      }
      if (isLast) return { tasks: found, next: undefined };
    }
    return { tasks: found, next: from };
  };

export const staffTaskList = (table: Table, workOf: (item: Item) => StaffWork): StaffTaskList => ({
  list: list(table, workOf),
  countOverdue: async (now) => {
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: 'byDeadline',
        KeyConditionExpression: 'openShard = :open AND deadline < :now',
        ExpressionAttributeValues: attributes({ ':open': 'open', ':now': now.toISOString() }),
        Limit: 1000,
      }),
    );
    return Items.length;
  },
});
