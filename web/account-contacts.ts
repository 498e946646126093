import type { ContactView, SeenAccount } from '../domain/account-view.ts';
import { discretionLevels, type Channel, type Language } from '../domain/contact.ts';
import { fullDay } from '../domain/dates.ts';
import { button, hidden, radios, selectField, textField, tick, type Choice, type Filled } from './fields.ts';
import { filled, pathOf } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import { above, formTo, knowing, linkTo, saveButton, type Part, type Shown } from './account-shell.ts';
import { accountWords } from './words/account.ts';
import { contactWords } from './words/account-contacts.ts';

/** How many she may have (domain/account-contacts.ts). */
const MOST = 12;

const nameOf = ({ channel, address }: ContactView, language: Language): string =>
  `${contactWords[language].channel[channel]} ${address}`;

const codeLink = (language: Language): Markup =>
  html`<a href="${pathOf(language, 'code')}">${accountWords[language].enterCode}</a>`;

/** Whether it is used; if not, why not, and what she can do. */
const stateOf = ({ confirmedAt, barred, isUsed }: ContactView, language: Language): Content => {
  const words = contactWords[language];
  if (barred !== undefined) return html`<p>${words.barred[barred]}</p>`;
  if (isUsed && confirmedAt !== undefined)
    return html`<p>${filled(words.used, { day: fullDay(confirmedAt, language) })}</p>`;
  return html`<p>${words.waiting} ${codeLink(language)}</p>
    <p>${words.newCode}</p>`;
};

const placeTaken = ({ replaces }: ContactView, { account: { contacts }, language }: Shown): Content => {
  const old = contacts.find(({ contactId }) => contactId === replaces);
  return old && html`<p>${filled(contactWords[language].replaces, { address: old.address })}</p>`;
};

const about = (contact: ContactView, shown: Shown): Content => {
  const { language } = shown;
  const words = contactWords[language];
  const change = words.change.replace('{address}', contact.address);
  return [
    html`<h2>${nameOf(contact, language)}</h2>`,
    stateOf(contact, language),
    placeTaken(contact, shown),
    html`<p>${words.shows[contact.discretion]}</p>
      <p>${linkTo(shown, 'contact', change, { contactId: contact.contactId })}</p>`,
  ];
};

/** All of her phones and mailboxes. */
export const contacts: Part = {
  fields: [],
  advice: () => ({}),
  onRecord: () => [],
  main: (shown, form) => {
    const { account, language, done } = shown;
    const words = contactWords[language];
    return [
      above(shown, form, done === 'contact-added' && html`<p>${codeLink(language)}</p>`),
      html`<p>${account.contacts.length === 0 ? words.none : words.lead}</p>`,
      account.contacts.map((contact) => about(contact, shown)),
      html`<h2>${words.add}</h2>
        <ul>
          <li>${linkTo(shown, 'new-phone')}</li>
          <li>${linkTo(shown, 'new-email')}</li>
        </ul>`,
    ];
  },
};

const contactIn = ({ account, contactId }: Shown): ContactView | undefined =>
  account.contacts.find((contact) => contact.contactId === contactId);

const levels = (language: Language): readonly Choice[] =>
  discretionLevels.map((value) => ({ value, ...contactWords[language].levels[value] }));

/** Word for word what would arrive, in the language of her messages. */
const previews = ({ account, language }: Shown, contact: ContactView): Content => {
  const words = contactWords[language];
  return [
    html`<h2>${words.preview}</h2>
      <p>${words.madeUp}</p>`,
    contact.previews.map(
      ({ of, subject, text }) =>
        html`<h3>${words.of[of]}</h3>
          <blockquote class="site-message" lang="${account.language}">
            ${subject !== undefined && html`<p>${filled(words.subject, { subject })}</p>`}
            <p>${text}</p>
          </blockquote>`,
    ),
  ];
};

const removal = (shown: Shown, form: Filled, contact: ContactView): Content => {
  const words = contactWords[shown.language];
  return [
    html`<h2>${words.remove}</h2>
      <p>${words.removeText}</p>`,
    formTo(shown, { to: 'contacts/remove', part: 'contact', schema: 'contactGone' }, [
      hidden([['contactId', contact.contactId]]),
      knowing(shown, form),
      button(words.removeButton.replace('{address}', contact.address)),
    ]),
    html`<p>
      ${linkTo(shown, contact.channel === 'sms' ? 'new-phone' : 'new-email', words.another, { contactId: contact.contactId })}
    </p>`,
  ];
};

/** One of them: how much its messages show, what would arrive, and the button that removes it. */
export const contact: Part = {
  fields: ['discretion.0.level', 'understood'],
  title: (shown) => {
    const it = contactIn(shown);
    return it === undefined ? accountWords[shown.language].titles.contact : nameOf(it, shown.language);
  },
  advice: ({ language }) => ({ 'discretion.0.level': contactWords[language].advice.level }),
  onRecord: (shown) => [['discretion.0.level', contactIn(shown)?.discretion]],
  main: (shown, form) => {
    const it = contactIn(shown);
    const { language } = shown;
    const words = contactWords[language];
    if (it === undefined) return html`<p>${linkTo(shown, 'contacts')}</p>`;
    return [
      above(shown, form),
      stateOf(it, language),
      formTo(shown, { to: 'settings', part: 'contact', schema: 'settings' }, [
        hidden([['discretion.0.contactId', it.contactId]]),
        radios(form, { name: 'discretion.0.level', label: words.level, choices: levels(language) }),
        saveButton(shown),
      ]),
      shown.account.signedInAs === 'herself' && html`<p>${linkTo(shown, 'phrase', words.ownWords)}</p>`,
      previews(shown, it),
      removal(shown, form, it),
    ];
  },
};

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
      label: contactWords[language].yesOf.replace('{address}', address),
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
    radios(form, { name: 'discretion', label: words.level, choices: levels(language) }),
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
  fields: ['address', 'smsConsent', 'discretion', 'replaces'],
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
      formTo(shown, { to: 'contacts', part, schema: 'newContact' }, questions(shown, form, channel)),
    ];
  },
});

export const newPhone = newContact('sms');
export const newEmail = newContact('email');
