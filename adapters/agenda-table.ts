import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, maybeText, numberOr, text, texts, type Item } from './items.ts';
import { deleteIf, putIfNew, updateIf } from './table.ts';
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
  /** Takes a batch off, after its outcomes were written and its last ladder has ended; unless it was nudged meanwhile. */
  readonly remove: (agendaId: string, now: Date) => Promise<void>;
  /**
   * Brings the look at a batch forward to now, also while a worker is at it; false when it is not there, or when this
   * victim has left it.
   */
  readonly nudge: (agendaId: string, now: Date, victimId?: string) => Promise<boolean>;
}

const NOT_NUDGED = 'attribute_not_exists(nudgedAt)';

/** Something happened while a worker was at it: whatever it found, all of the batch is looked at once more. */
const lookAtAllAgain = (work: WorkTable, agendaId: string, now: Date): Promise<boolean> =>
  updateIf(work, {
    key: { agendaId },
    expression: 'SET again = :again, dueAt = :now, round = :round REMOVE leaseUntil, nudgedAt',
    condition: 'attribute_exists(dueShard)',
    // Not the first round any more: the worker before has written down all that it did.
    values: attributes({ ':again': true, ':now': now.toISOString(), ':round': 1 }),
  });

const putBack =
  (work: WorkTable): AgendaTable['putBack'] =>
  async ({ agendaId, victimIds, round, again, dueAt }, now) => {
    const isBack = await updateIf(work, {
      key: { agendaId },
      expression:
        'SET victimIds = :victimIds, round = :round, again = :again, dueAt = :dueAt REMOVE leaseUntil',
      condition: `attribute_exists(dueShard) AND ${NOT_NUDGED}`,
      values: attributes({ ':victimIds': victimIds, ':round': round, ':again': again, ':dueAt': dueAt }),
    });
    if (!isBack) await lookAtAllAgain(work, agendaId, now);
  };

const remove =
  (work: WorkTable): AgendaTable['remove'] =>
  async (agendaId, now) => {
    const isGone = await deleteIf(work, { key: { agendaId }, condition: NOT_NUDGED });
    if (!isGone) await lookAtAllAgain(work, agendaId, now);
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
    nudge: (agendaId, now, victimId) =>
      updateIf(work, {
        key: { agendaId },
        expression: 'SET nudgedAt = :now, dueAt = :now',
        condition: `attribute_exists(dueShard)${victimId === undefined ? '' : ' AND contains(victimIds, :victimId)'}`,
        values: attributes({ ':now': now.toISOString(), ':victimId': victimId }),
      }),
    remove: remove(work),
  };
};
