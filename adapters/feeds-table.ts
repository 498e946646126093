import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, maybeText, text, type Item } from './items.ts';
import { getItem, updateIf } from './table.ts';
import type { FeedState } from '../domain/silence.ts';

/** When we heard from each system that reports to us, and whether it is silent. */
export interface FeedsTable {
  /**
   * Notes that a feed was heard; an earlier time than the one on record changes nothing. The first word after a silence
   * that is on record stays noted until the silence is closed. `at`: ISO-8601 UTC.
   */
  readonly heard: (feedId: string, at: string) => Promise<void>;
  readonly get: (feedId: string) => Promise<FeedState>;
  /** The states of up to 100 feeds, by id, in one request; those never heard are absent. */
  readonly states: (feedIds: readonly string[]) => Promise<ReadonlyMap<string, FeedState>>;
  /** Puts a silence on record, unless something was heard meanwhile. */
  readonly beginSilence: (feedId: string, since: string) => Promise<boolean>;
  /** Closes a silence, and keeps when it was. */
  readonly endSilence: (feedId: string, since: string, until: string) => Promise<boolean>;
}

const stateOf = (item: Item): FeedState =>
  Object.fromEntries(
    (['lastHeardAt', 'silentSince', 'heardAgainAt'] as const).flatMap((name) => {
      const value = maybeText(item, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );

export const feedsTable = (client: DynamoDBClient, tableName: string): FeedsTable => {
  const table = { client, tableName };
  return {
    heard: async (feedId, at) => {
      await updateIf(table, {
        key: { feedId },
        expression: 'SET lastHeardAt = :at, heardAgainAt = if_not_exists(heardAgainAt, :at)',
        condition: 'attribute_not_exists(lastHeardAt) OR lastHeardAt < :at',
        values: attributes({ ':at': at }),
      });
    },
    get: async (feedId) => stateOf((await getItem(table, { feedId })) ?? {}),
    states: async (feedIds) => {
      if (feedIds.length === 0) return new Map();
      const Keys = feedIds.map((feedId) => attributes({ feedId }));
      // What is left over is read by the next tick.
      const { Responses } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
      );
      return new Map((Responses?.[tableName] ?? []).map((item) => [text(item, 'feedId'), stateOf(item)]));
    },
    beginSilence: (feedId, since) =>
      updateIf(table, {
        key: { feedId },
        expression: 'SET silentSince = :since REMOVE heardAgainAt',
        condition: 'lastHeardAt = :since AND attribute_not_exists(silentSince)',
        values: attributes({ ':since': since }),
      }),
    endSilence: (feedId, since, until) =>
      updateIf(table, {
        key: { feedId },
        expression: 'SET lastSilentSince = :since, lastSilentUntil = :until REMOVE silentSince',
        condition: 'silentSince = :since',
        values: attributes({ ':since': since, ':until': until }),
      }),
  };
};
