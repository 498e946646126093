import type { Language } from './contact.ts';
import { MISSOURI } from './times.ts';

/** A day of the calendar, and the time on Missouri's clocks where one is known. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock?: { readonly hour: number; readonly minute: number };
}

const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
} as const satisfies Record<Language, unknown>;

const weekdays = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  es: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
} as const satisfies Record<Language, unknown>;

let missouriClock: Intl.DateTimeFormat | undefined;

/** Made at first use, since it takes longer than the rest of this file. Only its numbers are used: texts differ by runtime. */
const clockParts = (at: Date): Intl.DateTimeFormatPart[] => {
  missouriClock ??= new Intl.DateTimeFormat('en-US', {
    timeZone: MISSOURI,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return missouriClock.formatToParts(at);
};

/** A day without a time is what it says, in every zone; an instant is read on Missouri's clocks. */
const momentOf = (when: string): Moment => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(when) ?? [];
  if (year !== undefined) return { year: Number(year), month: Number(month), day: Number(day) };
  const parts = clockParts(new Date(when));
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    clock: { hour: part('hour'), minute: part('minute') },
  };
};

const weekdayOf = ({ year, month, day }: Moment, language: Language): string =>
  weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';

const monthOf = ({ month }: Moment, language: Language): string => months[language][month - 1] ?? '';

/** 12:05, 9:30: hours of the twelve-hour clock, as people in Missouri read them. */
const twelveHour = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}`;

const isMorning = ({ hour }: { hour: number }): boolean => hour < 12;

const longDay: Record<Language, (moment: Moment) => string> = {
  en: (moment) => `${weekdayOf(moment, 'en')}, ${monthOf(moment, 'en')} ${moment.day}, ${moment.year}`,
  es: (moment) => `${weekdayOf(moment, 'es')}, ${moment.day} de ${monthOf(moment, 'es')} de ${moment.year}`,
};

const longClock: Record<Language, (clock: { hour: number; minute: number }) => string> = {
  en: (clock) => ` at ${twelveHour(clock)} ${isMorning(clock) ? 'AM' : 'PM'}, Missouri time`,
  es: (clock) =>
    ` a ${clock.hour % 12 === 1 ? 'la' : 'las'} ${twelveHour(clock)} ${isMorning(clock) ? 'a. m.' : 'p. m.'}, hora de Missouri`,
};

const shortDay: Record<Language, (moment: Moment) => string> = {
  en: (moment) => `${monthOf(moment, 'en').slice(0, 3)} ${moment.day}, ${moment.year}`,
  es: (moment) => `${moment.day} ${monthOf(moment, 'es').slice(0, 3)} ${moment.year}`,
};

const shortClock: Record<Language, (clock: { hour: number; minute: number }) => string> = {
  en: (clock) => ` ${twelveHour(clock)} ${isMorning(clock) ? 'AM' : 'PM'}`,
  es: (clock) => ` ${twelveHour(clock)} ${isMorning(clock) ? 'am' : 'pm'}`,
};

/** The day alone, in full: Wednesday, January 20, 2027; miércoles, 20 de enero de 2027. */
export const fullDay = (when: string, language: Language): string => longDay[language](momentOf(when));

/** The day in full, and the time where one is known: Wednesday, January 20, 2027 at 10:00 AM, Missouri time. */
export const fullDate = (when: string, language: Language): string => {
  const moment = momentOf(when);
  return longDay[language](moment) + (moment.clock ? longClock[language](moment.clock) : '');
};

/** The day for a text message, at most 12 characters of GSM 03.38: Jan 20, 2027; 20 ene 2027. */
export const shortDate = (when: string, language: Language): string => shortDay[language](momentOf(when));

/** Day and time for a text message, at most 21 characters of GSM 03.38: Jan 20, 2027 10:05 AM; 20 ene 2027 10:05 am. */
export const shortWhen = (when: string, language: Language): string => {
  const moment = momentOf(when);
  return shortDay[language](moment) + (moment.clock ? shortClock[language](moment.clock) : '');
};

/** A day of every year, such as --12-24: December 24; 24 de diciembre. */
export const yearlyDay = (day: string, language: Language): string => {
  const moment = momentOf(`2000${day.slice(1)}`);
  return language === 'en'
    ? `${monthOf(moment, 'en')} ${moment.day}`
    : `${moment.day} de ${monthOf(moment, 'es')}`;
};

/** A time of day such as 07:30, as people read it: 7:30 a.m.; 7:30 a. m. */
export const clockTime = (clock: string, language: Language): string => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const half = isMorning({ hour }) ? 'a' : 'p';
  const dot = language === 'en' ? '.' : '. ';
  return `${twelveHour({ hour, minute }).replace(/:00$/, '')} ${half}${dot}m.`;
};
