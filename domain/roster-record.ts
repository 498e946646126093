import { dayIn, digitsIn } from './roster-dates.ts';

/** The department's public offender file (FAK930) has lines of so many bytes, one for each charge. */
export const LINE_LENGTH = 298;

/** Where each field stands in a line: start and end. Race, which we have no use for, is not read. */
export const columns = {
  docNumber: [0, 8],
  lastName: [8, 26],
  firstName: [26, 38],
  middleName: [38, 50],
  suffix: [50, 53],
  sex: [83, 113],
  birthDate: [113, 121],
  assignedPlace: [121, 129],
  locationFunction: [129, 130],
  causeNumber: [130, 150],
  offenseCounty: [150, 154],
  sentenceCounty: [154, 158],
  ncicCode: [158, 162],
  missouriCharge: [162, 170],
  offenseDescription: [170, 244],
  completed: [244, 245],
  concurrence: [245, 247],
  sentenceDate: [247, 255],
  maximumReleaseDate: [255, 263],
  minimumReleaseDate: [263, 271],
  sentenceLength: [271, 279],
  probationDate: [279, 287],
  probationType: [287, 290],
  probationLength: [290, 298],
} as const satisfies Record<string, readonly [start: number, end: number]>;
export type Column = keyof typeof columns;

/** A length as the court gave it: three numbers, which no rule adds to a date. */
export interface SentenceLength {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** One charge of an offender. Null where the file says nothing. */
export interface RosterRecord {
  /** Which line of the file, counted from 1. */
  readonly line: number;
  readonly causeNumber: string | null;
  /** Null: the same as `sentenceCounty`. */
  readonly offenseCounty: string | null;
  readonly sentenceCounty: string | null;
  readonly ncicCode: string | null;
  readonly missouriCharge: string | null;
  readonly offenseDescription: string | null;
  readonly locationFunction: 'institution' | 'field' | null;
  readonly completed: boolean | null;
  readonly concurrence: string | null;
  readonly sentenceDate: string | null;
  readonly maximumReleaseDate: string | null;
  readonly minimumReleaseDate: string | null;
  /** A sentence for life has no release date and no length. */
  readonly isLife: boolean;
  readonly sentence: SentenceLength | null;
  readonly probationDate: string | null;
  readonly probationType: string | null;
  readonly probation: SentenceLength | null;
}

/** Something in a line that was read all the same, and should be looked at. */
export interface RosterWarning {
  readonly line: number;
  readonly column?: Column;
  readonly problem:
    | 'bad-date'
    | 'bad-number'
    | 'unknown-code'
    | 'unclear-life-sentence'
    /** A byte outside ASCII: read as Windows-1252. */
    | 'not-ascii'
    | 'no-name'
    | 'identity-differs'
    | 'place-differs'
    /** Other records of this offender stand further up, apart from these. */
    | 'scattered';
}

/** One line of the file, while its record is read. Warnings are added to its list. */
export interface Line {
  readonly text: string;
  readonly number: number;
  readonly warnings: RosterWarning[];
}

/** Notes what should be looked at. */
export const warn = (
  { number, warnings }: Line,
  problem: RosterWarning['problem'],
  column?: Column,
): void => {
  warnings.push({ line: number, problem, ...(column === undefined ? {} : { column }) });
};

/** The charge that a line tells of. */
export const recordFrom = (line: Line): RosterRecord => ({
  line: line.number,
  causeNumber: textOf(line, 'causeNumber'),
  offenseCounty: textOf(line, 'offenseCounty'),
  sentenceCounty: textOf(line, 'sentenceCounty'),
  ncicCode: textOf(line, 'ncicCode'),
  missouriCharge: textOf(line, 'missouriCharge'),
  offenseDescription: textOf(line, 'offenseDescription'),
  locationFunction: codeOf(line, 'locationFunction', { I: 'institution', F: 'field', ' ': null }),
  completed: codeOf(line, 'completed', { Y: true, N: false }),
  concurrence: textOf(line, 'concurrence'),
  sentenceDate: dayOf(line, 'sentenceDate'),
  maximumReleaseDate: dayOf(line, 'maximumReleaseDate'),
  minimumReleaseDate: dayOf(line, 'minimumReleaseDate'),
  ...sentenceOf(line),
  probationDate: dayOf(line, 'probationDate'),
  probationType: textOf(line, 'probationType'),
  probation: lengthOf(line, 'probationLength'),
});

const cut = ({ text }: Line, column: Column): string => {
  const [start, end] = columns[column];
  return text.slice(start, end);
};

/** What stands in a column, or null where nothing does. */
export const textOf = (line: Line, column: Column): string | null => {
  const written = cut(line, column).trim();
  return written === '' ? null : written;
};

/** The day in a column; null, with a warning, where none can be read. */
export const dayOf = (line: Line, column: Column): string | null => {
  const day = dayIn(line.text, columns[column][0]);
  if (day === undefined) warn(line, 'bad-date', column);
  return day ?? null;
};

const lengthOf = (line: Line, column: Column): SentenceLength | null => {
  const [start, end] = columns[column];
  const years = digitsIn(line.text, start, start + 4);
  const months = digitsIn(line.text, start + 4, start + 6);
  const days = digitsIn(line.text, start + 6, end);
  if (years !== undefined && months !== undefined && days !== undefined) return { years, months, days };
  warn(line, 'bad-number', column);
  return null;
};

const LIFE = '99999999';

/** For life: nines in the length and in both release dates. Where only some have them, a person should look. */
const sentenceOf = (line: Line): Pick<RosterRecord, 'isLife' | 'sentence'> => {
  const isLife = line.text.startsWith('9999', columns.sentenceLength[0]);
  if (!isLife) return { isLife, sentence: lengthOf(line, 'sentenceLength') };
  const whole = ['sentenceLength', 'maximumReleaseDate', 'minimumReleaseDate'] as const;
  if (whole.some((column) => cut(line, column) !== LIFE)) warn(line, 'unclear-life-sentence');
  return { isLife, sentence: null };
};

const codeOf = <Value>(line: Line, column: Column, codes: Readonly<Record<string, Value>>): Value | null => {
  const meant = codes[cut(line, column)];
  if (meant === undefined) warn(line, 'unknown-code', column);
  return meant ?? null;
};
