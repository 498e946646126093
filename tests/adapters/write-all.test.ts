import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { writeAll } from '../../adapters/write-all.ts';
import { LedgerBusy } from '../../domain/errors.ts';

interface Write {
  readonly PutRequest: { readonly Item: { readonly id: { readonly S: string } } };
}

/** A table that takes as many of the writes of a request as `takes` says. */
const aTable = (takes: (request: number, size: number) => number) => {
  const taken: string[] = [];
  const sizes: number[] = [];
  const send = async ({ input }: { input: { RequestItems: { table: Write[] } } }): Promise<unknown> => {
    await Promise.resolve();
    const writes = input.RequestItems.table;
    sizes.push(writes.length);
    const count = takes(sizes.length, writes.length);
    taken.push(...writes.slice(0, count).map(({ PutRequest }) => PutRequest.Item.id.S));
    const left = writes.slice(count);
    return { UnprocessedItems: left.length === 0 ? {} : { table: left } };
  };
  return { taken, sizes, table: { client: { send } as unknown as DynamoDBClient, tableName: 'table' } };
};
const items = (count: number) => Array.from({ length: count }, (_, n) => ({ id: { S: String(n) } }));
const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n));

describe('many writes', () => {
  let random: jest.SpyInstance;
  beforeEach(() => {
    // The pauses between tries become nothing.
    random = jest.spyOn(Math, 'random').mockReturnValue(0);
  });
  afterEach(() => {
    random.mockRestore();
  });

  it.each([
    [0, []],
    [1, [1]],
    [25, [25]],
    [26, [25, 1]],
    [1000, Array.from({ length: 40 }, () => 25)],
  ])('go out 25 at a time: %i', async (count, sizes) => {
    const { table, taken, sizes: sent } = aTable((_, size) => size);

    await writeAll(table, items(count));

    expect(sent).toEqual(sizes);
    expect(taken.toSorted()).toEqual(ids(count).toSorted());
  });

  it('that a table did not take are sent again, and only those', async () => {
    const { table, taken, sizes } = aTable((request, size) => (request < 4 ? Math.min(7, size) : size));

    await writeAll(table, items(25));

    expect(sizes).toEqual([25, 18, 11, 4]);
    expect(taken).toEqual(ids(25));
  });

  it('are given up on for now after six tries, so that the same hint may succeed later', async () => {
    const { table, sizes } = aTable(() => 0);

    const writing = writeAll(table, items(3));

    await expect(writing).rejects.toThrow(LedgerBusy);
    await expect(writing).rejects.toMatchObject({
      remedy: 'retry',
      message: '3 of 3 writes were not taken.',
    });
    expect(sizes).toHaveLength(6);
  });
});
