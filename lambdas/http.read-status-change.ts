import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { httpFunction } from './entrypoints.ts';
import { readStatusChange } from './read-status-change.ts';

const client = new DynamoDBClient({});

export const handler = httpFunction(
  readStatusChange({
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    ledger: ledgerTable(client, variable('LEDGER')),
  }),
  standardObserve(),
);
