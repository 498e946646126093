import type { SeenAccount } from '../domain/account-view.ts';
import { clockTime } from '../domain/dates.ts';
import { ending } from './account-end.ts';
import { filled } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import { above, alert, herDay, isPaused, linkTo, type Part, type Shown } from './account-shell.ts';
import { hearingsPlace } from './hearings-place.ts';
import { accountWords, type PartName } from './words/account.ts';
import { ownHearingWords } from './words/account-hearings.ts';

type Words = (typeof accountWords)['en'];
type Summary = (shown: Shown, words: Words) => Content;

const count = (words: string, list: readonly unknown[]): Markup => filled(words, { count: list.length });

const nameIn = ({ representative }: SeenAccount): string | undefined =>
  representative && `${representative.name.first} ${representative.name.last}`;

const hours: Summary = ({ account: { rings }, language }, { summary }) =>
  filled(summary.hours, {
    from: clockTime(rings.texts.from, language),
    to: clockTime(rings.texts.to, language),
  });

/** In a few words, what stands on each of the small pages. */
const summaries: Readonly<Partial<Record<PartName, Summary>>> = {
  contacts: ({ account: { contacts } }, { summary }) =>
    filled(summary.inUse, { used: contacts.filter(({ isUsed }) => isUsed).length, all: contacts.length }),
  language: ({ account }, { languages }) => languages[account.language],
  letters: ({ account }, { summary }) =>
    account.postalAddress === undefined ? summary.noAddress : summary.hasAddress,
  calls: ({ account }, { summary }) =>
    account.safeContactNotes === undefined ? summary.noNotes : summary.hasNotes,
  phrase: ({ account }, { summary }) => (account.phrase === undefined ? summary.noPhrase : summary.hasPhrase),
  times: hours,
  days: ({ account }, { summary }) => count(summary.days, account.blackoutDates),
  pause: (shown, { summary }) =>
    isPaused(shown)
      ? filled(summary.paused, { day: herDay(shown, shown.account.pausedUntil ?? '') })
      : summary.notPaused,
  events: ({ account }, { summary }) => count(summary.people, account.subscriptions),
  representative: ({ account }, { summary }) => nameIn(account) ?? summary.nobody,
  seen: ({ account }, { summary }) => count(summary.seen, account.seenBy),
};

const groups = {
  reach: ['contacts', 'language', 'letters', 'calls'],
  messages: ['phrase', 'times', 'days', 'pause'],
  news: ['events', 'representative'],
  record: ['seen'],
  end: ['end'],
} as const satisfies Record<keyof Words['groups'], readonly PartName[]>;

/** What whoever looks after her contacts may see. */
const ofContacts: readonly PartName[] = ['contacts', 'language', 'letters', 'times', 'days'];

const item = (link: Markup, summary: Content): Markup =>
  html`<li>${link}${summary !== undefined && html`<br />${summary}`}</li>`;

const group = (shown: Shown, name: keyof typeof groups): Content => {
  const words = accountWords[shown.language];
  const isHerself = shown.account.signedInAs === 'herself';
  const parts = groups[name].filter((part) => isHerself || ofContacts.includes(part));
  const history = html`<a href="/account/history?lang=${shown.language}">${words.titles.history}</a>`;
  const hearings = html`<a href="${hearingsPlace(shown.language)}"
    >${ownHearingWords[shown.language].link}</a
  >`;
  return (
    parts.length > 0 && [
      html`<h2>${words.groups[name]}</h2>`,
      html`<ul>
        ${name === 'news' && isHerself && item(hearings, undefined)}
        ${name === 'record' && item(history, undefined)}
        ${parts.map((part) => item(linkTo(shown, part), summaries[part]?.(shown, words)))}
      </ul>`,
    ]
  );
};

/** What she must not miss. */
const notices = (shown: Shown): Content => {
  const { account, language } = shown;
  const words = accountWords[language];
  const { withdrawal, pausedUntil = '' } = account;
  return [
    withdrawal !== undefined && alert('warning', ending(shown)),
    isPaused(shown) &&
      alert('info', html`<p>${filled(words.paused, { day: herDay(shown, pausedUntil) })}</p>`),
    account.contacts.every(({ isUsed }) => !isUsed) && alert('warning', html`<p>${words.unreached}</p>`),
  ];
};

export const overview: Part = {
  fields: [],
  advice: () => ({}),
  onRecord: () => [],
  main: (shown, form) => [
    above(shown, form),
    shown.account.signedInAs === 'representative' &&
      html`<p class="site-lead">${accountWords[shown.language].asRepresentative}</p>`,
    notices(shown),
    (['reach', 'messages', 'news', 'record', 'end'] as const).map((name) => group(shown, name)),
  ],
};
