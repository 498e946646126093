import { eventTypes } from '../../domain/event-types.ts';
import { aPostedChange, at, HOUR } from '../support/builders.ts';
import { httpEvent, lambdaContext } from '../support/events.ts';
import { aPipeline, KNOWN_FEEDS, type Pipeline } from '../support/fakes-pipeline.ts';
import { httpFunction } from '../../lambdas/entrypoints.ts';
import { receiveStatusChanges } from '../../lambdas/receive-status-changes.ts';

/** The path of a feed's posts. */
const by = (feedId: string): { path: string; pathParameters: { feedId: string } } => ({
  path: `/feeds/${feedId}/status-changes`,
  pathParameters: { feedId },
});
const DEPARTMENT = by('department');

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const stored = (): readonly (string | undefined)[] =>
  pipeline.aws.tables.itemsOf('StatusChanges').map(({ statusChangeId }) => statusChangeId?.S);
const bodyOf = async (reply: ReturnType<Pipeline['post']>) =>
  JSON.parse((await reply).body ?? '') as {
    results: { outcome: string; statusChangeId?: string; errors?: { field: string }[] }[];
    errors?: { field: string; problem: string }[];
    status?: number;
  };
const request = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  pipeline.http('receive', { ...DEPARTMENT, body, headers });

describe('what waits until a burst would show', () => {
  it.each([
    ['release', 'later'],
    ['parole-hearing-scheduled', 'later'],
    ['death', 'later'],
    ['escape', 'at once'],
    ['recapture', 'at once'],
    ['correction', 'at once'],
  ] as const)('%s: %s', async (eventType, when) => {
    const hinted: string[] = [];
    const lanes = (name: string) => {
      const send = async () => Promise.resolve(void hinted.push(name));
      return { emergency: send, routine: send };
    };
    await pipeline.post(aPostedChange('escape', { statusChangeId: 'SC-escape' }));
    const observe = { log: () => undefined, count: () => undefined };
    const receiving = httpFunction(
      receiveStatusChanges({
        ...pipeline.edges,
        hintMatch: lanes('at once'),
        hintMatchLater: lanes('later'),
        countPosted: () => Promise.resolve(new Set()),
        knownFeeds: KNOWN_FEEDS,
        observe,
        now: pipeline.now,
      }),
      observe,
    );

    const body = JSON.stringify(aPostedChange(eventType, { statusChangeId: 'SC-new' }));
    await receiving(
      httpEvent({
        path: '/feeds/department/status-changes',
        pathParameters: { feedId: 'department' },
        body,
      }),
      lambdaContext(),
    );

    expect(hinted).toEqual([when]);
  });
});

describe('one status change', () => {
  it.each(eventTypes)('of type %s is recorded, and its match is hinted', async (type) => {
    if (type === 'correction') await pipeline.post(aPostedChange('escape'));

    const reply = await pipeline.post(aPostedChange(type));

    expect(reply.statusCode).toBe(202);
    expect(JSON.parse(reply.body ?? '')).toEqual({
      outcome: 'accepted',
      statusChangeId: `SC-${type}`,
      receivedAt: at(0),
    });
    expect(stored()).toContain(`SC-${type}`);
    expect(pipeline.aws.queued.at(-1)).toBe(`{"ids":["SC-${type}"]}`);
  });

  it('costs a record, a hint, and a note that the department was heard', async () => {
    await pipeline.post(aPostedChange());

    expect(pipeline.aws.requests).toEqual([
      'dynamodb:PutItem StatusChanges',
      'sqs:SendMessage emergency-match',
      'dynamodb:UpdateItem Feeds',
    ]);
  });

  it('is noted as heard once a minute, however many come', async () => {
    const heard: string[] = [];
    const observe = { log: () => undefined, count: () => undefined };
    const feeds = { heard: async (_: string, when: string) => Promise.resolve(void heard.push(when)) };
    const { edges, now } = pipeline;
    const running = httpFunction(
      receiveStatusChanges({
        ...edges,
        feeds,
        countPosted: () => Promise.resolve(new Set()),
        knownFeeds: KNOWN_FEEDS,
        observe,
        now,
      }),
      observe,
    );

    for (const seconds of [0, 59, 1]) {
      pipeline.advance(seconds);
      const body = JSON.stringify(aPostedChange('escape', { statusChangeId: `SC-${seconds}` }));
      await running(httpEvent({ ...DEPARTMENT, body }), lambdaContext());
    }

    expect(heard).toEqual([at(0), at(60)]);
  });

  it('shows until when the department was heard, as JSON and as a page', async () => {
    const ask = (accept: string): ReturnType<Pipeline['http']> =>
      pipeline.http('freshness', { method: 'GET', path: '/freshness', headers: { accept } });
    expect(JSON.parse((await ask('application/json')).body ?? '')).toMatchObject({ freshness: 'never' });

    await pipeline.post(aPostedChange());
    pipeline.advance(60);
    await pipeline.post({ ...aPostedChange('release'), docNumber: 'no number' });

    const department = { freshness: 'fresh', heardAt: at(0) };
    expect(JSON.parse((await ask('application/json')).body ?? '')).toEqual({
      ...department,
      feeds: [
        { feedId: 'department', agency: 'Department of Corrections', ...department },
        { feedId: 'boone-county-jail', agency: 'Boone County Sheriff', freshness: 'never' },
      ],
    });
    expect((await ask('text/html')).body).toContain('<h1>How new our data is</h1>');

    pipeline.advance(HOUR);
    expect(JSON.parse((await ask('application/json')).body ?? '')).toMatchObject({
      ...{ freshness: 'quiet', heardAt: at(0), silentSince: at(0) },
    });
  });

  it('is accepted even if nobody could note that the department was heard', async () => {
    pipeline.aws.refuse.table = (what) => (what.endsWith('Feeds') ? new Error('table down') : undefined);
    expect((await pipeline.post(aPostedChange())).statusCode).toBe(202);
  });

  it('posted twice is answered twice the same, and recorded once', async () => {
    const first = await pipeline.post(aPostedChange());
    pipeline.advance(HOUR);

    const second = await pipeline.post(aPostedChange());

    expect(second).toEqual(first);
    expect(stored()).toHaveLength(1);
  });

  it('is the same whatever the order of its fields and the white space', async () => {
    const posted = aPostedChange('release');
    await pipeline.post(posted);

    const turned = Object.fromEntries(Object.entries(posted).toReversed());
    const reply = await request(JSON.stringify(turned, null, 4));

    expect(reply.statusCode).toBe(202);
    expect(stored()).toHaveLength(1);
  });

  it('under an id that belongs to another is a conflict, and changes nothing', async () => {
    await pipeline.post(aPostedChange());
    const before = pipeline.aws.tables.itemsOf('StatusChanges');

    const reply = await pipeline.post(aPostedChange('escape', { facility: 'Elsewhere' }));

    expect(reply.statusCode).toBe(409);
    expect(pipeline.aws.tables.itemsOf('StatusChanges')).toEqual(before);
  });

  it('is accepted even when the queue refuses the hint: the clock finds it', async () => {
    pipeline.aws.refuse.queue = () => new Error('queue down');
    expect((await pipeline.post(aPostedChange())).statusCode).toBe(202);
    pipeline.aws.refuse.queue = () => undefined;

    pipeline.advance(180);
    await pipeline.tick();

    expect(pipeline.aws.queues.get('emergency-match')).toEqual(['{"ids":["SC-escape"]}']);
  });

  it('is not accepted when the table refuses it, and the answer says to send it again', async () => {
    pipeline.aws.refuse.table = () => new Error('table down');

    const reply = await pipeline.post(aPostedChange());

    expect(reply.statusCode).toBe(500);
    expect(reply.body).toContain('send the same request again later');
    expect(pipeline.aws.queued).toEqual([]);
  });

  it.each([
    ['an unknown type', { eventType: 'vanished' }, 'eventType'],
    ['no type', { eventType: undefined }, 'eventType'],
    ['a sentinel date', { occurredAt: '99999999' }, 'occurredAt'],
    ['a sentinel date', { recordedAt: '00000000' }, 'recordedAt'],
    ['an impossible date', { occurredAt: '2026-02-30T10:00:00Z' }, 'occurredAt'],
    ['a date in the future', { occurredAt: at(301) }, 'occurredAt'],
    ['digits of another script', { docNumber: '٠٠١٢٣٤٥٦' }, 'docNumber'],
    ['a DOC number that is a number', { docNumber: 123_456 }, 'docNumber'],
    ['a name that is a text', { offenderName: 'AVERY SAMPLEMAN' }, 'offenderName'],
    ['details of another type', { details: { releaseDate: '2026-05-04' } }, 'details'],
    ['an unknown field', { note: 'x' }, ''],
    ['a correction of what never was', { eventType: 'correction', ...corrects('SC-never') }, 'supersedes'],
    ['a correction of itself', { eventType: 'correction', ...corrects('SC-escape') }, 'supersedes'],
  ])('with %s is refused by the name of the field, and nothing is stored', async (_, different, field) => {
    const posted = aPostedChange('escape', different);

    const reply = await pipeline.post(posted);

    expect(reply.statusCode).toBe(422);
    expect(reply.headers?.['content-type']).toBe('application/problem+json');
    expect((await bodyOf(Promise.resolve(reply))).errors?.map((error) => error.field)).toContain(field);
    expect(stored()).toEqual([]);
    expect(pipeline.aws.queued).toEqual([]);
  });

  it('whose texts have no end is refused like any other that is not right', async () => {
    const reply = await pipeline.post(
      aPostedChange('escape', { occurredAt: `2026-05-04T10:00:00.${'0'.repeat(500_000)}Z` }),
    );

    expect(reply.statusCode).toBe(422);
  });

  it('that corrects another offender\u2019s is refused', async () => {
    await pipeline.post(aPostedChange('escape'));

    const reply = await pipeline.post(aPostedChange('correction', { docNumber: '00999999' }));

    expect(reply.statusCode).toBe(422);
  });

  it.each([
    ['what never came here', { supersedes: 'SC-never' }],
    ["another offender's", { supersedes: 'SC-escape', docNumber: '00999999' }],
    ['what stays true beside it', { supersedes: 'SC-escape', eventType: 'recapture' }],
  ])('that replaces %s is refused by the name of the field', async (_, different) => {
    await pipeline.post(aPostedChange('escape'));

    const reply = await pipeline.post(aPostedChange('escape', { statusChangeId: 'SC-2', ...different }));

    expect(reply.statusCode).toBe(422);
    expect((await bodyOf(Promise.resolve(reply))).errors?.map(({ field }) => field)).toEqual(['supersedes']);
    expect(stored()).toEqual(['SC-escape']);
  });

  it('that was reported by another feed before is recorded, and says whose news it repeats', async () => {
    await pipeline.aVictim(1);
    const posted = aPostedChange('escape', { statusChangeId: 'hub-1' });
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();
    pipeline.advance(1);

    const reply = await pipeline.http('receive', {
      path: '/feeds/boone-county-jail/status-changes',
      pathParameters: { feedId: 'boone-county-jail' },
      body: JSON.stringify(posted),
    });
    await pipeline.drain();

    expect(reply.statusCode).toBe(202);
    const read = await pipeline.http('read', { method: 'GET', pathParameters: { statusChangeId: 'hub-1' } });
    expect(JSON.parse(read.body ?? '')).toMatchObject({
      stage: 'matched',
      sameAs: 'SC-escape',
      notifications: {},
    });
    expect(pipeline.aws.texts).toHaveLength(1);
  });
});

describe('a request that holds no status change', () => {
  it.each([
    ['no body', ''],
    ['half a body', '{"statusChangeId":"SC-1"'],
    ['a byte order mark', `\ufeff${JSON.stringify(aPostedChange())}`],
    ['words', 'escape!'],
    ['a form', 'statusChangeId=SC-1'],
  ])('but %s is not JSON', async (_, body) => {
    expect((await request(body)).statusCode).toBe(400);
  });

  it.each(['null', 'true', '7', '"SC-1"', '{}', '[]', '[[]]'])('but %s is not right', async (body) => {
    const { statusCode } = await request(body);

    expect([422, 207]).toContain(statusCode);
    expect(stored()).toEqual([]);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/xml'],
    [''],
  ])('but comes as %j is not known here', async (type) => {
    expect((await request(JSON.stringify(aPostedChange()), { 'content-type': type })).statusCode).toBe(415);
  });

  it('and no content type either is not known here', async () => {
    expect((await request(JSON.stringify(aPostedChange()), {})).statusCode).toBe(415);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON'])('is read as %s', async (type) => {
    expect((await request(JSON.stringify(aPostedChange()), { 'content-type': type })).statusCode).toBe(202);
  });

  it('but ten megabytes is too large', async () => {
    const reply = await request(`"${'x'.repeat(10_000_000)}"`);

    expect(reply.statusCode).toBe(413);
    expect(reply.body?.length).toBeLessThan(1_000);
  });

  it('but a million brackets is refused, whatever they hold', async () => {
    for (const body of [
      '['.repeat(500_000),
      '['.repeat(500_000) + ']'.repeat(500_000),
      '{"a":'.repeat(100_000),
    ]) {
      const { statusCode } = await request(body);
      expect([400, 413, 422, 207]).toContain(statusCode);
    }
    expect(stored()).toEqual([]);
  });

  it('is read when API Gateway sent it in base64', async () => {
    const body = Buffer.from(JSON.stringify(aPostedChange())).toString('base64');

    const reply = await pipeline.http('receive', { ...DEPARTMENT, body, isBase64Encoded: true });

    expect(reply.statusCode).toBe(202);
  });

  it('but rubbish in base64 is not JSON', async () => {
    const reply = await pipeline.http('receive', {
      ...DEPARTMENT,
      body: '%%%',
      isBase64Encoded: true,
    });

    expect(reply.statusCode).toBe(400);
  });
});

describe('a feed', () => {
  const body = JSON.stringify(aPostedChange());

  it('stands beside what it reported, and counts as heard', async () => {
    await pipeline.http('receive', { ...by('boone-county-jail'), body });

    expect(pipeline.aws.tables.itemsOf('StatusChanges')).toMatchObject([
      { feedId: { S: 'boone-county-jail' } },
    ]);
    expect(pipeline.aws.tables.itemsOf('Feeds')).toEqual([
      { feedId: { S: 'boone-county-jail' }, lastHeardAt: { S: at(0) }, heardAgainAt: { S: at(0) } },
    ]);
  });

  it('that nobody knows is refused, and nothing is recorded', async () => {
    const reply = await pipeline.http('receive', { ...by('another-jail'), body });

    expect(reply.statusCode).toBe(404);
    expect(JSON.parse(reply.body ?? '')).toMatchObject({ type: 'https://vn.mo.gov/problems/feed-unknown' });
    expect(pipeline.aws.requests).toEqual([]);
  });

  it('that repeats what another reported gets the first answer, and nobody is told twice', async () => {
    await pipeline.aVictim(1);
    const first = await pipeline.http('receive', { ...by('boone-county-jail'), body });
    await pipeline.drain();
    pipeline.advance(90);

    const second = await pipeline.http('receive', { ...DEPARTMENT, body });
    await pipeline.drain();

    expect(second.body).toBe(first.body);
    expect(pipeline.aws.tables.itemsOf('StatusChanges')).toMatchObject([
      { feedId: { S: 'boone-county-jail' } },
    ]);
    expect(pipeline.aws.texts).toHaveLength(1);
  });
});

describe('a batch', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => aPostedChange('escape', { statusChangeId: `SC-${n}` }));

  it('of 500 is recorded whole, with one hint for each', async () => {
    const reply = await pipeline.post(...many(500));

    expect(reply.statusCode).toBe(202);
    expect(stored()).toHaveLength(500);
    expect(new Set(pipeline.aws.queues.get('emergency-match')).size).toBe(500);
  });

  it.each([
    [0, []],
    [501, many(501)],
  ])('of %i is refused whole', async (_, changes) => {
    const reply = await request(JSON.stringify(changes));

    expect(reply.statusCode).toBe(422);
    expect(stored()).toEqual([]);
  });

  it('has an outcome for each: three bad ones do not hold up the good ones', async () => {
    await pipeline.post(aPostedChange('escape', { statusChangeId: 'SC-4' }));
    const changes = many(10);
    changes[2] = aPostedChange('escape', { statusChangeId: 'SC-2', docNumber: 'x' });
    changes[4] = aPostedChange('recapture', { statusChangeId: 'SC-4' });
    changes[6] = { nonsense: true };

    const { results } = await bodyOf(pipeline.post(...changes));

    expect(results.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 10 }, (_, n) =>
        n === 2 || n === 6 ? 'invalid' : n === 4 ? 'conflict' : 'accepted',
      ),
    );
    expect(results[2]?.errors?.[0]?.field).toBe('docNumber');
    expect(stored().toSorted()).toEqual(
      many(10)
        .map(({ statusChangeId }) => statusChangeId)
        .filter((id) => id !== 'SC-2' && id !== 'SC-6'),
    );
  });

  it('is answered 207 when one is bad, 202 when all are good, and again the same', async () => {
    const first = await pipeline.post(...many(3), { nonsense: true });
    const again = await pipeline.post(...many(3), { nonsense: true });

    expect(first.statusCode).toBe(207);
    expect(again).toEqual(first);
    expect(stored()).toHaveLength(3);
  });

  it('may hold a correction before what it corrects', async () => {
    const { results } = await bodyOf(pipeline.post(aPostedChange('correction'), aPostedChange('escape')));

    expect(results.map(({ outcome, statusChangeId }) => [outcome, statusChangeId])).toEqual([
      ['accepted', 'SC-correction'],
      ['accepted', 'SC-escape'],
    ]);
  });

  it('may hold a revision before what it revises', async () => {
    const revision = aPostedChange('escape', { statusChangeId: 'SC-0', supersedes: 'SC-escape' });

    const { results } = await bodyOf(pipeline.post(revision, aPostedChange('escape')));

    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  });

  it('may hold a correction of a correction', async () => {
    const { results } = await bodyOf(
      pipeline.post(
        aPostedChange('correction', { statusChangeId: 'SC-c2', supersedes: 'SC-correction' }),
        aPostedChange('correction'),
        aPostedChange('escape'),
      ),
    );

    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('with one id twice keeps the first', async () => {
    const { results } = await bodyOf(
      pipeline.post(
        aPostedChange('escape', { facility: 'First' }),
        aPostedChange('escape', { facility: 'Second' }),
      ),
    );

    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'conflict']);
  });
});

function corrects(supersedes: string) {
  return { supersedes, details: { truth: { is: 'did-not-happen' } } };
}
