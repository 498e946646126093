import { dispatchBatchIdFor } from './ids.ts';
import { urgencyOf, type Urgency } from './matrix.ts';
import type { StatusChange } from './status-change.ts';
import { after } from './times.ts';
import { PATIENCE_SECONDS, retryAfterSeconds } from './timing.ts';

/** Work of each stage has two queues, by how soon it must be done: an escape never waits behind hearing notices. */
export type Lane = 'emergency' | 'routine';

/** Up to a hundred notifications of one status change, worked off together by one worker under one lease. */
export interface DispatchBatch {
  readonly agendaId: string;
  readonly queue: Lane;
  readonly statusChangeId: string;
  readonly docNumber: string;
  /** Which thousand of the status change's notifications it belongs to. */
  readonly page: number;
  readonly position: number;
  /** 0 at first; each further try of what was postponed is one more. */
  readonly round: number;
  readonly victimIds: readonly string[];
  /** An earlier worker may have worked it off: look into the ledger before sending. */
  readonly again: boolean;
  /** When the clock looks at it, ISO-8601 UTC. */
  readonly dueAt: string;
}

/** BatchGetItem reads a hundred contact details at once (AWS limit). */
const MOST_PER_BATCH = 100;

export const laneOf = (urgency: Urgency): Lane => (urgency === 'emergency' ? 'emergency' : 'routine');

/** The lane in which a status change is matched, before anything else is known of the offender: the faster in doubt. */
export const matchLaneOf = (change: StatusChange, receivedAt: string): Lane =>
  laneOf(urgencyOf(change, [], receivedAt));

type Common = Pick<DispatchBatch, 'queue' | 'statusChangeId' | 'docNumber' | 'page' | 'again'>;

/** A part of one page as batches, numbered from `firstPosition`. Their hints are sent at once; the clock waits its patience. */
export const batchesOf = (
  common: Common,
  victimIds: readonly string[],
  firstPosition: number,
  now: Date,
): readonly DispatchBatch[] =>
  Array.from({ length: Math.ceil(victimIds.length / MOST_PER_BATCH) }, (_, batch) => ({
    ...common,
    agendaId: dispatchBatchIdFor(common.statusChangeId, common.page, firstPosition + batch),
    position: firstPosition + batch,
    round: 0,
    victimIds: victimIds.slice(batch * MOST_PER_BATCH, (batch + 1) * MOST_PER_BATCH),
    dueAt: after(now, PATIENCE_SECONDS),
  }));

/** The next try for those of a batch whom a provider could not take now; the clock sends its hint when it is due. */
export const furtherTry = (
  batch: Pick<DispatchBatch, 'queue' | 'statusChangeId' | 'docNumber' | 'page' | 'position' | 'round'>,
  victimIds: readonly string[],
  now: Date,
): DispatchBatch => {
  const round = batch.round + 1;
  return {
    ...batch,
    agendaId: dispatchBatchIdFor(batch.statusChangeId, batch.page, batch.position, round),
    round,
    victimIds,
    again: true,
    dueAt: after(now, retryAfterSeconds(round)),
  };
};
