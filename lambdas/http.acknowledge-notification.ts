import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { acknowledgeNotification } from './acknowledge-notification.ts';
import { httpFunction } from './entrypoints.ts';

export const handler = httpFunction(
  acknowledgeNotification({
    ledger: ledgerTable(new DynamoDBClient({}), variable('LEDGER')),
    now: () => new Date(),
  }),
  standardObserve(),
);
