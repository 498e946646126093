import { asFirstNamed } from './as-first-named.ts';
import type { NotifyAll } from './notify-all.ts';
import type { Work } from './queue-worker.ts';
import type { SendDigest } from './send-digest.ts';
import type { AgendaTable } from '../adapters/agenda-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import { afterLook } from '../domain/batch.ts';
import { dutyOfChange } from '../domain/duty.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { statusChangePageFor } from '../domain/ids.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';
import { leaseSeconds } from '../domain/timing.ts';

export interface DispatchEdges {
  readonly agenda: AgendaTable;
  readonly statusChanges: Pick<StatusChangesTable, 'get' | 'newestOf'>;
  readonly notify: NotifyAll;
  readonly sendDigest: SendDigest;
  readonly now: () => Date;
}

/**
 * Looks at one dispatch batch: claims it, does what is due for its victims, and gives it back for its next look, or takes
 * it off when its last ladder has ended. A batch that is finished or in other hands is left alone: the clock comes back.
 */
export const dispatchBatch =
  ({ agenda, statusChanges, notify, sendDigest, now }: DispatchEdges): Work =>
  async (agendaId, timeoutSeconds) => {
    const claimed = await agenda.claim(agendaId, now(), leaseSeconds(timeoutSeconds));
    if (claimed === undefined) return;
    const { batch, takenOver } = claimed;
    if (batch.digestOf !== undefined) {
      await sendDigest(batch, batch.digestOf, takenOver);
      return agenda.remove(agendaId, now());
    }
    const { statusChangeId, docNumber, page, victimIds } = batch;

    const ofOffender = await statusChanges.newestOf(docNumber);
    const isIt = (one: AcceptedStatusChange): boolean => one.statusChangeId === statusChangeId;
    const change =
      ofOffender.find(isIt) ??
      (await asFirstNamed(statusChanges, await changeById(statusChanges, statusChangeId)));

    const { victimIds: left, dueAt } = await notify({
      change,
      duty: dutyOfChange(change, ofOffender),
      ofOffender,
      statusChangePage: statusChangePageFor(statusChangeId, page),
      victimIds,
      again: takenOver || batch.again,
      // A first round that is worked off again was made anew after a crash, which may have been in the sending itself.
      suspect: takenOver || (batch.again && batch.round === 0),
    });
    await (dueAt === undefined
      ? agenda.remove(agendaId, now())
      : agenda.putBack(afterLook(batch, { victimIds: left, dueAt }), now()));
  };

/** One that is not among the newest any more, or said what another one had said. */
const changeById = async (
  statusChanges: DispatchEdges['statusChanges'],
  statusChangeId: string,
): Promise<AcceptedStatusChange> => {
  const stored = await statusChanges.get(statusChangeId);
  if (stored === undefined)
    throw new UnreadableItem('A dispatch batch names a status change that is not there.');
  return stored.change;
};
