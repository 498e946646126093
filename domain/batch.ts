import { dispatchBatchIdFor, furtherTryIdFor } from './ids.ts';
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

/** The next try for those of a batch whom a provider could not take now; the clock sends its hint when it is due. */
export const furtherTry = (
  batch: Pick<DispatchBatch, 'agendaId' | 'queue' | 'statusChangeId' | 'docNumber' | 'page' | 'round'>,
  victimIds: readonly string[],
  now: Date,
): DispatchBatch => {
  const round = batch.round + 1;
  return {
    ...batch,
    agendaId: furtherTryIdFor(batch.agendaId),
    round,
    victimIds,
    again: true,
    dueAt: after(now, retryAfterSeconds(round)),
  };
};
