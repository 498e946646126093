import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { outreachList } from '../adapters/outreach-list.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { httpFunction } from './entrypoints.ts';
import { listOutreach } from './list-outreach.ts';

const client = new DynamoDBClient({});

export const handler = httpFunction(
  listOutreach({
    outreach: outreachList(client, variable('VICTIMS')),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    now: () => new Date(),
  }),
  standardObserve(),
);
