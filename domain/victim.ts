import * as z from 'zod/mini';
import {
  channels,
  discretionLevels,
  languages,
  type Contact,
  type Language,
  type Recipient,
} from './contact.ts';
import type { RegistrationForm } from './registration.ts';

/** When each contact was confirmed by its code (ISO-8601 UTC), by contact id. */
export type Confirmations = Readonly<Record<string, string>>;

/** What is kept of a registration to reach the victim, and no more: the rest stays with the form submission. */
export const victimRecord = z.strictObject({
  language: z.enum(languages),
  isWitness: z.boolean(),
  phrase: z.optional(z.string()),
  contacts: z.array(
    z.strictObject({
      contactId: z.string(),
      channel: z.enum(channels),
      address: z.string(),
      discretion: z.enum(discretionLevels),
      /** Whether she allowed it: an e-mail by giving it, a text by her consent. */
      consented: z.boolean(),
    }),
  ),
});
export type VictimRecord = z.infer<typeof victimRecord>;

/** The e-mail first: it is the legal channel. Then the phones in the order in which she gave them. */
const contactsOf = (form: RegistrationForm): VictimRecord['contacts'] => [
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

/** Someone who reads another language gets English, and an interpreter on the phone. */
const languageOf = ({ language }: RegistrationForm): Language =>
  languages.find((known) => known === language) ?? 'en';

/** The contacts that get a code: an e-mail address, and mobile numbers with consent to texts. */
export const contactsToConfirm = (form: RegistrationForm): readonly Contact[] =>
  contactsOf(form)
    .filter(({ consented }) => consented)
    .map(({ consented, ...contact }) => ({ ...contact, usable: consented }));

/** What is kept of a form to reach the victim. */
export const victimFrom = (form: RegistrationForm): VictimRecord => ({
  language: languageOf(form),
  isWitness: form.requesterRole === 'witness',
  ...(form.phrase === undefined ? {} : { phrase: form.phrase }),
  contacts: contactsOf(form),
});

/** The victim as the dispatching worker sees her: her language, her phrase, and which contacts may be used now. */
export const recipientOf = (
  victimId: string,
  { language, isWitness, phrase, contacts }: VictimRecord,
  confirmed: Confirmations,
): Recipient => ({
  victimId,
  language,
  isWitness,
  ...(phrase === undefined ? {} : { phrase }),
  contacts: contacts.map(({ consented, ...contact }) => ({
    ...contact,
    usable: consented && confirmed[contact.contactId] !== undefined,
  })),
});
