import {
  claim,
  dueUnits,
  finish,
  lookAgain,
  release,
  type DueUnit,
  type WorkTable,
} from '../../adapters/work-items.ts';
import { agendaTable } from '../../adapters/agenda-table.ts';
import { agendaWork } from '../../adapters/work-tables.ts';
import type { DispatchBatch } from '../../domain/batch.ts';
import { dispatchBatchIdFor } from '../../domain/ids.ts';
import { at, NOW } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const LEASE = 30;

const aBatch = (position = 0, different: Partial<DispatchBatch> = {}): DispatchBatch => ({
  agendaId: dispatchBatchIdFor('SC-1', 0, [`victim-${position}`]),
  queue: 'routine',
  statusChangeId: 'SC-1',
  docNumber: '00123456',
  page: 0,
  round: 0,
  victimIds: ['victim-1', 'victim-2'],
  again: false,
  dueAt: at(120),
  ...different,
});

describe.each(engines)('work in the agenda, over %s', (_, start) => {
  let engine: Engine;
  let work: WorkTable;
  let agenda: ReturnType<typeof agendaTable>;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    const table = await engine.table('Agenda');
    work = agendaWork(engine.client, table);
    agenda = agendaTable(engine.client, table);
  });
  afterAll(() => engine.stop());

  const due = async (now: Date): Promise<readonly DueUnit[]> =>
    (await Array.fromAsync(dueUnits(work, now))).flat();
  const { agendaId } = aBatch();

  it('is claimed with everything it holds', async () => {
    await agenda.add([aBatch()]);

    const claimed = await agenda.claim(agendaId, NOW, LEASE);

    expect(claimed).toEqual({ batch: aBatch(), takenOver: false });
  });

  it('is held by one worker until its lease is over, then taken over', async () => {
    await agenda.add([aBatch()]);
    await agenda.claim(agendaId, NOW, LEASE);

    expect(await agenda.claim(agendaId, NOW, LEASE)).toBeUndefined();
    expect(await agenda.claim(agendaId, new Date(at(LEASE)), LEASE)).toBeUndefined();
    expect(await agenda.claim(agendaId, new Date(at(LEASE + 1)), LEASE)).toMatchObject({ takenOver: true });
    expect(await agenda.claim(agendaId, new Date(at(LEASE + 2)), LEASE)).toBeUndefined();
  });

  it('is claimed by one of many who want it at once', async () => {
    await agenda.add([aBatch()]);

    const claims = await Promise.all(Array.from({ length: 10 }, () => agenda.claim(agendaId, NOW, LEASE)));

    expect(claims.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('is not due while it is held, and due when the lease is over', async () => {
    await agenda.add([aBatch()]);
    await agenda.claim(agendaId, NOW, LEASE);

    expect(await due(new Date(at(LEASE - 1)))).toEqual([]);
    expect(await due(new Date(at(LEASE)))).toEqual([{ id: agendaId, dueAt: at(LEASE), queue: 'routine' }]);
  });

  it('is free again at once when its lease is given back, and no takeover then', async () => {
    await agenda.add([aBatch()]);
    await agenda.claim(agendaId, NOW, LEASE);

    expect(await release(work, agendaId, at(60), { round: { N: '3' } })).toBe(true);

    expect(await claim(work, agendaId, NOW, LEASE)).toMatchObject({
      takenOver: false,
      item: { round: { N: '3' } },
    });
  });

  it('cannot be claimed, moved, given back or finished once it is finished, and is never due again', async () => {
    await agenda.add([aBatch()]);
    await agenda.claim(agendaId, NOW, LEASE);

    expect(await finish(work, agendaId, { doneAt: { S: at(1) } })).toBe(true);

    expect(await claim(work, agendaId, new Date(at(99)), LEASE)).toBeUndefined();
    expect(await finish(work, agendaId, { doneAt: { S: at(2) } })).toBe(false);
    expect(await release(work, agendaId, at(60))).toBe(false);
    expect(await lookAgain(work, { id: agendaId, dueAt: at(LEASE), queue: undefined }, at(60))).toBe(false);
    expect(await due(new Date(at(9_999)))).toEqual([]);
  });

  it('does not come into being by being claimed, finished or moved', async () => {
    expect(await agenda.claim('nothing', NOW, LEASE)).toBeUndefined();
    expect(await finish(work, 'nothing', { doneAt: { S: at(1) } })).toBe(false);
    expect(await release(work, 'nothing', at(1))).toBe(false);
    expect(await lookAgain(work, { id: 'nothing', dueAt: at(0), queue: undefined }, at(1))).toBe(false);
    expect(await agenda.addOnce(aBatch(0, { agendaId: 'nothing' }))).toBe(true);
  });

  it('is moved by the clock only if it is still as the clock found it', async () => {
    await agenda.add([aBatch()]);
    const [found] = await due(new Date(at(120)));
    if (found === undefined) throw new Error('Nothing is due.');

    expect(await lookAgain(work, found, at(240))).toBe(true);
    expect(await lookAgain(work, found, at(360))).toBe(false);

    expect(await due(new Date(at(239)))).toEqual([]);
    expect(await due(new Date(at(240)))).toHaveLength(1);
  });

  it('keeps its lease when somebody adds it again', async () => {
    await agenda.addOnce(aBatch());
    await agenda.claim(agendaId, NOW, LEASE);

    expect(await agenda.addOnce(aBatch())).toBe(false);

    expect(await agenda.claim(agendaId, NOW, LEASE)).toBeUndefined();
  });

  it('is gone when it is removed, twice if need be', async () => {
    await agenda.add([aBatch()]);

    await agenda.remove(agendaId, NOW);
    await agenda.remove(agendaId, NOW);

    expect(await agenda.claim(agendaId, NOW, LEASE)).toBeUndefined();
    expect(await due(new Date(at(9_999)))).toEqual([]);
  });

  it('is looked at at once when it is nudged, for whoever is still in it', async () => {
    await agenda.add([aBatch(0, { dueAt: at(3_600) })]);

    expect(await agenda.nudge(agendaId, new Date(at(60)), 'victim-3')).toBe(false);
    expect(await due(new Date(at(60)))).toEqual([]);
    expect(await agenda.nudge(agendaId, new Date(at(60)), 'victim-2')).toBe(true);
    expect(await due(new Date(at(60)))).toHaveLength(1);
    expect(await agenda.nudge('unknown', new Date(at(60)))).toBe(false);
  });

  it.each(['given back', 'removed'])(
    'is looked at once more, all of it, when it is nudged while a worker has it: %s',
    async (how) => {
      await agenda.add([aBatch()]);
      await agenda.claim(agendaId, NOW, LEASE);

      await agenda.nudge(agendaId, new Date(at(5)), 'victim-2');
      if (how === 'removed') await agenda.remove(agendaId, new Date(at(10)));
      else await agenda.putBack({ ...aBatch(), victimIds: ['victim-1'], dueAt: at(3_600) }, new Date(at(10)));

      expect(await due(new Date(at(10)))).toHaveLength(1);
      expect(await agenda.claim(agendaId, new Date(at(10)), LEASE)).toMatchObject({
        takenOver: false,
        batch: { victimIds: ['victim-1', 'victim-2'], again: true },
      });
      await agenda.remove(agendaId, new Date(at(20)));
      expect(await due(new Date(at(9_999)))).toEqual([]);
    },
  );

  it('is found page by page, all of it, once, oldest first within its shard', async () => {
    const batches = Array.from({ length: 1_200 }, (__, n) => aBatch(n, { dueAt: at(n % 60) }));
    await agenda.add(batches);

    const pages = await Array.fromAsync(dueUnits(work, new Date(at(48))));

    const expected = batches.filter(({ dueAt }) => dueAt <= at(48));
    expect(
      pages
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(expected.map((batch) => batch.agendaId).toSorted());
    for (const page of pages) {
      expect(page.length).toBeLessThanOrEqual(100);
      expect(page.map(({ dueAt }) => dueAt)).toEqual(page.map(({ dueAt }) => dueAt).toSorted());
    }
  });

  it('of the emergency queue says so to the clock', async () => {
    await agenda.add([aBatch(0, { queue: 'emergency' }), aBatch(1)]);

    expect((await due(new Date(at(120)))).map(({ queue }) => queue).toSorted()).toEqual([
      'emergency',
      'routine',
    ]);
  });
});
