import fc from 'fast-check';
import { aPostedChange, at, HOUR } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

interface Post {
  readonly feedId: string;
  readonly change: Readonly<Record<string, unknown>> & { readonly statusChangeId: string };
  /** What this takes back or replaces: nobody is to be told of that any more. */
  readonly ends?: string;
}

type Type = Parameters<typeof aPostedChange>[0];

const post = (
  statusChangeId: string,
  eventType: Type,
  hoursAgo: number,
  { feedId = 'department', ends, ...different }: Record<string, unknown> & Partial<Omit<Post, 'change'>> = {},
): Post => {
  const when = at(-hoursAgo * HOUR);
  const change = {
    ...aPostedChange(eventType, { occurredAt: when, recordedAt: when, ...different }),
    statusChangeId,
  };
  return { feedId, change, ...(ends === undefined ? {} : { ends }) };
};

const releaseOn = (releaseDate: string): Record<string, unknown> => ({ details: { releaseDate } });

/** Two days of one offender, with every way in which one status change bears on another. */
const posts: readonly Post[] = [
  post('hearing', 'parole-hearing-scheduled', 50),
  post('hearing-moved', 'parole-hearing-rescheduled', 40, { ends: 'hearing' }),
  post('date', 'release-date-set', 30, releaseOn('2027-03-01')),
  // A revision may speak of an earlier moment than what it replaces.
  post('date-revised', 'release-date-set', 31, {
    ...releaseOn('2027-03-02'),
    supersedes: 'date',
    ends: 'date',
  }),
  post('escape', 'escape', 20),
  post('escape-by-hub', 'escape', 20 - 1 / 60, { feedId: 'boone-county-jail' }),
  post('release', 'release', 10),
  post('no-release', 'correction', 9, { supersedes: 'release', ends: 'release' }),
  post('no-release-by-hub', 'correction', 8, { supersedes: 'release', feedId: 'boone-county-jail' }),
  post('death', 'death', 2),
];

/** What each victim must know in the end; in one of these ways. */
const truths: readonly (readonly string[])[] = [
  ['hearing-moved'],
  ['date-revised'],
  ['escape', 'escape-by-hub'],
  ['death'],
];

const send = async (pipeline: Pipeline, { feedId, change }: Post): Promise<boolean> => {
  pipeline.advance(1);
  const path = `/feeds/${feedId}/status-changes`;
  const request = { path, pathParameters: { feedId }, body: JSON.stringify(change) };
  return (await pipeline.http('receive', request)).statusCode === 202;
};

type Between = 'nothing' | 'work' | 'minutes' | 'lost hints';

const goOn = async (pipeline: Pipeline, between: Between): Promise<void> => {
  if (between === 'lost hints') for (const queue of pipeline.aws.queues.values()) queue.length = 0;
  if (between === 'work') await pipeline.drain();
  if (between === 'minutes')
    for (let minute = 0; minute < 4; minute += 1) {
      pipeline.advance(60);
      await pipeline.tick();
      await pipeline.drain();
    }
};

/** The status changes of which a victim was told. */
const toldOf = (pipeline: Pipeline, victimId: string): readonly string[] => {
  const facts = pipeline.aws.tables.itemsOf('Ledger');
  const accepted = new Set(
    facts.flatMap((fact) => (fact['is']?.S === 'accepted' ? [fact['notificationId']?.S ?? ''] : [])),
  );
  return facts
    .filter((fact) => fact['is']?.S === 'created' && fact['victimId']?.S === victimId)
    .filter((fact) => accepted.has(fact['notificationId']?.S ?? ''))
    .map((fact) => fact['statusChangeId']?.S ?? '')
    .toSorted();
};

interface Run {
  readonly victims: readonly string[];
  readonly pipeline: Pipeline;
  /** Of each status change that was ended: who had been told of it when its end was accepted. */
  readonly toldBefore: ReadonlyMap<string, readonly string[]>;
}

interface Step {
  readonly post: Post;
  readonly between: Between;
}

/** Posts as a feed does: what is refused because it came too early is posted again. */
const run = async (steps: readonly Step[]): Promise<Run> => {
  const pipeline = aPipeline();
  const victims = [await pipeline.aVictim(1), await pipeline.aVictim(2)];
  const toldBefore = new Map<string, readonly string[]>();
  const attempt = async (step: Step): Promise<boolean> => {
    if (!(await send(pipeline, step.post))) return false;
    const { ends } = step.post;
    if (ends !== undefined && !toldBefore.has(ends))
      toldBefore.set(
        ends,
        victims.filter((victim) => toldOf(pipeline, victim).includes(ends)),
      );
    await goOn(pipeline, step.between);
    return true;
  };
  let left = steps;
  while (left.length > 0) {
    const refused: Step[] = [];
    for (const step of left) if (!(await attempt(step))) refused.push(step);
    if (refused.length === left.length) throw new Error('Some are never accepted.');
    left = refused;
  }
  await pipeline.carryOn();
  return { pipeline, victims, toldBefore };
};

const clean = posts.map((one): Step => ({ post: one, between: 'nothing' }));

/** Every status change at least once, some several times, in any order, with anything in between. */
const anyOrder = (between: fc.Arbitrary<Between>): fc.Arbitrary<readonly Step[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...posts], { minLength: posts.length }),
      fc.array(fc.constantFrom(...posts), { maxLength: 5 }),
    )
    .chain(([all, again]) =>
      fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
    )
    .chain((all) =>
      fc.tuple(...all.map((one) => between.map((what): Step => ({ post: one, between: what })))),
    );

describe('the order in which status changes come', () => {
  it('makes no difference to who is told of what, as long as nothing went out', async () => {
    const expected = await run(clean);
    const toldInOrder = expected.victims.map((victim) => toldOf(expected.pipeline, victim));
    expect(toldInOrder[0]).toEqual(['date-revised', 'death', 'escape', 'hearing-moved']);

    const withoutFeed = (told: readonly string[]): readonly string[] =>
      told.map((id) => id.replace('-by-hub', ''));
    await fc.assert(
      fc.asyncProperty(anyOrder(fc.constantFrom('nothing', 'lost hints')), async (steps) => {
        const { pipeline, victims } = await run(steps);
        expect(victims.map((victim) => withoutFeed(toldOf(pipeline, victim)))).toEqual(toldInOrder);
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it('never makes her miss the truth, hear it twice, hear what was ended, or miss that she was told wrongly', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyOrder(fc.constantFrom('nothing', 'work', 'minutes', 'lost hints')),
        async (steps) => {
          const { pipeline, victims, toldBefore } = await run(steps);
          for (const victim of victims) {
            const told = toldOf(pipeline, victim);
            for (const truth of truths) expect(told.filter((id) => truth.includes(id))).toHaveLength(1);
            for (const [ended, by] of toldBefore) expect(told.includes(ended)).toBe(by.includes(victim));
            const corrections = told.filter((id) => id.startsWith('no-release'));
            expect(corrections).toHaveLength(told.includes('release') ? 1 : 0);
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 240_000);

  it.each(
    [1, 2, 3, 4, 5, 6].flatMap((request) =>
      (['before', 'after'] as const).map((when) => [request, when] as const),
    ),
  )(
    'tells once of what two feeds report, though a worker dies at request %i, %s it is made',
    async (request, when) => {
      const pipeline = aPipeline();
      const victim = await pipeline.aVictim(1);
      const [byDepartment, byJail] = posts.filter(({ change }) => change.statusChangeId.startsWith('escape'));
      if (byDepartment === undefined || byJail === undefined) throw new Error('There are not two feeds.');
      await send(pipeline, byDepartment);
      await pipeline.drain();
      await send(pipeline, byJail);

      pipeline.aws.crash({ request, when });
      await pipeline.carryOn();

      expect(toldOf(pipeline, victim)).toEqual([byDepartment.change.statusChangeId]);
      expect(pipeline.aws.texts).toHaveLength(1);
      expect(pipeline.owed()).toBe(0);
    },
  );

  it('never says that he is gone after she was told that he is back: the next message says both', async () => {
    const pipeline = aPipeline();
    await pipeline.aVictim(1);
    await send(pipeline, post('back', 'recapture', 1));
    await pipeline.drain();
    await send(pipeline, post('gone', 'escape', 2));

    await pipeline.pass(HOUR);

    const [first, ...later] = pipeline.aws.texts.map(({ text }) => text);
    expect(first).toContain('is back in custody');
    expect(later.length).toBeGreaterThan(0);
    for (const text of later) expect(text).toMatch(/escaped .* and is back in custody/);
  });
});
