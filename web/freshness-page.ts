import type { Language } from '../domain/contact.ts';
import { fullDate } from '../domain/dates.ts';
import type { Freshness } from '../domain/feed.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../domain/office.ts';
import { filled, otherOf, phoneLink, type Page } from './frame.ts';
import { html, type Markup } from './html.ts';
import { freshnessWords } from './words/freshness.ts';

/** What the page tells of one feed. Times are ISO-8601 UTC. */
export interface FeedShown {
  readonly freshness: Freshness;
  readonly heardAt?: string | undefined;
}

/** The department first, then all who report, by the agency's name. */
export interface FreshnessShown extends FeedShown {
  readonly feeds: readonly (FeedShown & { readonly agency: string })[];
}

/** Until when we know what happened, and what to do if that is long ago. */
export const freshnessPage = (language: Language, { feeds, ...department }: FreshnessShown): Page => {
  const words = freshnessWords[language];
  const phones = { phone: phoneLink(OFFICE_PHONE), statewide: phoneLink(STATEWIDE_PHONE) };
  const isSilent = department.freshness === 'quiet' || feeds.some(({ freshness }) => freshness === 'quiet');
  return {
    ...{ language, tab: words.tab, title: words.title, isPublic: true },
    main: [
      html`<p class="site-lead">
        ${
          department.heardAt === undefined
            ? words.never
            : filled(words.until, { when: fullDate(department.heardAt, language) })
        }
      </p>`,
      (isSilent || department.freshness === 'never') &&
        html`<p>${department.freshness === 'quiet' && words.quiet} ${filled(words.ask, phones)}</p>`,
      feeds.length > 1 &&
        html`<h2>${words.whoReports}</h2>
          <ul>
            ${feeds.map((feed) => line(language, feed))}
          </ul>`,
      html`<h2>${words.meaning}</h2>
        ${words.explained.map((sentence) => html`<p>${sentence}</p>`)}
        <p>${words.again}</p>`,
    ],
    inOther: `/freshness?lang=${otherOf(language)}`,
  };
};

const line = (
  language: Language,
  { agency, freshness, heardAt }: FreshnessShown['feeds'][number],
): Markup => {
  const words = freshnessWords[language];
  const when = heardAt === undefined ? '' : fullDate(heardAt, language);
  const said = { fresh: words.heard, quiet: words.silent, never: words.notYet }[freshness];
  return html`<li>${filled(said, { agency, when })}</li>`;
};
