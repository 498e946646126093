import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { attributes, type Item } from './items.ts';

/** A table, and the client that reaches it. Only the portable part of DynamoDB is used (docs/decisions). */
export interface Table {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** Runs a conditional write and tells whether it took place; other faults are thrown. */
const tookPlace = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
};

/** Whether a conditional write was refused by its condition. */
export const isRefused = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** The item as it is now, if there is one (consistent read). */
export const getItem = async (
  { client, tableName }: Table,
  key: Readonly<Record<string, string>>,
): Promise<Item | undefined> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: attributes(key), ConsistentRead: true }),
  );
  return Item;
};

/** Writes an item unless there is one under its key already; tells whether it did. `key`: one attribute of the key. */
export const putIfNew = ({ client, tableName }: Table, item: Item, key: string): Promise<boolean> =>
  tookPlace(
    client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: item,
        ConditionExpression: `attribute_not_exists(${key})`,
      }),
    ),
  );

export interface Update {
  readonly key: Readonly<Record<string, string>>;
  readonly expression: string;
  /** On this very item; without it holding, nothing is changed. */
  readonly condition: string;
  readonly names?: Record<string, string>;
  readonly values?: Item;
}

/** Changes one item under a condition; tells whether it did. */
export const updateIf = (
  { client, tableName }: Table,
  { key, expression, condition, names, values }: Update,
): Promise<boolean> =>
  tookPlace(
    client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: attributes(key),
        UpdateExpression: expression,
        ConditionExpression: condition,
        ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
        ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
      }),
    ),
  );

/** Deletes one item under a condition on it, or finds it gone already; tells whether the condition held. */
export const deleteIf = (
  { client, tableName }: Table,
  { key, condition }: Pick<Update, 'key' | 'condition'>,
): Promise<boolean> =>
  tookPlace(
    client.send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: attributes(key),
        ConditionExpression: condition,
      }),
    ),
  );

/** The items of a query, a page at a time: never everything at once. */
export async function* queryPages(
  { client, tableName }: Table,
  input: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<readonly Item[], void> {
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        ...input,
        TableName: tableName,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    if (Items.length > 0) yield Items;
    from = LastEvaluatedKey;
  } while (from !== undefined);
}
