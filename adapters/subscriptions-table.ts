import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { attributes, maybeText, text, texts, type Item } from './items.ts';
import { putIfNew, queryPages, updateIf, type Table } from './table.ts';
import { eventTypes } from '../domain/event-types.ts';
import { offenderName } from '../domain/names.ts';
import type { OffenderSubscription } from '../domain/notification.ts';

const stored = z.object({
  docNumber: z.string(),
  victimId: z.string(),
  state: z.enum(['pending', 'active', 'ended']),
  offenderName,
  eventTypes: z.optional(z.array(z.enum(eventTypes))),
});

/** One that cannot be read is nobody's name: its victim's notifications are quarantined until a person has looked. */
const unreadable = (item: Item): OffenderSubscription => ({
  docNumber: text(item, 'docNumber'),
  victimId: text(item, 'victimId'),
  state: 'active',
  offenderName: { last: '?' },
});

const subscriptionOf = (item: Item): OffenderSubscription => {
  const wished = texts(item, 'eventTypes');
  const parsed = stored.safeParse({
    docNumber: text(item, 'docNumber'),
    victimId: text(item, 'victimId'),
    state: maybeText(item, 'state'),
    offenderName: {
      last: maybeText(item, 'offenderLast'),
      first: maybeText(item, 'offenderFirst'),
      middle: maybeText(item, 'offenderMiddle'),
      suffix: maybeText(item, 'offenderSuffix'),
    },
    ...(wished.length === 0 ? {} : { eventTypes: wished }),
  });
  if (!parsed.success) return unreadable(item);
  const { eventTypes: types, ...rest } = parsed.data;
  return { ...rest, ...(types === undefined ? {} : { eventTypes: types }) };
};

export interface SubscriptionPage {
  readonly subscriptions: readonly OffenderSubscription[];
  /** Where the next page begins; absent after the last. */
  readonly cursor: string | undefined;
}

/** Which victims want to hear of which offender. */
export interface SubscriptionsTable {
  /** Keeps a subscription unless it is there already; one that was activated or ended stays so. */
  readonly addOnce: (subscription: OffenderSubscription) => Promise<boolean>;
  /** Up to a thousand subscriptions of one offender, from `cursor` on. */
  readonly pageOf: (docNumber: string, cursor: string | undefined) => Promise<SubscriptionPage>;
  /** Activates what the victim asked for, once one of her contacts is confirmed. */
  readonly activateAllOf: (victimId: string) => Promise<void>;
}

const itemOf = ({ offenderName: name, ...subscription }: OffenderSubscription): Item =>
  attributes({
    ...subscription,
    offenderLast: name.last,
    offenderFirst: name.first,
    offenderMiddle: name.middle,
    offenderSuffix: name.suffix,
  });

const pageOf =
  ({ client, tableName }: Table): SubscriptionsTable['pageOf'] =>
  async (docNumber, cursor) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'docNumber = :docNumber',
        ExpressionAttributeValues: { ':docNumber': { S: docNumber } },
        Limit: 1000,
        ...(cursor === undefined ? {} : { ExclusiveStartKey: attributes({ docNumber, victimId: cursor }) }),
      }),
    );
    return { subscriptions: Items.map(subscriptionOf), cursor: LastEvaluatedKey?.['victimId']?.S };
  };

const activateAllOf =
  (table: Table): SubscriptionsTable['activateAllOf'] =>
  async (victimId) => {
    const pages = queryPages(table, {
      IndexName: 'byVictim',
      KeyConditionExpression: 'victimId = :victimId',
      ExpressionAttributeValues: { ':victimId': { S: victimId } },
    });
    const activate = (item: Item): Promise<boolean> =>
      updateIf(table, {
        key: { docNumber: text(item, 'docNumber'), victimId },
        expression: 'SET #state = :active',
        condition: '#state = :pending',
        names: { '#state': 'state' },
        values: attributes({ ':active': 'active', ':pending': 'pending' }),
      });
    for await (const items of pages) await Promise.all(items.map(activate));
  };

export const subscriptionsTable = (client: DynamoDBClient, tableName: string): SubscriptionsTable => {
  const table: Table = { client, tableName };
  return {
    addOnce: (subscription) => putIfNew(table, itemOf(subscription), 'docNumber'),
    pageOf: pageOf(table),
    activateAllOf: activateAllOf(table),
  };
};
