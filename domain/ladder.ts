import {
  cadences,
  hearingRemindersBeforeSeconds,
  PERSON_BEFORE_DEADLINE_SECONDS,
  REMINDER_NOT_WITHIN_SECONDS,
  type HandOverTime,
  type Rung,
} from './cadence.ts';
import { businessDaysBefore } from './business-days.ts';
import type { Contact, Recipient } from './contact.ts';
import type { EscalationReason } from './facts.ts';
import type { ContactHistory, FoldedNotification } from './fold.ts';
import { principals, reached } from './reach.ts';
import type { Urgency } from './urgency.ts';
import { nextDigestAt, sendableAt } from './send-window.ts';
import { after } from './times.ts';
import { retryAfterSeconds } from './timing.ts';

/** What the ladder of one notification looks at. Times are ISO-8601 UTC. */
export interface Standing {
  readonly recipient: Recipient;
  readonly folded: FoldedNotification;
  readonly urgency: Urgency;
  readonly createdAt: string;
  readonly deadline: string;
  /** Whether the law asks for it: a courtesy is not worth a certified letter as long as anything else works. */
  readonly isOwedByLaw: boolean;
  /** When the hearing is held that the notice invites to. */
  readonly hearingAt?: string;
  /** For a correction: the contacts that carried what was wrong, by id. */
  readonly toldWrongly?: readonly string[];
}

export interface HandOver {
  readonly task: 'call' | 'letter';
  readonly reason: EscalationReason;
}

/** What is to be done about one notification: now, and when to look again. */
export interface NextSteps {
  readonly send: readonly Contact[];
  readonly handOver: readonly HandOver[];
  /** When her routine notices of the day go out together, if she asked for that and nothing went out yet. */
  readonly digestAt?: string;
  /** ISO-8601 UTC; absent when its ladder has ended. */
  readonly lookAgainAt?: string;
}

const REST: NextSteps = { send: [], handOver: [] };

/** A notice that missed its digest goes out alone. */
const DIGEST_GRACE_SECONDS = 1800;

/**
 * The next steps of the ladder, from the facts and the time alone, so that whoever asks gets the same answer.
 *
 * Each rung tells contacts that were not told since its time; a contact that refuses for good, bounces or is barred
 * gives way to the next one at once. An answer ends the messages and the call; only what the law counts (595.209.4)
 * ends the letter. `now`: ISO-8601 UTC.
 */
export const nextSteps = (of: Standing, now: string): NextSteps => {
  switch (of.folded.state) {
    case 'quarantined':
    case 'superseded':
    case 'merged':
    case 'discharged':
      return REST;
    case 'owed':
    case 'accepted':
    case 'acknowledged':
    case 'escalated':
      return together([...messages(of, now), ...handOvers(of, now)], now);
  }
};

/** Something to be done at a time; when that has come, it is to be done now. */
type Planned = { readonly at: string } & (
  { readonly contact: Contact; readonly digestAt?: string } | { readonly handOver: HandOver }
);

const together = (planned: readonly Planned[], now: string): NextSteps => {
  const due = planned.filter(({ at }) => at <= now);
  const later = planned.filter(({ at }) => at > now).map(({ at }) => at);
  const [lookAgainAt] = later.toSorted();
  const digestAt = planned.flatMap((one) =>
    'digestAt' in one && one.digestAt > now ? [one.digestAt] : [],
  )[0];
  return {
    send: due.flatMap((one) => ('contact' in one ? [one.contact] : [])),
    handOver: due.flatMap((one) => ('handOver' in one ? [one.handOver] : [])),
    ...(digestAt === undefined ? {} : { digestAt }),
    ...(lookAgainAt === undefined ? {} : { lookAgainAt }),
  };
};

/** An answer does not replace the legal delivery: her e-mail still goes out, but nothing is repeated. */
const rungsFor = ({ folded, urgency }: Standing): readonly Rung[] => {
  const { rungs } = cadences[urgency];
  if (!folded.isAcknowledged) return rungs;
  return folded.satisfied === undefined ? rungs.slice(0, 1) : [];
};

/** Whom a first message goes to: one contact of each channel that may carry it. */
export const firstContacts = (of: Standing, now: string): readonly Contact[] =>
  reached(of, 'each-channel', now);

/** A time at which a contact is to be told. */
interface Wanted {
  readonly at: string;
  readonly isReminder?: true;
}

/** The times of the reminders of a hearing that are not over. */
const remindersOf = ({ hearingAt, createdAt, folded }: Standing, now: string): readonly Wanted[] =>
  hearingAt === undefined || hearingAt <= now || folded.wantsNoReminders
    ? []
    : hearingRemindersBeforeSeconds
        .map((seconds): Wanted => ({ at: after(hearingAt, -seconds), isReminder: true }))
        .filter(({ at }) => at > after(createdAt, REMINDER_NOT_WITHIN_SECONDS));

/** The messages that are still to go, each with its time. */
const messages = (of: Standing, now: string): readonly Planned[] => {
  const timesOf = new Map<Contact, Wanted[]>();
  const want = (contact: Contact, time: Wanted): unknown =>
    timesOf.set(contact, [...(timesOf.get(contact) ?? []), time]);
  for (const { to, afterSeconds } of rungsFor(of))
    for (const contact of reached(of, to, now))
      if (contact.channel === 'email' || !of.folded.isAcknowledged)
        want(contact, { at: after(of.createdAt, afterSeconds) });
  for (const reminder of remindersOf(of, now))
    for (const contact of reached(of, 'each-channel', now)) want(contact, reminder);
  return [...timesOf].flatMap(([contact, times]) => {
    const wanted = wantedAt(of, contact, times, now);
    return wanted === undefined ? [] : [allowed(of, contact, wanted, now)];
  });
};

/** The last of them that has come, else the first that will. */
const nextOf = (times: readonly Wanted[], now: string): Wanted | undefined => {
  const inOrder = times.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return inOrder.filter(({ at }) => at <= now).at(-1) ?? inOrder[0];
};

/** When a contact is to be told next: again after a provider was busy or mail came back, or on its next rung. */
const wantedAt = (
  of: Standing,
  { contactId }: Contact,
  times: readonly Wanted[],
  now: string,
): Wanted | undefined => {
  const history = of.folded.contacts.get(contactId);
  if (history === undefined) return nextOf(times, now);
  // What failed for now is tried again as long as something is due; a reminder that is yet to come is no reason.
  const retry = times.some(({ at }) => at <= now) ? retryAt(of, history) : undefined;
  if (retry !== undefined) return { at: retry };
  return nextOf(
    times.filter(({ at }) => at > history.lastAt),
    now,
  );
};

const retryAt = (
  { urgency }: Standing,
  { outcome, softBounces, attempts, lastAt }: ContactHistory,
): string | undefined => {
  if (outcome === 'postponed') return after(lastAt, retryAfterSeconds(attempts));
  return softBounces > 0 && softBounces >= attempts
    ? after(lastAt, cadences[urgency].afterSoftBounceSeconds)
    : undefined;
};

/** Once the law is satisfied, nothing may break into the days that she wants quiet; nor may a reminder. */
const mayBreakIn = ({ folded }: Standing, { isReminder }: Wanted): boolean =>
  folded.satisfied === undefined && isReminder === undefined;

/** No message comes at a time that she does not want, unless it is an emergency. */
const allowed = (of: Standing, contact: Contact, wanted: Wanted, now: string): Planned => {
  const { recipient, urgency, deadline, folded } = of;
  const at = sendableAt(recipient.timing, {
    channel: contact.channel,
    urgency,
    deadline: mayBreakIn(of, wanted) ? deadline : undefined,
    now: wanted.at > now ? wanted.at : now,
  });
  const isFirst = urgency === 'routine' && !folded.contacts.has(contact.contactId);
  const digestAt = isFirst && recipient.digest ? digestOf(of) : undefined;
  if (digestAt === undefined) return { contact, at };
  const alone = after(digestAt, DIGEST_GRACE_SECONDS);
  return { contact, at: alone > at ? alone : at, digestAt };
};

/** The digest that a notice belongs to; none if its deadline comes first. */
const digestOf = ({ recipient, createdAt, deadline }: Standing): string | undefined => {
  const at = nextDigestAt(recipient.timing, createdAt);
  return at < deadline ? at : undefined;
};

/** A person has it in time before the deadline; what came after its deadline gets the usual patience. */
export const handOverAt = (time: HandOverTime, createdAt: string, deadline: string): string => {
  const wanted =
    'afterSeconds' in time
      ? after(createdAt, time.afterSeconds)
      : latest(
          'seconds' in time.before
            ? after(deadline, -time.before.seconds)
            : businessDaysBefore(deadline, time.before.businessDays),
          after(createdAt, time.patienceSeconds),
        );
  if (deadline <= createdAt) return wanted;
  const last = latest(createdAt, after(deadline, -PERSON_BEFORE_DEADLINE_SECONDS));
  return wanted < last ? wanted : last;
};

const latest = (one: string, other: string): string => (one > other ? one : other);

const handOvers = (of: Standing, now: string): readonly Planned[] => {
  const live = principals(of, now);
  return [...callFor(of, live, now), ...letterFor(of, live, now)];
};

const callFor = (of: Standing, live: readonly Contact[], now: string): readonly Planned[] => {
  const { call } = cadences[of.urgency];
  if (call === undefined || of.folded.isAcknowledged || of.folded.tasks.has('call')) return [];
  if (live.length === 0) return [{ at: now, handOver: { task: 'call', reason: 'no-channel-left' } }];
  const at = handOverAt(call, of.createdAt, of.deadline);
  return [{ at, handOver: { task: 'call', reason: 'not-acknowledged' } }];
};

const letterFor = (of: Standing, live: readonly Contact[], now: string): readonly Planned[] => {
  const { folded, urgency, createdAt, deadline, isOwedByLaw } = of;
  if (folded.satisfied !== undefined || folded.tasks.has('letter')) return [];
  if (live.length === 0 && !folded.isAcknowledged)
    return [{ at: now, handOver: { task: 'letter', reason: 'no-channel-left' } }];
  if (!isOwedByLaw) return [];
  if (!live.some(({ channel }) => channel === 'email'))
    return [{ at: now, handOver: { task: 'letter', reason: 'no-legal-channel' } }];
  const at = handOverAt(cadences[urgency].letter, createdAt, deadline);
  return [{ at, handOver: { task: 'letter', reason: 'deadline-near' } }];
};
