import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import {
  attemptsOf,
  closings,
  escalations,
  stillOwed,
  wavesOf,
  type Attempt,
  type Lot,
  type Task,
} from '../domain/dispatch.ts';
import type { Delivery, Fact } from '../domain/facts.ts';
import { owedTo } from '../domain/notification.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';
import type { SendWave, WrongNews } from './send-wave.ts';

export interface NotifyEdges {
  readonly victims: Pick<VictimsTable, 'recipients'>;
  readonly ledger: Pick<LedgerTable, 'record' | 'factsOf'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly sendWave: SendWave;
  readonly observe: Observe;
  readonly now: () => Date;
}

/** Answers the victims of a lot who are owed another try. */
export type NotifyAll = (lot: Lot) => Promise<readonly string[]>;

/**
 * Tells victims of one status change: reads how to reach them, sends on each channel, and writes every outcome down
 * before the next wave. A contact that refuses for good gives way to the next one at once.
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
    for (let waves = dueWaves(tasks, lot, deliveries, now()); waves.length > 0;) {
      for (const wave of waves) {
        const outcomes = await sendWave(lot, wrong, wave);
        deliveries.push(...outcomes);
        await write(outcomes);
      }
      waves = dueWaves(tasks, lot, deliveries, now());
    }

    const escalated = escalations(tasks, lot, now());
    await write(escalated);
    count(observe, deliveries, escalated.length);
    return stillOwed(tasks, lot, now());
  };
};

const tasksOf = async ({ victims, ledger }: NotifyEdges, lot: Lot): Promise<readonly Task[]> => {
  const recipients = await victims.recipients(lot.victimIds);
  return Promise.all(
    owedTo(lot.change.statusChangeId, lot.victimIds).map(async (owed) => ({
      owed,
      recipient: recipients.get(owed.victimId),
      facts: lot.again ? await ledger.factsOf(owed.notificationId) : [],
    })),
  );
};

const withFacts = (tasks: readonly Task[], facts: readonly Fact[]): readonly Task[] => {
  const news = Map.groupBy(facts, ({ notificationId }) => notificationId);
  return tasks.map((task) => ({
    ...task,
    facts: [...task.facts, ...(news.get(task.owed.notificationId) ?? [])],
  }));
};

/** What a provider postponed in this run waits for a later one. */
const dueWaves = (
  tasks: readonly Task[],
  lot: Lot,
  sent: readonly Delivery[],
  now: string,
): readonly (readonly Attempt[])[] => {
  const key = (of: { notificationId: string }, contactId: string): string =>
    `${of.notificationId}#${contactId}`;
  const postponed = new Set(
    sent.filter(({ is }) => is === 'postponed').map((fact) => key(fact, fact.contactId)),
  );
  return wavesOf(
    tasks
      .flatMap((task) => attemptsOf(task, lot, now))
      .filter((attempt) => !postponed.has(key(attempt, attempt.contact.contactId))),
  );
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

const count = (observe: Observe, deliveries: readonly Delivery[], unreachable: number): void => {
  const those = (kind: Delivery['is']): number => deliveries.filter(({ is }) => is === kind).length;
  observe.count({
    NotificationsAccepted: new Set(
      deliveries.filter(({ is }) => is === 'accepted').map(({ notificationId }) => notificationId),
    ).size,
    DeliveriesRefused: those('failed'),
    DeliveriesPostponed: those('postponed'),
    NotificationsUnreachable: unreachable,
  });
};
