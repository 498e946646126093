import type { Language } from '../domain/contact.ts';
import { button, errorSummary, plainButton, textField, untouched, type Filled } from './fields.ts';
import { otherOf, pathOf, type Page } from './frame.ts';
import { html, type Markup } from './html.ts';
import { linkWords } from './words/links.ts';

/** The form for a code, before anybody has typed one. */
export const codeForm = (language: Language): Filled => untouched(language, linkWords[language].advice);

/** Where the code is typed that confirms a phone or a mailbox. */
export const codePage = (form: Filled): Page => {
  const { language } = form;
  const { tab, title, lead, label, hint, button: send, each } = linkWords[language].code;
  return {
    ...{ language, tab, title, lead, hasForm: true, here: 'code' },
    main: [
      errorSummary(form),
      html`<form
        class="usa-form usa-form--large"
        method="post"
        action="/registrations/confirm?lang=${language}"
        novalidate
        data-schema="confirmation"
      >
        ${textField(form, { name: 'code', label, hint, autocomplete: 'one-time-code', longest: 40, isShort: true })}
        ${button(send)}
      </form>`,
      html`<p>${each}</p>`,
    ],
    inOther: pathOf(otherOf(language), 'code'),
  };
};

/** What a confirmed phone or mailbox is good for, and what may be left to do. */
export const confirmedPage = (language: Language): Page => {
  const { tab, title, lead, more } = linkWords[language].confirmed;
  return {
    ...{ language, tab, title, lead },
    main: html`<p><a href="${pathOf(language, 'code')}">${more}</a></p>`,
    inOther: pathOf(otherOf(language), 'code'),
  };
};

/** The same page in the other language: only the address knows which link it was. */
const inOther = (language: Language): string => `?lang=${otherOf(language)}`;

const pressed = (language: Language, content: Markup): Markup =>
  html`<form class="usa-form" method="post" action="?lang=${language}">${content}</form>`;

/** Behind the link of a message, whatever the link: a button that says that the message has arrived. */
export const messagePage = (language: Language): Page => {
  const { tab, title, lead, button: yes, hearing, quiet } = linkWords[language].message;
  return {
    ...{ language, tab, title, lead },
    main: [
      pressed(language, button(yes)),
      html`<p>${hearing}</p>`,
      pressed(language, plainButton(quiet, 'reminders', 'none')),
    ],
    inOther: inOther(language),
  };
};

/** After the button. It names no link, so that it is the same for every one. */
export const receivedPage = (language: Language): Page => {
  const { tab, title, lead, next, takePart, read, contact } = linkWords[language].received;
  return {
    ...{ language, tab, title, lead },
    main: html`<h2>${next}</h2>
      <ul>
        <li><a href="?lang=${language}&to=hearing">${takePart}</a></li>
        <li><a href="${pathOf(language, 'sign-in')}">${read}</a></li>
        <li><a href="${pathOf(language, 'contact')}">${contact}</a></li>
      </ul>`,
    inOther: inOther(language),
  };
};

/** Behind the link of a quarterly check. */
export const checkPage = (language: Language): Page => {
  const { tab, title, lead, button: yes, change } = linkWords[language].check;
  return {
    ...{ language, tab, title, lead },
    main: [
      pressed(language, button(yes)),
      html`<p><a href="${pathOf(language, 'sign-in')}">${change}</a></p>`,
    ],
    inOther: inOther(language),
  };
};

export const checkedPage = (language: Language): Page => {
  const { tab, title, lead } = linkWords[language].checked;
  return { ...{ language, tab, title, lead }, main: '', inOther: inOther(language) };
};
