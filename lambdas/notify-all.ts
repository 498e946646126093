import type { AgendaTable } from '../adapters/agenda-table.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import { digestBatch } from '../domain/batch.ts';
import {
  attemptsOf,
  closings,
  digestsOf,
  escalatedBy,
  handOversOf,
  stillRunning,
  wavesOf,
  type Lot,
  type StillRunning,
  type Task,
} from '../domain/dispatch.ts';
import type { Delivery, Fact } from '../domain/facts.ts';
import { notificationIdFor } from '../domain/ids.ts';
import { carriersAmong, owedTo, toldAmong, type Owed } from '../domain/notification.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';
import { escapeBefore } from '../domain/supersession.ts';
import type { SendWave, WrongNews } from './send-wave.ts';
import { withMerged } from './with-merged.ts';

export interface NotifyEdges {
  readonly victims: Pick<VictimsTable, 'recipients'>;
  readonly ledger: Pick<LedgerTable, 'record' | 'factsOf'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly staffTasks: StaffTaskOpener;
  readonly agenda: Pick<AgendaTable, 'addOnce'>;
  readonly sendWave: SendWave;
  readonly observe: Observe;
  readonly now: () => Date;
}

/** Does what is due for the victims of a lot; answers whose ladder still runs. */
export type NotifyAll = (lot: Lot) => Promise<StillRunning>;

/**
 * Does what is due about one status change for up to a hundred victims: reads how to reach them, sends on each channel,
 * and writes every outcome down before the next wave. A contact that refuses for good gives way to the next one at
 * once; what no message can do any more is handed to a person.
 */
export const notifyAll = (edges: NotifyEdges): NotifyAll => {
  const { ledger, sendWave, observe } = edges;
  const now = (): string => edges.now().toISOString();

  return async (lot) => {
    let tasks = await tasksOf(edges, lot);
    const wrong = await wrongNews(edges, lot.change);
    const write = async (facts: readonly Fact[]): Promise<void> => {
      await ledger.record(facts);
      tasks = withFacts(tasks, facts);
    };

    await write(closings(tasks, lot, now()));
    const deliveries: Delivery[] = [];
    for (let waves = dueWaves(tasks, lot, now()); waves.length > 0; waves = dueWaves(tasks, lot, now())) {
      for (const wave of waves) {
        const outcomes = await sendWave(lot, wrong, wave);
        deliveries.push(...outcomes);
        await write(outcomes);
      }
    }
    const handedOver = await handOver(edges, tasks, lot, now());
    await write(handedOver);
    for (const { victimId, digestAt } of digestsOf(tasks, lot, now()))
      await edges.agenda.addOnce(digestBatch(lot.change, victimId, digestAt));
    count(observe, deliveries, handedOver);
    return stillRunning(tasks, lot, now());
  };
};

const dueWaves = (tasks: readonly Task[], lot: Lot, now: string): ReturnType<typeof wavesOf> =>
  wavesOf(tasks.flatMap((task) => attemptsOf(task, lot, now)));

const tasksOf = async (edges: NotifyEdges, lot: Lot): Promise<readonly Task[]> => {
  const recipients = await edges.victims.recipients(lot.victimIds, edges.now());
  const escape = escapeBefore(lot.change, lot.ofOffender);
  return Promise.all(
    owedTo(lot.change.statusChangeId, lot.victimIds).map(async (owed) => ({
      owed,
      recipient: recipients.get(owed.victimId),
      facts: lot.again ? await edges.ledger.factsOf(owed.notificationId) : [],
      ...(await untoldEscape(edges, escape, owed)),
      ...(await toldWrongly(edges, lot.change, owed)),
    })),
  );
};

/** Whoever was not told of the escape before hears of both in one message. */
const untoldEscape = async (
  { ledger }: NotifyEdges,
  escape: AcceptedStatusChange | undefined,
  { victimId }: Owed,
): Promise<Pick<Task, 'alsoEscaped'>> => {
  if (escape === undefined) return {};
  const facts = await ledger.factsOf(notificationIdFor(escape.statusChangeId, victimId));
  return facts.length === 0 || toldAmong(facts).length > 0 ? {} : { alsoEscaped: escape };
};

/** Where a correction is to go: wherever she was told what was wrong, also together with what came after. */
const toldWrongly = async (
  { ledger }: NotifyEdges,
  change: AcceptedStatusChange,
  { victimId }: Owed,
): Promise<Pick<Task, 'toldWrongly'>> => {
  if (change.eventType !== 'correction') return {};
  const wrong = await ledger.factsOf(notificationIdFor(change.supersedes, victimId));
  return { toldWrongly: carriersAmong(await withMerged(ledger, wrong)) };
};

const withFacts = (tasks: readonly Task[], facts: readonly Fact[]): readonly Task[] => {
  const news = Map.groupBy(facts, ({ notificationId }) => notificationId);
  return tasks.map((task) => ({
    ...task,
    facts: [...task.facts, ...(news.get(task.owed.notificationId) ?? [])],
  }));
};

/** What was wrong and when it was told, for the words of a correction. */
const wrongNews = async (
  { statusChanges }: NotifyEdges,
  change: AcceptedStatusChange,
): Promise<WrongNews | undefined> => {
  if (change.eventType !== 'correction') return undefined;
  const wrong = await statusChanges.get(change.supersedes);
  return (
    wrong && { corrects: wrong.change.eventType, wrongSentAt: wrong.matchedAt ?? wrong.change.receivedAt }
  );
};

type Escalated = Extract<Fact, { is: 'escalated' }>;

/** The task first, then the fact: a crash between them opens the same task once more. */
const handOver = async (
  { staffTasks }: NotifyEdges,
  tasks: readonly Task[],
  lot: Lot,
  now: string,
): Promise<readonly Escalated[]> => {
  const opened = handOversOf(tasks, lot, now);
  // Where an earlier look may have opened one, somebody may hold it by now.
  if (lot.again) for (const task of opened) await staffTasks.addOnce(task);
  else await staffTasks.add(opened);
  return opened.map((task) => escalatedBy(task, now));
};

const count = (observe: Observe, deliveries: readonly Delivery[], handedOver: readonly Escalated[]): void => {
  const those = (kind: Delivery['is']): number => deliveries.filter(({ is }) => is === kind).length;
  observe.count({
    NotificationsAccepted: new Set(
      deliveries.filter(({ is }) => is === 'accepted').map(({ notificationId }) => notificationId),
    ).size,
    DeliveriesRefused: those('failed'),
    DeliveriesPostponed: those('postponed'),
    NotificationsUnreachable: new Set(
      handedOver
        .filter(({ reason }) => reason === 'no-channel-left')
        .map(({ notificationId }) => notificationId),
    ).size,
    NotificationsHandedToStaff: handedOver.length,
  });
};
