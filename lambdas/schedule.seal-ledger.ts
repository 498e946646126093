import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { sealStore } from '../adapters/seal-store.ts';
import { sealLedger } from './seal-ledger.ts';

export const handler = sealLedger({
  ledger: ledgerTable(new DynamoDBClient({}), variable('LEDGER')),
  // The bucket in the path, not in the host's name: that is reached everywhere, a developer's machine included.
  seals: sealStore(new S3Client({ forcePathStyle: true }), variable('SEAL_BUCKET')),
  observe: standardObserve(),
  now: () => new Date(),
});
