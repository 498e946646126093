import type { Language } from '../domain/contact.ts';
import { contact } from './account-contact.ts';
import { contacts } from './account-contacts.ts';
import { end, endNow } from './account-end.ts';
import { events } from './account-events.ts';
import { newEmail, newPhone } from './account-new-contact.ts';
import { overview } from './account-overview.ts';
import { calls, language, letters, phrase } from './account-own.ts';
import { representative, seen } from './account-people.ts';
import { aboutOf, formOf, placeOf, type Part, type Shown } from './account-shell.ts';
import { days, pause, times } from './account-when.ts';
import { plainButton } from './fields.ts';
import { otherOf, type Page } from './frame.ts';
import { html, type Markup } from './html.ts';
import { accountWords, type Done, type PartName } from './words/account.ts';

/** The small pages of the account. */
export const accountParts: Readonly<Record<PartName, Part>> = {
  overview,
  ...{ contacts, contact, 'new-phone': newPhone, 'new-email': newEmail },
  ...{ language, letters, calls, phrase, times, days, pause, events, representative, seen, end },
  'end-now': endNow,
};

const isPart = (name: string): name is PartName => name in accountParts;

/** The small page of a name; the overview for any other. */
export const partNamed = (name: string | undefined): PartName =>
  name !== undefined && Object.hasOwn(accountParts, name) && isPart(name) ? name : 'overview';

const isDone = (name: string): name is Done => Object.hasOwn(accountWords.en.done, name);

/** What an address says was just done. */
export const doneNamed = (name: string | undefined): Done | undefined =>
  name !== undefined && isDone(name) ? name : undefined;

/** Below every page of the account. */
export const signOutAndBack = (of: Language, isOverview = false): Markup =>
  html`<div class="site-section not-on-paper">
    ${!isOverview && html`<p><a href="${placeOf(of, 'overview')}">${accountWords[of].back}</a></p>`}
    <form method="post" action="/sessions/end?lang=${of}">${plainButton(accountWords[of].signOut)}</form>
  </div>`;

/** A page of the account of whoever is signed in. */
export const accountPage = (name: PartName, shown: Shown): Page => {
  const part = accountParts[name];
  const words = accountWords[shown.language];
  return {
    language: shown.language,
    tab: words.titles[name],
    title: part.title?.(shown) ?? words.titles[name],
    main: [part.main(shown, formOf(part, shown)), signOutAndBack(shown.language, name === 'overview')],
    inOther: placeOf(otherOf(shown.language), name, aboutOf(shown)),
    hasForm: part.fields.length > 0,
  };
};
