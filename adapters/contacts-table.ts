import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, text } from './items.ts';
import { putIfNew, queryPages, type Table } from './table.ts';

/** Whose contact it is, by id. */
export interface ContactOwner {
  readonly victimId: string;
  readonly contactId: string;
}

/**
 * Leads from the keyed hash of a phone number or an e-mail address to its owners. Several victims may have one phone:
 * a mother and her child. No address stands here.
 */
export interface ContactsTable {
  /** Writing it twice changes nothing. */
  readonly add: (addressHash: string, owner: ContactOwner) => Promise<void>;
  readonly remove: (addressHash: string, owner: ContactOwner) => Promise<void>;
  readonly ownersOf: (addressHash: string) => Promise<readonly ContactOwner[]>;
}

const keyOf = (addressHash: string, { victimId, contactId }: ContactOwner): Record<string, string> => ({
  addressHash,
  owner: `${victimId}#${contactId}`,
});

export const contactsTable = (client: DynamoDBClient, tableName: string): ContactsTable => {
  const table: Table = { client, tableName };
  return {
    add: async (addressHash, owner) => {
      await putIfNew(table, attributes({ ...keyOf(addressHash, owner), ...owner }), 'addressHash');
    },
    remove: async (addressHash, owner) => {
      await client.send(
        new DeleteItemCommand({ TableName: tableName, Key: attributes(keyOf(addressHash, owner)) }),
      );
    },
    ownersOf: async (addressHash) => {
      const pages = queryPages(table, {
        KeyConditionExpression: 'addressHash = :value',
        ExpressionAttributeValues: { ':value': { S: addressHash } },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(pages)).flat().map((item) => ({
        victimId: text(item, 'victimId'),
        contactId: text(item, 'contactId'),
      }));
    },
  };
};
