import type { Language } from '../domain/contact.ts';
import { fullDate } from '../domain/dates.ts';
import type { HistoryEntry } from '../domain/history.ts';
import { filled, otherOf, type Page } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import { signOutAndBack } from './account-page.ts';
import { accountWords } from './words/account.ts';
import { peopleWords } from './words/account-people.ts';

/** A page of what she was told, as the API answers it. */
export interface History {
  readonly language: Language;
  readonly entries: readonly HistoryEntry[];
  readonly before?: string | undefined;
}

const placeOf = (language: Language, before?: string): string =>
  `/account/history?${new URLSearchParams({ ...(before === undefined ? {} : { before }), lang: language }).toString()}`;

const lawOf = ({ paragraph, eventType }: HistoryEntry, language: Language): Content => {
  const words = peopleWords[language];
  if (!paragraph.startsWith('none')) return filled(words.law, { paragraph });
  return eventType === 'correction' ? words.ours : words.courtesy;
};

const entry = (one: HistoryEntry, language: Language): Markup =>
  html`<h2>${one.title}</h2>
    <ul>
      ${one.lines.map(({ at, text }) => html`<li>${fullDate(at, language)}<br />${text}</li>`)}
    </ul>
    <p>
      ${lawOf(one, language)}
      ${filled(peopleWords[language].owed, { when: fullDate(one.deadline, language) })}
    </p>`;

/** What she was told, and what became of it. `since`: where this page begins, unless it is the first. */
export const historyPage = ({ language, entries, before }: History, since?: string): Page => {
  const words = peopleWords[language];
  const title = accountWords[language].titles.history;
  return {
    ...{ language, title, tab: title, inOther: placeOf(otherOf(language), since) },
    main: [
      html`<p>${entries.length === 0 ? words.noHistory : words.historyLead}</p>`,
      entries.map((one) => entry(one, language)),
      before !== undefined && html`<p><a href="${placeOf(language, before)}">${words.older}</a></p>`,
      since !== undefined && html`<p><a href="${placeOf(language)}">${words.newest}</a></p>`,
      signOutAndBack(language),
    ],
  };
};
