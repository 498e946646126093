import { observe } from '../../adapters/observability.ts';
import { LedgerBusy, UnreadableItem } from '../../domain/errors.ts';
import { leaseSeconds } from '../../domain/timing.ts';
import { queueWorker } from '../../lambdas/queue-worker.ts';
import { NOW } from '../support/builders.ts';
import { hintEvent, lambdaContext, sqsEvent } from '../support/events.ts';

const watching = () => {
  const lines: string[] = [];
  return {
    lines,
    watch: observe(
      (line) => lines.push(line),
      () => NOW,
    ),
  };
};
const failedOf = async (response: ReturnType<ReturnType<typeof queueWorker>>): Promise<readonly number[]> =>
  (await response).batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier.slice(-3)));

describe('a worker of a queue', () => {
  it('does what each hint names, and tells the time it has', async () => {
    const done: unknown[] = [];
    const worker = queueWorker((...work) => Promise.resolve(void done.push(work)), watching().watch);

    const response = await worker(sqsEvent('{"ids":["a","b"]}', '{"ids":["c"]}'), lambdaContext(9_500));

    expect(response).toEqual({ batchItemFailures: [] });
    expect(done).toEqual(
      expect.arrayContaining([
        ['a', 9.5],
        ['b', 9.5],
        ['c', 9.5],
      ]),
    );
  });

  it('gives back only the messages that failed: their neighbours are done', async () => {
    const { watch } = watching();
    const worker = queueWorker(
      (id) => (id.startsWith('bad') ? Promise.reject(new LedgerBusy('x')) : Promise.resolve()),
      watch,
    );

    expect(await failedOf(worker(hintEvent('a', 'bad-1', 'b', 'bad-2', 'c'), lambdaContext()))).toEqual([
      1, 3,
    ]);
  });

  it.each([
    'not JSON',
    '',
    'null',
    '[]',
    '{}',
    '{"ids":[]}',
    '{"ids":"a"}',
    '{"ids":[1]}',
    '{"ids":["a"],"name":"Robin"}',
    `{"ids":["${'x'.repeat(65)}"]}`,
    '{"__proto__":{"ids":["a"]}}',
    '['.repeat(10_000),
  ])('sets aside a hint that it cannot read, and does the others: %.30s', async (body) => {
    const { watch, lines } = watching();
    const done: string[] = [];
    const worker = queueWorker((id) => Promise.resolve(void done.push(id)), watch);

    expect(await failedOf(worker(sqsEvent('{"ids":["a"]}', body, '{"ids":["b"]}'), lambdaContext()))).toEqual(
      [1],
    );
    expect(done).toEqual(['a', 'b']);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      outcome: 'failed',
      error: 'UnreadableHint',
      remedy: 'set-aside',
    });
  });

  it.each([
    [new LedgerBusy('canary'), 'LedgerBusy', 'retry'],
    [new UnreadableItem('canary'), 'UnreadableItem', 'set-aside'],
    [new TypeError('canary'), 'TypeError', 'retry'],
    ['canary', 'unknown', 'retry'],
  ])('writes down the kind of an error and what to do, never its words: %s', async (error, name, remedy) => {
    const { watch, lines } = watching();

    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other code may throw anything
    await queueWorker(() => Promise.reject(error), watch)(hintEvent('a'), lambdaContext());

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'failed', error: name, remedy });
    expect(lines.join()).not.toContain('canary');
  });

  it('has a lease that outlives every run', () => {
    expect(leaseSeconds(lambdaContext(10_000).getRemainingTimeInMillis() / 1000)).toBeGreaterThan(15);
  });
});
