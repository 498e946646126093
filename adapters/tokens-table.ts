import {
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { attributes, numberOr, text, tookPlace } from './items.ts';

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
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: tableName,
        Key: { tokenHash: { S: tokenHash } },
        ConsistentRead: true,
      }),
    );
    if (Item?.['victimId'] === undefined || numberOr(Item, 'expiresAt', 0) <= now.getTime() / 1000)
      return undefined;
    return { victimId: text(Item, 'victimId'), contactId: text(Item, 'contactId') };
  },
  countUpTo: (countId, most, expiresAt) =>
    tookPlace(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { tokenHash: { S: countId } },
          UpdateExpression: 'ADD uses :one SET expiresAt = :expiresAt',
          ConditionExpression: 'attribute_not_exists(uses) OR uses < :most',
          ExpressionAttributeValues: attributes({
            ':one': 1,
            ':most': most,
            ':expiresAt': seconds(expiresAt),
          }),
        }),
      ),
    ),
});
