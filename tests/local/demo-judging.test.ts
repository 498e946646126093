import { dayOf } from '../../local/demo-day.ts';
import { judgeDuties } from '../../local/demo-duties.ts';
import { expectationsOf } from '../../local/demo-expectations.ts';
import type { Scene } from '../../local/demo-scene.ts';
import { judgeTasks, tasksExpected } from '../../local/demo-tasks.ts';
import { victimsOf } from '../../local/demo-victims.ts';

const run = { number: 1, now: new Date('2026-05-04T15:00:00.000Z') };
const victims = victimsOf(run);
const day = dayOf(run, () => ({ first: 'AVERY', last: 'SAMPLEMAN' }));
const expectations = expectationsOf(victims, day);

/** A stack in which nothing moves, and whose API answers this. */
const sceneWith = (body: unknown): { scene: Scene; problems: string[] } => {
  const problems: string[] = [];
  const scene = {
    stack: {
      now: () => Promise.resolve('2026-05-04T15:01:00.000Z'),
      quiesce: () => Promise.resolve({ isQuiet: true, awaitingRedelivery: 0 }),
      tick: () => Promise.resolve([]),
    },
    client: { getAsStaff: () => Promise.resolve({ status: 200, body }) },
    say: () => undefined,
    complain: (problem: string) => problems.push(problem),
    patienceMs: 0,
  } as unknown as Scene;
  return { scene, problems };
};

describe('what the office can prove', () => {
  const duties = expectations
    .filter(({ messages }) => messages.some(({ channel }) => channel === 'email'))
    .map(({ change: { statusChangeId } }) => ({ statusChangeId, proof: { by: 'email' } }));
  const judge = async (body: unknown, isFirst = true) => {
    const { scene, problems } = sceneWith(body);
    const found = await judgeDuties(scene, expectations, { day, since: run.now, isFirst });
    return { found, problems };
  };

  it('is every duty that an e-mail satisfied', async () => {
    expect(await judge({ duties })).toEqual({
      found: { metByEmail: duties.length, awaitingLetter: 4 },
      problems: [],
    });
  });

  it.each([
    ['one is missing', duties.slice(1), 'the office can prove 2 duties of demo-1 to be met instead of 3'],
    [
      'a letter counted as an e-mail',
      duties.with(0, { statusChangeId: 'demo-1', proof: { by: 'certified-letter' } }),
      'the office can prove 2 duties of demo-1 to be met instead of 3',
    ],
    [
      'one too many',
      [...duties, { statusChangeId: 'demo-15', proof: { by: 'email' } }],
      'the office can prove 1 duties of demo-15 to be met instead of 0',
    ],
  ])('is wrong if %s', async (_, listed, problem) => {
    expect((await judge({ duties: listed })).problems).toEqual([problem]);
  });

  it('may be more on a later day, when victims of earlier ones are told too', async () => {
    expect((await judge({ duties: [...duties, ...duties] }, false)).problems).toEqual([]);
  });
});

describe('what lies before the office', () => {
  const expected = tasksExpected(victims, expectations);
  const tasks = expected.map(({ kind, reason, change }) => ({
    kind,
    reason,
    ...(change === undefined ? {} : { statusChangeId: change.statusChangeId }),
  }));
  const judge = async (listed: readonly unknown[], isFirst = true) => {
    const { scene, problems } = sceneWith({ tasks: listed });
    return { found: await judgeTasks(scene, expected, { day, isFirst }), problems };
  };
  const surplus = { kind: 'call', reason: 'not-acknowledged', statusChangeId: 'demo-1' };

  it('is what must be there, beside tasks of other days', async () => {
    const { found, problems } = await judge([...tasks, { ...surplus, statusChangeId: 'other' }]);

    expect(problems).toEqual([]);
    expect(found).toHaveLength(expected.length);
  });

  it('is wrong if a task is missing', async () => {
    const { found, problems } = await judge(tasks.slice(1));

    expect(problems).toEqual(['the office has 0 tasks "letter no-legal-channel demo-7" instead of 1']);
    expect(found).toHaveLength(expected.length - 1);
  });

  it('is wrong if one is too many, unless victims of earlier days are told too', async () => {
    expect((await judge([...tasks, surplus])).problems).toEqual([
      'the office has 1 tasks "call not-acknowledged demo-1" instead of 0',
    ]);
    expect((await judge([...tasks, surplus], false)).problems).toEqual([]);
  });
});
