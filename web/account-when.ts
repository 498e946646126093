import type { EventType } from '../domain/event-types.ts';
import type { SeenAccount } from '../domain/account-view.ts';
import { clockTime, fullDay, yearlyDay } from '../domain/dates.ts';
import type { Hours } from '../domain/send-window.ts';
import type { Language } from '../domain/contact.ts';
import { historyWordings } from '../domain/wording-history.ts';
import {
  button,
  checkboxes,
  section,
  selectField,
  textField,
  tick,
  type Choice,
  type Filled,
} from './fields.ts';
import { filled } from './frame.ts';
import { html, type Content, type Markup } from './html.ts';
import {
  above,
  buttonTo,
  formTo,
  herDay,
  isPaused,
  saveButton,
  type Part,
  type Shown,
} from './account-shell.ts';
import { accountWords } from './words/account.ts';
import { eventWords } from './words/account-events.ts';
import { whenWords } from './words/account-when.ts';

/** The zones of the United States, and hers. */
const zones = ({ account: { timeZone }, language }: Shown): readonly Choice[] => {
  const known = Object.entries(whenWords[language].zones).map(([value, label]) => ({ value, label }));
  return known.some(({ value }) => value === timeZone)
    ? known
    : [{ value: timeZone, label: timeZone }, ...known];
};

const ringWords = (type: EventType, language: Language): string => {
  const words: Readonly<Partial<Record<EventType, string>>> = eventWords[language].rings;
  return words[type] ?? historyWordings[language].events[type];
};

const list = (types: readonly EventType[], language: Language): Markup =>
  html`<ul>
    ${types.map((type) => html`<li>${ringWords(type, language)}</li>`)}
  </ul>`;

const between = (words: string, { from, to }: Hours, language: Language): Markup =>
  filled(words, { from: clockTime(from, language), to: clockTime(to, language) });

/** What comes at any hour, and when all else does, with the settings as they are. */
const rings = ({ account: { rings: when }, language }: Shown): Content => {
  const words = whenWords[language];
  const isAnyHour = when.email.to === '24:00';
  return html`<h2>${words.rings}</h2>
    <p>${filled(words.always, { will: html`<strong>${words.will}</strong>` })}</p>
    ${list(when.always, language)}
    <p>${words.whenUrgent}</p>
    ${list(when.whenUrgent, language)}
    <p>${words.anyDay}</p>
    <p>${between(words.texts, when.texts, language)}</p>
    <p>${isAnyHour ? words.emailAlways : between(words.email, when.email, language)}</p>`;
};

const hourQuestions = ({ language, account }: Shown, form: Filled): Content => {
  const words = whenWords[language];
  const time = (name: string, label: string, hint?: string): Markup =>
    textField(form, { name, label, type: 'time', isShort: true, hint });
  return [
    section(words.hours, [time('hours.from', words.from, words.hoursHint), time('hours.to', words.to)]),
    tick(form, {
      name: 'digest',
      label: words.digest,
      hint: words.digestHint.replace('{at}', clockTime(account.rings.digestAt, language)),
    }),
    tick(form, { name: 'emailAnyHour', label: words.emailAnyHour, hint: words.emailHint }),
  ];
};

const ticked = (isSo: boolean | undefined): string | undefined => (isSo === true ? 'yes' : undefined);

/** Her hours, and what rings at night. */
export const times: Part = {
  fields: ['timeZone', 'hours.from', 'hours.to', 'digest', 'emailAnyHour'],
  advice: ({ language }) => {
    const { timeZone, hours } = whenWords[language].advice;
    return { timeZone, 'hours.from': hours, 'hours.to': hours };
  },
  onRecord: ({ account }) => [
    ['timeZone', account.timeZone],
    ['hours.from', account.hours?.from],
    ['hours.to', account.hours?.to],
    ['digest', ticked(account.digest)],
    ['emailAnyHour', ticked(account.emailAnyHour)],
  ],
  main: (shown, form) => [
    above(shown, form),
    formTo(shown, { to: 'settings', part: 'times', schema: 'settings' }, [
      selectField(form, { name: 'timeZone', label: whenWords[shown.language].zone, choices: zones(shown) }),
      hourQuestions(shown, form),
      saveButton(shown),
    ]),
    rings(shown),
  ],
};

const dayWords = (day: string, language: Language): string =>
  day.startsWith('--')
    ? accountWords[language].everyYear.replace('{day}', yearlyDay(day, language))
    : fullDay(day, language);

const daysOf = ({ blackoutDates }: SeenAccount, language: Language): readonly Choice[] =>
  [...blackoutDates].sort().map((value) => ({ value, label: dayWords(value, language) }));

/** Days on which nothing comes that can wait. */
export const days: Part = {
  fields: ['addDay'],
  advice: ({ language }) => whenWords[language].advice,
  onRecord: ({ account }) => account.blackoutDates.map((day) => ['blackoutDates', day] as const),
  main: (shown, form) => {
    const { account, language } = shown;
    const words = whenWords[language];
    const choices = daysOf(account, language);
    return [
      above(shown, form),
      html`<p>${words.daysLead}</p>`,
      choices.length === 0 && html`<p>${words.noDays}</p>`,
      formTo(shown, { to: 'settings', part: 'days' }, [
        choices.length > 0 &&
          checkboxes(form, { name: 'blackoutDates', label: words.days, hint: words.daysHint, choices }),
        textField(form, { name: 'addDay', label: words.addDay, type: 'date', isShort: true }),
        tick(form, { name: 'everyYear', label: words.everyYear }),
        saveButton(shown),
      ]),
    ];
  },
};

/** A pause of what can wait. */
export const pause: Part = {
  isHersAlone: true,
  fields: ['until'],
  advice: ({ language }) => whenWords[language].advice,
  onRecord: () => [],
  main: (shown, form) => {
    const { account, language } = shown;
    const words = whenWords[language];
    return [
      above(shown, form),
      isPaused(shown) && [
        html`<p>${filled(words.pausedUntil, { day: herDay(shown, account.pausedUntil ?? '') })}</p>`,
        buttonTo(shown, { to: 'resume', part: 'pause', schema: 'wish' }, words.resume),
      ],
      html`<p>${words.pauseLead}</p>
        <p>${words.pauseText}</p>`,
      formTo(shown, { to: 'pause', part: 'pause', schema: 'pause' }, [
        textField(form, {
          name: 'until',
          label: words.until,
          hint: words.untilHint,
          type: 'date',
          isShort: true,
        }),
        button(words.pause),
      ]),
    ];
  },
};
