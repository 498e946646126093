import * as z from 'zod';
import { fact, type Fact } from '../domain/facts.ts';
import { foldFacts, type NotificationState } from '../domain/fold.ts';
import type { AwsClient } from './aws-client.ts';

/** A status change as the page shows it. */
export interface ShownChange {
  readonly id: string;
  readonly docNumber: string;
  readonly eventType: string;
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly matchedAt: string;
  readonly notified: number;
  readonly quarantined: number;
}

/** A notification: its facts in order of time, and the state they fold to. */
export interface ShownNotification {
  readonly id: string;
  readonly state: NotificationState;
  readonly facts: readonly Fact[];
}

/** As much of a table as the page reads; a larger one is for the AWS CLI. */
const MOST_ITEMS = 5000;

const page = z.object({
  Items: z.array(z.record(z.string(), z.looseObject({}))),
  LastEvaluatedKey: z.unknown().optional(),
});

type Plain = Readonly<Record<string, unknown>>;

/** A scan is for looking in only: nothing that is deployed does one. */
export const scan = async (client: AwsClient, TableName: string): Promise<Plain[]> => {
  const items: Plain[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const answer = page.parse(await client.json('dynamodb', 'Scan', { TableName, ExclusiveStartKey }));
    items.push(...answer.Items.map(plain));
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined && items.length < MOST_ITEMS);
  return items;
};

/** Texts, numbers and truth values are all that is looked at here. */
const plain = (item: Readonly<Record<string, object>>): Plain =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, attribute]) =>
      Object.entries(attribute).map(([type, value]: [string, unknown]) => [
        name,
        type === 'N' ? Number(value) : value,
      ]),
    ),
  );

/** The notifications in a ledger, the latest fact first. */
export const notificationsIn = async (client: AwsClient, table: string): Promise<ShownNotification[]> => {
  const facts = (await scan(client, table)).flatMap((item) => {
    const withoutKey = Object.entries(item).filter(([name]) => name !== 'fact');
    const parsed = fact.safeParse(Object.fromEntries(withoutKey));
    return parsed.success ? [parsed.data] : [];
  });
  return [...Map.groupBy(facts, ({ notificationId }) => notificationId)]
    .map(([id, its]) => ({ id, state: foldFacts(its).state, facts: [...its].sort(byTime) }))
    .sort((one, other) => compare(lastOf(other), lastOf(one)));
};

const byTime = (one: Fact, other: Fact): number => compare(one.at, other.at);

const lastOf = ({ facts }: ShownNotification): string => facts.at(-1)?.at ?? '';

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const storedChange = z.object({
  statusChangeId: z.string(),
  docNumber: z.string(),
  content: z.string(),
  receivedAt: z.string(),
  matchedAt: z.string().default(''),
  notified: z.number().default(0),
  quarantined: z.number().default(0),
});

const changeContent = z.object({ eventType: z.string(), occurredAt: z.string() });

/** The status changes in their table, the last received first. */
export const changesIn = async (client: AwsClient, table: string): Promise<ShownChange[]> =>
  (await scan(client, table))
    .flatMap((item) => {
      const { data } = storedChange.safeParse(item);
      if (!data) return [];
      const { content, statusChangeId: id, ...rest } = data;
      return [{ id, ...rest, ...changeContent.parse(JSON.parse(content)) }];
    })
    .sort((one, other) => compare(other.receivedAt, one.receivedAt));
