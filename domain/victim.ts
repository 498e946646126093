import { languages, type Contact, type Language, type Recipient } from './contact.ts';
import type { RegistrationForm } from './registration.ts';

/** When each contact was confirmed by its code (ISO-8601 UTC), by contact id. */
export type Confirmations = Readonly<Record<string, string>>;

/** The e-mail first: it is the legal channel. Then the phones in the order in which she gave them. */
const contactsOf = (
  form: RegistrationForm,
): readonly (Omit<Contact, 'usable'> & { readonly consented: boolean })[] => [
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

/** The victim as the dispatching worker sees her: her language, her phrase, and which contacts may be used now. */
export const recipientFrom = (
  victimId: string,
  form: RegistrationForm,
  confirmed: Confirmations,
): Recipient => ({
  victimId,
  language: languageOf(form),
  isWitness: form.requesterRole === 'witness',
  ...(form.phrase === undefined ? {} : { phrase: form.phrase }),
  contacts: contactsOf(form).map(({ consented, ...contact }) => ({
    ...contact,
    usable: consented && confirmed[contact.contactId] !== undefined,
  })),
});
