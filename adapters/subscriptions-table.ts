import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { attributes, maybeText, text, texts, type Item } from './items.ts';
import { putIfNew, queryPages, updateIf, type Table } from './table.ts';
import { eventTypes, type EventType } from '../domain/event-types.ts';
import { offenderName } from '../domain/names.ts';
import type { OffenderSubscription } from '../domain/notification.ts';

const stored = z.lazy(() =>
  z.object({
    docNumber: z.string(),
    victimId: z.string(),
    state: z.enum(['pending', 'active', 'ended']),
    offenderName,
    eventTypes: z.optional(z.array(z.enum(eventTypes))),
  }),
);

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
  /** All that a victim asked for. */
  readonly ofVictim: (victimId: string) => Promise<readonly OffenderSubscription[]>;
  /** Sets what she wants to hear of; her written choice stays as evidence, with its time (ISO-8601 UTC). */
  readonly choose: (choice: WrittenChoice) => Promise<boolean>;
  /** Ends all that a victim asked for. */
  readonly endAllOf: (victimId: string) => Promise<void>;
}

/** What a victim chose to hear of about one offender, and what she declined though the law gives it. */
export interface WrittenChoice {
  readonly docNumber: string;
  readonly victimId: string;
  /** Absent for everything that is owed by default. */
  readonly eventTypes: readonly EventType[] | undefined;
  readonly declined: readonly EventType[];
  readonly at: string;
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
    const pages = pagesOfVictim(table, victimId);
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

const pagesOfVictim = (table: Table, victimId: string): AsyncGenerator<readonly Item[], void> =>
  queryPages(table, {
    IndexName: 'byVictim',
    KeyConditionExpression: 'victimId = :victimId',
    ExpressionAttributeValues: { ':victimId': { S: victimId } },
  });

const choose =
  (table: Table): SubscriptionsTable['choose'] =>
  ({ docNumber, victimId, eventTypes: types, declined, at }) =>
    updateIf(table, {
      key: { docNumber, victimId },
      expression: `SET #choice = :choice${types === undefined ? ' REMOVE eventTypes' : ', eventTypes = :types'}`,
      condition: 'attribute_exists(victimId)',
      names: { '#choice': `choice:${at}` },
      values: attributes({
        ':choice': JSON.stringify({ ...(types === undefined ? {} : { eventTypes: types }), declined }),
        ':types': types,
      }),
    });

const endAllOf =
  (table: Table): SubscriptionsTable['endAllOf'] =>
  async (victimId) => {
    const end = (item: Item): Promise<boolean> =>
      updateIf(table, {
        key: { docNumber: text(item, 'docNumber'), victimId },
        expression: 'SET #state = :ended',
        condition: 'attribute_exists(victimId)',
        names: { '#state': 'state' },
        values: attributes({ ':ended': 'ended' }),
      });
    for await (const items of pagesOfVictim(table, victimId)) await Promise.all(items.map(end));
  };

export const subscriptionsTable = (client: DynamoDBClient, tableName: string): SubscriptionsTable => {
  const table: Table = { client, tableName };
  return {
    addOnce: (subscription) => putIfNew(table, itemOf(subscription), 'docNumber'),
    pageOf: pageOf(table),
    activateAllOf: activateAllOf(table),
    ofVictim: async (victimId) =>
      (await Array.fromAsync(pagesOfVictim(table, victimId))).flat().map(subscriptionOf),
    choose: choose(table),
    endAllOf: endAllOf(table),
  };
};
