import type { SeenAccount } from '../domain/account-view.ts';
import type { Channel, Language } from '../domain/contact.ts';
import { levelChoices } from './account-contact.ts';
import { button, hidden, radios, selectField, textField, tick, type Choice, type Filled } from './fields.ts';
import { html, type Content } from './html.ts';
import { above, formTo, type Part, type Shown } from './account-shell.ts';
import { contactWords } from './words/account-contacts.ts';

/** How many she may have (domain/account-contacts.ts). */
const MOST = 12;

/** Those of hers that a new one may take the place of. */
const replaceable = (
  { contacts: all }: SeenAccount,
  channel: Channel,
  language: Language,
): readonly Choice[] =>
  all
    .filter((one) => one.channel === channel)
    .map(({ contactId, address }) => ({
      value: contactId,
      label: contactWords[language].yesOf.replace('{address}', () => address),
    }));

const questions = (shown: Shown, form: Filled, channel: Channel): Content => {
  const { account, language } = shown;
  const words = contactWords[language];
  const others = replaceable(account, channel, language);
  const isPhone = channel === 'sms';
  return [
    hidden([['channel', channel]]),
    isPhone
      ? textField(form, {
          name: 'address',
          label: words.phone,
          hint: words.phoneHint,
          type: 'tel',
          longest: 40,
        })
      : textField(form, {
          name: 'address',
          label: words.email,
          hint: words.emailHint,
          type: 'email',
          longest: 254,
        }),
    isPhone && tick(form, { name: 'smsConsent', label: words.consent, hint: words.consentHint }),
    radios(form, { name: 'discretion', label: words.level, choices: levelChoices(language) }),
    others.length > 0 &&
      selectField(form, {
        name: 'replaces',
        label: words.inPlaceOf,
        hint: words.inPlaceHint,
        choices: [{ value: '', label: words.addOnly }, ...others],
      }),
    button(words.send),
  ];
};

const isFull = ({ contacts: hers, representativeContacts }: SeenAccount): boolean =>
  hers.length + representativeContacts.length >= MOST;

const newContact = (channel: Channel): Part => ({
  fields: ['address', ...(channel === 'sms' ? ['smsConsent'] : []), 'discretion', 'replaces'],
  advice: ({ language }) => {
    const { phone, email, smsConsent, replaces, level } = contactWords[language].advice;
    return { smsConsent, replaces, discretion: level, address: channel === 'sms' ? phone : email };
  },
  onRecord: ({ contactId }) => [
    ['discretion', 'full'],
    ['replaces', contactId],
  ],
  main: (shown, form) => {
    const words = contactWords[shown.language];
    if (isFull(shown.account)) return html`<p>${words.tooMany}</p>`;
    const part = channel === 'sms' ? 'new-phone' : 'new-email';
    return [
      above(shown, form),
      html`<p>${words.newLead}</p>`,
      formTo(shown, { to: 'contacts', part }, questions(shown, form, channel)),
    ];
  },
});

export const newPhone = newContact('sms');
export const newEmail = newContact('email');
