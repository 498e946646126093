import type { Language } from '../domain/contact.ts';
import type { Asked } from '../domain/hearing-request.ts';
import type { Way } from '../domain/asked-at-hearing.ts';
import { OFFICE, OFFICE_PHONE } from '../domain/office.ts';
import { filled, pathOf, phoneLink, type Page } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import { hearingWords } from './words/hearing.ts';
import { wishWords } from './words/wishes.ts';

/** What the page that answers a request shows. */
export interface Receipt {
  readonly language: Language;
  readonly by: Way;
  readonly number: string;
  readonly asked: readonly Asked[];
  /** How a recording is sent from here, where it can be. */
  readonly upload?: Content;
}

/** Her own words as she wrote them, line by line. */
const inLines = (words: string): Markup =>
  html`<blockquote>
    ${words.split(/\r\n|\r|\n/).map((line, position) => [position > 0 && html`<br />`, line])}
  </blockquote>`;

const nextOf = ({ wish }: Asked, { language, by }: Receipt): Content => {
  if (wish !== 'recording') return wishWords[language][wish].next;
  if (by === 'account') return html`<a href="#upload">${hearingWords[language].receipt.recordSignedIn}</a>`;
  const postal = OFFICE.returnAddress.join(', ');
  return [
    filled(hearingWords[language].receipt.recordByLink, { postal }),
    html` <a href="${pathOf(language, 'sign-in')}">${hearingWords[language].receipt.signIn}</a>`,
  ];
};

const itemOf = (asked: Asked, receipt: Receipt): Markup =>
  html`<li>
    <h3>${wishWords[receipt.language][asked.wish].label}</h3>
    ${asked.words !== undefined && inLines(asked.words)}
    <p>${nextOf(asked, receipt)}</p>
  </li>`;

const proof = ({ language, by }: Receipt): Content => {
  const { byLink, noMessage } = hearingWords[language].receipt;
  if (by === 'account') return undefined;
  return [html`<p>${byLink}</p>`, html`<p>${filled(noMessage, { phone: phoneLink(OFFICE_PHONE) })}</p>`];
};

const list = (lines: readonly string[]): Markup =>
  html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;

/**
 * The receipt. By a link it is the same whether the code was right, wrong or old: it must not say who is on file. That
 * the request is on record she learns from the message that follows.
 */
export const hearingReceiptPage = (receipt: Receipt): Page => {
  const { language, by, number, asked, upload } = receipt;
  const words = hearingWords[language].receipt;
  return {
    ...{ language, tab: words.tab, title: words.title },
    lead: by === 'link' ? words.leadByLink : words.leadSignedIn,
    main: [
      html`<p>${filled(words.number, { number: html`<strong>${number}</strong>` })}</p>
        <p>${words.keep}</p>`,
      proof(receipt),
      upload,
      html`<h2>${words.asked}</h2>
        <ul>
          ${asked.map((one) => itemOf(one, receipt))}
        </ul>
        <h2>${words.next}</h2>
        ${list(words.nextLines)}
        <p><a href="?lang=${language}">${words.again}</a></p>
        <h2>${words.visit}</h2>
        ${list(words.visitLines)}
        <p><a href="${pathOf(language, 'attend-a-hearing')}">${words.links}</a></p>
        <p><a href="${pathOf(language, 'entering-a-facility')}">${words.facility}</a></p>`,
    ],
  };
};
