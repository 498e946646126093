import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { maybeText, text, type Item } from './items.ts';
import { factOf } from './ledger-table.ts';
import { getItem, queryPages, type Table } from './table.ts';
import type { Duty } from '../domain/facts.ts';
import type { Told } from '../domain/receipt.ts';

/** Ways into the ledger from what comes back: from a message, and from whoever it went to. */
export interface LedgerLookUps {
  /** The duty that a notification stands for; the confirmation of a contact has none. */
  readonly dutyOf: (notificationId: string) => Promise<Duty | undefined>;
  /** What a message told: one notification, or those that it told together. Empty as long as it is not on record. */
  readonly byProviderMessage: (providerMessageId: string) => Promise<readonly Told[]>;
}

const dutyIn = (item: Item): readonly Duty[] => {
  const fact = factOf(item);
  return fact.is === 'created' ? [fact] : [];
};

/** Receipts carry the id of their message too; only what the provider took tells what it was about. */
const toldIn = (item: Item): readonly Told[] => {
  if (!text(item, 'fact').startsWith('accepted#')) return [];
  const statusChangePage = maybeText(item, 'statusChangePage');
  return [
    {
      notificationId: text(item, 'notificationId'),
      contactId: text(item, 'contactId'),
      ...(statusChangePage === undefined ? {} : { statusChangePage }),
    },
  ];
};

export const ledgerLookUps = (client: DynamoDBClient, tableName: string): LedgerLookUps => {
  const table: Table = { client, tableName };
  return {
    dutyOf: async (notificationId) => {
      const item = await getItem(table, { notificationId, fact: 'created' });
      return item && dutyIn(item)[0];
    },
    byProviderMessage: async (providerMessageId) => {
      const pages = queryPages(table, {
        IndexName: 'byProviderMessage',
        KeyConditionExpression: 'providerMessageId = :value',
        ExpressionAttributeValues: { ':value': { S: providerMessageId } },
      });
      return (await Array.fromAsync(pages)).flat().flatMap(toldIn);
    },
  };
};
