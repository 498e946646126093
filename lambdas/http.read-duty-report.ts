import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { httpFunction } from './entrypoints.ts';
import { readDutyReport } from './read-duty-report.ts';

export const handler = httpFunction(
  readDutyReport({
    ledger: ledgerTable(new DynamoDBClient({}), variable('LEDGER')),
    now: () => new Date(),
  }),
  standardObserve(),
);
