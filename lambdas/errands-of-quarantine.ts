import type { Done } from './errand-edges.ts';
import type { ClaimedErrand } from '../adapters/errands-table.ts';
import type { HeldChange, HeldChanges } from '../adapters/held-changes.ts';
import type { QuarantineOpener } from '../adapters/quarantine-table.ts';
import type { StaffTaskCloser } from '../adapters/staff-task-opener.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { staffTaskIdFor } from '../domain/ids.ts';
import type { DecidedGroup } from '../domain/quarantine.ts';
import { after } from '../domain/times.ts';

/** What carrying out a decision needs. */
export interface QuarantineEdges {
  readonly quarantine: Pick<QuarantineOpener, 'get'>;
  readonly held: Pick<HeldChanges, 'page' | 'letGo' | 'reject'>;
  readonly staffTasks: StaffTaskCloser;
  readonly now: () => Date;
}

const MOST_AT_ONCE = 25;

/** As many pages of a hundred as fit a run with room to spare. */
const MOST_PAGES = 30;

/** A worker that saw the group open may hold one more until long after: it is looked for again. */
const LATE_SECONDS = 600;

/**
 * Carries out what was decided about a group, page by page. What is done is no more among what is held, so after a crash
 * the next run finds the rest. As long as nothing is decided it comes again.
 */
export const quarantineDecided = async (edges: QuarantineEdges, { errand }: ClaimedErrand): Promise<Done> => {
  const { quarantine, staffTasks, now } = edges;
  if (errand.quarantineId === undefined) throw new UnreadableItem('An errand does not say which group.');
  const group = await quarantine.get(errand.quarantineId);
  if (group?.decidedAt === undefined) return ['postponed'];
  const isEmpty = await carryOut(edges, group);
  await staffTasks.close(staffTaskIdFor('quarantine', group.quarantineId), group.state, now());
  return isEmpty && after(group.decidedAt, LATE_SECONDS) < now().toISOString() ? [] : ['postponed'];
};

/** Whether it reached the last page. */
const carryOut = async ({ held, now }: QuarantineEdges, group: DecidedGroup): Promise<boolean> => {
  const { quarantineId, state, decidedBy = '' } = group;
  const settle = (one: HeldChange): Promise<boolean> =>
    state === 'released'
      ? held.letGo(one, quarantineId, decidedBy, now())
      : held.reject(one.change.statusChangeId, quarantineId, decidedBy, now());
  let from: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await held.page(quarantineId, 4 * MOST_AT_ONCE, from);
    for (let start = 0; start < page.held.length; start += MOST_AT_ONCE)
      await Promise.all(page.held.slice(start, start + MOST_AT_ONCE).map(settle));
    from = page.next;
    if (from === undefined) return true;
  }
  return false;
};
