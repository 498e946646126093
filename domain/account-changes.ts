import * as z from 'zod/mini';
import { discretionLevels, emailAddress, languages, phoneNumber } from './contact.ts';
import { eventTypes } from './event-types.ts';
import { docNumberAsTyped } from './offender.ts';
import {
  blackoutDates,
  discretion,
  hours,
  phrase,
  postalAddress,
  representative,
  text,
  ticked,
} from './preferences.ts';
import { calendarDate, timeZone } from './times.ts';

const contactId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'must be the id of a contact'));
const understood = z._default(ticked, false);

/** A phone or a mailbox that she adds. It gets a code; what it replaces stays until the code is typed. */
export const newContact = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('email'),
    address: emailAddress,
    discretion,
    replaces: z.optional(contactId),
  }),
  z.strictObject({
    channel: z.literal('sms'),
    address: phoneNumber,
    /** Texts come only to those who agreed to them (CTIA). */
    smsConsent: z.literal(true, { error: 'must be true: without consent we send no texts' }),
    discretion,
    replaces: z.optional(contactId),
  }),
]);
export type NewContact = z.infer<typeof newContact>;

/** `understood`: she knows what it means to be left without a way in which the law counts a notice. */
export const contactGone = z.strictObject({ contactId, understood });

/** What she does not name stays as it is; null takes a wish back. */
export const settings = z.strictObject({
  language: z.optional(z.enum(languages)),
  timeZone: z.optional(timeZone),
  hours: z.optional(z.nullable(hours)),
  blackoutDates: z.optional(blackoutDates),
  digest: z.optional(ticked),
  emailAnyHour: z.optional(ticked),
  phrase: z.optional(z.nullable(phrase)),
  safeContactNotes: z.optional(z.nullable(text(500))),
  postalAddress: z.optional(z.nullable(postalAddress)),
  discretion: z.optional(
    z
      .array(z.strictObject({ contactId, level: z.enum(discretionLevels) }))
      .check(z.minLength(1), z.maxLength(20)),
  ),
  /** She knows what it means to be left without a way in which the law counts a notice. */
  understood,
});
export type Settings = z.infer<typeof settings>;

const eventType = z.enum(eventTypes);

/** What she wants to hear of about one offender; null for everything that the law gives. */
export const eventChoice = z.strictObject({
  docNumber: docNumberAsTyped,
  eventTypes: z.nullable(z.array(eventType).check(z.maxLength(eventTypes.length))),
  /** What the law gives without being asked, and she knows that she will not hear of. */
  understood: z._default(z.array(eventType).check(z.maxLength(eventTypes.length)), []),
});
export type EventChoice = z.infer<typeof eventChoice>;

/** Whom she names; they are asked first. */
export const representativeNamed = representative.check(
  z.refine<z.infer<typeof representative>>(({ email, phone }) => email !== undefined || phone !== undefined, {
    error: 'an e-mail address or a phone number is needed: they are asked before they are told anything',
  }),
);
export type RepresentativeNamed = z.infer<typeof representativeNamed>;

/** The day on which it ends by itself. */
export const pause = z.strictObject({ until: calendarDate });

/** A wish that needs no more words. */
export const wish = z.strictObject({});
