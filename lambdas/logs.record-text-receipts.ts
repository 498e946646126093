import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { contactHashFor } from '../domain/secrets.ts';
import { fileReceipts } from './file-receipts.ts';
import { receiptEdges } from './receipt-edges.ts';
import { recordTextReceipts } from './record-text-receipts.ts';

const observe = standardObserve();
const indexKey = variable('INDEX_KEY');

export const handler = recordTextReceipts({
  file: fileReceipts(receiptEdges(new DynamoDBClient({}), observe)),
  hashOf: (address) => contactHashFor(indexKey, address),
  observe,
});
