import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { standardObserve } from '../adapters/observability.ts';
import { claimReceipt } from './claim-receipts.ts';
import { fileReceipt } from './file-receipts.ts';
import { queueWorker } from './queue-worker.ts';
import { receiptEdges } from './receipt-edges.ts';

const observe = standardObserve();
const edges = receiptEdges(new DynamoDBClient({}), observe);

export const handler = queueWorker(claimReceipt({ ...edges, file: fileReceipt(edges) }), observe);
