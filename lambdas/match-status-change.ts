import { asFirstNamed } from './as-first-named.ts';
import type { AudiencePage } from './audience-page.ts';
import type { Breaker } from './breaker.ts';
import type { NotifyAll } from './notify-all.ts';
import type { Work } from './queue-worker.ts';
import type { AgendaTable } from '../adapters/agenda-table.ts';
import type { SendHints } from '../adapters/hints.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import type {
  ClaimedStatusChange,
  MatchProgress,
  StatusChangesTable,
} from '../adapters/status-changes-table.ts';
import { afterLook, batchesOf, laneOf, matchLaneOf, type DispatchBatch, type Lane } from '../domain/batch.ts';
import { dutyOfChange, type StatusChangeDuty } from '../domain/duty.ts';
import type { Fact } from '../domain/facts.ts';
import { lookIdFor, statusChangePageFor } from '../domain/ids.ts';
import { owedTo } from '../domain/notification.ts';
import { quarantineTask, shortNoticeTask } from '../domain/office-tasks.ts';
import { firstOfSame } from '../domain/same-news.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';
import { leaseSeconds } from '../domain/timing.ts';

export interface MatchEdges {
  readonly statusChanges: StatusChangesTable;
  /** The part of the audience that is next. */
  readonly audiencePage: (claimed: ClaimedStatusChange) => Promise<AudiencePage>;
  readonly breaker: Breaker;
  readonly ledger: Pick<LedgerTable, 'record'>;
  readonly agenda: Pick<AgendaTable, 'add' | 'addOnce'>;
  readonly staffTasks: Pick<StaffTaskOpener, 'addOnce'>;
  readonly notify: NotifyAll;
  readonly hintMatch: Readonly<Record<Lane, SendHints>>;
  readonly hintDispatch: Readonly<Record<Lane, SendHints>>;
  readonly observe: Observe;
  readonly now: () => Date;
}

/** So few victims are told at once, under the lease of the match itself: a queue, a claim and a read fewer. */
const FEW = 10;

/** One page of one status change, on its way. */
interface Page {
  readonly claimed: ClaimedStatusChange;
  readonly audience: AudiencePage;
  readonly ofOffender: readonly AcceptedStatusChange[];
  readonly duty: StatusChangeDuty;
  /** Who works off which notifications. */
  readonly batches: readonly DispatchBatch[];
}

/**
 * Finds who is to be told of a status change, page by page, unless the breaker holds it. The duty of each is written
 * into the ledger first; then the victims are told at once if they are few, or handed over in batches. The status
 * change leaves the agenda when its last page is done.
 */
export const matchStatusChange = (edges: MatchEdges): Work => {
  const { statusChanges, ledger, observe, now } = edges;

  return async (statusChangeId, timeoutSeconds) => {
    const found = await statusChanges.claim(statusChangeId, now(), leaseSeconds(timeoutSeconds));
    if (found === undefined) return;
    const change = await asFirstNamed(statusChanges, found.change);
    const claimed = { ...found, change };
    const ofOffender = await statusChanges.newestOf(change.docNumber);
    const first = isUntouched(found) ? firstOfSame(change, ofOffender) : undefined;
    if (first !== undefined) return finishAsRepeat(edges, claimed, first.statusChangeId);
    const verdict = await edges.breaker(claimed, ofOffender);
    if (verdict === 'waits') await statusChanges.saveProgress(statusChangeId, found.progress, now());
    if (verdict !== 'passes') return;
    const audience = await edges.audiencePage(claimed);
    const duty = dutyOfChange(change, ofOffender);
    const batches = batchesFor(claimed, audience, duty, now());
    const page: Page = { claimed, audience, ofOffender, duty, batches };
    await openTasks(edges, page);
    await ledger.record(dutiesOf(page));
    observe.count({ NotificationsQuarantined: audience.quarantine.length });
    await (isSmall(page) ? tellFew(edges, page) : handOver(edges, page));

    await goOn(edges, page);
  };
};

/** Of what another worker began, duties may be on record: they are closed one by one, as superseded. */
const isUntouched = ({ progress, takenOver }: ClaimedStatusChange): boolean =>
  progress.pages === 0 && !progress.again && !takenOver;

/** Another system reported the same before: whoever is to hear of it hears of it once. */
const finishAsRepeat = async (
  { statusChanges, observe, now }: MatchEdges,
  { change, progress }: ClaimedStatusChange,
  sameAs: string,
): Promise<void> => {
  await statusChanges.finishMatching(change.statusChangeId, { ...progress, sameAs }, now());
  observe.log('status change repeated', { statusChangeId: change.statusChangeId });
};

/** After a page: the next one, another pass while somebody may still join the audience, or the end. */
const goOn = async ({ statusChanges, hintMatch, observe, now }: MatchEdges, page: Page): Promise<void> => {
  const { change, progress } = page.claimed;
  const { cursor, isComplete, known, notify, quarantine } = page.audience;
  const { statusChangeId, receivedAt } = change;
  const reached: MatchProgress = {
    pages: progress.pages + 1,
    notified: progress.notified + known.length + notify.length,
    quarantined: progress.quarantined + quarantine.length,
    again: progress.again,
    isOpen: progress.isOpen || !isComplete,
  };
  if (cursor !== undefined) {
    await statusChanges.saveProgress(statusChangeId, { ...reached, cursor }, now());
    const hint = hintMatch[matchLaneOf(change, receivedAt)];
    await hint([{ ids: [statusChangeId] }]).catch(refused(observe));
  } else if (reached.isOpen) {
    // From the start, and not before the clock's patience.
    await statusChanges.saveProgress(statusChangeId, anotherPass, now());
  } else {
    await statusChanges.finishMatching(statusChangeId, reached, now());
  }
};

const anotherPass: MatchProgress = { pages: 0, notified: 0, quarantined: 0, again: true, isOpen: false };

const refused =
  (observe: Observe) =>
  (error: unknown): void => {
    // The clock finds what was not hinted: late, not lost.
    observe.log('hint refused', { error: error instanceof Error ? error.name : 'unknown' });
    observe.count({ HintsRefused: 1 });
  };

const isSmall = ({ claimed, audience }: Pick<Page, 'claimed' | 'audience'>): boolean =>
  claimed.progress.pages === 0 &&
  audience.cursor === undefined &&
  audience.known.length + audience.notify.length <= FEW;

/** Those who are known from an earlier run stay together; a few are all one batch. */
const batchesFor = (
  claimed: ClaimedStatusChange,
  audience: AudiencePage,
  { urgency }: StatusChangeDuty,
  now: Date,
): readonly DispatchBatch[] => {
  const { statusChangeId, docNumber } = claimed.change;
  const { known, notify } = audience;
  const common = {
    queue: laneOf(urgency),
    statusChangeId,
    docNumber,
    page: claimed.progress.pages,
    again: isAgain(claimed),
  };
  const groups = isSmall({ claimed, audience }) ? [[...known, ...notify]] : [known, notify];
  return groups.flatMap((some) => batchesOf(common, some, now));
};

/** The duties of one page. Their time comes from the cause, so that writing them again changes nothing. */
const dutiesOf = ({ claimed: { change, progress }, audience, duty, batches }: Page): readonly Fact[] => {
  const { statusChangeId, eventType } = change;
  const common = {
    at: change.receivedAt,
    statusChangePage: statusChangePageFor(statusChangeId, progress.pages),
    statusChangeId,
    eventType,
  };
  const { urgency, paragraph, deadline, clockBasis, shortNotice } = duty;
  const agendaIdOf = new Map(
    batches.flatMap(({ agendaId, victimIds }) => victimIds.map((victimId) => [victimId, agendaId] as const)),
  );
  return [
    ...owedTo(statusChangeId, audience.notify).map((owed): Fact => ({
      is: 'created',
      ...{ urgency, paragraph, deadline, clockBasis },
      ...(shortNotice ? { shortNotice } : {}),
      agendaId: agendaIdOf.get(owed.victimId) ?? lookIdFor(owed.notificationId),
      ...owed,
      ...common,
    })),
    ...owedTo(statusChangeId, audience.quarantine).map((owed): Fact => ({
      is: 'quarantined',
      reason: 'name-differs',
      ...owed,
      ...common,
    })),
  ];
};

/** What only people can decide or set right; opened before the duties, so that a crash opens them again. */
const openTasks = async ({ staffTasks, now }: MatchEdges, page: Page): Promise<void> => {
  const { claimed, audience, duty } = page;
  const { change, progress } = claimed;
  const at = now().toISOString();
  const statusChangePage = statusChangePageFor(change.statusChangeId, progress.pages);
  const shortNotice = progress.pages === 0 ? shortNoticeTask(change, duty, at) : undefined;
  if (shortNotice !== undefined) await staffTasks.addOnce(shortNotice);
  for (const owed of owedTo(change.statusChangeId, audience.quarantine))
    await staffTasks.addOnce(quarantineTask(owed, change, duty, statusChangePage, at));
};

/** Whether an earlier run may have done some of this page. */
const isAgain = ({ progress, takenOver }: ClaimedStatusChange): boolean => takenOver || progress.again;

const tellFew = async ({ notify, agenda }: MatchEdges, page: Page): Promise<void> => {
  const { claimed, ofOffender, duty, batches } = page;
  const [few] = batches;
  if (few === undefined) return;
  const { change, takenOver } = claimed;
  const { victimIds, dueAt } = await notify({
    change,
    duty,
    ofOffender,
    statusChangePage: statusChangePageFor(change.statusChangeId, 0),
    victimIds: few.victimIds,
    again: few.again,
    suspect: takenOver,
  });
  if (dueAt !== undefined) await agenda.addOnce(afterLook(few, { victimIds, dueAt }));
};

const handOver = async ({ agenda, hintDispatch, observe }: MatchEdges, page: Page): Promise<void> => {
  const { claimed, batches, duty } = page;
  // After a crash a batch may be there already, under somebody's lease: only what is missing is added.
  if (isAgain(claimed)) for (const batch of batches) await agenda.addOnce(batch);
  else await agenda.add(batches);
  const hint = hintDispatch[laneOf(duty.urgency)];
  await hint(batches.map(({ agendaId }) => ({ ids: [agendaId] }))).catch(refused(observe));
};
