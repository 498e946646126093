import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, maybeText } from './items.ts';
import { getItem, updateIf } from './table.ts';

/** When we last heard from each system that reports to us. */
export interface FeedsTable {
  /** Notes that a feed was heard; an earlier time than the one on record changes nothing. `at`: ISO-8601 UTC. */
  readonly heard: (feedId: string, at: string) => Promise<void>;
  /** ISO-8601 UTC; undefined as long as nothing was heard. */
  readonly lastHeardAt: (feedId: string) => Promise<string | undefined>;
}

export const feedsTable = (client: DynamoDBClient, tableName: string): FeedsTable => {
  const table = { client, tableName };
  return {
    heard: async (feedId, at) => {
      await updateIf(table, {
        key: { feedId },
        expression: 'SET lastHeardAt = :at',
        condition: 'attribute_not_exists(lastHeardAt) OR lastHeardAt < :at',
        values: attributes({ ':at': at }),
      });
    },
    lastHeardAt: async (feedId) => {
      const item = await getItem(table, { feedId });
      return item && maybeText(item, 'lastHeardAt');
    },
  };
};
