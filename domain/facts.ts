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

const id = z.string().check(z.minLength(1), z.maxLength(128));
const ofNotification = {
  notificationId: id,
  /** When it came about, ISO-8601 UTC. */
  at: z.iso.datetime(),
  /** Which thousand of the status change's notifications it belongs to; absent for confirmations of a contact. */
  statusChangePage: z.optional(id),
};
const ofDelivery = {
  ...ofNotification,
  contactId: id,
  channel: z.enum(channels),
  /** Counted from 1 for each contact. */
  attempt: z.number().check(z.int(), z.minimum(1)),
  /** An earlier attempt may have gone out without being recorded. */
  possibleDuplicate: z.optional(z.literal(true)),
  /** SHA-256 of the code in its short link. */
  linkHash: z.optional(id),
};
const ofDuty = {
  ...ofNotification,
  victimId: id,
  statusChangeId: id,
  eventType: z.enum(eventTypes),
};

/** One thing that is known of a notification, written once and never changed. */
export const fact = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('created'),
    ...ofDuty,
    urgency: z.enum(['emergency', 'advance', 'routine']),
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
  z.strictObject({ is: z.literal('acknowledged'), ...ofNotification, contactId: id }),
  z.strictObject({
    is: z.literal('escalated'),
    ...ofNotification,
    reason: z.enum(['no-channel-left', 'tried-too-long']),
  }),
  z.strictObject({ is: z.literal('superseded'), ...ofNotification, by: id }),
  z.strictObject({ is: z.literal('discharged'), ...ofNotification, reason: z.literal('withdrawn') }),
]);
export type Fact = z.infer<typeof fact>;
export type Delivery = Extract<Fact, { is: 'accepted' | 'failed' | 'postponed' }>;

/** The key of a fact within its notification: the same occurrence has the same key, so it is written once. */
export const factKey = (of: Fact): string => {
  switch (of.is) {
    case 'accepted':
      return `accepted#${of.contactId}#${of.attempt}#${of.providerMessageId}`;
    case 'failed':
    case 'postponed':
      return `${of.is}#${of.contactId}#${of.attempt}`;
    case 'created':
    case 'quarantined':
    case 'acknowledged':
    case 'escalated':
    case 'superseded':
    case 'discharged':
      return of.is;
  }
};
