import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { httpFunction } from './entrypoints.ts';
import { readEvidence } from './read-evidence.ts';

export const handler = httpFunction(
  readEvidence({
    ledger: ledgerTable(new DynamoDBClient({}), variable('LEDGER')),
    now: () => new Date(),
  }),
  standardObserve(),
);
