import type { ContactView } from '../domain/account-view.ts';
import { discretionLevels, type Language } from '../domain/contact.ts';
import { fullDay } from '../domain/dates.ts';
import type { MessagePreview } from '../domain/preview.ts';
import { button, hidden, radios, type Choice, type Filled } from './fields.ts';
import { filled, pathOf } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import {
  above,
  formOf,
  formTo,
  knowing,
  linkTo,
  saveButton,
  type Part,
  type Shown,
} from './account-shell.ts';
import { accountWords } from './words/account.ts';
import { contactWords } from './words/account-contacts.ts';

/** What a contact is called. */
export const contactName = ({ channel, address }: ContactView, language: Language): string =>
  `${contactWords[language].channel[channel]} ${address}`;

/** Where the code of a new contact is typed. */
export const codeLink = (language: Language): Markup =>
  html`<a href="${pathOf(language, 'code')}">${accountWords[language].enterCode}</a>`;

/** Whether it is used; if not, why not, and what she can do. */
export const contactState = ({ confirmedAt, barred, isUsed }: ContactView, language: Language): Content => {
  const words = contactWords[language];
  if (barred !== undefined) return html`<p>${words.barred[barred]}</p>`;
  if (isUsed && confirmedAt !== undefined)
    return html`<p>${filled(words.used, { day: fullDay(confirmedAt, language) })}</p>`;
  return html`<p>${words.waiting} ${codeLink(language)}</p>
    <p>${words.newCode}</p>`;
};

const contactIn = ({ account, contactId }: Shown): ContactView | undefined =>
  account.contacts.find((contact) => contact.contactId === contactId);

/** How much a message may show. */
export const levelChoices = (language: Language): readonly Choice[] =>
  discretionLevels.map((value) => ({ value, ...contactWords[language].levels[value] }));

/** Word for word what would arrive, in the language of her messages. An e-mail is long. */
const previews = ({ account, language }: Shown, { channel, previews: all }: ContactView): Content => {
  const words = contactWords[language];
  const message = ({ subject, text }: MessagePreview): Markup =>
    html`<blockquote class="site-message" lang="${account.language}">
      ${subject !== undefined && html`<p>${filled(words.subject, { subject })}</p>`}
      <p>${text}</p>
    </blockquote>`;
  return [
    html`<h2>${words.preview}</h2>
      <p>${words.madeUp}</p>`,
    all.map((one) =>
      channel === 'sms'
        ? [html`<h3>${words.of[one.of]}</h3>`, message(one)]
        : html`<details>
            <summary>${words.of[one.of]}</summary>
            ${message(one)}
          </details>`,
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
      button(words.removeButton.replace('{address}', () => contact.address)),
    ]),
    html`<p>
      ${linkTo(shown, contact.channel === 'sms' ? 'new-phone' : 'new-email', words.another, { contactId: contact.contactId })}
    </p>`,
  ];
};

const levelForm = (shown: Shown, form: Filled, { contactId }: ContactView): Content => {
  const { language, account } = shown;
  const words = contactWords[language];
  return [
    formTo(shown, { to: 'settings', part: 'contact', schema: 'settings' }, [
      hidden([['discretion.0.contactId', contactId]]),
      radios(form, { name: 'discretion.0.level', label: words.level, choices: levelChoices(language) }),
      saveButton(shown),
    ]),
    account.signedInAs === 'herself' && html`<p>${linkTo(shown, 'phrase', words.ownWords)}</p>`,
  ];
};

/** One of them: how much its messages show, what would arrive, and the button that removes it. */
export const contact: Part = {
  fields: ['discretion.0.level', 'understood'],
  title: (shown) => {
    const it = contactIn(shown);
    return it === undefined ? accountWords[shown.language].titles.contact : contactName(it, shown.language);
  },
  advice: ({ language }) => ({ 'discretion.0.level': contactWords[language].advice.level }),
  onRecord: (shown) => [['discretion.0.level', contactIn(shown)?.discretion]],
  main: (shown, form) => {
    const it = contactIn(shown);
    if (it === undefined) return html`<p>${linkTo(shown, 'contacts')}</p>`;
    // Whoever has to know what she would lose reads that first.
    const isGoing = (shown.sent?.losses ?? []).length > 0;
    return [
      above(shown, form),
      isGoing && removal(shown, form, it),
      contactState(it, shown.language),
      levelForm(shown, isGoing ? formOf(contact, { ...shown, sent: undefined }) : form, it),
      previews(shown, it),
      !isGoing && removal(shown, form, it),
    ];
  },
};
