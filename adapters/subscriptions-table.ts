import {
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { attributes, maybeText, text, texts, tookPlace, type Item } from './items.ts';
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

export const subscriptionsTable = (client: DynamoDBClient, tableName: string): SubscriptionsTable => ({
  addOnce: ({ offenderName: name, ...subscription }) =>
    tookPlace(
      client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: attributes({
            ...subscription,
            offenderLast: name.last,
            offenderFirst: name.first,
            offenderMiddle: name.middle,
            offenderSuffix: name.suffix,
          }),
          ConditionExpression: 'attribute_not_exists(docNumber)',
        }),
      ),
    ),

  pageOf: async (docNumber, cursor) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'docNumber = :docNumber',
        ExpressionAttributeValues: { ':docNumber': { S: docNumber } },
        Limit: 1000,
        ...(cursor === undefined
          ? {}
          : { ExclusiveStartKey: { docNumber: { S: docNumber }, victimId: { S: cursor } } }),
      }),
    );
    return { subscriptions: Items.map(subscriptionOf), cursor: LastEvaluatedKey?.['victimId']?.S };
  },

  activateAllOf: async (victimId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'byVictim',
        KeyConditionExpression: 'victimId = :victimId',
        ExpressionAttributeValues: { ':victimId': { S: victimId } },
      }),
    );
    await Promise.all(
      Items.map((item) =>
        tookPlace(
          client.send(
            new UpdateItemCommand({
              TableName: tableName,
              Key: attributes({ docNumber: text(item, 'docNumber'), victimId }),
              UpdateExpression: 'SET #state = :active',
              ConditionExpression: '#state = :pending',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':active': { S: 'active' }, ':pending': { S: 'pending' } },
            }),
          ),
        ),
      ),
    );
  },
});
