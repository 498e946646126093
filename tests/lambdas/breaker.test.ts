import { aPostedChange, at, DAY, DOC_NUMBER, HOUR } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const BURST = 1891;

const release = (n: number, different: Readonly<Record<string, unknown>> = {}) =>
  aPostedChange('release', {
    statusChangeId: `SC-release-${n}`,
    docNumber: String(n).padStart(8, '0'),
    ...different,
  });

const releases = (from: number, count: number) => Array.from({ length: count }, (_, n) => release(from + n));

const groups = () => pipeline.aws.tables.itemsOf('Quarantine');
const held = () =>
  pipeline.aws.tables.itemsOf('StatusChanges').filter((item) => item['heldBy'] !== undefined);
const messages = () => [...pipeline.aws.texts, ...pipeline.aws.mails];
const stage = async (id: string): Promise<unknown> => {
  const { body = '{}' } = await pipeline.http('read', {
    method: 'GET',
    pathParameters: { statusChangeId: id },
  });
  return (JSON.parse(body) as Record<string, unknown>)['stage'];
};

describe('a load of 1,891 releases', () => {
  const subscribe = async (): Promise<void> => {
    for (const n of [1, 2, 700, 1891])
      await pipeline.aVictim(n, { offenderDocNumber: String(n).padStart(8, '0') });
  };

  it('in four batches tells nobody, and asks one question', async () => {
    await subscribe();
    for (const [from, count] of [
      [1, 500],
      [501, 500],
      [1001, 500],
      [1501, 391],
    ] as const)
      expect((await pipeline.post(...releases(from, count))).statusCode).toBe(202);

    await pipeline.carryOn();

    expect(messages()).toEqual([]);
    expect(groups()).toHaveLength(1);
    expect(held()).toHaveLength(BURST);
    expect(pipeline.aws.tables.itemsOf('StaffTasks')).toHaveLength(1);
    expect(await stage('SC-release-700')).toBe('quarantined');
  }, 60_000);

  it('as single posts over a minute and a half tells nobody, and an escape among them goes out at once', async () => {
    await subscribe();
    await pipeline.aVictim(3000);
    const [POSTS_A_SECOND, SETTLE_SECONDS] = [20, 60];
    for (let n = 1; n <= BURST; n += 1) {
      await pipeline.post(release(n));
      pipeline.advance(1 / POSTS_A_SECOND);
      // The hints come when production's queue has kept them for its minute.
      const settled = n - SETTLE_SECONDS * POSTS_A_SECOND;
      if (settled > 0) await pipeline.work('match', `SC-release-${settled}`);
      if (n === 1500) {
        await pipeline.post(aPostedChange('escape'));
        await pipeline.work('match', 'SC-escape');
        expect(messages().map(({ to }) => to)).toHaveLength(2);
      }
    }
    await pipeline.carryOn(20);

    expect(new Set(messages().map(({ to }) => to)).size).toBe(2);
    expect(groups()).toHaveLength(1);
    expect(held()).toHaveLength(BURST);
  }, 60_000);
});

describe('what the breaker lets pass', () => {
  it('is an ordinary day in one batch', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(...releases(1, 50), release(123456));
    await pipeline.carryOn();
    expect(groups()).toEqual([]);
    expect(messages()).not.toEqual([]);
  });

  it('is other news of the same feed beside a burst', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(...releases(1, 400));
    await pipeline.post(aPostedChange('parole-hearing-scheduled'));
    await pipeline.carryOn();
    expect(held()).toHaveLength(400);
    expect(pipeline.aws.tables.itemsOf('Ledger').map((item) => item['eventType']?.S)).toContain(
      'parole-hearing-scheduled',
    );
  });

  it('is a load of old data, which is told to nobody at all', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(...releases(1, 400).map((one) => ({ ...one, bulkLoad: true })));
    await pipeline.post(release(123456));
    await pipeline.carryOn();
    expect(groups()).toEqual([]);
    expect(new Set(messages().map(({ to }) => to)).size).toBe(2);
  });

  it('is an escape of somebody who goes by another name on the roster', async () => {
    await pipeline.aVictim(1);
    await pipeline.edges.offenders.putAll(roster({ last: 'OTHER', first: 'CASEY' }));
    await pipeline.post(aPostedChange('escape'));
    await pipeline.carryOn(2);
    expect(messages()).not.toEqual([]);
  });
});

describe('what the breaker holds', () => {
  it('is a burst of escapes, with staff paged at once', async () => {
    const escapes = Array.from({ length: 40 }, (_, n) =>
      aPostedChange('escape', { statusChangeId: `SC-${n}`, docNumber: String(n).padStart(8, '0') }),
    );
    await pipeline.post(...escapes);
    await pipeline.carryOn(1);
    expect(held()).toHaveLength(40);
    await pipeline.tick();
    expect(pipeline.aws.pages).not.toEqual([]);
  });

  it('is the release of a dead person, alone', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('death', { occurredAt: at(-DAY), recordedAt: at(-DAY) }));
    await pipeline.carryOn(2);
    await pipeline.post(aPostedChange('release'), release(2));
    await pipeline.carryOn(2);
    expect(held().map((item) => item['statusChangeId']?.S)).toEqual(['SC-release']);
    expect(held()[0]?.['heldReasons']?.L).toEqual([{ S: 'dead' }]);
    expect(await stage('SC-release')).toBe('quarantined');
    expect(await stage('SC-release-2')).toBe('matched');
  });

  it('is a recapture without an escape, once the escape has had time to come', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('recapture', { occurredAt: at(-HOUR / 2) }));
    await pipeline.carryOn(5);
    expect(await stage('SC-recapture')).toBe('received');
    await pipeline.carryOn(15);
    expect(await stage('SC-recapture')).toBe('quarantined');
    expect(messages()).toEqual([]);
  });

  it('is no recapture whose escape comes a little later', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('recapture', { occurredAt: at(-HOUR / 2) }));
    await pipeline.carryOn(3);
    await pipeline.post(aPostedChange('escape'));
    await pipeline.carryOn(10);
    expect(await stage('SC-recapture')).toBe('matched');
    expect(messages()).not.toEqual([]);
  });

  it('is an escape with two things against it', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('death', { occurredAt: at(-DAY), recordedAt: at(-DAY) }));
    await pipeline.carryOn(2);
    await pipeline.edges.offenders.putAll(roster({ last: 'OTHER', first: 'CASEY' }));
    await pipeline.post(aPostedChange('escape'));
    await pipeline.carryOn(2);
    expect(held().map((item) => item['statusChangeId']?.S)).toEqual(['SC-escape']);
  });

  it('does not stand in the way of what is true: an older date is told though a held one is newer', async () => {
    await pipeline.aVictim(1);
    const wrong = { releaseDate: '2199-12-31', previousReleaseDate: '2027-03-01' };
    await pipeline.post(
      aPostedChange('release-date-changed', { details: wrong, occurredAt: at(-HOUR / 2) }),
      aPostedChange('release-date-set'),
    );
    await pipeline.pass(DAY);
    expect(held()).toHaveLength(1);
    expect(messages()).not.toEqual([]);
  });
});

describe('counting', () => {
  it('takes nothing while it cannot count, except what must never wait', async () => {
    pipeline.aws.crash({ request: 1, when: 'before' });
    const { statusCode } = await pipeline.post(...releases(1, 10));
    expect(statusCode).toBe(500);
    expect(pipeline.aws.tables.itemsOf('StatusChanges')).toEqual([]);
  });

  it('costs a single status change no request', async () => {
    await pipeline.post(aPostedChange('escape'));
    expect(pipeline.aws.requests.filter((request) => request.includes('FeedWindows'))).toEqual([]);
  });
});

async function* roster(name: { last: string; first: string }) {
  yield await Promise.resolve({
    is: 'offender' as const,
    docNumber: DOC_NUMBER,
    name: { ...name, middle: undefined, suffix: undefined },
    birthDate: null,
    sex: null,
    assignedPlace: null,
    locationFunction: null,
    inCustodyHint: true,
    records: [],
    warnings: [],
  });
}
