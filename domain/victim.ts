import * as z from 'zod/mini';
import {
  channels,
  discretionLevels,
  languages,
  type Contact,
  type Language,
  type Recipient,
} from './contact.ts';
import { personName } from './names.ts';
import { postalAddress, representativeScopes } from './preferences.ts';
import type { RegistrationForm } from './registration.ts';
import { CONTACT_FRESH_SECONDS } from './timing.ts';

/** Why a contact may not be used: a stable word, set by receipts, replies and staff. */
export const bars = ['opted-out', 'bounced', 'complained', 'dead-number', 'wrong-person', 'removed'] as const;
export type Bar = (typeof bars)[number];

/** What is known of a victim's contacts besides their addresses, by contact id; kept beside the sealed record. */
export interface ContactMarks {
  /** When each was last confirmed, ISO-8601 UTC. */
  readonly confirmed: Readonly<Record<string, string>>;
  readonly barred: Readonly<Record<string, Bar>>;
}

export const NO_MARKS: ContactMarks = { confirmed: {}, barred: {} };

export const storedContact = z.lazy(() =>
  z.strictObject({
    contactId: z.string(),
    channel: z.enum(channels),
    address: z.string(),
    discretion: z.enum(discretionLevels),
    /** Whether she allowed it: an e-mail by giving it, a text by her consent. */
    consented: z.boolean(),
    whose: z.optional(z.literal('representative')),
    /** Her others are told of it when it is confirmed, and then it is new no more; what she gave of hers on the form never is. */
    isNew: z.optional(z.literal(true)),
    /** The contact that goes once this one is confirmed. */
    replaces: z.optional(z.string()),
  }),
);
export type StoredContact = z.infer<typeof storedContact>;

const hours = z.strictObject({ from: z.string(), to: z.string() });

/** What is kept of a registration to reach the victim, and no more: the rest stays with the form submission. */
export const victimRecord = z.lazy(() =>
  z.strictObject({
    /** For the envelope of a certified letter. */
    name: personName,
    /** Where letters go; a Safe at Home substitute address is an address like any other (589.663). */
    postalAddress: z.optional(postalAddress),
    language: z.enum(languages),
    /** What she reads, if it is neither English nor Spanish: an interpreter on the phone. */
    otherLanguage: z.optional(z.string()),
    isWitness: z.boolean(),
    phrase: z.optional(z.string()),
    timeZone: z.string(),
    hours: z.optional(hours),
    blackoutDates: z.array(z.string()),
    digest: z.boolean(),
    emailAnyHour: z.optional(z.boolean()),
    pausedUntil: z.optional(z.string()),
    /** What a caller must know before phoning her. */
    safeContactNotes: z.optional(z.string()),
    representative: z.optional(z.strictObject({ name: personName, scope: z.enum(representativeScopes) })),
    contacts: z.array(storedContact),
    /** She asked to end everything. Once it is under way it cannot be taken back. Times are ISO-8601 UTC. */
    withdrawal: z.optional(
      z.strictObject({
        askedAt: z.string(),
        takesEffectAt: z.string(),
        underWay: z.optional(z.literal(true)),
      }),
    ),
  }),
);
export type VictimRecord = z.infer<typeof victimRecord>;

/** The e-mail first: it is the legal channel. Then the phones in the order in which she gave them. */
const contactsOf = (form: RegistrationForm): readonly StoredContact[] => [
  ...(form.email === undefined
    ? []
    : [
        {
          contactId: 'email',
          channel: 'email' as const,
          address: form.email,
          discretion: form.emailDiscretion,
          consented: true,
        },
      ]),
  ...form.phones.map(({ number, kind, smsConsent, discretion }, position) => ({
    contactId: `phone-${position + 1}`,
    channel: 'sms' as const,
    address: number,
    discretion,
    consented: kind === 'mobile' && smsConsent,
  })),
];

/**
 * The representative is asked by a code of their own, so both have agreed before anything is told. Who stands in for her
 * is told what she would be; anybody else learns as little as possible.
 */
const contactsOfRepresentative = ({ representative }: RegistrationForm): readonly StoredContact[] => {
  if (representative === undefined) return [];
  const { email, phone, scope } = representative;
  const discretion = scope === 'notify-instead' ? ('full' as const) : ('link-only' as const);
  const common = { discretion, consented: true, whose: 'representative' as const, isNew: true as const };
  return [
    ...(email === undefined
      ? []
      : [{ contactId: 'representative-email', channel: 'email' as const, address: email, ...common }]),
    ...(phone === undefined
      ? []
      : [{ contactId: 'representative-phone', channel: 'sms' as const, address: phone, ...common }]),
  ];
};

/** Someone who reads another language gets English, and an interpreter on the phone. */
const languageOf = ({ language }: RegistrationForm): Language =>
  languages.find((known) => known === language) ?? 'en';

/** The contacts that get a code: an e-mail address, and mobile numbers with consent to texts. */
export const contactsToConfirm = (form: RegistrationForm): readonly Contact[] =>
  [...contactsOf(form), ...contactsOfRepresentative(form)]
    .filter(({ consented }) => consented)
    .map(({ consented, whose, contactId, channel, address, discretion }) => ({
      ...{ contactId, channel, address, discretion },
      usable: consented,
      ...(whose === undefined ? {} : { whose }),
    }));

/** What is kept of a form to reach the victim. */
export const victimFrom = (form: RegistrationForm): VictimRecord => ({
  name: form.requesterName,
  language: languageOf(form),
  ...(form.otherLanguage === undefined ? {} : { otherLanguage: form.otherLanguage }),
  isWitness: form.requesterRole === 'witness',
  ...(form.postalAddress === undefined ? {} : { postalAddress: form.postalAddress }),
  ...(form.phrase === undefined ? {} : { phrase: form.phrase }),
  timeZone: form.timeZone,
  ...(form.hours === undefined ? {} : { hours: form.hours }),
  blackoutDates: form.blackoutDates,
  digest: form.digest,
  ...(form.emailAnyHour ? { emailAnyHour: true } : {}),
  ...(form.safeContactNotes === undefined ? {} : { safeContactNotes: form.safeContactNotes }),
  ...(form.representative === undefined
    ? {}
    : { representative: { name: form.representative.name, scope: form.representative.scope } }),
  contacts: [...contactsOf(form), ...contactsOfRepresentative(form)],
});

/** A contact that was confirmed long ago may be somebody else's by now: it gets a link, and nothing else. */
const isStale = (confirmedAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(confirmedAt) > CONTACT_FRESH_SECONDS * 1000;

const contactNow = (
  { consented, whose, contactId, channel, address, discretion }: StoredContact,
  { confirmed, barred }: ContactMarks,
  now: Date,
): Contact => {
  const confirmedAt = confirmed[contactId];
  return {
    contactId,
    channel,
    address,
    discretion: confirmedAt !== undefined && isStale(confirmedAt, now) ? 'link-only' : discretion,
    usable: consented && confirmedAt !== undefined && barred[contactId] === undefined,
    ...(whose === undefined ? {} : { whose }),
  };
};

/** Only two of the scopes concern notices; the others let them speak at a hearing or look after her contacts. */
const standing = ({ representative }: VictimRecord): Pick<Recipient, 'representative'> => {
  switch (representative?.scope) {
    case 'notify-instead':
      return { representative: 'instead' };
    case 'notify-also':
      return { representative: 'also' };
    case 'manage-contacts':
    case 'hearing':
    case undefined:
      return {};
  }
};

/** The victim as the dispatching worker sees her: her language, her phrase, and which contacts may be used now. */
export const recipientOf = (
  victimId: string,
  record: VictimRecord,
  marks: ContactMarks,
  now: Date,
): Recipient => ({
  victimId,
  language: record.language,
  isWitness: record.isWitness,
  ...(record.phrase === undefined ? {} : { phrase: record.phrase }),
  timing: {
    timeZone: record.timeZone,
    ...(record.hours === undefined ? {} : { hours: record.hours }),
    blackoutDates: record.blackoutDates,
    ...(record.pausedUntil === undefined ? {} : { pausedUntil: record.pausedUntil }),
    ...(record.emailAnyHour === undefined ? {} : { emailAnyHour: record.emailAnyHour }),
  },
  digest: record.digest,
  ...standing(record),
  contacts: record.contacts.map((contact) => contactNow(contact, marks, now)),
});
