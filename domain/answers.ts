import { fieldsFrom } from './form-fields.ts';
import { readRegistration } from './registration.ts';

/** What a form brings along by itself: a part with nothing else in it was not filled in. */
const presets: readonly (readonly [part: RegExp, preset: RegExp])[] = [
  [/^phones\.\d+\./, /\.(kind|discretion)$/],
  [/^postalAddress\./, /\.state$/],
  [/^representative\./, /\.scope$/],
];

const partOf = (name: string): string | undefined =>
  presets.map(([part]) => part.exec(name)?.[0]).find((found) => found !== undefined);

const isPreset = (name: string): boolean =>
  presets.some(([part, preset]) => part.test(name) && preset.test(name));

/** 3/7/1980 is 1980-03-07, and 12/24 is that day of every year; whatever else was typed stays as it is. */
const dayFrom = (typed: string): string => {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(typed.trim()) ?? [];
  if (month === undefined || day === undefined) return typed.trim();
  return `${year ?? '-'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const days = new Set(['offenderBirthDate', 'safeAtHomeExpires', 'signedOn']);

/** How people write what a program would send in one way only, by field. */
const meant = (name: string, typed: string): readonly string[] => {
  if (name === 'blackoutDates') return typed.split(/[\s,;]+/).map(dayFrom);
  if (days.has(name)) return [dayFrom(typed)];
  return [name === 'postalAddress.state' ? typed.trim().toUpperCase() : typed];
};

/** What the fields of a filled-in form mean: nothing that was not answered, and each answer as the API takes it. */
export const answersIn = (typed: URLSearchParams): URLSearchParams => {
  const given = [...typed].filter(([, value]) => value.trim() !== '');
  const parts = new Set(given.filter(([name]) => !isPreset(name)).map(([name]) => partOf(name)));
  return new URLSearchParams(
    given
      .filter(([name]) => partOf(name) === undefined || parts.has(partOf(name)))
      .flatMap(([name, value]) => meant(name, value).map((one): [string, string] => [name, one])),
  );
};

/** The fields of a part that miss when all of it does, or that stand for it. */
const within: Readonly<Record<string, readonly string[]>> = {
  requesterName: ['first', 'last'],
  victimName: ['first', 'last'],
  offenderName: ['last'],
  'representative.name': ['first', 'last'],
  hours: ['from'],
};

/** A list has no gaps; a form may have: its second phone is the first in the list when there is no other. */
const asNamed = (field: string, answers: URLSearchParams): string => {
  const inForm = new Set([...answers.keys()].flatMap((name) => /^phones\.(\d+)/.exec(name)?.[1] ?? []));
  const places = [...inForm].sort((one, other) => Number(one) - Number(other));
  return field
    .replace(/^phones\.(\d+)/, (whole, place: string) => `phones.${places[Number(place)] ?? whole}`)
    .replace(/^(eventTypes|blackoutDates)\.\d+$/, '$1');
};

/** The fields of a filled-in form whose answers do not fit, by the names they have in the form; `''` stands for all of it. */
export const wrongAnswers = (typed: URLSearchParams, now: Date): readonly string[] => {
  const answers = answersIn(typed);
  const reading = readRegistration(fieldsFrom(answers.toString()), now);
  const problems = reading.is === 'valid' ? [] : reading.errors;
  return [
    ...new Set(
      problems.flatMap(({ field }) => {
        const name = asNamed(field, answers);
        return within[name]?.map((part) => `${name}.${part}`) ?? [name];
      }),
    ),
  ];
};
