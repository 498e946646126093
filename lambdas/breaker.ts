import type { ChangeHolder } from '../adapters/held-changes.ts';
import type { FeedWindowsTable } from '../adapters/feed-windows-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { OffendersTable } from '../adapters/offenders-table.ts';
import type { QuarantineOpener } from '../adapters/quarantine-table.ts';
import type { StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import type { ClaimedStatusChange } from '../adapters/status-changes-table.ts';
import { isPastFloor, tripOf, waitsForOthers, type FeedDay, type Trip } from '../domain/breaker.ts';
import { isImplausible, passesOnOne, suspicionsAbout, type Known } from '../domain/plausibility.ts';
import {
  burstGroup,
  burstIdFor,
  groupTask,
  implausibleGroup,
  type QuarantineGroup,
} from '../domain/quarantine.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';
import { after } from '../domain/times.ts';

export interface BreakerEdges {
  readonly windows: Pick<FeedWindowsTable, 'of' | 'before'>;
  readonly offenders: Pick<OffendersTable, 'get'>;
  readonly quarantine: QuarantineOpener;
  readonly held: Pick<ChangeHolder, 'hold'>;
  readonly staffTasks: Pick<StaffTaskOpener, 'addOnce'>;
  readonly observe: Observe;
  readonly now: () => Date;
}

/**
 * Puts a status change into quarantine if it is part of a burst or cannot be true. `waits`: what would explain it may be
 * on its way.
 */
export type Breaker = (
  claimed: ClaimedStatusChange,
  ofOffender: readonly AcceptedStatusChange[],
) => Promise<'passes' | 'held' | 'waits'>;

/**
 * Looks at a status change before anybody is told of it. What people of the office have released is not looked at again,
 * nor is what was told in part. The group and the task to decide about it come first: a crash between leaves the status
 * change owed, and the next worker holds it in the same group.
 */
export const breaker =
  (edges: BreakerEdges): Breaker =>
  async (claimed, ofOffender) => {
    const { change, takenOver } = claimed;
    if (isSettled(claimed)) return 'passes';
    const group = (await burstOf(edges, claimed)) ?? (await implausibilityOf(edges, change, ofOffender));
    if (group === undefined) return 'passes';
    if (mayBeExplained(group, change, edges.now())) return 'waits';
    const isNew = await edges.quarantine.open(group);
    await edges.staffTasks.addOnce(groupTask(group));
    const { quarantineId, reasons } = group;
    await edges.held.hold(change.statusChangeId, { quarantineId, reasons }, takenOver, edges.now());
    edges.observe.count({ StatusChangesHeld: 1, ...(isNew ? { QuarantinesOpened: 1 } : {}) });
    return 'held';
  };

/** What was released is told; and of what was told in part, all is told. */
const isSettled = ({ progress, quarantine }: ClaimedStatusChange): boolean =>
  quarantine?.state === 'released' || progress.pages > 0 || progress.again;

/** Status changes come in any order: an escape may come after its end, and is given as long as this. */
const EXPLAINED_WITHIN_SECONDS = 600;

const mayBeExplained = (
  { reasons }: QuarantineGroup,
  { receivedAt }: AcceptedStatusChange,
  now: Date,
): boolean =>
  reasons.every((reason) => reason === 'no-escape') &&
  now.toISOString() < after(receivedAt, EXPLAINED_WITHIN_SECONDS);

/** When it was received, and now: a burst may have begun a moment before an hour was over. */
const momentsOf = ({ receivedAt }: AcceptedStatusChange, now: Date): readonly string[] => {
  const at = now.toISOString();
  return at.slice(0, 13) === receivedAt.slice(0, 13) ? [at] : [receivedAt, at];
};

const burstOf = async (
  edges: BreakerEdges,
  { change, isCrowded }: ClaimedStatusChange,
): Promise<QuarantineGroup | undefined> => {
  const { eventType, feedId } = change;
  // An escape asks for nothing, unless there were many before it.
  if (!waitsForOthers(eventType) && !isCrowded) return undefined;
  const days = new Map<string, FeedDay>();
  for (const at of momentsOf(change, edges.now())) {
    const day = at.slice(0, 10);
    const today = days.get(day) ?? (await edges.windows.of(feedId, day));
    days.set(day, today);
    if (!isPastFloor(today, eventType, at)) continue;
    const group = await openBurst(edges, change, today, at);
    if (group !== undefined) return group;
  }
  return undefined;
};

/** The group that nobody has decided about yet. What was released counts no more, so the next burst needs as many again. */
const openBurst = async (
  { windows, quarantine, now }: BreakerEdges,
  change: AcceptedStatusChange,
  today: FeedDay,
  at: string,
): Promise<QuarantineGroup | undefined> => {
  const { eventType, feedId } = change;
  const earlier = await windows.before(feedId, today.day);
  const tripped = (decided: number): Trip | undefined => tripOf({ today, earlier, decided }, eventType, at);
  let decided = 0;
  for (let n = 0; ; n += 1) {
    const trip = tripped(decided);
    if (trip === undefined) return undefined;
    const before = await quarantine.get(burstIdFor(feedId, eventType, today.day, n));
    if (before === undefined || before.state === 'open' || before.state === 'awaits-second')
      return before ?? burstGroup({ feedId, eventType, day: today.day, n }, trip, now());
    // Who said that a burst was wrong has not said that what comes after it is right.
    if (before.state === 'released') decided = before.decided;
  }
};

const implausibilityOf = async (
  { offenders, now }: BreakerEdges,
  change: AcceptedStatusChange,
  ofOffender: readonly AcceptedStatusChange[],
): Promise<QuarantineGroup | undefined> => {
  const { eventType, docNumber, feedId } = change;
  const alone = suspicionsAbout(change, { offender: undefined, ofOffender });
  // Without a suspicion of its own an escape passes, whatever the roster says: it is not asked.
  if (passesOnOne(eventType) && alone.length === 0) return undefined;
  const known: Known = { offender: await offenders.get(docNumber), ofOffender };
  const found = suspicionsAbout(change, known);
  return isImplausible(eventType, found) ? implausibleGroup(feedId, change, found, now()) : undefined;
};
