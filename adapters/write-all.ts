import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerBusy } from '../domain/errors.ts';
import type { Item } from './items.ts';
import type { Table } from './table.ts';

/** BatchWriteItem takes 25 (AWS limit). */
const MOST_PER_REQUEST = 25;
const MOST_AT_ONCE = 8;
const TRIES = 6;

const writeBatch = async ({ client, tableName }: Table, requests: WriteRequest[]): Promise<void> => {
  let left = requests;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === TRIES)
      throw new LedgerBusy(`${left.length} of ${requests.length} writes were not taken.`);
    if (attempt > 0) await sleep(Math.random() * 50 * 2 ** attempt);
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: left } }),
    );
    left = UnprocessedItems?.[tableName] ?? [];
  }
};

/**
 * Writes items whose content follows from their key, 25 a request. There is no condition: writing twice must change
 * nothing.
 * @throws LedgerBusy when the table does not take them all in time.
 */
export const writeAll = async (table: Table, items: readonly Item[]): Promise<void> => {
  const batches: WriteRequest[][] = [];
  for (let start = 0; start < items.length; start += MOST_PER_REQUEST) {
    batches.push(items.slice(start, start + MOST_PER_REQUEST).map((Item) => ({ PutRequest: { Item } })));
  }
  for (let start = 0; start < batches.length; start += MOST_AT_ONCE) {
    const wave = batches.slice(start, start + MOST_AT_ONCE);
    await Promise.all(wave.map((batch) => writeBatch(table, batch)));
  }
};
