import { digestIdFor, dispatchBatchIdFor } from './ids.ts';
import type { StatusChange } from './status-change.ts';
import { after } from './times.ts';
import { PATIENCE_SECONDS } from './timing.ts';
import { urgencyOf, type Urgency } from './urgency.ts';

/** Work of each stage has two queues, by how soon it must be done: an escape never waits behind hearing notices. */
export type Lane = 'emergency' | 'routine';

/**
 * Up to a hundred notifications of one status change, worked off together by one worker under one lease. It stays on
 * the agenda, and is looked at again and again, until the ladder of its last notification has ended.
 */
export interface DispatchBatch {
  readonly agendaId: string;
  readonly queue: Lane;
  readonly statusChangeId: string;
  readonly docNumber: string;
  /** Which thousand of the status change's notifications it belongs to. */
  readonly page: number;
  /** How often it was looked at before. */
  readonly round: number;
  /** Those whose ladder still runs. */
  readonly victimIds: readonly string[];
  /** An earlier worker may have worked it off: look into the ledger before sending. */
  readonly again: boolean;
  /** When the clock looks at it, ISO-8601 UTC. */
  readonly dueAt: string;
  /** It stands for the routine notices of this one victim on one day, to be told in one message. */
  readonly digestOf?: string;
}

/** BatchGetItem reads a hundred contact details at once (AWS limit). */
const MOST_PER_BATCH = 100;

export const laneOf = (urgency: Urgency): Lane => (urgency === 'emergency' ? 'emergency' : 'routine');

/** The lane in which a status change is matched, before anything else is known of the offender: the faster in doubt. */
export const matchLaneOf = (change: StatusChange, receivedAt: string): Lane =>
  laneOf(urgencyOf(change, [], receivedAt));

type Common = Pick<DispatchBatch, 'queue' | 'statusChangeId' | 'docNumber' | 'page' | 'again'>;

/** A page of an audience as batches. Their hints are sent at once; the clock waits its patience. */
export const batchesOf = (common: Common, audience: readonly string[], now: Date): readonly DispatchBatch[] =>
  Array.from({ length: Math.ceil(audience.length / MOST_PER_BATCH) }, (_, position) => {
    const victimIds = audience.slice(position * MOST_PER_BATCH, (position + 1) * MOST_PER_BATCH);
    return {
      ...common,
      agendaId: dispatchBatchIdFor(common.statusChangeId, common.page, victimIds),
      round: 0,
      victimIds,
      dueAt: after(now, PATIENCE_SECONDS),
    };
  });

/** The digest of one victim on one day: one unit of work, however many notices ask for it. */
export const digestBatch = (
  { statusChangeId, docNumber }: Pick<StatusChange, 'statusChangeId' | 'docNumber'>,
  victimId: string,
  digestAt: string,
): DispatchBatch => ({
  agendaId: digestIdFor(victimId, digestAt),
  ...{ queue: 'routine', statusChangeId, docNumber, page: 0, round: 0, again: true },
  victimIds: [victimId],
  dueAt: digestAt,
  digestOf: victimId,
});

/** The same batch after a look at it: only those whose ladder still runs, to be looked at again at `dueAt`. */
export const afterLook = (
  batch: DispatchBatch,
  { victimIds, dueAt }: Pick<DispatchBatch, 'victimIds' | 'dueAt'>,
): DispatchBatch => ({ ...batch, round: batch.round + 1, again: true, victimIds, dueAt });
