import { ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { offendersTable, type OffendersTable } from '../../adapters/offenders-table.ts';
import { readRoster, type RosterOffender } from '../../domain/roster.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const sample = join(__dirname, '../data/fak930-sample.dat');

async function* offendersOf(file: AsyncIterable<Uint8Array>): AsyncGenerator<RosterOffender> {
  for await (const entry of readRoster(file)) if (entry.is === 'offender') yield entry;
}

async function* those(...offenders: RosterOffender[]): AsyncGenerator<RosterOffender> {
  for (const offender of offenders) yield await Promise.resolve(offender);
}

const anOffender = (different: Partial<RosterOffender> = {}): RosterOffender => ({
  is: 'offender',
  docNumber: '00000001',
  name: { last: 'SAMPLEMAN', first: 'AVERY' },
  birthDate: '1980-01-02',
  sex: 'Unknown',
  assignedPlace: 'ACC',
  locationFunction: 'institution',
  inCustodyHint: false,
  records: [],
  warnings: [],
  ...different,
});

const scattered = { line: 9, problem: 'scattered' } as const;

describe.each(engines)('the offenders over %s', (_, start) => {
  let engine: Engine;
  let offenders: OffendersTable;
  beforeAll(async () => (engine = await start()));
  afterAll(() => engine.stop());
  beforeEach(async () => (offenders = offendersTable(engine.client, await engine.table('Offenders'))));

  it('keeps a whole roster and gives back one by number', async () => {
    const count = await offenders.putAll(offendersOf(createReadStream(sample)));

    expect(count).toBe(87);
    expect(await offenders.get('01154062')).toEqual({
      docNumber: '01154062',
      name: { last: 'GALLOWAY', first: 'EARL', middle: 'LEE' },
      birthDate: '1958-01-10',
      assignedPlace: 'ACC',
      locationFunction: 'institution',
      inCustodyHint: true,
      isForLife: false,
      problems: [],
    });
    expect(await offenders.get('00032329')).toMatchObject({ name: { suffix: 'SR' }, inCustodyHint: false });
  });

  it('knows nobody by a number that is not on it', async () => {
    expect(await offenders.get('00000001')).toBeUndefined();
  });

  it('keeps more than fit into one wave of requests', async () => {
    const numbers = Array.from({ length: 451 }, (__, index) => String(index).padStart(8, '0'));

    const count = await offenders.putAll(those(...numbers.map((docNumber) => anOffender({ docNumber }))));

    expect(count).toBe(451);
    expect(
      await Promise.all(numbers.map(async (number) => (await offenders.get(number))?.docNumber)),
    ).toEqual(numbers);
  });

  it('is the same after the same roster comes again', async () => {
    const roster = [anOffender({ inCustodyHint: true }), anOffender({ warnings: [scattered] })];
    await offenders.putAll(those(...roster));
    const before = await offenders.get('00000001');

    await offenders.putAll(those(...roster));

    expect(await offenders.get('00000001')).toEqual(before);
  });

  it('puts together an offender whose records stand apart', async () => {
    const count = await offenders.putAll(
      those(
        anOffender({ inCustodyHint: true }),
        anOffender({ docNumber: '00000002' }),
        anOffender({ warnings: [scattered] }),
      ),
    );

    expect(count).toBe(2);
    expect(await offenders.get('00000001')).toMatchObject({ inCustodyHint: true, problems: ['scattered'] });
  });

  it('keeps the first name, and a flag, when the second part has another', async () => {
    const other = anOffender({ name: { last: 'OTHERMAN' }, warnings: [scattered] });

    await offenders.putAll(those(anOffender(), other));

    expect(await offenders.get('00000001')).toMatchObject({
      name: { last: 'SAMPLEMAN' },
      problems: ['identity-differs', 'scattered'],
    });
  });

  it('names each kind of problem once', async () => {
    const warnings = [
      { line: 1, column: 'birthDate', problem: 'bad-date' },
      { line: 2, column: 'sentenceDate', problem: 'bad-date' },
      { line: 2, problem: 'not-ascii' },
    ] as const;

    await offenders.putAll(those(anOffender({ birthDate: null, warnings })));

    expect(await offenders.get('00000001')).toMatchObject({
      birthDate: undefined,
      problems: ['bad-date', 'not-ascii'],
    });
  });

  it('keeps one without a name, so that the number is known all the same', async () => {
    await offenders.putAll(those(anOffender({ name: { last: '' } })));

    expect(await offenders.get('00000001')).toMatchObject({ name: { last: '' } });
  });

  it('reads a roster no faster than it writes it', async () => {
    let ahead = 0;
    async function* counted(): AsyncGenerator<RosterOffender> {
      for (let number = 0; number < 1000; number += 1) {
        ahead += 1;
        yield await Promise.resolve(anOffender({ docNumber: String(number).padStart(8, '0') }));
        // The one before the last two hundred is on record when the next is asked for.
        const early = String(number - 200).padStart(8, '0');
        if (number >= 200 && number % 200 === 0) expect(await offenders.get(early)).toBeDefined();
      }
    }

    await offenders.putAll(counted());

    expect(ahead).toBe(1000);
  });
});

const dynalite = engines.filter(([name]) => name === 'dynalite');

it.each(dynalite)(
  'tells nobody anything: over %s a roster writes to the table of offenders alone',
  async (_, start) => {
    const engine = await start();
    const tables = {
      offenders: await engine.table('Offenders'),
      statusChanges: await engine.table('StatusChanges'),
      ledger: await engine.table('Ledger'),
      agenda: await engine.table('Agenda'),
    };

    await offendersTable(engine.client, tables.offenders).putAll(offendersOf(createReadStream(sample)));

    const { TableNames = [] } = await engine.client.send(new ListTablesCommand({}));
    const counts = await Promise.all(
      TableNames.map(async (TableName) => {
        const { Count } = await engine.client.send(new ScanCommand({ TableName, Select: 'COUNT' }));
        return [TableName, Count];
      }),
    );
    await engine.stop();
    expect(Object.fromEntries(counts)).toEqual({
      [tables.offenders]: 87,
      [tables.statusChanges]: 0,
      [tables.ledger]: 0,
      [tables.agenda]: 0,
    });
  },
);
