import { languages, type Language } from '../domain/contact.ts';
import { pathOf } from '../web/frame.ts';
import { html, type Markup } from '../web/html.ts';
import { frameWords } from '../web/words/frame.ts';

/** Where a victim begins, in the order of her story. */
const doors = ['index', 'register', 'code', 'sign-in'] as const;

/** The way into the website, in both languages; it stands at the address of this page. */
export const siteView = (): Markup =>
  html`<section aria-labelledby="website">
    <h2 id="website">Website</h2>
    <p>
      Register there with an invented phone, such as 573-555-0199: it shows up below with its code. Every link
      in a message opens the page that it leads to.
    </p>
    ${languages.map(doorsIn)}
  </section>`;

const doorsIn = (language: Language): Markup => {
  const { language: name, navigation, pages, freshness } = frameWords[language];
  return html`<nav lang="${language}" aria-label="${navigation} (${name})">
    ${doors.map((door) => html`<a href="${pathOf(language, door)}">${pages[door]}</a> `)}
    <a href="/freshness?lang=${language}">${freshness}</a>
  </nav>`;
};
