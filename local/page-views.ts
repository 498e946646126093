import { factWords } from './fact-words.ts';
import type { Email } from './mailboxes.ts';
import type { ShownChange, ShownNotification } from './page-data.ts';
import { linked, moment } from './page-html.ts';
import { html, type Markup } from '../web/html.ts';
import { officeView, type OfficeContent } from './page-office.ts';
import { siteView } from './page-site.ts';
import type { Sms } from './phones.ts';

/** What the page shows. */
export interface PageContent {
  readonly sms: readonly Sms[];
  readonly emails: readonly Email[];
  readonly changes: readonly ShownChange[];
  readonly notifications: readonly ShownNotification[];
  readonly office: OfficeContent;
}

/** What an e-mail may do in its frame. */
export const MAIL_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

/** Enough to look at; the rest is counted. */
const SHOWN = 100;

/** The whole page. */
export const pageView = (content: PageContent): Markup =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Phones and mailboxes · local</title>
        <link rel="stylesheet" href="/local/page.css" />
        <script src="/local/page.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <h1>Phones and mailboxes</h1>
          <p>Everything here is simulated on this machine. Nothing was sent to anyone. Times are UTC.</p>
          ${siteView()}
          <nav aria-label="Sections">
            <a href="#phones">Phones</a> <a href="#mailboxes">Mailboxes</a> <a href="#tasks">Staff tasks</a>
            <a href="#letters">Letters</a> <a href="#pages">Pages to the office</a>
            <a href="#notifications">Notifications</a> <a href="#changes">Status changes</a>
          </nav>
          <p>
            <label><input type="checkbox" id="refresh" checked /> Refresh by itself</label>
            <span role="status" id="news"></span>
          </p>
        </header>
        <main id="content" tabindex="-1">${contentView(content)}</main>
      </body>
    </html>`;

/** The part of the page that changes. */
export const contentView = ({ sms, emails, changes, notifications, office }: PageContent): Markup =>
  html` <section aria-labelledby="phones">
      <h2 id="phones">Phones <small>${sms.length} messages</small></h2>
      <div class="cards">${grouped(sms, phoneView, 'No text message has arrived yet.')}</div>
    </section>
    <section aria-labelledby="mailboxes">
      <h2 id="mailboxes">Mailboxes <small>${emails.length} e-mails</small></h2>
      <div class="cards">${grouped(emails, mailboxView, 'No e-mail has arrived yet.')}</div>
    </section>
    ${officeView(office)}
    <section aria-labelledby="notifications">
      <h2 id="notifications">Notifications <small>${notifications.length}</small></h2>
      ${more(notifications)}${notifications.slice(0, SHOWN).map(notificationView)}
    </section>
    <section aria-labelledby="changes">
      <h2 id="changes">Status changes <small>${changes.length}</small></h2>
      ${more(changes)}${changesView(changes.slice(0, SHOWN))}
    </section>`;

const more = (all: readonly unknown[]): Markup =>
  all.length > SHOWN ? html`<p>The newest ${SHOWN} of ${all.length}.</p>` : html``;

const grouped = <M extends { readonly to: string; readonly at: string }>(
  messages: readonly M[],
  view: (to: string, messages: readonly M[]) => Markup,
  nothing: string,
): readonly Markup[] => {
  const groups = [...Map.groupBy([...messages].reverse(), ({ to }) => to)];
  return groups.length === 0
    ? [html`<p>${nothing}</p>`]
    : groups.slice(0, SHOWN).map(([to, its]) => view(to, its));
};

const phoneView = (to: string, messages: readonly Sms[]): Markup =>
  html` <article class="phone">
    <h3>${to}</h3>
    <ol>
      ${messages.map(
        ({ at, text }) =>
          html`<li>
            <p>${linked(text)}</p>
            ${moment(at)} <small>${text.length} characters</small>
          </li>`,
      )}
    </ol>
    <form class="reply" data-phone="${to}">
      <label>Reply <input name="text" required maxlength="160" autocomplete="off" /></label>
      <button>Send</button>
    </form>
  </article>`;

const mailboxView = (to: string, mails: readonly Email[]): Markup =>
  html` <article class="mailbox">
    <h3>${to}</h3>
    ${mails.map(emailView)}
  </article>`;

const emailView = ({ messageId, to, subject, from, at, text, html: rich }: Email): Markup =>
  html` <details id="mail-${messageId}-${to}">
    <summary>${subject} <small>${moment(at)}</small></summary>
    <p><small>from ${from}</small></p>
    <pre>${linked(text ?? '')}</pre>
    ${
      rich === undefined
        ? html``
        : html`<iframe
            title="HTML of: ${subject}"
            loading="lazy"
            sandbox="${MAIL_SANDBOX}"
            src="/local/mail?id=${encodeURIComponent(messageId)}&to=${encodeURIComponent(to)}"
          ></iframe>`
    }
  </details>`;

const notificationView = ({ id, state, facts }: ShownNotification): Markup => {
  const duty = facts.find((each) => 'eventType' in each);
  return html`<details id="notification-${id}">
    <summary>
      <span class="state ${state}">${state}</span>
      ${duty && 'eventType' in duty ? `${duty.eventType} · victim ${duty.victimId}` : 'confirmation of a contact'}
    </summary>
    <p>
      <small
        >notification
        ${id}${duty && 'statusChangeId' in duty ? `, of status change ${duty.statusChangeId}` : ''}</small
      >
    </p>
    <ol class="timeline">
      ${facts.map((each) => html`<li>${moment(each.at)} ${factWords(each)}</li>`)}
    </ol>
  </details>`;
};

const changesView = (changes: readonly ShownChange[]): Markup =>
  html` <div class="wide" tabindex="0" role="region" aria-label="Table of status changes">
    <table>
      <thead>
        <tr>
          <th scope="col">Received</th>
          <th scope="col">Id</th>
          <th scope="col">DOC number</th>
          <th scope="col">Type</th>
          <th scope="col">Occurred</th>
          <th scope="col">Matched</th>
          <th scope="col">Notified</th>
          <th scope="col">Set aside</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          (each) =>
            html`<tr>
              <td>${moment(each.receivedAt)}</td>
              <th scope="row">${each.id}</th>
              <td>${each.docNumber}</td>
              <td>${each.eventType}</td>
              <td>${moment(each.occurredAt)}</td>
              <td>${each.matchedAt ? moment(each.matchedAt) : 'not yet'}</td>
              <td>${each.notified}</td>
              <td>${each.quarantined}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
