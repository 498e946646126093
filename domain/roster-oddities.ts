import { dayIn } from './roster-dates.ts';
import { numbersSeen } from './roster-numbers.ts';
import { columns, type Column } from './roster-record.ts';

const cut = (text: string, column: Column): string => text.slice(...columns[column]);

/** Nobody is sentenced before this age; a date of birth beside it is another date. */
const YOUNGEST_SENTENCED_YEARS = 10;

/** So many lines may be odd in one way, as clerks make them; beyond that the columns are not what they should be. */
const MOST_ODD_SHARE = 0.01;
const MOST_ODD_LINES = 2;

const dates = [
  'birthDate',
  'sentenceDate',
  'maximumReleaseDate',
  'minimumReleaseDate',
  'probationDate',
] as const;
const texts = [
  'lastName',
  'firstName',
  'middleName',
  'assignedPlace',
  'causeNumber',
  'offenseDescription',
] as const;
const namesIn = ['lastName', 'firstName', 'middleName', 'suffix'] as const;

const dayAt = (text: string, column: Column): string | null | undefined => dayIn(text, columns[column][0]);

const isSentencedTooYoung = (text: string): boolean => {
  const [born, sentenced] = [dayAt(text, 'birthDate'), dayAt(text, 'sentenceDate')];
  if (born == null || sentenced == null) return false;
  return Number(sentenced.slice(0, 4)) - Number(born.slice(0, 4)) < YOUNGEST_SENTENCED_YEARS;
};

const isMinimumLater = (text: string): boolean => {
  const [least, most] = [dayAt(text, 'minimumReleaseDate'), dayAt(text, 'maximumReleaseDate')];
  return least != null && most != null && least > most;
};

/** What a clerk may write once, and a swap of columns writes everywhere. */
const oddities: Readonly<Record<string, (text: string) => boolean>> = {
  'an impossible date': (text) =>
    dates.some((column) => cut(text, column).trim() !== '' && dayAt(text, column) === undefined),
  'a digit in a name': (text) => namesIn.some((column) => /\d/.test(cut(text, column))),
  'a text that begins with a blank': (text) => texts.some((column) => /^ +\S/.test(cut(text, column))),
  'a place without its kind': (text) =>
    cut(text, 'assignedPlace').trim() !== '' && cut(text, 'locationFunction') === ' ',
  'a sentence of a child': isSentencedTooYoung,
  'a minimum release date after the maximum': isMinimumLater,
};

const SCATTERED = 'an offender whose other records stand elsewhere';

/** Counts, line by line, what is odd in a roster file but may be a slip of the pen, and how many offenders there are. */
export const oddityCounter = (): {
  readonly note: (text: string, line: number) => void;
  /** What too many of so many lines have, and the first that has it. */
  readonly oddest: (lines: number) => { readonly what: string; readonly first: number } | undefined;
  readonly offenders: () => number;
} => {
  const found = new Map<string, { first: number; count: number }>();
  const isRepeated = numbersSeen();
  let offenders = 0;
  let docNumber = '';

  const isScattered = (text: string): boolean => {
    const number = cut(text, 'docNumber');
    if (number === docNumber) return false;
    docNumber = number;
    if (isRepeated(number)) return true;
    offenders += 1;
    return false;
  };
  return {
    note: (text, line) => {
      const odd = Object.keys(oddities).filter((oddity) => oddities[oddity]?.(text));
      for (const oddity of isScattered(text) ? [...odd, SCATTERED] : odd) {
        const { first, count } = found.get(oddity) ?? { first: line, count: 0 };
        found.set(oddity, { first, count: count + 1 });
      }
    },
    oddest: (lines) => {
      const most = Math.max(MOST_ODD_LINES, lines * MOST_ODD_SHARE);
      const [odd] = [...found].filter(([, { count }]) => count > most);
      return odd && { what: odd[0], first: odd[1].first };
    },
    offenders: () => offenders,
  };
};
