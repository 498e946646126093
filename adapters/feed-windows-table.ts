import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, text, type Item } from './items.ts';
import { getItem, queryPages, type Table } from './table.ts';
import { BASELINE_DAYS, type FeedDay, type TypeCounts } from '../domain/breaker.ts';
import { eventTypes, type EventType } from '../domain/event-types.ts';
import { after } from '../domain/times.ts';

/** How many status changes of each type a feed posted: what the breaker judges by. Numbers only. */
export interface FeedWindowsTable {
  /** Adds to the hour and the day of `now`; answers that day as it is after that. */
  readonly add: (feedId: string, counts: ReadonlyMap<EventType, number>, now: Date) => Promise<FeedDay>;
  /** One day (YYYY-MM-DD, UTC) as it is now. */
  readonly of: (feedId: string, day: string) => Promise<FeedDay>;
  /** The four weeks before a day, as far as they are known. */
  readonly before: (feedId: string, day: string) => Promise<readonly FeedDay[]>;
}

/** A week longer than it is looked back. */
const KEPT_SECONDS = (BASELINE_DAYS + 7) * 86_400;

/** One item is one day: `release` counts the day, `release#17` its hour from 17:00 UTC. */
const dayOf = (item: Item): FeedDay => {
  const counts: Partial<Record<EventType, TypeCounts>> = {};
  for (const eventType of eventTypes) {
    const hours = Object.entries(item).flatMap(([name, { N }]) =>
      name.startsWith(`${eventType}#`) ? [[name.slice(eventType.length + 1), Number(N)] as const] : [],
    );
    const total = Number(item[eventType]?.N ?? 0);
    if (total > 0) counts[eventType] = { total, hours: Object.fromEntries(hours) };
  }
  return { day: text(item, 'day'), counts };
};

const add =
  ({ client, tableName }: Table): FeedWindowsTable['add'] =>
  async (feedId, counts, now) => {
    const [day, hour] = [now.toISOString().slice(0, 10), now.toISOString().slice(11, 13)];
    const sums = [...counts].flatMap(([eventType, count]) => [
      [eventType, count] as const,
      [`${eventType}#${hour}`, count] as const,
    ]);
    const { Attributes = {} } = await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: attributes({ feedId, day }),
        UpdateExpression: `SET expiresAt = :expiresAt ADD ${sums.map((_, n) => `#n${n} :n${n}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(sums.map(([name], n) => [`#n${n}`, name])),
        ExpressionAttributeValues: attributes({
          ...Object.fromEntries(sums.map(([, count], n) => [`:n${n}`, count])),
          ':expiresAt': Math.floor(Date.parse(after(now, KEPT_SECONDS)) / 1000),
        }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return dayOf({ ...Attributes, day: { S: day } });
  };

export const feedWindowsTable = (client: DynamoDBClient, tableName: string): FeedWindowsTable => {
  const table: Table = { client, tableName };
  return {
    add: add(table),
    of: async (feedId, day) => dayOf((await getItem(table, { feedId, day })) ?? { day: { S: day } }),
    before: async (feedId, day) => {
      const pages = queryPages(table, {
        KeyConditionExpression: 'feedId = :feedId AND #day >= :first',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: attributes({
          ':feedId': feedId,
          ':first': after(day, -BASELINE_DAYS * 86_400).slice(0, 10),
        }),
      });
      return (await Array.fromAsync(pages))
        .flat()
        .map(dayOf)
        .filter((one) => one.day < day);
    },
  };
};
