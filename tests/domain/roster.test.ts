import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRoster, type RejectedLine, type RosterOffender } from '../../domain/roster.ts';
import { columns, type Column, type RosterRecord } from '../../domain/roster-record.ts';

const sample = readFileSync(join(__dirname, '../data/fak930-sample.dat'));
const sampleLines = sample.toString('latin1').trimEnd().split('\n');

interface Roster {
  readonly offenders: readonly RosterOffender[];
  readonly rejected: readonly RejectedLine[];
}

/** A file as it comes in: pieces of any size, cut anywhere. */
async function* inPieces(file: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < file.length; start += size) {
    await Promise.resolve();
    yield file.subarray(start, start + size);
  }
}

const read = async (chunks: AsyncIterable<Uint8Array>): Promise<Roster> => {
  const entries = await Array.fromAsync(readRoster(chunks));
  return {
    offenders: entries.filter((entry) => entry.is === 'offender'),
    rejected: entries.filter((entry) => entry.is === 'rejected'),
  };
};

const readLines = (lines: readonly string[], end = '\n'): Promise<Roster> =>
  read(inPieces(Buffer.from(lines.map((line) => line + end).join(''), 'latin1')));

/** The first line of the sample with other contents in some columns. */
const aLine = (different: Partial<Record<Column, string>> = {}): string =>
  Object.entries(different).reduce((line, [column, content]) => {
    const [start, end] = columns[column as Column];
    return line.slice(0, start) + content.padEnd(end - start).slice(0, end - start) + line.slice(end);
  }, sampleLines[0] ?? '');

/** What is read of one line alone. */
const recordOf = async (different: Partial<Record<Column, string>>) => {
  const { offenders } = await readLines([aLine(different)]);
  const [{ records, warnings } = { records: [], warnings: [] }] = offenders;
  return { record: records[0], warnings };
};

const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length;

describe("the department's sample", () => {
  let offenders: readonly RosterOffender[] = [];
  let records: readonly RosterRecord[] = [];
  let rejected: readonly RejectedLine[] = [];
  beforeAll(async () => {
    ({ offenders, rejected } = await read(inPieces(sample)));
    records = offenders.flatMap((offender) => offender.records);
  });

  it('has 87 offenders and 200 records, and nothing odd', () => {
    expect(offenders).toHaveLength(87);
    expect(records.map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(rejected).toEqual([]);
    expect(offenders.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('has 1 to 9 records an offender, 40 of whom have one', () => {
    const sizes = offenders.map((offender) => offender.records.length);

    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 9]);
    expect(count(sizes, (size) => size === 1)).toBe(40);
  });

  it.each<[number, string, (record: RosterRecord) => boolean]>([
    [177, 'no offense county of their own', ({ offenseCounty }) => offenseCounty === null],
    [0, 'no county of the sentence', ({ sentenceCounty }) => sentenceCounty === null],
    [3, 'no cause number', ({ causeNumber }) => causeNumber === null],
    [17, 'no charge code', ({ missouriCharge }) => missouriCharge === null],
    [28, 'no sentence date', ({ sentenceDate }) => sentenceDate === null],
    [36, 'no minimum release date', ({ minimumReleaseDate }) => minimumReleaseDate === null],
    [10, 'no maximum release date', ({ maximumReleaseDate }) => maximumReleaseDate === null],
    [153, 'no probation date', ({ probationDate }) => probationDate === null],
    [153, 'no kind of probation', ({ probationType }) => probationType === null],
    [8, 'a sentence for life', ({ isLife }) => isLife],
    [8, 'no length of the sentence', ({ sentence }) => sentence === null],
    [72, 'a concurrent sentence', ({ concurrence }) => concurrence === 'CC'],
    [7, 'a consecutive sentence', ({ concurrence }) => concurrence === 'CS'],
    [193, 'a sentence completed', ({ completed }) => completed === true],
    [7, 'a sentence not completed', ({ completed }) => completed === false],
    [4, 'an institution', ({ locationFunction }) => locationFunction === 'institution'],
    [23, 'a field office', ({ locationFunction }) => locationFunction === 'field'],
  ])('has %i records with %s', (expected, _, has) => {
    expect(count(records, has)).toBe(expected);
  });

  it('shows one offender in custody: some sentence not completed, and in an institution', () => {
    expect(offenders.filter(({ inCustodyHint }) => inCustodyHint)).toEqual([
      expect.objectContaining({
        docNumber: '01154062',
        name: { last: 'GALLOWAY', first: 'EARL', middle: 'LEE' },
        birthDate: '1958-01-10',
        assignedPlace: 'ACC',
        locationFunction: 'institution',
      }),
    ]);
  });

  it('reads each field of a record', () => {
    const [first] = offenders;

    expect(first).toMatchObject({
      docNumber: '00032329',
      name: { last: 'JARVIS', first: 'PERRY', middle: 'W', suffix: 'SR' },
      birthDate: '1950-05-26',
      sex: 'Male',
      assignedPlace: null,
      locationFunction: null,
      inCustodyHint: false,
    });
    expect(first?.records[0]).toEqual({
      line: 1,
      causeNumber: 'PB395862',
      offenseCounty: null,
      sentenceCounty: 'JACK',
      ncicCode: '2299',
      missouriCharge: '14020990',
      offenseDescription: 'BURG. 2',
      locationFunction: null,
      completed: true,
      concurrence: null,
      sentenceDate: '1986-02-08',
      maximumReleaseDate: '1992-05-20',
      minimumReleaseDate: '1992-05-20',
      isLife: false,
      sentence: { years: 4, months: 0, days: 0 },
      probationDate: '1986-02-08',
      probationType: 'SES',
      probation: { years: 5, months: 0, days: 0 },
    });
  });

  it('says nothing of race, for which there is no use', () => {
    expect(JSON.stringify(offenders)).not.toMatch(/white|black/i);
  });
});

describe('the shape of the file', () => {
  it('is the same in pieces of any size', async () => {
    const whole = await read(inPieces(sample));

    for (const size of [1, 7, 297, 298, 299, 300, 4096]) {
      expect(await read(inPieces(sample, size))).toEqual(whole);
    }
  });

  it('may end lines with CR and LF, cut in between or not', async () => {
    const windows = Buffer.from(sampleLines.map((line) => `${line}\r\n`).join(''), 'latin1');
    const whole = await read(inPieces(sample));

    expect(await read(inPieces(windows))).toEqual(whole);
    expect(await read(inPieces(windows, 299))).toEqual(whole);
  });

  it('may leave the last line without an end', async () => {
    expect(await read(inPieces(sample.subarray(0, -1)))).toEqual(await read(inPieces(sample)));
  });

  it('may be empty', async () => {
    expect(await read(inPieces(Buffer.alloc(0)))).toEqual({ offenders: [], rejected: [] });
  });

  it('gives an offender as soon as the next one begins, and reads no further', async () => {
    let pieces = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of inPieces(sample, 299)) {
        pieces += 1;
        yield piece;
      }
    }

    const { value } = await readRoster(counted()).next();

    expect(value).toMatchObject({ is: 'offender', docNumber: '00032329' });
    expect(pieces).toBe(sampleLines.findIndex((line) => !line.startsWith('00032329')) + 1);
  });
});

describe('a line that is no record', () => {
  it.each([
    ['too short', aLine().slice(0, -1), 'wrong-length'],
    ['too long', `${aLine()} `, 'wrong-length'],
    ['empty', '', 'wrong-length'],
    ['cut off', aLine().slice(0, 120), 'wrong-length'],
    ['with a byte order mark', `\u00ef\u00bb\u00bf${aLine()}`, 'wrong-length'],
    ['with letters for a number', aLine({ docNumber: '0003232A' }), 'no-doc-number'],
    ['with blanks for a number', aLine({ docNumber: '   32329' }), 'no-doc-number'],
    ['with no number', aLine({ docNumber: '' }), 'no-doc-number'],
  ])('%s is rejected by its number, and reading goes on', async (_, line, reason) => {
    const { offenders, rejected } = await readLines([aLine(), line, aLine()]);

    expect(rejected).toEqual([{ is: 'rejected', line: 2, reason }]);
    expect(offenders).toHaveLength(1);
    expect(offenders[0]?.records.map((record) => record.line)).toEqual([1, 3]);
  });

  it('without any end is one line, of which little is kept', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 100; piece += 1) yield await Promise.resolve(Buffer.alloc(65_536, 'x'));
      yield Buffer.from(`\n${aLine()}\n`, 'latin1');
    }

    const { offenders, rejected } = await read(endless());

    expect(rejected).toEqual([{ is: 'rejected', line: 1, reason: 'wrong-length' }]);
    expect(offenders).toHaveLength(1);
  });

  it('is one more for an offender who has a thousand already', async () => {
    const { offenders, rejected } = await readLines(Array.from({ length: 1002 }, () => aLine()));

    expect(offenders[0]?.records).toHaveLength(1000);
    expect(rejected).toEqual([
      { is: 'rejected', line: 1001, reason: 'too-many-records' },
      { is: 'rejected', line: 1002, reason: 'too-many-records' },
    ]);
  });
});

describe('dates', () => {
  it.each([
    ['20240229', '2024-02-29'],
    ['20000229', '2000-02-29'],
    ['19000101', '1900-01-01'],
    ['21991231', '2199-12-31'],
  ])('reads %s', async (written, day) => {
    const { record, warnings } = await recordOf({ sentenceDate: written });

    expect(record?.sentenceDate).toBe(day);
    expect(warnings).toEqual([]);
  });

  it.each(['00000000', '99999999'])('takes %s for no date', async (written) => {
    const { record, warnings } = await recordOf({ sentenceDate: written, minimumReleaseDate: written });

    expect([record?.sentenceDate, record?.minimumReleaseDate]).toEqual([null, null]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['20260015', 'a month 00'],
    ['20261301', 'a month 13'],
    ['20260100', 'a day 00'],
    ['20260230', 'a February 30'],
    ['20230229', 'a leap day in a common year'],
    ['19000229', 'a leap day in 1900'],
    ['20260431', 'an April 31'],
    ['2026 101', 'a blank'],
    ['        ', 'nothing'],
    ['18991231', 'a year long past'],
    ['22000101', 'a year far off'],
    ['JACK2299', 'another column'],
  ])('warns of %s, %s, and takes it for none', async (written) => {
    const { record, warnings } = await recordOf({ probationDate: written });

    expect(record?.probationDate).toBeNull();
    expect(warnings).toEqual([{ line: 1, column: 'probationDate', problem: 'bad-date' }]);
  });

  it('warns of a birth date that is none', async () => {
    const { offenders } = await readLines([aLine({ birthDate: '19500231' })]);

    expect(offenders[0]?.birthDate).toBeNull();
    expect(offenders[0]?.warnings).toEqual([{ line: 1, column: 'birthDate', problem: 'bad-date' }]);
  });
});

describe('sentences', () => {
  const nines = { maximumReleaseDate: '99999999', minimumReleaseDate: '99999999' };

  it('knows one for life: no dates, no length', async () => {
    const { record, warnings } = await recordOf({ sentenceLength: '99999999', ...nines });

    expect(record).toMatchObject({ isLife: true, sentence: null, maximumReleaseDate: null });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['a release date', { sentenceLength: '99999999', ...nines, minimumReleaseDate: '20300101' }],
    ['months', { sentenceLength: '99990600', ...nines }],
  ])('asks a person about one for life with %s', async (_, different) => {
    const { record, warnings } = await recordOf(different);

    expect(record?.isLife).toBe(true);
    expect(warnings).toEqual([{ line: 1, problem: 'unclear-life-sentence' }]);
  });

  it('keeps years, months and days apart', async () => {
    const { record } = await recordOf({ sentenceLength: '00021110', probationLength: '00000630' });

    expect(record?.sentence).toEqual({ years: 2, months: 11, days: 10 });
    expect(record?.probation).toEqual({ years: 0, months: 6, days: 30 });
  });

  it('warns of a length that is no number', async () => {
    const { record, warnings } = await recordOf({ sentenceLength: 'TEN     ' });

    expect(record).toMatchObject({ isLife: false, sentence: null });
    expect(warnings).toEqual([{ line: 1, column: 'sentenceLength', problem: 'bad-number' }]);
  });
});

describe('codes', () => {
  it.each([
    ['completed', 'X'],
    ['completed', ' '],
    ['locationFunction', 'Q'],
  ] as const)('warns when %s says "%s"', async (column, written) => {
    const { record, warnings } = await recordOf({ [column]: written });

    expect(record?.[column]).toBeNull();
    expect(warnings).toEqual([{ line: 1, column, problem: 'unknown-code' }]);
  });

  it.each([
    ['N', 'I', true],
    ['N', 'F', false],
    ['N', ' ', false],
    ['Y', 'I', false],
  ])('takes completed %s in function "%s" as custody: %s', async (completed, locationFunction, expected) => {
    const { offenders } = await readLines([aLine({ completed, locationFunction })]);

    expect(offenders[0]?.inCustodyHint).toBe(expected);
  });
});

describe('one offender', () => {
  it.each([
    ['last name', { lastName: 'JARVISS' }, 'identity-differs'],
    ['suffix', { suffix: 'JR' }, 'identity-differs'],
    ['birth date', { birthDate: '19500527' }, 'identity-differs'],
    ['place', { assignedPlace: 'ACC' }, 'place-differs'],
  ])('with another %s in the second record is flagged', async (_, different, problem) => {
    const { offenders } = await readLines([aLine(), aLine(different)]);

    expect(offenders).toHaveLength(1);
    expect(offenders[0]?.name.last).toBe('JARVIS');
    expect(offenders[0]?.warnings).toEqual([{ line: 2, problem }]);
  });

  it('whose records stand apart is flagged each further time', async () => {
    const other = aLine({ docNumber: '00000001' });
    const { offenders } = await readLines([aLine(), other, aLine()]);

    expect(offenders.map(({ docNumber }) => docNumber)).toEqual(['00032329', '00000001', '00032329']);
    expect(offenders.map(({ warnings }) => warnings)).toEqual([[], [], [{ line: 3, problem: 'scattered' }]]);
  });

  it('without a last name is flagged', async () => {
    const { offenders } = await readLines([aLine({ lastName: '' })]);

    expect(offenders[0]?.name.last).toBe('');
    expect(offenders[0]?.warnings).toEqual([{ line: 1, problem: 'no-name' }]);
  });
});

describe('bytes outside ASCII', () => {
  it.each([
    ['\u00d1', 'NU\u00d1EZ'],
    ['\u0092', 'NU\u2019EZ'],
    ['\u0080', 'NU\u20acEZ'],
    ['\u009f', 'NU\u0178EZ'],
    ['\u008e', 'NU\u017dEZ'],
  ])('are read as Windows-1252 and flagged (%j)', async (byte, name) => {
    const { offenders, rejected } = await readLines([aLine({ lastName: `NU${byte}EZ` })]);

    expect(rejected).toEqual([]);
    expect(offenders[0]?.name.last).toBe(name);
    expect(offenders[0]?.warnings).toEqual([{ line: 1, problem: 'not-ascii' }]);
  });

  it('agree with what the platform knows of Windows-1252, byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index);
    const { record } = await recordOf({ offenseDescription: `<${Buffer.from(bytes).toString('latin1')}>` });

    expect(record?.offenseDescription).toBe(`<${new TextDecoder('windows-1252').decode(bytes)}>`);
  });

  it('in UTF-8 shift what follows, so the line is rejected', async () => {
    const { rejected } = await readLines([Buffer.from(aLine({ lastName: 'NU\u00d1EZ' })).toString('latin1')]);

    expect(rejected).toEqual([{ is: 'rejected', line: 1, reason: 'wrong-length' }]);
  });
});

it('reads whatever bytes come without failing, and loses no line', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          line: fc.integer({ min: 0, max: sampleLines.length - 1 }),
          at: fc.integer({ min: 0, max: 297 }),
          byte: fc.integer({ min: 0, max: 255 }).filter((byte) => byte !== 10),
          isCut: fc.boolean(),
        }),
        { maxLength: 20 },
      ),
      async (damages) => {
        const lines = [...sampleLines];
        for (const { line, at, byte, isCut } of damages) {
          const old = lines[line] ?? '';
          lines[line] = old.slice(0, at) + String.fromCharCode(byte) + (isCut ? '' : old.slice(at + 1));
        }

        const { offenders, rejected } = await readLines(lines);

        const seen = [...offenders.flatMap(({ records }) => records), ...rejected].map(({ line }) => line);
        expect(seen.sort((one, other) => one - other)).toEqual(lines.map((_, index) => index + 1));
      },
    ),
    { numRuns: 50 },
  );
});
