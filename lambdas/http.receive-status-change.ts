import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { variable } from '../adapters/environment.ts';
import { feedWindowsTable } from '../adapters/feed-windows-table.ts';
import { feedsTable } from '../adapters/feeds-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { feedsFrom } from '../domain/feed.ts';
import { countPosted } from './count-posted.ts';
import { httpFunction } from './entrypoints.ts';
import { receiveStatusChanges } from './receive-status-changes.ts';

const client = new DynamoDBClient({});
const queues = new SQSClient({});
const observe = standardObserve();
const settleSeconds = Number(variable('SETTLE_SECONDS'));

export const handler = httpFunction(
  receiveStatusChanges({
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    feeds: feedsTable(client, variable('FEEDS')),
    knownFeeds: feedsFrom(variable('KNOWN_FEEDS')),
    countPosted: countPosted({
      windows: feedWindowsTable(client, variable('FEED_WINDOWS')),
      observe,
      now: () => new Date(),
    }),
    hintMatchLater: {
      emergency: hintsTo(queues, variable('EMERGENCY_MATCH_QUEUE'), settleSeconds),
      routine: hintsTo(queues, variable('ROUTINE_MATCH_QUEUE'), settleSeconds),
    },
    hintMatch: {
      emergency: hintsTo(queues, variable('EMERGENCY_MATCH_QUEUE')),
      routine: hintsTo(queues, variable('ROUTINE_MATCH_QUEUE')),
    },
    observe,
    now: () => new Date(),
  }),
  observe,
);
