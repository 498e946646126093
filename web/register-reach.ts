import type { Language } from '../domain/contact.ts';
import { choicesOf, note, orNone, type Part, type Section } from './form-parts.ts';
import { pathOf } from './frame.ts';
import { html } from './html.ts';
import { whenWords } from './words/account-when.ts';
import { choiceWords } from './words/register-choices.ts';
import { reachWords } from './words/register-reach.ts';
import { registerWords } from './words/register.ts';

/** How many phones the form asks for; a program may send more. */
export const phonePlaces = [0, 1] as const;

const phone = (language: Language, place: number): Part => {
  const [words, choices] = [reachWords[language], choiceWords[language]];
  const name = (field: string): string => `phones.${place}.${field}`;
  const around = registerWords[language];
  return {
    ...(place === 0
      ? { is: 'group', title: around.firstPhone }
      : { is: 'folded', title: around.secondPhone, isNeeded: true }),
    parts: [
      {
        ...{ is: 'text', name: name('number'), ...words['phone.number'], isOptional: true },
        ...{ type: 'tel', inputmode: 'tel', longest: 40, isShort: true },
      },
      { is: 'select', name: name('kind'), ...words['phone.kind'], choices: choicesOf(choices.kind) },
      { is: 'tick', name: name('smsConsent'), ...words['phone.smsConsent'], saysNo: true },
      {
        ...{ is: 'radios', name: name('discretion'), ...words['phone.discretion'] },
        choices: choicesOf(choices.phoneDiscretion),
      },
    ],
  };
};

const letters = (language: Language): Part => {
  const [words, around] = [reachWords[language], registerWords[language]];
  const line = (field: 'line1' | 'line2' | 'city' | 'state' | 'zip', longest: number): Part => ({
    ...{ is: 'text', name: `postalAddress.${field}`, ...words[`postalAddress.${field}`], longest },
    ...{ isShort: longest < 20, isOptional: field === 'line2' },
  });
  return {
    is: 'folded',
    title: around.letters,
    parts: [
      note(around.lettersNote),
      line('line1', 100),
      line('line2', 100),
      line('city', 60),
      line('state', 2),
      line('zip', 10),
      { is: 'tick', name: 'safeAtHome', ...words.safeAtHome },
      {
        is: 'folded',
        title: around.card,
        parts: [
          { is: 'text', name: 'safeAtHomeCode', ...words.safeAtHomeCode, longest: 40, isOptional: true },
          {
            ...{ is: 'text', name: 'safeAtHomeExpires', ...words.safeAtHomeExpires },
            ...{ type: 'date', isShort: true, isOptional: true },
          },
        ],
      },
    ],
  };
};

const ownWords = (language: Language): Part => ({
  is: 'folded',
  title: registerWords[language].phrase,
  parts: [
    note(registerWords[language].phraseNote),
    { is: 'text', name: 'phrase', ...reachWords[language].phrase, longest: 40, isOptional: true },
  ],
});

/** Every channel that she may be reached on. */
export const reachSection = (language: Language): Section => {
  const [words, around] = [reachWords[language], registerWords[language]];
  return {
    title: around.sections.reach,
    parts: [
      note(around.reachNote),
      {
        ...{ is: 'text', name: 'email', ...words.email, isOptional: true },
        ...{ type: 'email', inputmode: 'email', longest: 254 },
      },
      {
        ...{ is: 'radios', name: 'emailDiscretion', ...words.emailDiscretion },
        choices: choicesOf(choiceWords[language].emailDiscretion),
      },
      ...phonePlaces.map((place) => phone(language, place)),
      note(html`<a href="${pathOf(language, 'privacy')}">${around.textRules}</a>`),
      ownWords(language),
      letters(language),
    ],
  };
};

/** The hours within which we write at all; she may choose fewer. */
const hourChoices = (language: Language): ReturnType<typeof orNone> => {
  const named = (hour: number): string =>
    language === 'en'
      ? `${hour > 12 ? hour - 12 : hour} ${hour < 12 ? 'a.m.' : 'p.m.'}`
      : `${hour > 12 ? hour - 12 : hour} ${hour < 12 ? 'a. m.' : 'p. m.'}`;
  const hours = Array.from({ length: 14 }, (_, position) => position + 7);
  return orNone(
    registerWords[language].noWish,
    hours.map((hour) => ({ value: `${String(hour).padStart(2, '0')}:00`, label: named(hour) })),
  );
};

/** When she may be reached. */
export const whenSection = (language: Language): Section => {
  const [words, around] = [reachWords[language], registerWords[language]];
  const hours = (side: 'from' | 'to'): Part => ({
    ...{ is: 'select', name: `hours.${side}`, ...words[`hours.${side}`] },
    choices: hourChoices(language),
  });
  return {
    title: around.sections.when,
    parts: [
      note(around.whenNote),
      hours('from'),
      hours('to'),
      {
        ...{ is: 'select', name: 'timeZone', ...words.timeZone },
        choices: choicesOf(whenWords[language].zones),
      },
      { is: 'tick', name: 'digest', ...words.digest },
      { is: 'tick', name: 'emailAnyHour', ...words.emailAnyHour },
      {
        is: 'folded',
        title: around.noDays,
        parts: [
          {
            ...{ is: 'area', name: 'blackoutDates', ...words.blackoutDates },
            ...{ longest: 800, rows: 4, isOptional: true },
          },
        ],
      },
      {
        ...{ is: 'area', name: 'safeContactNotes', ...words.safeContactNotes },
        ...{ longest: 500, rows: 3, isOptional: true },
      },
    ],
  };
};
