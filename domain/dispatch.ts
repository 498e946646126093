import type { Channel, Contact, Recipient } from './contact.ts';
import type { Delivery, Fact } from './facts.ts';
import { foldFacts } from './fold.ts';
import { nextStep } from './ladder.ts';
import { supersededBy, type Owed } from './notification.ts';
import { MAILS_PER_REQUEST, TEXTS_PER_WAVE, type Outcome } from './outcome.ts';
import type { AcceptedStatusChange } from './status-change.ts';

/** Up to a hundred notifications of one status change, and how sure we are that nobody began them. */
export interface Lot {
  readonly change: AcceptedStatusChange;
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
}

/** One message to one contact, before it goes out. */
export interface Attempt {
  readonly notificationId: string;
  readonly recipient: Recipient;
  readonly contact: Contact;
  /** Counted from 1 for each contact. */
  readonly number: number;
  readonly possibleDuplicate: boolean;
}

/** Nothing more goes out of what is out of date, not even on a channel that has not carried it yet. */
const stepOf = (
  { recipient, facts }: Task,
  { change, ofOffender }: Lot,
  now: string,
): ReturnType<typeof nextStep> =>
  recipient === undefined || supersededBy(change, ofOffender) !== undefined
    ? { is: 'rest' }
    : nextStep(recipient, foldFacts(facts), change.receivedAt, now);

/** Ends that need no message: she withdrew, or a newer status change says it better. `at`: ISO-8601 UTC. */
export const closings = (tasks: readonly Task[], lot: Lot, at: string): readonly Fact[] => {
  const newer = supersededBy(lot.change, lot.ofOffender);
  return tasks.flatMap(({ owed, recipient, facts }): readonly Fact[] => {
    const common = { notificationId: owed.notificationId, statusChangePage: lot.statusChangePage, at };
    if (foldFacts(facts).state !== 'owed') return [];
    if (recipient === undefined) return [{ is: 'discharged', reason: 'withdrawn', ...common }];
    return newer === undefined ? [] : [{ is: 'superseded', by: newer.statusChangeId, ...common }];
  });
};

/** The messages that are to go out now. */
export const attemptsOf = (task: Task, lot: Lot, now: string): readonly Attempt[] => {
  const { recipient, owed, facts } = task;
  const step = stepOf(task, lot, now);
  if (step.is !== 'send' || recipient === undefined) return [];
  const { contacts } = foldFacts(facts);
  return step.to.map((contact) => {
    const history = contacts.get(contact.contactId);
    return {
      notificationId: owed.notificationId,
      recipient,
      contact,
      number: (history?.attempts ?? 0) + 1,
      possibleDuplicate: lot.suspect || history?.maybeSent === true,
    };
  });
};

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
  { notificationId, contact, number, possibleDuplicate }: Attempt,
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

/** Notifications that nobody took and nothing is left to try for: a person must. */
export const escalations = (tasks: readonly Task[], lot: Lot, now: string): readonly Fact[] =>
  tasks.flatMap((task): readonly Fact[] => {
    const step = stepOf(task, lot, now);
    if (step.is !== 'escalate') return [];
    const { notificationId } = task.owed;
    return [
      {
        is: 'escalated',
        reason: step.reason,
        notificationId,
        statusChangePage: lot.statusChangePage,
        at: now,
      },
    ];
  });

/** Those for whom a provider was busy or down: they are owed another try. */
export const stillOwed = (tasks: readonly Task[], lot: Lot, now: string): readonly string[] =>
  tasks.filter((task) => stepOf(task, lot, now).is === 'send').map(({ owed }) => owed.victimId);
