import type { Language } from '../domain/contact.ts';
import { OFFICE_PHONE } from '../domain/office.ts';
import { button, errorSummary, textField, untouched, type Filled } from './fields.ts';
import { filled, otherOf, pathOf, phoneLink, type Page } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import type { PageName } from './words/frame.ts';
import { signInWords } from './words/sign-in.ts';

/** A form of these pages, before anybody has filled it in. */
export const signInForm = (language: Language): Filled => untouched(language, signInWords[language].advice);

const inOther = (language: Language, name: PageName): string => pathOf(otherOf(language), name);

/** A line with a link, and nothing else. */
const link = (href: string, words: string): Markup => html`<p><a href="${href}">${words}</a></p>`;

const askForCode = (form: Filled): Content => {
  const { language } = form;
  const { label, hint, button: send, haveCode, isIn, cannot } = signInWords[language].address;
  return [
    errorSummary(form),
    html`<form
      class="usa-form usa-form--large"
      method="post"
      action="/sign-in?lang=${language}"
      novalidate
      data-schema="signIn"
    >
      ${textField(form, { name: 'address', label, hint, inputmode: 'email', longest: 254 })} ${button(send)}
    </form>`,
    link(pathOf(language, 'sign-in-code'), haveCode),
    link(`/account?lang=${language}`, isIn),
    html`<p>${filled(cannot, { phone: phoneLink(OFFICE_PHONE) })}</p>`,
  ];
};

/** Where a code is asked for; `sign-in-first` where something else was asked for without being signed in. */
export const askForCodePage = (form: Filled, name: 'sign-in' | 'sign-in-first' = 'sign-in'): Page => {
  const { language } = form;
  const { tab, title, lead } = signInWords[language][name === 'sign-in' ? 'address' : 'first'];
  return {
    ...{ language, tab, title, lead, here: name, hasForm: true },
    main: askForCode(form),
    inOther: inOther(language, name),
  };
};

/** Where the code is typed. */
export const signInCodePage = (form: Filled): Page => {
  const { language } = form;
  const { tab, title, lead, label, hint, button: send, noCode, again, care } = signInWords[language].code;
  return {
    ...{ language, tab, title, lead, hasForm: true },
    main: [
      errorSummary(form),
      html`<form
        class="usa-form usa-form--large"
        method="post"
        action="/sessions?lang=${language}"
        novalidate
        data-schema="confirmation"
      >
        ${textField(form, { name: 'code', label, hint, autocomplete: 'one-time-code', longest: 40, isShort: true })}
        ${button(send)}
      </form>`,
      html`<p>${care}</p>
        <p>${noCode}</p>`,
      link(pathOf(language, 'sign-in'), again),
    ],
    inOther: inOther(language, 'sign-in-code'),
  };
};

/** After she has signed out. */
export const signedOutPage = (language: Language): Page => {
  const { tab, title, lead, again, history, safety } = signInWords[language].out;
  return {
    ...{ language, tab, title, lead },
    main: [
      link(pathOf(language, 'sign-in'), again),
      html`<p>${history}</p>`,
      link(pathOf(language, 'stay-safe'), safety),
    ],
    inOther: inOther(language, 'signed-out'),
  };
};
