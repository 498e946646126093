import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, maybeText, numberOr, text, texts, type Item } from './items.ts';
import { putIfNew, updateIf } from './table.ts';
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
  ...digestIn(item),
});

const digestIn = (item: Item): Pick<DispatchBatch, 'digestOf'> => {
  const digestOf = maybeText(item, 'digestOf');
  return digestOf === undefined ? {} : { digestOf };
};

/** Units of work that are owed and were not received from outside: dispatch batches, until their last ladder has ended. */
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
  /** Gives a claimed batch back as it is after a look. What it was nudged for meanwhile is looked at at once. */
  readonly putBack: (batch: DispatchBatch, now: Date) => Promise<void>;
  /** Takes a batch off, after its outcomes were written and its last ladder has ended. */
  readonly remove: (agendaId: string) => Promise<void>;
  /** Brings the look at a batch forward to now, also while a worker is at it; false when it is not there. */
  readonly nudge: (agendaId: string, now: Date) => Promise<boolean>;
}

const putBack =
  (work: WorkTable): AgendaTable['putBack'] =>
  async ({ agendaId, victimIds, round, again, dueAt }, now) => {
    const backAt = (at: string, condition: string): Promise<boolean> =>
      updateIf(work, {
        key: { agendaId },
        expression:
          'SET victimIds = :victimIds, round = :round, again = :again, dueAt = :dueAt REMOVE leaseUntil, nudgedAt',
        condition,
        values: attributes({ ':victimIds': victimIds, ':round': round, ':again': again, ':dueAt': at }),
      });
    if (await backAt(dueAt, 'attribute_exists(dueShard) AND attribute_not_exists(nudgedAt)')) return;
    await backAt(now.toISOString(), 'attribute_exists(dueShard)');
  };

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

    putBack: putBack(work),
    nudge: (agendaId, now) =>
      updateIf(work, {
        key: { agendaId },
        expression: 'SET nudgedAt = :now, dueAt = :now',
        condition: 'attribute_exists(dueShard)',
        values: attributes({ ':now': now.toISOString() }),
      }),
    remove: async (agendaId) => {
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: { agendaId: { S: agendaId } } }));
    },
  };
};
