import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marksOf, OUTREACH_SHARD } from './contact-marks.ts';
import { attributes, text, type Item } from './items.ts';
import { getItem, type Table } from './table.ts';
import type { ContactMarks } from '../domain/victim.ts';

/** A victim whom no channel reaches. */
export interface Unreachable {
  readonly victimId: string;
  /** ISO-8601 UTC. */
  readonly since: string;
}

/** Whom no channel reaches any more, the longest first. How to look for them stands elsewhere. */
export interface OutreachList {
  /** Up to a hundred, from where an earlier page ended. */
  readonly page: (
    from: Unreachable | undefined,
  ) => Promise<{ readonly victims: readonly Unreachable[]; readonly next: Unreachable | undefined }>;
  /** What is known of her contacts, by id. */
  readonly marks: (victimId: string) => Promise<ContactMarks>;
}

const MOST = 100;

const unreachableIn = (item: Item): Unreachable => ({
  victimId: text(item, 'victimId'),
  since: text(item, 'unreachableSince'),
});

const keyOf = ({ victimId, since }: Unreachable): Item =>
  attributes({ victimId, outreachShard: OUTREACH_SHARD, unreachableSince: since });

export const outreachList = (client: DynamoDBClient, tableName: string): OutreachList => {
  const table: Table = { client, tableName };
  return {
    page: async (from) => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'byOutreach',
          KeyConditionExpression: 'outreachShard = :shard',
          ExpressionAttributeValues: { ':shard': { S: OUTREACH_SHARD } },
          Limit: MOST,
          ...(from === undefined ? {} : { ExclusiveStartKey: keyOf(from) }),
        }),
      );
      return {
        victims: Items.map(unreachableIn),
        next: LastEvaluatedKey === undefined ? undefined : unreachableIn(LastEvaluatedKey),
      };
    },
    marks: async (victimId) => marksOf((await getItem(table, { victimId })) ?? {}),
  };
};

const SEPARATOR = '~';

/** Where a page ended, as a caller hands it back. */
export const outreachCursor = ({ victimId, since }: Unreachable): string =>
  Buffer.from(`${since}${SEPARATOR}${victimId}`).toString('base64url');

/** Undefined for what is no cursor of ours. */
export const placeIn = (cursor: string): Unreachable | undefined => {
  const [since = '', victimId = '', ...more] = Buffer.from(cursor, 'base64url').toString().split(SEPARATOR);
  return since === '' || victimId === '' || more.length > 0 ? undefined : { since, victimId };
};
