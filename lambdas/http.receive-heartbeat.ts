import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { feedsTable } from '../adapters/feeds-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { feedsFrom } from '../domain/feed.ts';
import { httpFunction } from './entrypoints.ts';
import { receiveHeartbeat } from './receive-heartbeat.ts';

export const handler = httpFunction(
  receiveHeartbeat({
    feeds: feedsTable(new DynamoDBClient({}), variable('FEEDS')),
    knownFeeds: feedsFrom(variable('KNOWN_FEEDS')),
    now: () => new Date(),
  }),
  standardObserve(),
);
