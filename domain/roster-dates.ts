/** The department writes these where there is no date; `99999999` also where a sentence is for life. */
const NO_DATE: ReadonlySet<string> = new Set(['00000000', '99999999']);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** As everywhere here: what lies outside is a slip of the pen. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

/** The number that the digits 0-9 of `text` from `start` to `end` make; undefined if anything else stands there. */
export const digitsIn = (text: string, start: number, end: number): number | undefined => {
  let value = 0;
  for (let position = start; position < end; position += 1) {
    const digit = text.charCodeAt(position) - 48;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    value = value * 10 + digit;
  }
  return value;
};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const lastDayOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);

const isInCalendar = (year: number, month: number, day: number): boolean =>
  year >= EARLIEST_YEAR && year <= LATEST_YEAR && day >= 1 && day <= lastDayOf(year, month);

/**
 * The day that stands as YYYYMMDD in `text` from `start` on, as ISO 8601. Null where the department says that there is
 * none; undefined where something else stands there, such as a month 00 or a February 30.
 */
export const dayIn = (text: string, start: number): string | null | undefined => {
  const written = text.slice(start, start + 8);
  if (NO_DATE.has(written)) return null;
  const year = digitsIn(written, 0, 4);
  const month = digitsIn(written, 4, 6);
  const day = digitsIn(written, 6, 8);
  return isInCalendar(year ?? 0, month ?? 0, day ?? 0)
    ? `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`
    : undefined;
};
