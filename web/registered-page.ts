import type { Language } from '../domain/contact.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../domain/office.ts';
import { filled, otherOf, pathOf, phoneLink, type Page } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import { registerNextWords } from './words/register-next.ts';

const items = (lines: readonly Content[]): readonly Markup[] => lines.map((line) => html`<li>${line}</li>`);

/** A script shows it: without one, the browser's own menu prints. */
const printButton = (words: string): Markup =>
  html`<p class="not-on-paper">
    <button class="usa-button usa-button--outline" type="button" data-print hidden>${words}</button>
  </p>`;

/** What happens next, the same for everybody. */
export const registeredPage = (language: Language): Page => {
  const words = registerNextWords[language].registered;
  const places = {
    code: html`<a href="${pathOf(language, 'code')}">${words.code}</a>`,
    phone: phoneLink(OFFICE_PHONE),
    statewide: phoneLink(STATEWIDE_PHONE),
    danger: html`<a href="tel:911">911</a>`,
  };
  return {
    ...{ language, tab: words.tab, title: words.title, lead: words.lead },
    inOther: pathOf(otherOf(language), 'registered'),
    main: html`<h2>${words.nextTitle}</h2>
      <ol>
        ${items(words.next.map((line) => filled(line, places)))}
      </ol>
      <h2>${words.noCodeTitle}</h2>
      <ul>
        ${items(words.noCode.map((line) => filled(line, places)))}
      </ul>
      <h2>${words.whoTitle}</h2>
      <ul>
        ${items(words.who)}
      </ul>
      <h2>${words.safetyTitle}</h2>
      <p>${filled(words.safety, places)}</p>
      <p>${filled(words.alone, places)}</p>
      ${printButton(words.print)}`,
  };
};
