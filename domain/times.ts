import * as z from 'zod/mini';

/** Where the law's clocks run (RSMo 595.209 is Missouri law). */
export const MISSOURI = 'America/Chicago';

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** Nine digits of a second, and an offset. */
const LONGEST = 35;

const inRange = z.refine<string>(
  (iso) => {
    const year = Number(iso.slice(0, 4));
    return iso.length <= LONGEST && year >= EARLIEST_YEAR && year <= LATEST_YEAR;
  },
  {
    error: `must lie between the years ${EARLIEST_YEAR} and ${LATEST_YEAR}, with at most nine digits of a second`,
  },
);

/** An instant as RFC 3339 with its offset, for example 2026-03-07T22:15:00-06:00. Sentinel dates are refused. */
export const instant = z.iso
  .datetime({
    offset: true,
    abort: true,
    error: 'must be a date and time with an offset, for example 2026-03-07T22:15:00-06:00',
  })
  .check(inRange);

/** A calendar day, for example 2026-03-07. Sentinel dates (00000000, 99999999) are refused. */
export const calendarDate = z.iso
  .date({ abort: true, error: 'must be a day of the calendar, for example 2026-03-07' })
  .check(inRange);

/** A day, or a day with its time, where the department may not know the hour yet. */
export const dateOrInstant = z.union([instant, calendarDate], {
  error: 'must be a day (2026-03-07) or a date and time with an offset (2026-03-07T22:15:00-06:00)',
});

/** The same instant in UTC with milliseconds: texts in this form sort as the instants do. */
export const inUtc = (iso: string): string => new Date(iso).toISOString();

/** ISO-8601 UTC of `from` and so many seconds. */
export const after = (from: Date | string, seconds: number): string =>
  new Date(new Date(from).getTime() + seconds * 1000).toISOString();

/** The beginning of the while that an instant lies in, ISO-8601 UTC. */
export const startOfWhile = (now: Date, seconds: number): string =>
  new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000).toISOString();

/** An IANA zone that this runtime knows. */
export const timeZone = z.string().check(
  z.maxLength(64),
  z.refine(
    (zone: string) => {
      try {
        return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
      } catch {
        return false;
      }
    },
    { error: 'must be a time zone such as America/Chicago' },
  ),
);
