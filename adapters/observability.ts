/** The only things a log line may hold: ids, counts and words of our own. Never a body, a name, an address or a code. */
export interface Loggable {
  readonly statusChangeId?: string;
  readonly notificationId?: string;
  readonly submissionId?: string;
  readonly agendaId?: string;
  readonly taskId?: string;
  readonly receiptId?: string;
  readonly errandId?: string;
  readonly feedId?: string;
  readonly messageId?: string;
  readonly error?: string;
  readonly remedy?: string;
  readonly status?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly ms?: number;
}

/** Outcomes that are counted; lib/ builds alarms and the dashboard on the same names. */
export type Metric =
  | 'HintsRefused'
  | 'NotificationsAccepted'
  | 'NotificationsUnreachable'
  | 'NotificationsQuarantined'
  | 'QuarantinesOpened'
  | 'StatusChangesHeld'
  | 'NotificationsHandedToStaff'
  | 'StaffPaged'
  | 'StaffTasksOverdue'
  | 'ReceiptsUnclaimed'
  | 'RepliesUnclear'
  | 'ContactsBarred'
  | 'MessagesFaulty'
  | 'DeliveriesPostponed'
  | 'DeliveriesRefused'
  | 'StatusChangesAccepted'
  | 'RegistrationsAccepted'
  | 'RegistrationsForStaff'
  | 'AgendaOverdue'
  | 'LedgerDaysSealed'
  /** Counted by each tick in which the feed is silent. */
  | `FeedSilent-${string}`;

export interface Observe {
  /** One JSON line for one outcome. */
  readonly log: (outcome: string, about?: Loggable) => void;
  /** One line that CloudWatch reads as metrics (embedded metric format); counts of nothing are not written. */
  readonly count: (counts: Partial<Record<Metric, number>>) => void;
}

export const NAMESPACE = 'VictimNotification';

/** Writes to standard output, which Lambda takes to the function's log group. */
export const observe = (write: (line: string) => void, now: () => Date): Observe => ({
  log: (outcome, about = {}) => {
    write(JSON.stringify({ outcome, ...about }));
  },
  count: (counts) => {
    const counted = Object.entries(counts).filter(([, value = 0]) => value > 0);
    if (counted.length === 0) return;
    const Metrics = counted.map(([Name]) => ({ Name, Unit: 'Count' }));
    write(
      JSON.stringify({
        _aws: {
          Timestamp: now().getTime(),
          CloudWatchMetrics: [{ Namespace: NAMESPACE, Dimensions: [[]], Metrics }],
        },
        ...Object.fromEntries(counted),
      }),
    );
  },
});

/** The one for functions. */
export const standardObserve = (): Observe =>
  observe(
    (line) => process.stdout.write(`${line}\n`),
    () => new Date(),
  );
