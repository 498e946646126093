import { statusChangesTable, type StatusChangesTable } from '../../adapters/status-changes-table.ts';
import { dueUnits, type WorkTable } from '../../adapters/work-items.ts';
import { statusChangesWork } from '../../adapters/work-tables.ts';
import { PATIENCE_SECONDS } from '../../domain/timing.ts';
import { aStatusChange, at, DOC_NUMBER, HOUR, NOW } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const LEASE = 30;

describe.each(engines)('status changes, over %s', (_, start) => {
  let engine: Engine;
  let work: WorkTable;
  let table: StatusChangesTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    const name = await engine.table('StatusChanges');
    table = statusChangesTable(engine.client, name);
    work = statusChangesWork(engine.client, name);
  });
  afterAll(() => engine.stop());

  const change = aStatusChange('release');
  const id = change.statusChangeId;
  const dueIds = async (now: Date): Promise<readonly string[]> =>
    (await Array.fromAsync(dueUnits(work, now))).flat().map((unit) => unit.id);

  it('are recorded once, with the moment of the first time', async () => {
    expect(await table.putOnce(change, 'department', NOW)).toEqual({ is: 'new', receivedAt: at(0) });
    expect(await table.putOnce(change, 'boone-county-jail', new Date(at(9)))).toEqual({
      is: 'same',
      receivedAt: at(0),
    });
    expect(
      await table.putOnce(aStatusChange('release', { facility: 'Elsewhere' }), 'department', new Date(at(9))),
    ).toEqual({
      is: 'different',
      receivedAt: at(0),
    });

    expect(await table.get(id)).toEqual({
      change: { ...change, receivedAt: at(0), feedId: 'department' },
      progress: { pages: 0, notified: 0, quarantined: 0, again: false, isOpen: false },
      isCrowded: false,
    });
  });

  it('stay unchanged by a repeat, even in the middle of being matched', async () => {
    await table.putOnce(change, 'department', NOW);
    await table.claim(id, NOW, LEASE);

    await table.putOnce(change, 'department', new Date(at(1)));

    expect(await table.claim(id, new Date(at(1)), LEASE)).toBeUndefined();
  });

  it('are owed from the moment of their record: no hint is needed', async () => {
    await table.putOnce(change, 'department', NOW);

    expect(await dueIds(new Date(at(PATIENCE_SECONDS - 1)))).toEqual([]);
    expect(await dueIds(new Date(at(PATIENCE_SECONDS)))).toEqual([id]);
  });

  it('of a load of old data are history, and nothing is owed for them', async () => {
    await table.putOnce(aStatusChange('release', { bulkLoad: true }), 'department', NOW);

    expect(await dueIds(new Date(at(9_999)))).toEqual([]);
    expect(await table.claim(id, NOW, LEASE)).toBeUndefined();
    expect(await table.newestOf(DOC_NUMBER)).toHaveLength(1);
  });

  it('keep how far they were matched, and go on from there', async () => {
    const progress = {
      pages: 1,
      cursor: 'victim-1000',
      notified: 990,
      quarantined: 10,
      again: false,
      isOpen: false,
    };
    await table.putOnce(change, 'department', NOW);
    await table.claim(id, NOW, LEASE);

    expect(await table.saveProgress(id, progress, NOW)).toBe(true);

    expect(await table.claim(id, NOW, LEASE)).toMatchObject({ progress, takenOver: false });
  });

  it('leave the agenda when they are matched, and stay on record', async () => {
    const progress = { pages: 2, notified: 1, quarantined: 0, again: false, isOpen: false };
    await table.putOnce(change, 'department', NOW);
    await table.claim(id, NOW, LEASE);

    await table.finishMatching(id, progress, new Date(at(3)));

    expect(await table.get(id)).toMatchObject({ progress, matchedAt: at(3) });
    expect(await dueIds(new Date(at(9_999)))).toEqual([]);
    expect(await table.claim(id, new Date(at(9_999)), LEASE)).toBeUndefined();
  });

  it('are not known when they never came', async () => {
    expect(await table.get('SC-none')).toBeUndefined();
    expect(await table.claim('SC-none', NOW, LEASE)).toBeUndefined();
    expect(await table.newestOf('00000001')).toEqual([]);
  });

  it('of one offender are found newest first, by the moment they speak of, at most 25', async () => {
    const changes = Array.from({ length: 30 }, (__, n) =>
      aStatusChange('escape', {
        statusChangeId: `SC-${n}`,
        // In two zones: what counts is the instant.
        occurredAt:
          n % 2 === 0 ? at(-HOUR - n * 60) : at(-HOUR - n * 60 - 6 * HOUR).replace('.000Z', '-06:00'),
      }),
    );
    for (const one of changes.toReversed()) await table.putOnce(one, 'department', NOW);
    await table.putOnce(
      aStatusChange('escape', { statusChangeId: 'SC-other', docNumber: '00000002' }),
      'department',
      NOW,
    );

    const newest = await table.newestOf(DOC_NUMBER);

    expect(newest.map(({ statusChangeId }) => statusChangeId)).toEqual(
      changes.slice(0, 25).map(({ statusChangeId }) => statusChangeId),
    );
  });
});
