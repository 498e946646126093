import { emergencyPagesAfterSeconds, pagesAtShares } from './cadence.ts';
import type { TaskKind } from './facts.ts';
import { staffTaskIdFor } from './ids.ts';
import { after } from './times.ts';
import type { Urgency } from './urgency.ts';

/** Why a person of the office is asked, beside what the ladder gives as its reason. */
export const taskReasons = [
  'not-acknowledged',
  'no-legal-channel',
  'no-channel-left',
  'deadline-near',
  /** A hearing with less notice than the law asks for: look at it before it is held (217.690, 595.209.1(7)(d)). */
  'short-notice',
  /** What a victim asks for at a hearing: arrange it, or hand it to the Board (595.209.1(6), 217.690). */
  'hearing-request',
  /** A registration without a DOC number: find out who is meant. */
  'offender-unknown',
  /** A registration without anything that a code can be sent to. */
  'no-contact-to-confirm',
  /** The name that the department sent is not the one on her request. */
  'name-differs',
  /** She wrote something that no rule may answer. */
  'reply-unclear',
  /** She may want no more texts, in words that no list has. */
  'stop-unclear',
  /** Mail to her was marked as unwanted: was it she, or somebody else in her mailbox? */
  'complaint',
  /** A withdrawal of what the law gives without being asked. */
  'withdrawal',
  /** A number or an address of hers leads nowhere, or to somebody else: find another way to her. */
  'contact-health',
  /** A letter is owed, and there is no address to post it to. */
  'no-address',
  /** Status changes that are not told before somebody has decided about them: see the quarantine. */
  'status-changes-held',
  /** A system that reports to us is silent for longer than it may be: call the agency. */
  'feed-silent',
] as const;
export type TaskReason = (typeof taskReasons)[number];

/** What a person is to do, by when; no personal data in it. */
export interface StaffTask {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly reason: TaskReason;
  /** By when it must be done, ISO-8601 UTC. */
  readonly deadline: string;
  readonly createdAt: string;
  /** What it is about, as far as each is known. */
  readonly victimId?: string;
  readonly notificationId?: string;
  readonly statusChangeId?: string;
  readonly statusChangePage?: string;
  readonly docNumber?: string;
  /** Status changes that are held together. */
  readonly quarantineId?: string;
  /** The feed that is silent. */
  readonly feedId?: string;
  /** When staff are paged as long as it is open, ISO-8601 UTC, in order. */
  readonly pages: readonly string[];
}

/** A task for one cause has one id: asked for twice, it is there once. `cause`: a notification's id, or what else it is about. */
export const aStaffTask = (
  cause: string,
  task: Omit<StaffTask, 'taskId' | 'pages'> & { readonly pages?: readonly string[] },
): StaffTask => ({ pages: [], ...task, taskId: staffTaskIdFor(task.kind, cause) });

/**
 * When staff are paged about an open task: at fixed hours after an emergency began, else as the time to the deadline
 * runs out. Times that have passed are left out, except that the last of them counts as now.
 */
export const pagesFor = (
  urgency: Urgency,
  { createdAt, deadline }: Pick<StaffTask, 'createdAt' | 'deadline'>,
  now: string,
): readonly string[] => {
  const seconds = (Date.parse(deadline) - Date.parse(createdAt)) / 1000;
  const times =
    urgency === 'emergency'
      ? emergencyPagesAfterSeconds.map((hours) => after(createdAt, hours))
      : pagesAtShares.map((share) => after(createdAt, seconds * share));
  const isPast = (at: string): boolean => at <= now;
  return [...(times.some(isPast) ? [now] : []), ...times.filter((at) => !isPast(at))];
};
