import { AwsError, type AwsClient } from './aws-client.ts';
import type { Plan, Queue, Table } from './plan.ts';
import { damaged } from './state.ts';

/** Creates what the plan declares and an earlier run has not created yet. */
export const createResources = async (client: AwsClient, plan: Plan): Promise<void> => {
  for (const table of plan.tables) await createTable(client, table);
  // A queue must exist before another can name it for its dead letters.
  const queues = [...plan.queues].sort(
    (one, other) => Number('RedrivePolicy' in one) - Number('RedrivePolicy' in other),
  );
  for (const queue of queues) await createQueue(client, queue);
  for (const topic of plan.topics) await client.form('sns', { Action: 'CreateTopic', Name: topic });
  for (const { name } of plan.buckets) await client.s3('PUT', `/${name}`);
};

const createTable = async (client: AwsClient, table: Table): Promise<void> => {
  const { id, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = table;
  const indexes = GlobalSecondaryIndexes?.map(({ IndexName, KeySchema: keys, Projection }) => ({
    IndexName,
    KeySchema: keys,
    Projection,
  }));
  const definition = {
    TableName: id,
    KeySchema,
    AttributeDefinitions,
    BillingMode,
    GlobalSecondaryIndexes: indexes,
  };
  try {
    await client.json('dynamodb', 'CreateTable', definition);
  } catch (error) {
    if (error instanceof AwsError && error.message.includes('ResourceInUseException')) return;
    throw damaged('the local DynamoDB', error);
  }
};

const createQueue = async (client: AwsClient, { id, RedrivePolicy, ...queue }: Queue): Promise<void> => {
  const Attributes = Object.fromEntries(
    attributeNames.flatMap((name) => (queue[name] === undefined ? [] : [[name, String(queue[name])]])),
  );
  if (RedrivePolicy) Attributes['RedrivePolicy'] = JSON.stringify(RedrivePolicy);
  await client.json('sqs', 'CreateQueue', { QueueName: id, Attributes }).catch(async () => {
    // It exists with other attributes: the template of today holds.
    const answer = await client.json('sqs', 'GetQueueUrl', { QueueName: id });
    const QueueUrl =
      typeof answer === 'object' && answer && 'QueueUrl' in answer ? answer.QueueUrl : undefined;
    await client.json('sqs', 'SetQueueAttributes', { QueueUrl, Attributes });
  });
};

const attributeNames = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
] as const;
