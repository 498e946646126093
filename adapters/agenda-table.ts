import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, numberOr, text, texts, type Item } from './items.ts';
import { putIfNew } from './table.ts';
import { claim, owed, type WorkTable } from './work-items.ts';
import { agendaWork } from './work-tables.ts';
import { writeAll } from './write-all.ts';
import type { DispatchBatch } from '../domain/batch.ts';

const itemOf = (work: WorkTable, { dueAt, ...batch }: DispatchBatch): Item =>
  attributes({ ...batch, ...owed(work, batch.agendaId, dueAt) });

const batchOf = (item: Item): DispatchBatch => ({
  agendaId: text(item, 'agendaId'),
  queue: text(item, 'queue') === 'emergency' ? 'emergency' : 'routine',
  statusChangeId: text(item, 'statusChangeId'),
  docNumber: text(item, 'docNumber'),
  page: numberOr(item, 'page', 0),
  round: numberOr(item, 'round', 0),
  victimIds: texts(item, 'victimIds'),
  again: item['again']?.BOOL === true,
  dueAt: text(item, 'dueAt'),
});

/** Units of work that are owed and were not received from outside: dispatch batches, first and further tries. */
export interface AgendaTable {
  /** Puts new batches on the agenda, 25 a request; only for batches that cannot be there yet. */
  readonly add: (batches: readonly DispatchBatch[]) => Promise<void>;
  /** Puts a batch on the agenda unless it is there already, perhaps under somebody's lease. */
  readonly addOnce: (batch: DispatchBatch) => Promise<boolean>;
  readonly claim: (
    agendaId: string,
    now: Date,
    leaseSeconds: number,
  ) => Promise<{ readonly batch: DispatchBatch; readonly takenOver: boolean } | undefined>;
  /** Takes a batch off, after its outcomes and its next try were written. */
  readonly remove: (agendaId: string) => Promise<void>;
}

export const agendaTable = (client: DynamoDBClient, tableName: string): AgendaTable => {
  const work = agendaWork(client, tableName);
  return {
    add: (batches) =>
      writeAll(
        work,
        batches.map((batch) => itemOf(work, batch)),
      ),
    addOnce: (batch) => putIfNew(work, itemOf(work, batch), 'agendaId'),
    claim: async (agendaId, now, leaseSeconds) => {
      const claimed = await claim(work, agendaId, now, leaseSeconds);
      return claimed && { batch: batchOf(claimed.item), takenOver: claimed.takenOver };
    },

    remove: async (agendaId) => {
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: { agendaId: { S: agendaId } } }));
    },
  };
};
