import { readFileSync } from 'node:fs';
import { rosterCheck, type RosterRefusal, type RosterVerdict } from '../../domain/roster-check.ts';
import { columns, type Column } from '../../domain/roster-record.ts';

const sample = readFileSync('tests/data/fak930-sample.dat', 'latin1');
const lines = sample.trimEnd().split('\n');

/** In chunks that end anywhere. */
const verdictOn = (file: string, earlier?: { offenders: number }): RosterVerdict => {
  const check = rosterCheck(earlier);
  const bytes = Buffer.from(file, 'latin1');
  for (let start = 0; start < bytes.length; start += 777) check.take(bytes.subarray(start, start + 777));
  return check.end();
};

const joined = (all: readonly string[], end = '\n'): string => all.map((line) => line + end).join('');
const replaced = (text: string, start: number, by: string): string =>
  text.slice(0, start) + by + text.slice(start + by.length);

/** Swaps two columns in each line, as a wrong export would; the others move if these are not of one width. */
const swapped = (one: Column, other: Column): string =>
  joined(
    lines.map((line) => {
      const [[a, b], [c, d]] = [columns[one], columns[other]];
      return line.slice(0, a) + line.slice(c, d) + line.slice(b, c) + line.slice(a, b) + line.slice(d);
    }),
  );

/** A number from 0 up to `below` that looks random, the same for the same `n`. */
const anyOf = (n: number, below: number): number => (Math.imul(n + 1, 2654435761) >>> 0) % below;

interface Variant {
  readonly what: string;
  readonly file: string;
  readonly reason: RosterRefusal;
  /** Undefined where the columns decide. */
  readonly line?: number;
}

const several = (count: number, make: (n: number) => Variant): Variant[] =>
  Array.from({ length: count }, (_, n) => make(n));

const inLine = (
  n: number,
  {
    what,
    reason,
    change,
  }: { what: string; reason: RosterRefusal; change: (text: string, at: number) => string },
): Variant => {
  const index = 1 + anyOf(n * 31, lines.length - 1);
  const at = 9 + anyOf(n * 17, 12);
  const file = joined(lines.with(index, change(lines[index] ?? '', at)));
  return { what: `${what}, line ${index + 1}`, file, reason, line: index + 1 };
};

const swaps: readonly (readonly [Column, Column, RosterRefusal])[] = [
  ['docNumber', 'lastName', 'no-doc-number'],
  ['docNumber', 'birthDate', 'too-odd'],
  ['lastName', 'sex', 'wrong-column'],
  ['firstName', 'birthDate', 'wrong-column'],
  ['sex', 'birthDate', 'wrong-column'],
  ['birthDate', 'assignedPlace', 'wrong-column'],
  ['birthDate', 'sentenceDate', 'too-odd'],
  ['birthDate', 'sentenceLength', 'too-odd'],
  ['birthDate', 'maximumReleaseDate', 'too-odd'],
  ['assignedPlace', 'locationFunction', 'too-odd'],
  ['locationFunction', 'completed', 'wrong-column'],
  ['causeNumber', 'offenseCounty', 'too-odd'],
  ['sentenceCounty', 'ncicCode', 'wrong-column'],
  ['offenseCounty', 'ncicCode', 'wrong-column'],
  ['missouriCharge', 'offenseDescription', 'wrong-column'],
  ['ncicCode', 'missouriCharge', 'wrong-column'],
  ['completed', 'concurrence', 'wrong-column'],
  ['concurrence', 'sentenceDate', 'wrong-column'],
  ['maximumReleaseDate', 'minimumReleaseDate', 'too-odd'],
  ['minimumReleaseDate', 'sentenceLength', 'too-odd'],
  ['sentenceDate', 'sentenceLength', 'too-odd'],
  ['probationDate', 'probationType', 'wrong-column'],
  ['probationType', 'probationLength', 'wrong-column'],
  ['maximumReleaseDate', 'sentenceLength', 'too-odd'],
];

const variants: readonly Variant[] = [
  ...several(40, (n) => {
    const whole = anyOf(n * 13, lines.length);
    const file = joined(lines.slice(0, whole)) + (lines[whole] ?? '').slice(0, 1 + anyOf(n * 7, 297));
    return { what: `cut in line ${whole + 1}`, file, reason: 'truncated', line: whole + 1 };
  }),
  ...several(25, (n) =>
    inLine(n, {
      what: 'a byte too many',
      reason: 'wrong-length',
      change: (text, at) => `${text.slice(0, at)}X${text.slice(at)}`,
    }),
  ),
  ...several(25, (n) =>
    inLine(n, {
      what: 'a byte too few',
      reason: 'wrong-length',
      change: (text, at) => text.slice(0, at) + text.slice(at + 1),
    }),
  ),
  ...several(20, (n) =>
    inLine(n, { what: 'another line end', reason: 'line-ends', change: (text) => `${text}\r` }),
  ),
  ...several(20, (n) =>
    inLine(n, {
      what: 'a byte that is no text',
      reason: 'not-text',
      change: (text, at) => replaced(text, at, ['\0', '\t', '\x1b', '\x81', '\x7f'][n % 5] ?? ''),
    }),
  ),
  ...several(20, (n) =>
    inLine(n, {
      what: 'UTF-8',
      reason: 'utf-8',
      change: (text, at) => replaced(text, at, ['Ã±', 'Ã©', 'Ã\x91'][n % 3] ?? ''),
    }),
  ),
  ...several(20, (n) =>
    inLine(n, {
      what: 'no DOC number',
      reason: 'no-doc-number',
      change: (text) => replaced(text, n % 8, ['A', ' ', '-'][n % 3] ?? ''),
    }),
  ),
  ...several(10, (n) => {
    const order = [...lines.keys()].sort(
      (one, other) => anyOf(one * n + one, 9973) - anyOf(other * n + other, 9973),
    );
    return {
      what: `shuffled, ${n}`,
      file: joined(order.map((index) => lines[index] ?? '')),
      reason: 'too-odd',
    };
  }),
  ...swaps.map(([one, other, reason]) => ({
    ...{ what: `${one} and ${other} swapped`, file: swapped(one, other), reason },
  })),
  { what: 'twice the same file', file: sample + sample, reason: 'too-odd', line: 201 },
  { what: 'nothing', file: '', reason: 'empty', line: 0 },
  { what: 'an empty line', file: '\n', reason: 'wrong-length', line: 1 },
  { what: 'a line of names of columns', file: `docId,lastName\n${sample}`, reason: 'wrong-length', line: 1 },
  { what: 'a byte order mark', file: `\xef\xbb\xbf${sample}`, reason: 'wrong-length', line: 1 },
  {
    what: 'UTF-16',
    file: Buffer.from(sample, 'utf16le').toString('latin1'),
    reason: 'wrong-length',
    line: 1,
  },
  { what: 'another thing', file: '{"offenders":[]}\n', reason: 'wrong-length', line: 1 },
  { what: 'an empty line at the end', file: `${sample}\n`, reason: 'wrong-length', line: 201 },
  { what: 'a zip', file: `PK\x03\x04${'\x00'.repeat(2000)}`, reason: 'truncated', line: 1 },
];

describe('a roster file', () => {
  it('is believed if it is as the department writes it, with either line end', () => {
    const accepted = { is: 'accepted', offenders: 87, records: 200 };

    expect(verdictOn(sample)).toEqual(accepted);
    expect(verdictOn(joined(lines, '\r\n'))).toEqual(accepted);
  });

  it('may hold a letter of Windows-1252, and now and then a slip of the pen', () => {
    const [first = '', second = ''] = lines;
    const withOdd = joined([
      replaced(first, 10, '\xd1'),
      replaced(second, columns.birthDate[0], '19500230'),
      ...lines.slice(2),
    ]);

    expect(verdictOn(withOdd)).toMatchObject({ is: 'accepted', records: 200 });
  });

  it('is broken in two hundred ways', () => {
    expect(variants.length).toBeGreaterThanOrEqual(200);
  });

  it.each(variants.map((variant) => [variant.what, variant] as const))(
    'is refused whole: %s',
    (_, variant) => {
      const verdict = verdictOn(variant.file);

      expect(verdict).toMatchObject({ is: 'refused', reason: variant.reason });
      if (variant.line !== undefined) expect(verdict).toMatchObject({ line: variant.line });
    },
  );

  it('is refused if far fewer offenders are in it than in the one before', () => {
    expect(verdictOn(sample, { offenders: 91 })).toMatchObject({ is: 'accepted' });
    expect(verdictOn(sample, { offenders: 92 })).toMatchObject({ is: 'refused', reason: 'too-few', line: 0 });
  });

  it('is refused without a word of what stands in it', () => {
    const said = variants.map(({ file }) => JSON.stringify(verdictOn(file))).join('\n');
    const names = new Set(lines.map((line) => line.slice(...columns.lastName).trim()));

    for (const name of names) expect(said).not.toContain(name);
  });
});
