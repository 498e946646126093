import { aPostedChange, at, DAY, HOUR } from '../support/builders.ts';
import type { CrashPoint } from '../support/fakes.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

const DESK = 'arn:aws:sts::123456789012:assumed-role/VictimServices/desk-1';
const SUPERVISOR = 'arn:aws:sts::123456789012:assumed-role/VictimServices/supervisor';

const docNumberOf = (n: number): string => String(n).padStart(8, '0');
const releases = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    aPostedChange('release', { statusChangeId: `SC-${n + 1}`, docNumber: docNumberOf(n + 1) }),
  );

/** A burst of 300 releases, with one victim for each of the first `victims`. */
const burst = async (victims: number): Promise<Pipeline> => {
  const pipeline = aPipeline();
  for (let n = 1; n <= victims; n += 1) await pipeline.aVictim(n, { offenderDocNumber: docNumberOf(n) });
  await pipeline.post(...releases(300));
  await pipeline.carryOn(5);
  return pipeline;
};

const messages = ({ aws }: Pipeline) => [...aws.texts, ...aws.mails];
const groupIdOf = ({ aws }: Pipeline): string =>
  aws.tables.itemsOf('Quarantine')[0]?.['quarantineId']?.S ?? 'none';

interface Reply {
  readonly status: number | undefined;
  readonly body: Record<string, unknown>;
}

const ask = async (
  pipeline: Pipeline,
  route: 'quarantine' | 'decide',
  path: string,
  caller = DESK,
  queryStringParameters: Readonly<Record<string, string>> = {},
): Promise<Reply> => {
  const quarantineId = path.split('/')[2];
  const { statusCode, body = '{}' } = await pipeline.http(route, {
    method: route === 'decide' ? 'POST' : 'GET',
    path,
    route: quarantineId === undefined ? path : path.replace(quarantineId, '{quarantineId}'),
    caller,
    queryStringParameters,
    ...(quarantineId === undefined ? {} : { pathParameters: { quarantineId } }),
  });
  return { status: statusCode, body: JSON.parse(body) as Record<string, unknown> };
};

const decide = (pipeline: Pipeline, act: 'release' | 'reject', who = DESK): Promise<Reply> =>
  ask(pipeline, 'decide', `/quarantine/${groupIdOf(pipeline)}/${act}`, who);

const stage = async (pipeline: Pipeline, statusChangeId: string): Promise<unknown> => {
  const { body = '{}' } = await pipeline.http('read', { method: 'GET', pathParameters: { statusChangeId } });
  return (JSON.parse(body) as Record<string, unknown>)['stage'];
};

describe('what is held', () => {
  it('is listed as one group, and shows who would be told of what, by numbers alone', async () => {
    const pipeline = await burst(2);
    const list = await ask(pipeline, 'quarantine', '/quarantine');
    expect(list).toMatchObject({
      status: 200,
      body: { groups: [{ cause: 'burst', eventType: 'release', state: 'open', trip: { inHour: 300 } }] },
    });

    const { body } = await ask(pipeline, 'quarantine', `/quarantine/${groupIdOf(pipeline)}`);
    const held = body['held'] as { statusChangeId: string }[];
    expect(held).toHaveLength(25);
    expect(held[0]).toMatchObject({
      statusChangeId: 'SC-1',
      receivedAt: at(0),
      deadline: expect.any(String) as string,
      wouldTell: { victims: 1, byText: 1, byEmail: 1 },
    });
    expect(body['sample']).toContain('(link)');
    expect(JSON.stringify(body)).not.toMatch(/Robin|Testperson|example\.org|\+1573/);
  });

  it('is read page by page', async () => {
    const pipeline = await burst(0);
    const path = `/quarantine/${groupIdOf(pipeline)}`;
    const seen = new Set<string>();
    let cursor: unknown;
    do {
      const query: Record<string, string> = typeof cursor === 'string' ? { cursor } : {};
      const { body } = await ask(pipeline, 'quarantine', path, DESK, query);
      for (const { statusChangeId } of body['held'] as { statusChangeId: string }[]) seen.add(statusChangeId);
      cursor = body['cursor'];
    } while (cursor !== undefined);
    expect(seen.size).toBe(300);
  });

  it.each(['x', Buffer.from('["a",1]').toString('base64url'), Buffer.from('7').toString('base64url')])(
    'is not read from a cursor that is none: %s',
    async (cursor) => {
      const pipeline = await burst(0);
      for (const path of ['/quarantine', `/quarantine/${groupIdOf(pipeline)}`])
        expect((await ask(pipeline, 'quarantine', path, DESK, { cursor })).status).toBe(422);
    },
  );

  it('is a task of the office, which the decision closes', async () => {
    const pipeline = await burst(1);
    const open = async () => (await pipeline.edges.staffTasks.list({})).tasks;
    expect(await open()).toMatchObject([{ kind: 'quarantine', quarantineId: groupIdOf(pipeline) }]);
    await decide(pipeline, 'reject');
    await pipeline.carryOn();
    expect(await open()).toEqual([]);
  });
});

describe('releasing', () => {
  it('by one person tells a few, once, as of when it came', async () => {
    const pipeline = await burst(2);
    expect(await decide(pipeline, 'release')).toMatchObject({
      status: 200,
      body: { state: 'released', decidedBy: DESK },
    });
    await pipeline.carryOn(20);
    expect(pipeline.aws.texts).toHaveLength(2);
    expect(pipeline.aws.mails).toHaveLength(2);
    expect(await stage(pipeline, 'SC-1')).toBe('matched');
    const created = pipeline.aws.tables.itemsOf('Ledger').filter((item) => item['is']?.S === 'created');
    expect(created.map((item) => item['at']?.S)).toEqual([at(0), at(0)]);
  });

  it('of more than 100 notifications takes two people', async () => {
    const pipeline = await burst(101);
    expect(await decide(pipeline, 'release', DESK)).toMatchObject({
      status: 202,
      body: { state: 'awaits-second', firstBy: DESK },
    });
    await pipeline.carryOn(3);
    expect(messages(pipeline)).toEqual([]);
    expect((await decide(pipeline, 'release', DESK)).status).toBe(409);
    await pipeline.carryOn(3);
    expect(messages(pipeline)).toEqual([]);

    expect((await decide(pipeline, 'release', SUPERVISOR)).status).toBe(200);
    await pipeline.carryOn(20);
    expect(pipeline.aws.texts).toHaveLength(101);
  }, 30_000);

  it('lets the rest of an ordinary day pass, and holds the next burst', async () => {
    const pipeline = await burst(0);
    await decide(pipeline, 'release');
    const more = releases(420).slice(300);
    await pipeline.post(...more.slice(0, 50));
    await pipeline.carryOn(5);
    expect(await stage(pipeline, 'SC-350')).toBe('matched');
    await pipeline.post(...more.slice(50));
    await pipeline.carryOn(5);
    expect(await stage(pipeline, 'SC-420')).toBe('quarantined');
    expect(pipeline.aws.tables.itemsOf('Quarantine')).toHaveLength(2);
  });
});

describe('rejecting', () => {
  it('tells nobody, for good, and shows the department so', async () => {
    const pipeline = await burst(2);
    expect(await decide(pipeline, 'reject')).toMatchObject({ status: 200, body: { state: 'rejected' } });
    await pipeline.pass(2 * DAY);
    expect(messages(pipeline)).toEqual([]);
    expect(await stage(pipeline, 'SC-1')).toBe('rejected');
    const [item] = pipeline.aws.tables.itemsOf('StatusChanges');
    expect(item).toMatchObject({ rejectedBy: { S: DESK }, rejectedAt: { S: expect.any(String) as string } });
  });

  it('holds what comes after it on that day too', async () => {
    const pipeline = await burst(0);
    await decide(pipeline, 'reject');
    await pipeline.post(aPostedChange('release', { statusChangeId: 'SC-late', docNumber: '00000999' }));
    await pipeline.carryOn(5);
    expect(await stage(pipeline, 'SC-late')).toBe('quarantined');
  });
});

describe('a decision', () => {
  it('said again by the same person is the same one; said otherwise, or by another, it is refused', async () => {
    const pipeline = await burst(1);
    expect((await decide(pipeline, 'reject')).status).toBe(200);
    expect((await decide(pipeline, 'reject')).status).toBe(200);
    expect((await decide(pipeline, 'release')).status).toBe(409);
    expect((await decide(pipeline, 'reject', SUPERVISOR)).status).toBe(409);
  });

  it('about nothing is refused', async () => {
    const pipeline = aPipeline();
    for (const id of ['x', 'f'.repeat(32)])
      expect((await ask(pipeline, 'decide', `/quarantine/${id}/release`)).status).toBe(404);
  });
});

describe('a crash at any request', () => {
  /** Posts a burst, has it released, and lets everything take its course; everybody tries again what failed. */
  const run = async (...points: readonly CrashPoint[]): Promise<Pipeline> => {
    const pipeline = aPipeline();
    for (const n of [1, 2]) await pipeline.aVictim(n, { offenderDocNumber: docNumberOf(n) });
    const again = async (act: () => Promise<number | undefined>): Promise<void> => {
      for (let tries = 0; tries < 3; tries += 1) if (((await act()) ?? 500) < 300) return;
    };
    // So many have come on that day already.
    await pipeline.edges.windows.add('department', new Map([['release', 500]]), pipeline.now());
    pipeline.aws.crash(...points);
    await again(async () => (await pipeline.post(...releases(4))).statusCode);
    await pipeline.carryOn(8);
    expect(messages(pipeline)).toEqual([]);
    await again(async () => (await decide(pipeline, 'release')).status);
    for (let minute = 0; minute < 30; minute += 1) {
      await pipeline.carryOn(1);
      pipeline.advance(60);
      await pipeline.tick();
    }
    await pipeline.drain();
    return pipeline;
  };

  it('tells everybody in the end, and nobody before the decision', async () => {
    const whole = await run();
    expect(new Set(whole.aws.texts.map(({ to }) => to)).size).toBe(2);
    const requests = whole.aws.requests.length;
    expect(requests).toBeGreaterThan(40);
    for (let request = 1; request <= requests; request += 1) {
      for (const when of ['before', 'after'] as const) {
        const pipeline = await run({ request, when });
        const told = [...new Set(messages(pipeline).map(({ to }) => to))];
        const stages = await Promise.all([1, 2, 3, 4].map((n) => stage(pipeline, `SC-${n}`)));
        const open = pipeline.aws.tables
          .itemsOf('Quarantine')
          .filter((item) => item['openShard'] !== undefined);
        expect({ request, when, told: told.length, stages, open: open.length }).toEqual({
          ...{ request, when, told: 4, open: 0 },
          stages: Array.from({ length: 4 }, () => 'matched'),
        });
      }
    }
  }, 240_000);

  it('rejects everything in the end', async () => {
    const pipeline = await burst(1);
    const [from] = [pipeline.aws.requests.length];
    expect(from).toBeGreaterThan(0);
    pipeline.aws.crash({ request: 3, when: 'after' });
    await decide(pipeline, 'reject');
    await decide(pipeline, 'reject');
    await pipeline.pass(HOUR);
    expect(await stage(pipeline, 'SC-300')).toBe('rejected');
    expect(messages(pipeline)).toEqual([]);
  });
});
