import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { AddressInfo } from 'node:net';
import { setImmediate as breathe } from 'node:timers/promises';
import { memoryTables } from './fakes-dynamodb.ts';
import { tableShapes, type Keys, type TableKind, type TableShape } from './fakes-tables.ts';

/** A store to run adapters over. Each call of `table` gives a new, empty one. */
export interface Engine {
  readonly client: DynamoDBClient;
  readonly table: (kind: TableKind) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const keySchema = ({ partitionKey, sortKey }: Keys) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
];

const createTable = (TableName: string, shape: TableShape): CreateTableCommand => {
  const indexes = Object.entries(shape.indexes ?? {});
  const names = new Set(
    [shape, ...indexes.map(([, keys]) => keys)].flatMap(({ partitionKey, sortKey }) =>
      sortKey === undefined ? [partitionKey] : [partitionKey, sortKey],
    ),
  );
  return new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keySchema(shape),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map(([IndexName, { carries, ...keys }]) => ({
            IndexName,
            KeySchema: keySchema(keys),
            Projection:
              carries === undefined
                ? { ProjectionType: 'ALL' as const }
                : carries.length === 0
                  ? { ProjectionType: 'KEYS_ONLY' as const }
                  : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...carries] },
          })),
        }),
  });
};

const startDynalite = async (): Promise<Engine> => {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let count = 0;
  return {
    client,
    table: async (kind) => {
      const TableName = `${kind}-${(count += 1)}`;
      await client.send(createTable(TableName, tableShapes[kind]));
      for (let tries = 0; tries < 1000; tries += 1) {
        const { Table } = await client.send(new DescribeTableCommand({ TableName }));
        if (Table?.TableStatus === 'ACTIVE') return TableName;
        await breathe();
      }
      throw new Error(`${TableName} did not become active.`);
    },
    stop: async () => {
      client.destroy();
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
};

const startMemory = (): Promise<Engine> => {
  const tables = memoryTables();
  let count = 0;
  const send = (command: { readonly constructor: { readonly name: string }; readonly input: unknown }) =>
    Promise.resolve().then(() => tables.run(command.constructor.name.replace(/Command$/, ''), command.input));
  return Promise.resolve({
    client: { send } as unknown as DynamoDBClient,
    table: (kind) => {
      const name = `${kind}-${(count += 1)}`;
      tables.create(name, tableShapes[kind]);
      return Promise.resolve(name);
    },
    stop: () => Promise.resolve(),
  });
};

/** Adapters are tested over both: the in-memory twin is only worth something if it behaves like the real thing. */
export const engines: readonly (readonly [string, () => Promise<Engine>])[] = [
  ['the in-memory twin', startMemory],
  ['dynalite', startDynalite],
];
