import * as z from 'zod/mini';
import { channels } from './contact.ts';
import { eventTypes } from './event-types.ts';

/** Why a contact could not be used: a stable word for reports, never a provider's own text (it may hold an address). */
export const refusals = [
  'invalid-address',
  'opted-out',
  'rejected',
  'throttled',
  'provider-unavailable',
  'no-answer',
  'sending-paused',
  'not-configured',
] as const;
export type Refusal = (typeof refusals)[number];

/** What a person is asked to do where messages do not suffice: phone her, post a certified letter, or look into it. */
export const taskKinds = ['call', 'letter', 'review', 'quarantine'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Why a person was asked. */
export const escalationReasons = [
  /** No answer in the time that the cadence allows. */
  'not-acknowledged',
  /** Nothing left that the law counts: no e-mail, or none that works. */
  'no-legal-channel',
  /** Nothing left at all. */
  'no-channel-left',
  /** The law's channel has not answered for it, and the deadline comes near. */
  'deadline-near',
] as const;
export type EscalationReason = (typeof escalationReasons)[number];

/** From which moment a deadline was counted. */
export const clockBases = ['occurred', 'recorded', 'scheduled', 'received'] as const;
export type ClockBasis = (typeof clockBases)[number];

/** What became of a request for a hearing. */
export const requestAnswers = ['arranged', 'not-arranged', 'taken-back'] as const;

const id = z.string().check(z.minLength(1), z.maxLength(128));
const time = z.iso.datetime();
const ofNotification = {
  notificationId: id,
  /** When it came about, ISO-8601 UTC. */
  at: time,
  /** Which thousand of the status change's notifications it belongs to; absent for confirmations of a contact. */
  statusChangePage: z.optional(id),
};
const ofContact = { ...ofNotification, contactId: id, channel: z.enum(channels) };
const ofDelivery = {
  ...ofContact,
  /** Counted from 1 for each contact. */
  attempt: z.number().check(z.int(), z.minimum(1)),
  /** An earlier attempt may have gone out without being recorded. */
  possibleDuplicate: z.optional(z.literal(true)),
  /** SHA-256 of the code in its short link. */
  linkHash: z.optional(id),
};
/** What the provider told later of a message that it had taken. */
const ofReceipt = { ...ofContact, providerMessageId: id };
const ofDuty = {
  ...ofNotification,
  victimId: id,
  statusChangeId: id,
  eventType: z.enum(eventTypes),
};
const ofTask = { ...ofNotification, taskId: id };

/** One thing that is known of a notification, written once and never changed. */
export const fact = z.discriminatedUnion('is', [
  /** The duty. Its deadline stands here, so it never moves. */
  z.strictObject({
    is: z.literal('created'),
    ...ofDuty,
    urgency: z.enum(['emergency', 'advance', 'routine']),
    /** RSMo 595.209.1, subdivision. */
    paragraph: z.string().check(z.maxLength(60)),
    /** ISO-8601 UTC. */
    deadline: time,
    clockBasis: z.enum(clockBases),
    /** The department left less time than the law asks for. */
    shortNotice: z.optional(z.literal(true)),
    /** The batch that works it off. */
    agendaId: id,
  }),
  z.strictObject({ is: z.literal('quarantined'), ...ofDuty, reason: z.literal('name-differs') }),
  z.strictObject({ is: z.literal('accepted'), ...ofDelivery, providerMessageId: id }),
  z.strictObject({ is: z.literal('failed'), ...ofDelivery, reason: z.enum(refusals) }),
  z.strictObject({
    is: z.literal('postponed'),
    ...ofDelivery,
    reason: z.enum(refusals),
    /** The provider may have taken it although no answer came. */
    maybeSent: z.optional(z.literal(true)),
  }),
  /** Taken by the recipient's mail server, or by the phone network. Only the mail's satisfies a duty (595.209.4). */
  z.strictObject({ is: z.literal('delivered'), ...ofReceipt }),
  /** Came back. `permanent`: this address does not work; `ours`: the fault lies in what we sent. */
  z.strictObject({
    is: z.literal('undelivered'),
    ...ofReceipt,
    class: z.enum(['permanent', 'temporary', 'ours']),
    reason: z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/)),
  }),
  z.strictObject({ is: z.literal('complained'), ...ofReceipt }),
  z.strictObject({
    is: z.literal('acknowledged'),
    ...ofNotification,
    contactId: id,
    by: z.optional(z.enum(['link', 'reply', 'staff', 'account'])),
    /** She wants no reminder of this hearing. */
    noReminders: z.optional(z.literal(true)),
  }),
  z.strictObject({
    is: z.literal('escalated'),
    ...ofTask,
    task: z.enum(taskKinds),
    reason: z.enum(escalationReasons),
  }),
  z.strictObject({ is: z.literal('told-by-person'), ...ofTask }),
  z.strictObject({
    is: z.literal('letter-posted'),
    ...ofTask,
    /** The day of the postmark, on Missouri's calendar. */
    postedOn: z.iso.date(),
    /** The certified mail number. */
    trackingNumber: z.optional(z.string().check(z.maxLength(40))),
    /** SHA-256 of the letter as printed. */
    letterHash: z.optional(id),
    /** SHA-256 of the code in its short link. */
    linkHash: z.optional(id),
  }),
  z.strictObject({ is: z.literal('letter-returned'), ...ofTask }),
  /** The statewide system of 650.310 told her: notice through it counts (595.209.4). */
  z.strictObject({ is: z.literal('told-by-statewide-system'), ...ofTask, reference: id }),
  /** A person tried everything, and found no way. */
  z.strictObject({ is: z.literal('unreachable'), ...ofTask }),
  /** She asked for something at the hearing. What she asked for stands sealed elsewhere, until she withdraws. */
  z.strictObject({ is: z.literal('asked-to-take-part'), ...ofNotification, requestId: id }),
  /** A person saw to it. */
  z.strictObject({
    is: z.literal('request-answered'),
    ...ofTask,
    answer: z.enum(requestAnswers),
  }),
  z.strictObject({ is: z.literal('superseded'), ...ofNotification, by: id }),
  /** Told in one message with a newer notification of hers. */
  z.strictObject({ is: z.literal('merged'), ...ofNotification, by: id }),
  z.strictObject({
    is: z.literal('discharged'),
    ...ofNotification,
    reason: z.enum(['withdrawn', 'declined', 'rejected']),
  }),
]);
export type Fact = z.infer<typeof fact>;
export type Duty = Extract<Fact, { is: 'created' }>;
export type Delivery = Extract<Fact, { is: 'accepted' | 'failed' | 'postponed' }>;
export type Receipt = Extract<Fact, { is: 'delivered' | 'undelivered' | 'complained' }>;

/** She has said that she knows: by a button, to a person, or by what she asked for. */
export const isAnswer = ({ is }: Pick<Fact, 'is'>): boolean =>
  is === 'acknowledged' || is === 'told-by-person' || is === 'asked-to-take-part';

/** The key of a fact within its notification: the same occurrence has the same key, so it is written once. */
export const factKey = (of: Fact): string => {
  switch (of.is) {
    case 'accepted':
      return `accepted#${of.contactId}#${of.attempt}#${of.providerMessageId}`;
    case 'failed':
    case 'postponed':
      return `${of.is}#${of.contactId}#${of.attempt}`;
    case 'delivered':
    case 'complained':
      return `${of.is}#${of.contactId}#${of.providerMessageId}`;
    case 'undelivered':
      return `undelivered#${of.contactId}#${of.providerMessageId}#${of.class}`;
    case 'escalated':
      return `escalated#${of.task}`;
    case 'told-by-person':
    case 'letter-posted':
    case 'letter-returned':
    case 'told-by-statewide-system':
    case 'unreachable':
    case 'request-answered':
      return `${of.is}#${of.taskId}`;
    case 'asked-to-take-part':
      return `asked-to-take-part#${of.requestId}`;
    case 'created':
    case 'quarantined':
    case 'acknowledged':
    case 'superseded':
    case 'merged':
    case 'discharged':
      return of.is;
  }
};
