import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { variable } from '../adapters/environment.ts';
import { feedsTable } from '../adapters/feeds-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { feedsFrom } from '../domain/feed.ts';
import { httpFunction } from './entrypoints.ts';
import { receiveStatusChanges } from './receive-status-changes.ts';

const client = new DynamoDBClient({});
const queues = new SQSClient({});
const observe = standardObserve();

export const handler = httpFunction(
  receiveStatusChanges({
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    feeds: feedsTable(client, variable('FEEDS')),
    knownFeeds: feedsFrom(variable('KNOWN_FEEDS')),
    hintMatch: {
      emergency: hintsTo(queues, variable('EMERGENCY_MATCH_QUEUE')),
      routine: hintsTo(queues, variable('ROUTINE_MATCH_QUEUE')),
    },
    observe,
    now: () => new Date(),
  }),
  observe,
);
