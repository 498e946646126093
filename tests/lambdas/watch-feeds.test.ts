import { feedsTable } from '../../adapters/feeds-table.ts';
import { officePager } from '../../adapters/office-pager.ts';
import { observe } from '../../adapters/observability.ts';
import { staffTasksTable } from '../../adapters/staff-tasks-table.ts';
import { watchFeeds } from '../../lambdas/watch-feeds.ts';
import { at, HOUR } from '../support/builders.ts';
import { aPipeline, KNOWN_FEEDS, type Pipeline } from '../support/fakes-pipeline.ts';

/** The limit of the department's feed. */
const LIMIT = HOUR;

let pipeline: Pipeline;
let log: string[];
beforeEach(() => {
  pipeline = aPipeline();
  log = [];
});

const beat = (feedId = 'department') =>
  pipeline.http('heartbeat', { path: `/feeds/${feedId}/heartbeat`, pathParameters: { feedId }, body: '' });
const tick = async (): Promise<void> => {
  const process = pipeline.aws.process();
  await watchFeeds({
    knownFeeds: KNOWN_FEEDS,
    feeds: feedsTable(process.dynamodb, 'Feeds'),
    tasks: staffTasksTable(process.dynamodb, 'StaffTasks'),
    page: officePager(process.sns, 'office'),
    observe: observe((line) => log.push(line), pipeline.now),
  })(pipeline.now()).catch((error: unknown) => {
    if (!process.isDead()) throw error;
  });
};
const tasks = () =>
  pipeline.aws.tables
    .itemsOf('StaffTasks')
    .map(({ reason, feedId, state, outcome }) => [reason?.S, feedId?.S, state?.S, outcome?.S]);
const counts = (): number => log.filter((line) => line.includes('"FeedSilent-department":1')).length;

describe('a heartbeat', () => {
  it('says when the feed was heard and by when it is expected, for one request', async () => {
    const reply = await beat();

    expect([reply.statusCode, JSON.parse(reply.body ?? '')]).toEqual([
      200,
      { feedId: 'department', heardAt: at(0), expectedBy: at(LIMIT) },
    ]);
    expect(pipeline.aws.requests).toEqual(['dynamodb:UpdateItem Feeds']);
  });

  it('of an unknown feed is refused', async () => {
    expect((await beat('nobody')).statusCode).toBe(404);
  });
});

describe('a feed that is silent', () => {
  it('costs one read a tick as long as it is not', async () => {
    await beat();
    pipeline.aws.requests.length = 0;
    pipeline.advance(LIMIT + 59);

    await tick();

    expect(pipeline.aws.requests).toEqual(['dynamodb:BatchGetItem Feeds']);
    expect(tasks()).toEqual([]);
  });

  it('is a task of the office after its limit and a minute, once, and counted each minute', async () => {
    await beat();
    await beat('boone-county-jail');
    pipeline.advance(LIMIT + 60);
    await tick();
    pipeline.advance(60);
    await beat('boone-county-jail');
    await tick();

    expect(tasks()).toContainEqual(['feed-silent', 'department', 'open', undefined]);
    expect(tasks().filter(([, feedId]) => feedId === 'department')).toHaveLength(1);
    expect(counts()).toBe(2);
  });

  it('is over with its first word: the task is closed, and the office learns how long it lasted', async () => {
    await beat();
    pipeline.advance(LIMIT + 60);
    await tick();
    pipeline.advance(HOUR);
    await beat();
    pipeline.advance(30);
    await beat();
    pipeline.advance(30);
    await tick();
    await tick();

    expect(tasks()).toEqual([['feed-silent', 'department', 'done', 'heard-again']]);
    expect(pipeline.aws.pages).toHaveLength(1);
    expect(pipeline.aws.pages[0]?.text).toContain('It was silent for 2 h 1 min');
    expect(pipeline.aws.tables.itemsOf('Feeds')).toMatchObject([
      { lastSilentSince: { S: at(0) }, lastSilentUntil: { S: at(2 * HOUR + 60) } },
    ]);
    expect(pipeline.aws.tables.itemsOf('Feeds')[0]).not.toHaveProperty('silentSince');
  });

  it('for a second time is a second task', async () => {
    for (let silence = 0; silence < 2; silence += 1) {
      await beat();
      await tick();
      pipeline.advance(LIMIT + 60);
      await tick();
    }

    expect(
      tasks()
        .map(([, , state]) => state)
        .toSorted(),
    ).toEqual(['done', 'open']);
  });

  it('heard in the moment in which it is noticed is none', async () => {
    await beat();
    pipeline.advance(LIMIT + 60);
    const noted = feedsTable(pipeline.aws.process().dynamodb, 'Feeds');
    const before = at(0);
    await beat();

    expect(await noted.beginSilence('department', before)).toBe(false);
  });

  it.each(
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((request) => [
      { request, when: 'before' as const },
      { request, when: 'after' as const },
    ]),
  )('ends alike when a tick dies $when its request $request', async (point) => {
    pipeline.aws.crash(point);
    await beat();
    if (pipeline.aws.crashesLeft() === 0) return;
    pipeline.advance(LIMIT + 60);
    for (let n = 0; n < 4; n += 1) await tick();
    expect(tasks()).toEqual([['feed-silent', 'department', 'open', undefined]]);
    await beat();
    for (let n = 0; n < 4; n += 1) await tick();

    expect(tasks()).toEqual([['feed-silent', 'department', 'done', 'heard-again']]);
    expect(pipeline.aws.pages.length).toBeGreaterThanOrEqual(1);
    expect(pipeline.aws.tables.itemsOf('Feeds')[0]).not.toHaveProperty('silentSince');
  });
});
