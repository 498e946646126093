import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { WorkTable } from './work-items.ts';

/** Dispatch batches and their further tries: many of them after an escape with thousands of subscribers. */
export const agendaWork = (client: DynamoDBClient, tableName: string): WorkTable => ({
  client,
  tableName,
  key: 'agendaId',
  shards: 8,
});

/** Status changes that are not matched yet. */
export const statusChangesWork = (client: DynamoDBClient, tableName: string): WorkTable => ({
  client,
  tableName,
  key: 'statusChangeId',
  shards: 4,
});

/** Form submissions whose codes are not sent yet. */
export const formSubmissionsWork = (client: DynamoDBClient, tableName: string): WorkTable => ({
  client,
  tableName,
  key: 'submissionId',
  shards: 4,
});

/** Open staff tasks about which somebody is to be paged. */
export const staffTasksWork = (client: DynamoDBClient, tableName: string): WorkTable => ({
  client,
  tableName,
  key: 'taskId',
  shards: 4,
});

/** Receipts that belong to no message we know of yet. */
export const receiptsWork = (client: DynamoDBClient, tableName: string): WorkTable => ({
  client,
  tableName,
  key: 'receiptId',
  shards: 4,
});

/** Small things to be done for one victim outside of notifications. */
export const errandsWork = (client: DynamoDBClient, tableName: string): WorkTable => ({
  client,
  tableName,
  key: 'errandId',
  shards: 4,
});
