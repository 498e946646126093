import { errandsTable } from '../../adapters/errands-table.ts';
import { claim, dueUnits, finish } from '../../adapters/work-items.ts';
import { errandsWork } from '../../adapters/work-tables.ts';
import { anErrand } from '../../domain/errand.ts';
import { at, NOW } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const errand = anErrand('message-1', {
  kind: 'contact-failed',
  victimId: 'victim-1',
  contactId: 'email',
  dueAt: at(60),
});

describe.each(engines)('errands, over %s', (_, start) => {
  let engine: Engine;
  let table: string;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    table = await engine.table('Errands');
  });
  afterAll(() => engine.stop());

  const due = async (moment: string): Promise<readonly string[]> =>
    (await Array.fromAsync(dueUnits(errandsWork(engine.client, table), new Date(moment))))
      .flat()
      .map(({ id }) => id);

  it('are due at their time, and not before', async () => {
    expect(await errandsTable(engine.client, table).addOnce(errand)).toBe(true);

    expect(await due(at(59))).toEqual([]);
    expect(await due(at(60))).toEqual([errand.errandId]);
  });

  it('are run once for one cause, also when they were run before they are asked for again', async () => {
    const errands = errandsTable(engine.client, table);
    const work = errandsWork(engine.client, table);
    await errands.addOnce(errand);
    await claim(work, errand.errandId, NOW, 30);
    await finish(work, errand.errandId, { doneAt: { S: at(61) } });

    expect(await errands.addOnce({ ...errand, dueAt: at(120) })).toBe(false);
    expect(await due(at(180))).toEqual([]);
  });

  it('have an id of their own for each kind, victim and cause', () => {
    const ids = [
      errand,
      anErrand('message-2', { ...errand }),
      anErrand('message-1', { ...errand, victimId: 'victim-2' }),
      anErrand('message-1', { ...errand, kind: 'texts-ended' }),
    ].map(({ errandId }) => errandId);

    expect(new Set(ids).size).toBe(4);
  });
});
