import { cursorOf, placeOf } from '../../adapters/staff-task-list.ts';
import { staffTasksTable, type StaffTasksTable } from '../../adapters/staff-tasks-table.ts';
import type { StaffTask } from '../../domain/staff-task.ts';
import { at, HOUR, NOW } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const idOf = (n: number): string => String(n).padStart(32, '0');

const aTask = (n = 1, different: Partial<StaffTask> = {}): StaffTask => ({
  taskId: idOf(n),
  kind: 'call',
  reason: 'not-acknowledged',
  deadline: at(n * HOUR),
  createdAt: at(0),
  victimId: 'victim-1',
  notificationId: `notification-${n}`,
  pages: [at(600), at(1200)],
  ...different,
});

const after = (seconds: number): Date => new Date(at(seconds));
const said = { word: 'reached', hash: 'hash-reached' };
const tried = { word: 'no-answer', hash: 'hash-no-answer' };

describe.each(engines)('the staff tasks, over %s', (_, start) => {
  let engine: Engine;
  let tasks: StaffTasksTable;

  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    tasks = staffTasksTable(engine.client, await engine.table('StaffTasks'));
  });

  const allOf = async (wanted: Parameters<StaffTasksTable['list']>[0] = {}): Promise<string[][]> => {
    const pages: string[][] = [];
    let page = await tasks.list(wanted);
    pages.push(page.tasks.map(({ taskId }) => taskId));
    while (page.next !== undefined) {
      page = await tasks.list({ ...wanted, after: page.next });
      pages.push(page.tasks.map(({ taskId }) => taskId));
    }
    return pages;
  };

  it('open a task once, and give it back as it is', async () => {
    expect(await tasks.addOnce(aTask())).toBe(true);
    expect(await tasks.addOnce(aTask(1, { reason: 'no-channel-left' }))).toBe(false);

    expect(await tasks.get(idOf(1))).toEqual({ ...aTask(), state: 'open', tries: 0 });
    expect(await tasks.get(idOf(2))).toBeUndefined();
  });

  it('are listed by deadline, fifty a page, each once', async () => {
    const numbers = Array.from({ length: 103 }, (_task, n) => n + 1);
    for (const n of numbers.toReversed()) await tasks.addOnce(aTask(n));

    const pages = await allOf();

    expect(pages.map((page) => page.length)).toEqual([50, 50, 3]);
    expect(pages.flat()).toEqual(numbers.map(idOf));
  });

  it('are listed by kind and by deadline', async () => {
    for (let n = 1; n <= 60; n += 1) await tasks.addOnce(aTask(n, n % 30 === 0 ? { kind: 'letter' } : {}));

    expect((await allOf({ kind: 'letter' })).flat()).toEqual([idOf(30), idOf(60)]);
    expect((await allOf({ before: at(3 * HOUR) })).flat()).toEqual([idOf(1), idOf(2)]);
    expect((await allOf({ kind: 'letter', before: at(31 * HOUR) })).flat()).toEqual([idOf(30)]);
  });

  it('are held by one of all who claim them at once', async () => {
    await tasks.addOnce(aTask());
    const people = Array.from({ length: 12 }, (_person, n) => `staff-${n}`);

    const claims = await Promise.all(people.map((who) => tasks.claim(idOf(1), who, NOW)));

    const winners = people.filter((_person, n) => claims[n]);
    expect(winners).toHaveLength(1);
    expect(await tasks.get(idOf(1))).toMatchObject({ holder: winners[0], heldUntil: at(2 * HOUR) });
  });

  it('are held for two hours, or longer by whoever claims them again', async () => {
    await tasks.addOnce(aTask());
    await tasks.claim(idOf(1), 'ann', NOW);

    expect(await tasks.claim(idOf(1), 'bea', after(2 * HOUR))).toBe(false);
    expect(await tasks.claim(idOf(1), 'ann', after(2 * HOUR))).toBe(true);
    expect(await tasks.claim(idOf(1), 'bea', after(3 * HOUR))).toBe(false);
    expect(await tasks.claim(idOf(1), 'bea', after(4 * HOUR + 1))).toBe(true);
    expect(await tasks.claim(idOf(1), 'ann', after(4 * HOUR + 2))).toBe(false);
    expect(await tasks.claim(idOf(2), 'ann', NOW)).toBe(false);
  });

  it('are handed back by their holder alone', async () => {
    await tasks.addOnce(aTask());
    await tasks.claim(idOf(1), 'ann', NOW);

    expect(await tasks.handBack(idOf(1), 'bea')).toBe(false);
    expect(await tasks.handBack(idOf(1), 'ann')).toBe(true);
    expect(await tasks.handBack(idOf(1), 'ann')).toBe(false);
    expect(await tasks.claim(idOf(1), 'bea', NOW)).toBe(true);
  });

  it('are completed by their holder alone, with one outcome', async () => {
    await tasks.addOnce(aTask());
    await tasks.claim(idOf(1), 'ann', NOW);

    expect(await tasks.begin(idOf(1), 'bea', 'b', NOW)).toBe(false);
    expect(await tasks.begin(idOf(1), 'ann', said.hash, after(2 * HOUR + 1))).toBe(false);
    expect(await tasks.begin(idOf(1), 'ann', said.hash, NOW)).toBe(true);
    // In another window, at the same time.
    expect(await tasks.begin(idOf(1), 'ann', 'another', after(1))).toBe(false);
    expect(await tasks.begin(idOf(1), 'ann', said.hash, after(1))).toBe(true);
    expect(await tasks.complete(idOf(1), { word: 'declined', hash: 'another' }, NOW)).toBe(false);
    expect(await tasks.complete(idOf(1), said, after(2))).toBe(true);

    expect(await tasks.get(idOf(1))).toMatchObject({
      state: 'done',
      outcome: 'reached',
      doneAt: at(2),
      holder: 'ann',
    });
    expect((await allOf()).flat()).toEqual([]);
    expect((await Array.fromAsync(tasks.due(after(9 * HOUR)))).flat()).toEqual([]);
    expect(await tasks.claim(idOf(1), 'ann', NOW)).toBe(false);
    expect(await tasks.wasSaid(idOf(1), 'bea', said.hash)).toBe(true);
    expect(await tasks.wasSaid(idOf(1), 'ann', 'another')).toBe(false);
  });

  it('may have another outcome when the first was begun a minute ago and never came to its end', async () => {
    await tasks.addOnce(aTask());
    await tasks.claim(idOf(1), 'ann', NOW);
    await tasks.begin(idOf(1), 'ann', 'another', NOW);

    expect(await tasks.begin(idOf(1), 'ann', said.hash, after(60))).toBe(false);
    expect(await tasks.begin(idOf(1), 'ann', said.hash, after(61))).toBe(true);
  });

  it('go back to the list after a try in vain, which counts', async () => {
    await tasks.addOnce(aTask());
    await tasks.claim(idOf(1), 'ann', NOW);
    await tasks.begin(idOf(1), 'ann', tried.hash, NOW);

    expect(await tasks.countTry(idOf(1), tried, NOW)).toBe(true);
    expect(await tasks.countTry(idOf(1), tried, NOW)).toBe(false);

    expect(await tasks.wasSaid(idOf(1), 'ann', tried.hash)).toBe(true);
    expect(await tasks.wasSaid(idOf(1), 'bea', tried.hash)).toBe(false);
    expect(await tasks.get(idOf(1))).toEqual({ ...aTask(), state: 'open', tries: 1 });
    expect((await allOf()).flat()).toEqual([idOf(1)]);
    // Whoever takes it again tries anew.
    await tasks.claim(idOf(1), 'ann', NOW);
    expect(await tasks.wasSaid(idOf(1), 'ann', tried.hash)).toBe(false);
  });

  it('keep what was printed first', async () => {
    await tasks.addOnce(aTask());

    expect(await tasks.keepPrinted(idOf(1), { letterHash: 'one', linkHash: 'link' })).toBe(true);
    expect(await tasks.keepPrinted(idOf(1), { letterHash: 'other', linkHash: 'link' })).toBe(false);
    expect(await tasks.keepPrinted(idOf(2), { letterHash: 'one', linkHash: 'link' })).toBe(false);
    expect(await tasks.get(idOf(1))).toMatchObject({ letterHash: 'one', linkHash: 'link' });
    expect(await tasks.get(idOf(2))).toBeUndefined();
  });

  it('are due for a page at their times, and at their deadline if they have none', async () => {
    await tasks.addOnce(aTask(1));
    await tasks.addOnce(aTask(2, { pages: [] }));
    const due = async (seconds: number) =>
      (await Array.fromAsync(tasks.due(after(seconds)))).flat().map(({ id }) => id);

    expect(await due(599)).toEqual([]);
    expect(await due(600)).toEqual([idOf(1)]);
    expect((await due(2 * HOUR)).toSorted()).toEqual([idOf(1), idOf(2)]);

    const [unit] = (await Array.fromAsync(tasks.due(after(600)))).flat();
    expect(unit && (await tasks.pageAgain(unit, at(1200)))).toBe(true);
    expect(await due(700)).toEqual([]);
  });

  it('are counted when their deadline has passed', async () => {
    for (const n of [1, 2, 3]) await tasks.addOnce(aTask(n));

    expect(await tasks.countOverdue(NOW)).toBe(0);
    expect(await tasks.countOverdue(after(2 * HOUR + 1))).toBe(2);
  });
});

describe('the cursor of the list', () => {
  it('stands for its place', () => {
    const place = { deadline: at(1), taskId: idOf(1) };

    expect(placeOf(cursorOf(place))).toEqual(place);
    expect(cursorOf(place)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each(['', 'x', 'bm9uc2Vuc2U', Buffer.from('["2026","x"]').toString('base64url'), '__proto__'])(
    'is none of ours: %j',
    (cursor) => {
      expect(placeOf(cursor)).toBeUndefined();
    },
  );
});
