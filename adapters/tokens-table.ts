import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, numberOr, text } from './items.ts';
import { getItem, updateIf } from './table.ts';

/** What a code stands for. */
export interface Token {
  readonly victimId: string;
  readonly contactId: string;
}

/** Secrets that were given out, under their hashes, until they expire. */
export interface TokensTable {
  /** Keeps a token; the same token written again is the same item. */
  readonly put: (tokenHash: string, token: Token, expiresAt: string) => Promise<void>;
  /** The token, unless it is unknown or past its time. */
  readonly get: (tokenHash: string, now: Date) => Promise<Token | undefined>;
  /** Marks a token as used; false when it was used before. Readers do not find it any more. */
  readonly use: (tokenHash: string) => Promise<boolean>;
  /** Counts one more use of `countId` until `expiresAt`; false once `most` were counted. */
  readonly countUpTo: (countId: string, most: number, expiresAt: string) => Promise<boolean>;
}

/** DynamoDB's time to live is in seconds since 1970, and may come days late: readers look at it themselves. */
const seconds = (iso: string): number => Math.ceil(Date.parse(iso) / 1000);

export const tokensTable = (client: DynamoDBClient, tableName: string): TokensTable => ({
  put: async (tokenHash, token, expiresAt) => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: attributes({ tokenHash, ...token, expiresAt: seconds(expiresAt) }),
      }),
    );
  },
  get: async (tokenHash, now) => {
    const item = await getItem({ client, tableName }, { tokenHash });
    if (item?.['usedUp'] !== undefined) return undefined;
    if (item === undefined || numberOr(item, 'expiresAt', 0) <= now.getTime() / 1000) return undefined;
    return { victimId: text(item, 'victimId'), contactId: text(item, 'contactId') };
  },
  use: (tokenHash) =>
    updateIf(
      { client, tableName },
      {
        key: { tokenHash },
        expression: 'SET usedUp = :yes',
        condition: 'attribute_exists(tokenHash) AND attribute_not_exists(usedUp)',
        values: attributes({ ':yes': true }),
      },
    ),
  countUpTo: (countId, most, expiresAt) =>
    updateIf(
      { client, tableName },
      {
        key: { tokenHash: countId },
        expression: 'ADD uses :one SET expiresAt = :expiresAt',
        condition: 'attribute_not_exists(uses) OR uses < :most',
        values: attributes({ ':one': 1, ':most': most, ':expiresAt': seconds(expiresAt) }),
      },
    ),
});
