import { MISSOURI } from './times.ts';
import { DAY_MS, dayOf, instantAt, isoDay, timeOfDay, wallTimeAt, type WallTime } from './zones.ts';

/** The office's public page: Monday to Friday, 8 to 5, on Missouri's clocks. */
const OPENS = timeOfDay('08:00');
const CLOSES = timeOfDay('17:00');

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;

/** The days of RSMo 9.010 with a date of their own, and Juneteenth, on which the State's offices close as well. */
const fixed: ReadonlySet<string> = new Set(['01-01', '02-12', '05-08', '06-19', '07-04', '11-11', '12-25']);

/** The days of RSMo 9.010 that are the n-th of their weekday in a month (1-12); the last one of May. */
const floating: readonly { month: number; weekday: number; nth: number | 'last' }[] = [
  { month: 1, weekday: MONDAY, nth: 3 },
  { month: 2, weekday: MONDAY, nth: 3 },
  { month: 5, weekday: MONDAY, nth: 'last' },
  { month: 9, weekday: MONDAY, nth: 1 },
  { month: 10, weekday: MONDAY, nth: 2 },
  { month: 11, weekday: THURSDAY, nth: 4 },
];

const weekdayOf = (day: WallTime): number => new Date(day).getUTCDay();
const monthOf = (day: WallTime): number => new Date(day).getUTCMonth() + 1;

const isFixed = (day: WallTime): boolean => fixed.has(isoDay(day).slice(5));

const isFloating = (day: WallTime): boolean =>
  floating.some(
    ({ month, weekday, nth }) =>
      monthOf(day) === month &&
      weekdayOf(day) === weekday &&
      (nth === 'last'
        ? monthOf(day + 7 * DAY_MS) !== month
        : Math.ceil(new Date(day).getUTCDate() / 7) === nth),
  );

/** A holiday on a Sunday is kept on the Monday (9.010); the State's offices keep one on a Saturday on the Friday. */
const isHoliday = (day: WallTime): boolean =>
  isFixed(day) ||
  isFloating(day) ||
  (weekdayOf(day) === MONDAY && isFixed(day - DAY_MS)) ||
  (weekdayOf(day) === FRIDAY && isFixed(day + DAY_MS));

const isBusinessDay = (day: WallTime): boolean =>
  weekdayOf(day) !== SATURDAY && weekdayOf(day) !== SUNDAY && !isHoliday(day);

/** The n-th business day from the instant's own day, which does not count, at its time of day, within office hours. */
const moved = (at: string, days: number, direction: 1 | -1): string => {
  const wall = wallTimeAt(Date.parse(at), MISSOURI);
  let day = dayOf(wall);
  for (let left = days; left > 0;) {
    day += direction * DAY_MS;
    if (isBusinessDay(day)) left -= 1;
  }
  const clock = Math.min(Math.max(wall - dayOf(wall), OPENS), CLOSES);
  return new Date(instantAt(day + clock, MISSOURI)).toISOString();
};

/**
 * So many business days (1 or more) after an instant: the day itself does not count. Missouri's clock and the time of
 * day stay, within the office's hours of 8 to 5. ISO-8601; the answer in UTC.
 */
export const addBusinessDays = (at: string, days: number): string => moved(at, days, 1);

/** So many business days (1 or more) before an instant, counted in the same way. */
export const businessDaysBefore = (at: string, days: number): string => moved(at, days, -1);

/** Whether someone is in the office at an instant (ISO-8601). */
export const isOfficeOpen = (at: string): boolean => {
  const wall = wallTimeAt(Date.parse(at), MISSOURI);
  const clock = wall - dayOf(wall);
  return isBusinessDay(dayOf(wall)) && clock >= OPENS && clock < CLOSES;
};
