import { runClock, type ClockSource } from '../../lambdas/run-clock.ts';
import { aPostedChange, aPostedForm, at, NOW } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const submit = () =>
  pipeline.http('submit', { path: '/registrations', body: JSON.stringify(aPostedForm({}, 99)) });
const loseAll = (): void => {
  for (const queue of pipeline.aws.queues.keys()) pipeline.aws.queues.set(queue, []);
};
const queued = (): Record<string, number> =>
  Object.fromEntries([...pipeline.aws.queues].map(([name, bodies]) => [name, bodies.length]));

describe('the clock', () => {
  it('asks 25 questions when nothing is due, and writes nothing', async () => {
    await pipeline.tick();

    expect(pipeline.aws.requests).toHaveLength(25);
    expect(new Set(pipeline.aws.requests)).toEqual(
      new Set(
        ['Agenda', 'StatusChanges', 'FormSubmissions', 'StaffTasks', 'Errands'].map(
          (table) => `dynamodb:Query ${table}`,
        ),
      ),
    );
  });

  it('hints everything that is due, to the queue of each, once within its patience', async () => {
    for (let n = 1; n <= 11; n += 1) await pipeline.aVictim(n, { eventTypes: ['escape', 'transfer'] });
    await pipeline.post(aPostedChange('escape'));
    await pipeline.post(aPostedChange('transfer'));
    await pipeline.work('match', 'SC-escape', 'SC-transfer');
    await pipeline.post(aPostedChange('recapture'));
    await pipeline.post(aPostedChange('death'));
    await submit();
    loseAll();

    pipeline.advance(119);
    await pipeline.tick();
    expect(Object.values(queued()).every((count) => count === 0)).toBe(true);
    pipeline.advance(1);
    await pipeline.tick();
    const once = queued();
    pipeline.advance(60);
    await pipeline.tick();

    expect(once).toEqual({
      registration: 1,
      'emergency-match': 1,
      'routine-match': 1,
      'emergency-dispatch': 1,
      'routine-dispatch': 1,
    });
    expect(queued()).toEqual(once);
  });

  it('hints again and again what nobody does', async () => {
    await pipeline.post(aPostedChange());
    loseAll();

    for (let minute = 0; minute < 10; minute += 1) {
      pipeline.advance(60);
      await pipeline.tick();
    }

    expect(queued()['emergency-match']).toBe(5);
  });

  it('hints hundreds in requests of ten', async () => {
    await pipeline.post(
      ...Array.from({ length: 500 }, (_, n) => aPostedChange('escape', { statusChangeId: `SC-${n}` })),
    );
    loseAll();
    pipeline.advance(180);
    pipeline.aws.requests.length = 0;

    await pipeline.tick();

    expect(queued()['emergency-match']).toBe(500);
    expect(pipeline.aws.requests.filter((one) => one.startsWith('sqs:')).length).toBeLessThanOrEqual(54);
    expect(new Set(pipeline.aws.queues.get('emergency-match')).size).toBe(500);
  });

  it('goes on with the other queues when one refuses, and finds what it refused at the next tick', async () => {
    await pipeline.post(aPostedChange());
    await submit();
    loseAll();
    pipeline.advance(180);
    pipeline.aws.refuse.queue = (url) => (url === 'emergency-match' ? new Error('queue down') : undefined);

    await pipeline.tick();
    expect(queued()).toMatchObject({ registration: 1, 'emergency-match': 0 });
    pipeline.aws.refuse.queue = () => undefined;
    pipeline.advance(60);
    await pipeline.tick();

    expect(queued()).toMatchObject({ registration: 1, 'emergency-match': 1 });
    expect(pipeline.log.join()).toContain('HintsRefused');
  });

  it('ends only when the tables that can be read are done, though one of them cannot', async () => {
    let isRead = false;
    const source = (due: ClockSource['due']): ClockSource => ({
      due,
      lookAgain: () => Promise.resolve(true),
      queueOf: () => () => Promise.resolve(),
    });
    const broken = source(async function* () {
      await Promise.resolve();
      yield Promise.reject(new Error('table down'));
    });
    const slow = source(async function* () {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      isRead = true;
      yield [];
    });

    // Lambda stops the process when the function has ended, well or not.
    await runClock({
      sources: [broken, slow],
      observe: { log: () => undefined, count: () => undefined },
      pageStaff: () => Promise.resolve(),
      watchFeeds: () => Promise.resolve(),
      now: () => NOW,
    })().catch(() => undefined);

    expect(isRead).toBe(true);
  });

  it('ends in good time before the next tick, however much is due', async () => {
    let pages = 0;
    let time = NOW.getTime();
    const endless: ClockSource = {
      due: async function* () {
        for (;;) {
          pages += 1;
          time += 10_000;
          yield await Promise.resolve([{ id: 'x', dueAt: at(0), queue: undefined }]);
        }
      },
      lookAgain: () => Promise.resolve(true),
      queueOf: () => () => Promise.resolve(),
    };

    await runClock({
      sources: [endless],
      observe: { log: () => undefined, count: () => undefined },
      pageStaff: () => Promise.resolve(),
      watchFeeds: () => Promise.resolve(),
      now: () => new Date(time),
    })();

    expect(pages).toBe(5);
  });

  it('counts as overdue only what several ticks did not reach', async () => {
    await pipeline.post(aPostedChange());
    loseAll();
    pipeline.advance(180);
    await pipeline.tick();
    expect(pipeline.log.join()).not.toContain('AgendaOverdue');

    pipeline.advance(1_000);
    await pipeline.tick();
    expect(pipeline.log.join()).toContain('"AgendaOverdue":1');
  });
});
