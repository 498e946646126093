import type { Language } from '../domain/contact.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../domain/office.ts';
import { button, errorSummary, hidden, section } from './fields.ts';
import { partsContent, questionsIn, type Sheet } from './form-parts.ts';
import { filled, otherOf, pathOf, phoneLink, type Page } from './frame.ts';
import { html, type Content } from './html.ts';
import { registerSections } from './register-questions.ts';
import { phonePlaces } from './register-reach.ts';
import { eventWords } from './words/account-events.ts';
import { registerAdvice } from './words/register-advice.ts';
import { registerWords } from './words/register.ts';

/** What the form brings along: all news but moves, and what most people would choose. */
const presetsIn = (language: Language): URLSearchParams => {
  const news = Object.keys(eventWords[language].boxes).filter((type) => type !== 'transfer');
  return new URLSearchParams([
    ...news.map((type): [string, string] => ['eventTypes', type]),
    ...phonePlaces.flatMap((place): [string, string][] => [
      [`phones.${place}.kind`, 'mobile'],
      [`phones.${place}.discretion`, 'full'],
    ]),
    ['requestText', registerWords[language].request],
    ['emailDiscretion', 'full'],
    ['postalAddress.state', 'MO'],
    ['timeZone', 'America/Chicago'],
    ['language', language],
  ]);
};

const adviceIn = (language: Language): Readonly<Record<string, string>> => ({
  ...registerAdvice[language],
  ...Object.fromEntries(
    phonePlaces.flatMap((place) =>
      Object.entries(registerAdvice[language])
        .filter(([name]) => name.startsWith('phones.'))
        .map(([name, advice]) => [name.replace('.', `.${place}.`), advice]),
    ),
  ),
});

/** Every question of the form, by name, in their order. */
export const registerFields = (language: Language): readonly string[] =>
  questionsIn(registerSections(language).flatMap(({ parts }) => parts)).map(({ name }) => name);

/** The form as somebody filled it in; `wrong`: the answers that do not fit. Without answers: before anybody touched it. */
export const registerForm = (
  language: Language,
  values: URLSearchParams = presetsIn(language),
  wrong: readonly string[] = [],
): Sheet => ({
  ...{ language, values, presets: presetsIn(language), advice: adviceIn(language) },
  wrong: registerFields(language).filter((name) => wrong.includes(name)),
});

const before = (language: Language): Content => {
  const { device, before: lines, jail, byPhone } = registerWords[language];
  return html`<div class="usa-summary-box">
      <div class="usa-summary-box__body">
        <h2 class="usa-summary-box__heading">${device.title}</h2>
        <div class="usa-summary-box__text">
          <p>${device.text}</p>
          <p><a href="${pathOf(language, 'stay-safe')}">${device.link}</a></p>
        </div>
      </div>
    </div>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    <p>${filled(jail, { statewide: phoneLink(STATEWIDE_PHONE) })}</p>
    <p>${filled(byPhone, { phone: phoneLink(OFFICE_PHONE) })}</p>`;
};

/** What is wrong with all of a form, and not with one field. */
export const wholeError = (words: string): Content =>
  html`<div
    class="usa-alert usa-alert--error usa-alert--no-icon"
    role="alert"
    tabindex="-1"
    id="errors"
    autofocus
  >
    <div class="usa-alert__body"><p>${words}</p></div>
  </div>`;

/** The form. `unreadable`: something is wrong that no field of it can be blamed for. */
export const registerPage = (form: Sheet, { unreadable = false } = {}): Page => {
  const { language, values, presets } = form;
  const isUntouched = values.toString() === presets.toString();
  const { tab, title, lead, signNote, review } = registerWords[language];
  return {
    ...{ language, tab, title, lead, here: 'register', hasForm: true },
    // In the other language, what was typed would be gone.
    ...(isUntouched ? { inOther: pathOf(otherOf(language), 'register') } : {}),
    main: [
      unreadable ? wholeError(registerWords[language].unreadable) : errorSummary(form),
      before(language),
      html`<form
        class="usa-form usa-form--large site-register"
        method="post"
        action="/registrations/review?lang=${language}"
        novalidate
        autocomplete="off"
        data-schema="registration"
      >
        ${hidden([['eventTypes', 'correction']])}
        ${registerSections(language).map(({ title: legend, parts }) => section(legend, partsContent(form, parts)))}
        <p>${signNote}</p>
        ${button(review)}
      </form>`,
    ],
  };
};
