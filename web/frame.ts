import type { Language } from '../domain/contact.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../domain/office.ts';
import { html, Markup, type Content } from './html.ts';
import { frameWords, type PageName } from './words/frame.ts';

/** A page that gives nobody away: where whoever leaves in a hurry arrives. */
export const HARMLESS_PAGE = 'https://www.weather.gov/';

/** What a page may load and do: what the site itself brings along, and nothing that stands inside the page. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** One page of the site, static or made for somebody. */
export interface Page {
  readonly language: Language;
  /** Neutral: whoever looks at the tabs of a browser learns nothing. */
  readonly tab: string;
  readonly title: string;
  readonly lead?: string;
  /** Its name, if it is one that the head or the foot leads to. */
  readonly here?: string;
  readonly main: Content;
  /** Where the same page is in the other language; without it there is no link to one. */
  readonly inOther?: string;
  /** Whether it has a form: then errors show as one types. */
  readonly hasForm?: boolean;
  /** Whether a search engine may show it. */
  readonly isPublic?: boolean;
}

/** The language that a page is not in. */
export const otherOf = (language: Language): Language => (language === 'en' ? 'es' : 'en');

/** Where a static page is. */
export const pathOf = (language: Language, name: PageName | 'not-found'): string =>
  `/${language}/${name}.html`;

const inHead: readonly PageName[] = ['index', 'register', 'sign-in', 'how-it-works', 'contact'];
const inFoot: readonly PageName[] = [
  ...(['who-is-entitled', 'your-rights', 'take-part', 'attend-a-hearing'] as const),
  ...(['entering-a-facility', 'code', 'stay-safe', 'privacy'] as const),
];

/** The page that one is on says so. */
const links = ({ language, here }: Page, names: readonly PageName[]): Markup[] =>
  names.map(
    (name) =>
      html`<li>
        <a href="${pathOf(language, name)}" ${name === here && html` aria-current="page"`}
          >${frameWords[language].pages[name]}</a
        >
      </li>`,
  );

/** A phone number that can be tapped. */
export const phoneLink = (number: string): Markup =>
  html`<a
    href="tel:${number
      .replaceAll(/[^0-9]/g, '')
      .replace(/^(?=\d{10}$)/, '1')
      .replace(/^/, '+')}"
    >${number}</a
  >`;

/** Words with markup in the places of `{name}`. */
export const filled = (words: string, places: Readonly<Record<string, Content>>): Markup =>
  html`${words.split(/\{(\w+)\}/).map((part, position) => (position % 2 === 0 ? part : places[part]))}`;

const head = (page: Page): Markup => {
  const { language, inOther } = page;
  const words = frameWords[language];
  return html`<a class="usa-skipnav" href="#main">${words.skip}</a>
    <div class="leave">
      <a class="usa-button" id="leave" href="${HARMLESS_PAGE}" rel="noreferrer nofollow">${words.leave}</a>
    </div>
    <header class="site-head">
      <div class="site-inner">
        <p class="site-name">${words.siteName}</p>
        <p class="site-of">${words.siteOf}</p>
        <nav class="site-nav" aria-label="${words.navigation}">
          <ul>
            ${links(page, inHead)}
            ${inOther !== undefined && html`<li><a href="${inOther}" lang="${otherOf(language)}" hreflang="${otherOf(language)}">${words.otherLanguage}</a></li>`}
          </ul>
        </nav>
      </div>
    </header>`;
};

const foot = (page: Page): Markup => {
  const { language } = page;
  const words = frameWords[language];
  const phones = { phone: phoneLink(OFFICE_PHONE), statewide: phoneLink(STATEWIDE_PHONE) };
  return html`<footer class="site-foot">
    <div class="site-inner">
      <nav class="site-nav" aria-label="${words.morePages}">
        <ul>
          ${links(page, inFoot)}
          <li><a href="/freshness?lang=${language}">${words.freshness}</a></li>
        </ul>
      </nav>
      <p>${filled(words.help, phones)}</p>
      <p>${words.notAlone}</p>
    </div>
  </footer>`;
};

/**
 * A whole page, in the frame that all pages share. A form of ours may tell our own site where it comes from, or nobody
 * could know it as ours; no other site is told.
 */
export const framed = (page: Page): string => {
  const { language, tab, title, lead, main, hasForm = false, isPublic = false } = page;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        ${!isPublic && html`<meta name="robots" content="noindex" />`}
        <title>${tab}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        <script src="/assets/site.js" type="module"></script>
        ${hasForm && html`<script src="/assets/form.js" type="module"></script>`}
      </head>
      <body>
        ${head(page)}
        <main class="site-main site-inner usa-prose" id="main" tabindex="-1">
          <h1>${title}</h1>
          ${lead !== undefined && html`<p class="site-lead">${lead}</p>`} ${main}
        </main>
        ${foot(page)}
      </body>
    </html> `.text;
};
