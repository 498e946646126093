import { readFileSync } from 'node:fs';
import { rosterComparison, type RosterDifference } from '../../domain/roster-differences.ts';
import { columns, type Column } from '../../domain/roster-record.ts';
import { readRoster, type RosterOffender } from '../../domain/roster.ts';

const sample = readFileSync('tests/data/fak930-sample.dat', 'latin1').trimEnd().split('\n');

const offendersIn = async (lines: readonly string[]): Promise<readonly RosterOffender[]> => {
  const chunk = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1');
  const entries = await Array.fromAsync(
    readRoster(
      (async function* () {
        yield await Promise.resolve(chunk);
      })(),
    ),
  );
  return entries.filter((entry) => entry.is === 'offender');
};

const compared = async (before: readonly string[], now: readonly string[]): Promise<RosterDifference[]> => {
  const comparison = rosterComparison();
  for (const offender of await offendersIn(before)) comparison.before(offender);
  for (const offender of await offendersIn(now)) comparison.now(offender);
  return [...comparison.differences()];
};

const written = (line: string, column: Column, text: string): string => {
  const [start, end] = columns[column];
  return line.slice(0, start) + text.padEnd(end - start).slice(0, end - start) + line.slice(end);
};

/** One charge of somebody in an institution who may leave in 2031. */
const inside = (docNumber: string, different: Partial<Record<Column, string>> = {}): string =>
  Object.entries({
    ...{ docNumber, lastName: `SAMPLEMAN${docNumber}`, firstName: 'AVERY', birthDate: '19800101' },
    ...{ assignedPlace: 'JCCC', locationFunction: 'I', completed: 'N', sentenceLength: '00100000' },
    minimumReleaseDate: '20310401',
    ...different,
  }).reduce(
    (line, [column, text]) => written(line, column as Column, text),
    written(sample[0] ?? '', 'suffix', ''),
  );

const [one, two, three] = ['00000101', '00000102', '00000103'];
const others = [inside(two), inside(three)];

const known: readonly (readonly [
  string,
  readonly string[],
  readonly string[],
  readonly RosterDifference[],
])[] = [
  ['nothing', [inside(one)], [inside(one)], []],
  [
    'a place in the field',
    [inside(one)],
    [inside(one, { locationFunction: 'F', assignedPlace: 'P04' })],
    [{ is: 'left-custody', docNumber: one }],
  ],
  [
    'a completed sentence',
    [inside(one)],
    [inside(one, { completed: 'Y' })],
    [{ is: 'left-custody', docNumber: one }],
  ],
  [
    'one of two sentences completed',
    [inside(one), inside(one)],
    [inside(one, { completed: 'Y' }), inside(one)],
    [],
  ],
  [
    'somebody back inside',
    [inside(one, { locationFunction: 'F' })],
    [inside(one)],
    [{ is: 'back-in-custody', docNumber: one }],
  ],
  [
    'another place',
    [inside(one)],
    [inside(one, { assignedPlace: 'PCC' })],
    [{ is: 'moved', docNumber: one, from: 'JCCC', to: 'PCC' }],
  ],
  [
    'an earlier date',
    [inside(one)],
    [inside(one, { minimumReleaseDate: '20300101' })],
    [{ is: 'release-date-moved', docNumber: one, from: '2031-04-01', to: '2030-01-01' }],
  ],
  [
    'another place and another date',
    [inside(one)],
    [inside(one, { assignedPlace: 'PCC', minimumReleaseDate: '20300101' })],
    [
      { is: 'moved', docNumber: one, from: 'JCCC', to: 'PCC' },
      { is: 'release-date-moved', docNumber: one, from: '2031-04-01', to: '2030-01-01' },
    ],
  ],
  ['somebody gone', [inside(one)], [], [{ is: 'vanished', docNumber: one }]],
  ['somebody new', [], [inside(one)], [{ is: 'new', docNumber: one }]],
  [
    'another number',
    [inside(one)],
    [inside('00000999', { lastName: `SAMPLEMAN${one}` })],
    [{ is: 'renumbered', docNumber: one, from: one, to: '00000999' }],
  ],
  [
    'another number, and outside',
    [inside(one)],
    [inside('00000999', { lastName: `SAMPLEMAN${one}`, locationFunction: 'F' })],
    [
      { is: 'renumbered', docNumber: one, from: one, to: '00000999' },
      { is: 'left-custody', docNumber: one },
    ],
  ],
  [
    'two new people who may both be the one that is gone',
    [inside(one)],
    [
      inside('00000998', { lastName: `SAMPLEMAN${one}` }),
      inside('00000999', { lastName: `SAMPLEMAN${one}` }),
    ],
    [
      { is: 'vanished', docNumber: one },
      { is: 'new', docNumber: '00000998' },
      { is: 'new', docNumber: '00000999' },
    ],
  ],
];

describe('what a file says otherwise than the one before', () => {
  it.each(known)('%s', async (_, before, now, expected) => {
    expect(await compared([...before, ...others], [...now, ...others])).toEqual(expected);
  });

  it('does not depend on the order of the lines', async () => {
    expect(await compared(sample, sample.toReversed())).toEqual([]);
  });

  it('counts records that stand apart as one offender', async () => {
    const apart = [inside(one, { completed: 'Y' }), ...others, inside(one)];
    expect(await compared([inside(one), ...others], apart)).toEqual([]);
  });

  it('finds everybody of a file that begins anew', async () => {
    const found = await compared([], sample);
    expect(found.map(({ is }) => is)).toEqual(found.map(() => 'new'));
    expect(found).toHaveLength((await offendersIn(sample)).length);
  });
});
