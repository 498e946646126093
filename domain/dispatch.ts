import type { Channel, Contact, Recipient } from './contact.ts';
import type { StatusChangeDuty } from './duty.ts';
import type { Delivery, Fact } from './facts.ts';
import { foldFacts, type NotificationState } from './fold.ts';
import { notificationIdFor, staffTaskIdFor } from './ids.ts';
import { nextSteps, type HandOver, type NextSteps, type Standing } from './ladder.ts';
import type { Owed } from './notification.ts';
import { MAILS_PER_REQUEST, TEXTS_PER_WAVE, type MailTags, type Outcome } from './outcome.ts';
import { pagesFor, type StaffTask } from './staff-task.ts';
import type { AcceptedStatusChange } from './status-change.ts';
import { mergedInto, toldInstead } from './supersession.ts';
import { inUtc } from './times.ts';

/** Up to a hundred notifications of one status change, and how sure we are that nobody began them. */
export interface Lot {
  readonly change: AcceptedStatusChange;
  readonly duty: StatusChangeDuty;
  /** The newest status changes of the same offender. */
  readonly ofOffender: readonly AcceptedStatusChange[];
  readonly statusChangePage: string;
  readonly victimIds: readonly string[];
  /** Some of it may have been done: look into the ledger before sending. */
  readonly again: boolean;
  /** A worker died over it: what it sent last may not be recorded, so whatever is sent now may be a repeat. */
  readonly suspect: boolean;
}

/** One notification of a lot, with what is known of it so far. */
export interface Task {
  readonly owed: Owed;
  /** Absent when she withdrew. */
  readonly recipient: Recipient | undefined;
  readonly facts: readonly Fact[];
  /** The escape of which she was not told before, when this is the news that he is back: one message says both. */
  readonly alsoEscaped?: AcceptedStatusChange;
  /** For a correction: the contacts that carried what was wrong, by id. */
  readonly toldWrongly?: readonly string[];
}

/** One message to one contact, before it goes out. */
export interface Attempt {
  readonly notificationId: string;
  readonly recipient: Recipient;
  readonly contact: Contact;
  /** Counted from 1 for each contact. */
  readonly number: number;
  readonly possibleDuplicate: boolean;
  /** This contact took an earlier message about the same. */
  readonly isReminder: boolean;
  readonly alsoEscaped?: AcceptedStatusChange;
}

const REST: NextSteps = { send: [], handOver: [] };

/** The next steps of one notification. Nothing more goes out of what is out of date, on no channel. */
export const stepsOf = ({ recipient, facts, toldWrongly }: Task, lot: Lot, now: string): NextSteps => {
  const { change, ofOffender, duty } = lot;
  if (recipient === undefined || toldInstead(change, ofOffender) !== undefined) return REST;
  const standing: Standing = {
    ...{ recipient, folded: foldFacts(facts), createdAt: change.receivedAt, ...duty },
    ...(toldWrongly === undefined ? {} : { toldWrongly }),
    ...hearingOf(change),
  };
  return mergedInto(change, ofOffender) === undefined
    ? nextSteps(standing, now)
    : stepsToProve(standing, now);
};

/** A hearing that will be held; one that was cancelled is not to be remembered. */
const hearingOf = ({ eventType, details }: AcceptedStatusChange): Pick<Standing, 'hearingAt'> =>
  eventType !== 'parole-hearing-cancelled' && 'hearingStart' in details
    ? { hearingAt: inUtc(details.hearingStart) }
    : {};

/**
 * Of an escape that ended after she was told: the news of the recapture goes out for both and asks for her answer, but
 * what the law counts for the escape itself may be missing still, and then a letter is owed.
 */
const stepsToProve = (standing: Standing, now: string): NextSteps => {
  const { folded } = standing;
  if (folded.state === 'owed') return REST;
  return { ...nextSteps({ ...standing, folded: { ...folded, isAcknowledged: true } }, now), send: [] };
};

/** Ends that need no message: she withdrew, or a newer status change says it better, or says both. `at`: ISO-8601 UTC. */
export const closings = (tasks: readonly Task[], lot: Lot, at: string): readonly Fact[] =>
  tasks.flatMap((task): readonly Fact[] => {
    const { state, satisfied } = foldFacts(task.facts);
    const isOpen = state !== 'quarantined' && satisfied === undefined && !task.facts.some(isEnd);
    const end = isOpen ? endOf(task, lot, state) : undefined;
    const { statusChangePage } = lot;
    const { notificationId } = task.owed;
    return end === undefined ? [] : [{ ...end, notificationId, statusChangePage, at }];
  });

/** Her answer is none: what the law counts may be still to come. */
const isEnd = ({ is }: Fact): boolean => is === 'discharged' || is === 'superseded' || is === 'merged';

type End =
  | { readonly is: 'discharged'; readonly reason: 'withdrawn' }
  | { readonly is: 'superseded' | 'merged'; readonly by: string };

const endOf = (
  { recipient, owed }: Task,
  { change, ofOffender }: Lot,
  state: NotificationState,
): End | undefined => {
  if (recipient === undefined) return { is: 'discharged', reason: 'withdrawn' };
  const newer = toldInstead(change, ofOffender);
  if (newer !== undefined) return { is: 'superseded', by: newer.statusChangeId };
  const together = mergedInto(change, ofOffender);
  if (together === undefined || state !== 'owed') return undefined;
  return { is: 'merged', by: notificationIdFor(together.statusChangeId, owed.victimId) };
};

/** The messages that are to go out now. */
export const attemptsOf = (task: Task, lot: Lot, now: string): readonly Attempt[] => {
  const { recipient, owed, facts, alsoEscaped } = task;
  const { send } = stepsOf(task, lot, now);
  if (send.length === 0 || recipient === undefined) return [];
  const { contacts } = foldFacts(facts);
  return send.map((contact) => {
    const history = contacts.get(contact.contactId);
    return {
      notificationId: owed.notificationId,
      recipient,
      contact,
      number: (history?.attempts ?? 0) + 1,
      possibleDuplicate: lot.suspect || history?.maybeSent === true,
      isReminder: history?.wasTaken === true,
      ...(alsoEscaped === undefined ? {} : { alsoEscaped }),
    };
  });
};

/** What ties the provider's later word on an e-mail to its attempt. */
export const tagsOf = ({
  notificationId,
  contact,
  number,
}: Pick<Attempt, 'notificationId' | 'contact' | 'number'>): MailTags => ({
  notificationId,
  contactId: contact.contactId,
  attempt: number,
});

/** Attempts of one channel that go out together, and whose outcomes are written together. E-mail, the legal channel, first. */
export const wavesOf = (attempts: readonly Attempt[]): readonly (readonly Attempt[])[] => {
  const by = (channel: Channel, size: number): readonly (readonly Attempt[])[] => {
    const ofChannel = attempts.filter(({ contact }) => contact.channel === channel);
    return Array.from({ length: Math.ceil(ofChannel.length / size) }, (_, wave) =>
      ofChannel.slice(wave * size, (wave + 1) * size),
    );
  };
  return [...by('email', MAILS_PER_REQUEST), ...by('sms', TEXTS_PER_WAVE)];
};

/** What is written down of an attempt and its outcome. */
export const deliveryFact = (
  {
    notificationId,
    contact,
    number,
    possibleDuplicate,
  }: Pick<Attempt, 'notificationId' | 'number' | 'possibleDuplicate'> & {
    readonly contact: Pick<Contact, 'contactId' | 'channel'>;
  },
  outcome: Outcome,
  about: { readonly at: string; readonly statusChangePage?: string; readonly linkHash?: string },
): Delivery => ({
  ...outcome,
  ...about,
  notificationId,
  contactId: contact.contactId,
  channel: contact.channel,
  attempt: number,
  ...(possibleDuplicate ? { possibleDuplicate: true } : {}),
});

/** A staff task that the ladder opened. */
export interface HandedOver extends StaffTask {
  readonly kind: HandOver['task'];
  readonly reason: HandOver['reason'];
  readonly notificationId: string;
  readonly statusChangePage: string;
}

/** What a person is to take over of a lot, now. */
export const handOversOf = (tasks: readonly Task[], lot: Lot, now: string): readonly HandedOver[] =>
  tasks.flatMap((task) =>
    stepsOf(task, lot, now).handOver.map((handOver) => staffTaskFor(task.owed, handOver, lot, now)),
  );

const staffTaskFor = (
  { notificationId, victimId }: Owed,
  { task: kind, reason }: HandOver,
  { change, duty, statusChangePage }: Lot,
  now: string,
): HandedOver => {
  const times = { createdAt: change.receivedAt, deadline: duty.deadline };
  const { statusChangeId, docNumber } = change;
  return {
    ...{ kind, reason, ...times, notificationId, victimId, statusChangePage, statusChangeId, docNumber },
    taskId: staffTaskIdFor(kind, notificationId),
    pages: pagesFor(duty.urgency, times, now),
  };
};

/** What is written down of a notification that a person has now. `at`: ISO-8601 UTC. */
export const escalatedBy = (task: HandedOver, at: string): Extract<Fact, { is: 'escalated' }> => {
  const { kind, reason, taskId, notificationId, statusChangePage } = task;
  return { is: 'escalated', task: kind, reason, taskId, notificationId, statusChangePage, at };
};

/** Whose ladder still runs, and when the first of them is to be looked at. */
export interface StillRunning {
  readonly victimIds: readonly string[];
  /** ISO-8601 UTC; absent when nobody is left. */
  readonly dueAt: string | undefined;
}

export const stillRunning = (tasks: readonly Task[], lot: Lot, now: string): StillRunning => {
  const looks = tasks.flatMap((task) => {
    const { lookAgainAt } = stepsOf(task, lot, now);
    return lookAgainAt === undefined ? [] : [{ victimId: task.owed.victimId, lookAgainAt }];
  });
  const [dueAt] = looks.map(({ lookAgainAt }) => lookAgainAt).toSorted();
  return { victimIds: looks.map(({ victimId }) => victimId), dueAt };
};

/** Who of a lot waits for a digest, and for which. */
export const digestsOf = (
  tasks: readonly Task[],
  lot: Lot,
  now: string,
): readonly { readonly victimId: string; readonly digestAt: string }[] =>
  tasks.flatMap((task) => {
    const { digestAt } = stepsOf(task, lot, now);
    return digestAt === undefined ? [] : [{ victimId: task.owed.victimId, digestAt }];
  });
