import type { AgendaTable } from '../adapters/agenda-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import { laneOf } from '../domain/batch.ts';
import type { Duty, Fact } from '../domain/facts.ts';
import { lookIdFor } from '../domain/ids.ts';

export interface LookEdges {
  readonly agenda: Pick<AgendaTable, 'nudge' | 'addOnce'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly now: () => Date;
}

/** Which thousand of its status change's notifications one belongs to; the last part of its page. */
const pageIn = (statusChangePage: string | undefined): number =>
  Number(/#([0-9]+)$/.exec(statusChangePage ?? '')?.[1] ?? 0);

/** Has one notification looked at now, since something was learned about it: with its batch, or by itself. */
export const lookAgain = async (edges: LookEdges, facts: readonly Fact[]): Promise<void> => {
  const duty = facts.find((fact) => fact.is === 'created');
  if (duty === undefined) return;
  // Whoever has left the batch, because nothing was left to be done, is looked at alone.
  if (await edges.agenda.nudge(duty.agendaId, edges.now(), duty.victimId)) return;
  await lookAlone(edges, duty);
};

/** Puts one notification on the agenda by itself. */
export const lookAlone = async (
  { agenda, statusChanges, now }: LookEdges,
  duty: Pick<Duty, 'notificationId' | 'victimId' | 'statusChangeId' | 'statusChangePage' | 'urgency'>,
): Promise<void> => {
  const { notificationId, victimId, statusChangeId, urgency } = duty;
  const stored = await statusChanges.get(statusChangeId);
  if (stored === undefined) return;
  const agendaId = lookIdFor(notificationId);
  const isNew = await agenda.addOnce({
    agendaId,
    queue: laneOf(urgency),
    statusChangeId,
    docNumber: stored.change.docNumber,
    page: pageIn(duty.statusChangePage),
    // Not the first: nobody died over it, so nothing that goes out is suspected of being a repeat.
    round: 1,
    victimIds: [victimId],
    again: true,
    dueAt: now().toISOString(),
  });
  if (!isNew) await agenda.nudge(agendaId, now());
};
