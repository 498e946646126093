import type { Language } from '../domain/contact.ts';
import { fullDate } from '../domain/dates.ts';
import type { Freshness } from '../domain/feed.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../domain/office.ts';
import { filled, otherOf, phoneLink, type Page } from './frame.ts';
import { html } from './html.ts';
import { freshnessWords } from './words/freshness.ts';

/** Until when we know what happened, and what to do if that is long ago. `heardAt`: ISO-8601 UTC. */
export const freshnessPage = (
  language: Language,
  { freshness, heardAt }: { readonly freshness: Freshness; readonly heardAt?: string | undefined },
): Page => {
  const words = freshnessWords[language];
  const phones = { phone: phoneLink(OFFICE_PHONE), statewide: phoneLink(STATEWIDE_PHONE) };
  return {
    ...{ language, tab: words.tab, title: words.title, isPublic: true },
    main: [
      html`<p class="site-lead">
        ${heardAt === undefined ? words.never : filled(words.until, { when: fullDate(heardAt, language) })}
      </p>`,
      freshness !== 'fresh' &&
        html`<p>${freshness === 'quiet' && words.quiet} ${filled(words.ask, phones)}</p>`,
      html`<h2>${words.meaning}</h2>
        ${words.explained.map((sentence) => html`<p>${sentence}</p>`)}
        <p>${words.again}</p>`,
    ],
    inOther: `/freshness?lang=${otherOf(language)}`,
  };
};
