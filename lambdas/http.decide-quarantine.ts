import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { variable } from '../adapters/environment.ts';
import { errandsTable } from '../adapters/errands-table.ts';
import { feedWindowsTable } from '../adapters/feed-windows-table.ts';
import { heldChanges } from '../adapters/held-changes.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { quarantineTable } from '../adapters/quarantine-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { decideQuarantine } from './decide-quarantine.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});
const observe = standardObserve();

export const handler = httpFunction(
  decideQuarantine({
    quarantine: quarantineTable(client, variable('QUARANTINE')),
    held: heldChanges(client, variable('STATUS_CHANGES')),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    windows: feedWindowsTable(client, variable('FEED_WINDOWS')),
    errands: errandsTable(client, variable('ERRANDS')),
    hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
    observe,
    now: () => new Date(),
  }),
  observe,
);
