import { hearingsPlace } from './hearings-place.ts';
import { filled, otherOf, pathOf, phoneLink, type Page } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import { takePartWords } from './words/take-part.ts';
import { wishWords } from './words/wishes.ts';
import type { Language } from '../domain/contact.ts';
import { wishes } from '../domain/hearing-request.ts';
import { OFFICE, OFFICE_PHONE } from '../domain/office.ts';

const part = ({ title, text }: { readonly title: string; readonly text: string }, more?: Content): Markup =>
  html`<h3>${title}</h3>
    <p>${filled(text, { phone: phoneLink(OFFICE_PHONE), postal: POSTAL })}</p>
    ${more}`;

const POSTAL = [OFFICE.name, ...OFFICE.returnAddress].join(', ');

/** What everybody may know before any hearing is set: the ways to ask, and each thing that can be asked for. */
export const takePartPage = (language: Language): Page => {
  const words = takePartWords[language];
  const { signIn, hearings } = words.signedIn;
  return {
    ...{ language, tab: words.tab, title: words.title, lead: words.lead, isPublic: true },
    here: 'take-part',
    main: [
      html`<h2>${words.ways}</h2>`,
      part(words.byLink),
      part(
        words.signedIn,
        html`<ul>
          <li><a href="${pathOf(language, 'sign-in')}">${signIn}</a></li>
          <li><a href="${hearingsPlace(language)}">${hearings}</a></li>
        </ul>`,
      ),
      part(words.byPhone),
      part(words.byMail),
      part(words.anybody),
      html`<h2>${words.choices}</h2>
        <p>${words.choicesLead}</p>
        <dl>
          ${wishes.map(
            (wish) =>
              html`<dt><strong>${wishWords[language][wish].label}</strong></dt>
                <dd>${wishWords[language][wish].next}</dd>`,
          )}
        </dl>`,
    ],
    inOther: pathOf(otherOf(language), 'take-part'),
  };
};

/** Where a browser arrives after S3 has taken a recording. It holds nothing of hers: her cookie need not come along. */
export const recordingSentPage = (language: Language): Page => {
  const { tab, title, lead, next, again } = takePartWords[language].sent;
  return {
    ...{ language, tab, title, lead },
    main: html`<p>${next}</p>
      <p>${again}</p>
      <p><a href="${hearingsPlace(language)}">${takePartWords[language].signedIn.hearings}</a></p>`,
    inOther: pathOf(otherOf(language), 'recording-sent'),
  };
};
