import { digitsIn } from './roster-dates.ts';
import { oddityCounter } from './roster-oddities.ts';
import { columns, LINE_LENGTH, type Column } from './roster-record.ts';

/** Why a file is refused as a whole. */
export type RosterRefusal =
  | 'empty'
  /** The last line has no end: the rest of the file is missing. */
  | 'truncated'
  | 'line-ends'
  | 'wrong-length'
  /** Bytes that are no text of the department's system. */
  | 'not-text'
  /** Signs of several bytes: columns are no longer where they were. */
  | 'utf-8'
  | 'no-doc-number'
  /** Something else stands where a date, a number or a code must. */
  | 'wrong-column'
  /** Too many lines with something that is odd by itself. */
  | 'too-odd'
  | 'too-few';

/** What is to be thought of a whole file. `problem` never repeats what stands in a line. */
export type RosterVerdict =
  | { readonly is: 'accepted'; readonly offenders: number; readonly records: number }
  | {
      readonly is: 'refused';
      readonly reason: RosterRefusal;
      /** Counted from 1; of what is too odd the first. 0: it is the file as a whole. */
      readonly line: number;
      readonly problem: string;
    };

type Refused = Extract<RosterVerdict, { is: 'refused' }>;

/** Looks at a file while it is read, in memory that does not grow with it. */
export interface RosterCheck {
  readonly take: (chunk: Uint8Array) => void;
  /** To be asked once, behind the last chunk. */
  readonly end: () => RosterVerdict;
}

/** Fewer offenders than this share of the last file is not a quiet month, but half a file. */
const LEAST_SHARE_OF_EARLIER = 0.95;

const SEND_AGAIN = 'send it again as the department’s system writes it';

/**
 * Checks the department's offender file (FAK930) as a whole, before anything of it is believed: one broken line says that
 * others may be broken in ways that cannot be seen. `earlier`: how many offenders the last accepted file had. What has
 * the same form in two columns (the names, the two counties) shows no swap; nor does a cut between two offenders without
 * `earlier`.
 */
export const rosterCheck = (earlier?: { readonly offenders: number }): RosterCheck => {
  const lines = linesKept();
  const file = lineChecker();
  let refused: Refused | undefined;
  const look = (texts: readonly string[]): void => {
    for (const text of texts) refused ??= file.refusal(text);
  };
  return {
    take: (chunk) => {
      if (refused === undefined) look(lines.of(chunk));
    },
    end: () => {
      if (refused !== undefined) return refused;
      if (lines.hasRest()) return refuse('truncated', file.seen().records + 1);
      return file.oddest() ?? verdictOn(file.seen(), earlier);
    },
  };
};

interface Seen {
  readonly offenders: number;
  readonly records: number;
}

const verdictOn = (seen: Seen, earlier: { readonly offenders: number } | undefined): RosterVerdict => {
  if (seen.records === 0) return refuse('empty', 0);
  const isFewer = seen.offenders < (earlier?.offenders ?? 0) * LEAST_SHARE_OF_EARLIER;
  return isFewer ? refuse('too-few', 0) : { is: 'accepted', ...seen };
};

const words: Readonly<Record<RosterRefusal, string>> = {
  empty: `has no lines; ${SEND_AGAIN}`,
  truncated: `has no end, so the rest of the file is missing; ${SEND_AGAIN}`,
  'line-ends': 'ends in another way than the first; a part of the file went through another program',
  'wrong-length': `has not ${LINE_LENGTH} characters; ${SEND_AGAIN}, unchanged`,
  'not-text': `holds bytes that stand for no sign; ${SEND_AGAIN}`,
  'utf-8': 'holds signs of several bytes (UTF-8), which move the columns; write the file in Windows-1252',
  'no-doc-number': 'has no eight digits where the DOC number must stand',
  'wrong-column': 'has something else in this column than must stand there; are columns swapped?',
  'too-odd': 'is the first of too many with this; are columns swapped, or lines out of order?',
  'too-few': 'has far fewer offenders than the one before; if that is right, a person must say so',
};

const refuse = (reason: RosterRefusal, line: number, where?: string): Refused => ({
  ...{ is: 'refused', reason, line },
  problem: where === undefined ? words[reason] : `${where}: ${words[reason]}`,
});

/** Lines as they are, their returns included: bytes become characters one by one. */
const linesKept = (): { of: (chunk: Uint8Array) => readonly string[]; hasRest: () => boolean } => {
  let rest = '';
  return {
    of: (chunk) => {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      const lines = (rest + text).split('\n');
      // What is too long already is wrong whatever follows: the rest of it need not be kept.
      rest = (lines.pop() ?? '').slice(0, LINE_LENGTH + 2);
      return lines;
    },
    hasRest: () => rest !== '',
  };
};

const eightDigitsOrNone = /^(?:\d{8}| {8})$/;
const county = /^(?:[A-Z]{3}[A-Z ]| {4})$/;

/** What must stand in a column, in each line. */
const forms: readonly (readonly [Column, RegExp])[] = [
  ['sex', /^(?:Male|Female|Unknown)? *$/],
  ['birthDate', eightDigitsOrNone],
  ['locationFunction', /^[IF ]$/],
  ['offenseCounty', county],
  ['sentenceCounty', county],
  ['ncicCode', /^[\dA-Z]* *$/],
  ['missouriCharge', /^[\dA-Z]* *$/],
  ['completed', /^[YN]$/],
  ['concurrence', /^(?:CC|CS| {2})$/],
  ['sentenceDate', eightDigitsOrNone],
  ['maximumReleaseDate', eightDigitsOrNone],
  ['minimumReleaseDate', eightDigitsOrNone],
  ['sentenceLength', eightDigitsOrNone],
  ['probationDate', eightDigitsOrNone],
  ['probationLength', eightDigitsOrNone],
];

const CONTROL_OR_UNUSED = new RegExp('[\\u0000-\\u001f\\u007f\\u0081\\u008d\\u008f\\u0090\\u009d]');
const TWO_BYTES_OF_ONE_SIGN = /[\u00c2-\u00f4][\u0080-\u00bf]/;

/** What is wrong with one line by itself. `text`: without its end. */
const reasonAgainst = (text: string): readonly [RosterRefusal, Column?] | undefined => {
  if (text.length !== LINE_LENGTH) return ['wrong-length'];
  if (TWO_BYTES_OF_ONE_SIGN.test(text)) return ['utf-8'];
  if (CONTROL_OR_UNUSED.test(text)) return ['not-text'];
  if (digitsIn(text, ...columns.docNumber) === undefined) return ['no-doc-number'];
  const wrong = forms.find(([column, form]) => !form.test(text.slice(...columns[column])));
  return wrong && ['wrong-column', wrong[0]];
};

interface LineChecker {
  /** What is wrong with the next line, if the file cannot be believed because of it. */
  readonly refusal: (raw: string) => Refused | undefined;
  readonly oddest: () => Refused | undefined;
  readonly seen: () => Seen;
}

const lineChecker = (): LineChecker => {
  const counter = oddityCounter();
  let records = 0;
  let end = '';

  /** The line without its end, which is the same throughout a file. */
  const withoutEnd = (raw: string): string | undefined => {
    const ending = raw.endsWith('\r') ? '\r' : '';
    if (records === 1) end = ending;
    return ending === end ? raw.slice(0, raw.length - end.length) : undefined;
  };

  return {
    refusal: (raw) => {
      records += 1;
      const text = withoutEnd(raw);
      if (text === undefined) return refuse('line-ends', records);
      const [reason, column] = reasonAgainst(text) ?? [];
      if (reason !== undefined) return refuse(reason, records, column);
      counter.note(text, records);
      return undefined;
    },
    oddest: () => {
      const odd = counter.oddest(records);
      return odd && refuse('too-odd', odd.first, odd.what);
    },
    seen: () => ({ offenders: counter.offenders(), records }),
  };
};
