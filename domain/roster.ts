import type { OffenderName } from './names.ts';
import { digitsIn } from './roster-dates.ts';
import { numbersSeen } from './roster-numbers.ts';
import {
  LINE_LENGTH,
  columns,
  dayOf,
  recordFrom,
  textOf,
  warn,
  type Line,
  type RosterRecord,
  type RosterWarning,
} from './roster-record.ts';

/** An offender as the file shows him or her: what the records have in common, and the records. */
export interface RosterOffender {
  readonly is: 'offender';
  readonly docNumber: string;
  readonly name: OffenderName;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly assignedPlace: string | null;
  readonly locationFunction: 'institution' | 'field' | null;
  /** Seems to be in custody. A hint only: official word comes by status change. */
  readonly inCustodyHint: boolean;
  readonly records: readonly RosterRecord[];
  readonly warnings: readonly RosterWarning[];
}

/** A line that is no record. */
export interface RejectedLine {
  readonly is: 'rejected';
  readonly line: number;
  readonly reason: 'wrong-length' | 'no-doc-number' | 'too-many-records';
}

type Entry = RosterOffender | RejectedLine;

/** More charges than anyone has; a file that goes on like this is broken, and must not fill the memory. */
const MOST_RECORDS = 1000;

/**
 * Reads the department's offender file, offender by offender, in memory that does not grow with the file. A line that
 * is no record is answered as rejected, and reading goes on. What comes out is identity for matching, never news:
 * nobody is notified because of this file.
 */
export async function* readRoster(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry, void> {
  const lines = lineSplitter();
  const group = grouping();
  for await (const chunk of chunks) {
    for (const text of lines.of(chunk)) for (const entry of group.add(text)) yield entry;
  }
  for (const text of lines.rest()) for (const entry of group.add(text)) yield entry;
  for (const entry of group.end()) yield entry;
}

/** Bytes become characters one by one, so that columns stay where they are. */
const lineSplitter = (): { of: (chunk: Uint8Array) => string[]; rest: () => string[] } => {
  let rest = '';
  return {
    of: (chunk) => {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      const lines = (rest + text).split('\n');
      // What is too long already is wrong whatever follows: the rest of it need not be kept.
      rest = (lines.pop() ?? '').slice(0, LINE_LENGTH + 2);
      return lines;
    },
    rest: () => (rest === '' ? [] : [rest]),
  };
};

/** The offender whose records are being read. */
interface Open {
  readonly docNumber: string;
  readonly first: Line;
  readonly records: RosterRecord[];
}

const grouping = (): { add: (raw: string) => readonly Entry[]; end: () => readonly Entry[] } => {
  const isRepeated = numbersSeen();
  let open: Open | undefined;
  let number = 0;

  const end = (): readonly Entry[] => (open === undefined ? [] : [offenderFrom(open)]);
  const begin = (line: Line, docNumber: string): Open => {
    if (isRepeated(docNumber)) warn(line, 'scattered');
    return { docNumber, first: line, records: [] };
  };

  return {
    add: (raw) => {
      number += 1;
      const text = inWindows1252(withoutReturn(raw));
      const docNumber = text.slice(...columns.docNumber);
      const same = open?.docNumber === docNumber ? open : undefined;
      const reason = reasonAgainst(text, same);
      if (reason !== undefined) return [{ is: 'rejected', line: number, reason }];

      const line = { text, number, warnings: same?.first.warnings ?? [] };
      const complete = same === undefined ? end() : [];
      open = same ?? begin(line, docNumber);
      take(line, open);
      return complete;
    },
    end,
  };
};

/** `same`: the offender being read, if this line is one more record of the same. */
const reasonAgainst = (text: string, same: Open | undefined): RejectedLine['reason'] | undefined => {
  if (text.length !== LINE_LENGTH) return 'wrong-length';
  if (digitsIn(text, ...columns.docNumber) === undefined) return 'no-doc-number';
  return same !== undefined && same.records.length >= MOST_RECORDS ? 'too-many-records' : undefined;
};

/** Lines end with LF, or with CR and LF. */
const withoutReturn = (raw: string): string => (raw.endsWith('\r') ? raw.slice(0, -1) : raw);

const isAscii = (text: string): boolean => !/[\u0080-\uffff]/.test(text);

/** The signs of Windows-1252 where Latin-1 has none, from 0x80 on; five are not in use. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const inWindows1252 = (text: string): string =>
  isAscii(text) ? text : text.replace(/[\u0080-\u009f]/g, (sign) => SIGNS.charAt(sign.charCodeAt(0) - 0x80));

const take = (line: Line, open: Open): void => {
  const { text } = line;
  if (!isAscii(text)) warn(line, 'not-ascii');
  const same = (start: number, end: number): boolean =>
    text.slice(start, end) === open.first.text.slice(start, end);
  if (!same(columns.lastName[0], columns.suffix[1]) || !same(columns.sex[0], columns.birthDate[1]))
    warn(line, 'identity-differs');
  if (!same(columns.assignedPlace[0], columns.locationFunction[1])) warn(line, 'place-differs');
  open.records.push(recordFrom(line));
};

const offenderFrom = ({ docNumber, first, records }: Open): RosterOffender => ({
  is: 'offender',
  docNumber,
  name: nameIn(first),
  birthDate: dayOf(first, 'birthDate'),
  sex: textOf(first, 'sex'),
  assignedPlace: textOf(first, 'assignedPlace'),
  locationFunction: records[0]?.locationFunction ?? null,
  inCustodyHint: records.some(
    ({ completed, locationFunction }) => completed === false && locationFunction === 'institution',
  ),
  records,
  warnings: first.warnings,
});

const nameIn = (line: Line): OffenderName => {
  const last = textOf(line, 'lastName');
  if (last === null) warn(line, 'no-name');
  return {
    last: last ?? '',
    first: textOf(line, 'firstName') ?? undefined,
    middle: textOf(line, 'middleName') ?? undefined,
    suffix: textOf(line, 'suffix') ?? undefined,
  };
};
