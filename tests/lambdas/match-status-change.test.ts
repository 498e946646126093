import { fact } from '../../domain/facts.ts';
import { aPostedChange, at, DAY, factsFor } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const facts = (is: string) => pipeline.aws.tables.itemsOf('Ledger').filter((item) => item['is']?.S === is);
const victimsOf = (is: string): readonly string[] => facts(is).map(({ victimId }) => victimId?.S ?? '');
const victims = async (count: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1) ids.push(await pipeline.aVictim(n));
  return ids;
};
const stored = async (id = 'SC-escape') => pipeline.edges.statusChanges.get(id);

describe('matching', () => {
  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [10, 0, 1],
    [11, 1, 1],
    [100, 1, 1],
    [101, 2, 1],
    [1_001, 11, 2],
    [2_500, 25, 3],
  ])(
    'tells each of %i subscribers once: %i batches, %i pages',
    async (count, batches, pages) => {
      const ids = await victims(count);
      await pipeline.post(aPostedChange());

      await pipeline.drain();

      expect(victimsOf('created').toSorted()).toEqual(ids);
      const hints = pipeline.aws.queued.length - pages;
      expect(hints).toBe(batches);
      expect(new Set(pipeline.aws.texts.map(({ to }) => to)).size).toBe(count);
      expect(pipeline.aws.texts).toHaveLength(count);
      expect(pipeline.aws.mails).toHaveLength(count);
      expect((await stored())?.progress).toMatchObject({
        pages,
        notified: count,
        quarantined: 0,
        ...(pages > 1 ? { cursor: expect.any(String) as string } : {}),
      });
      expect((await stored())?.matchedAt).toBe(at(0));
      expect(pipeline.owed()).toBe(0);
    },
    60_000,
  );

  it('holds at most a page of a thousand at a time, however many there are', async () => {
    await victims(1_500);
    await pipeline.post(aPostedChange());

    await pipeline.work('match', 'SC-escape');

    expect(facts('created')).toHaveLength(1_000);
    expect((await stored())?.progress).toMatchObject({ pages: 1, notified: 1_000, cursor: 'victim-01000' });
    expect(pipeline.aws.queues.get('emergency-match')?.at(-1)).toBe('{"ids":["SC-escape"]}');
  });

  it('writes the duty of each before anything is sent or hinted', async () => {
    await victims(3);
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    const { requests } = pipeline.aws;
    const firstWrite = requests.indexOf('dynamodb:BatchWriteItem Ledger');
    expect(firstWrite).toBeGreaterThan(0);
    expect(firstWrite).toBeLessThan(requests.findIndex((one) => /^(sns|ses):/.test(one)));
  });

  it('writes facts that follow from the cause: the same whenever they are written', async () => {
    await victims(2);
    await pipeline.post(aPostedChange());
    pipeline.advance(77);

    await pipeline.drain();

    for (const item of facts('created'))
      expect(item).toMatchObject({ at: { S: at(0) }, urgency: { S: 'emergency' } });
  });

  it('of the same hint twice, or of a hint for nothing, does nothing', async () => {
    await victims(2);
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    const before = pipeline.aws.tables.itemsOf('Ledger');

    const response = await pipeline.work('match', 'SC-escape', 'SC-unknown');

    expect(response).toEqual({ batchItemFailures: [] });
    expect(pipeline.aws.tables.itemsOf('Ledger')).toEqual(before);
    expect(pipeline.aws.texts).toHaveLength(2);
  });

  it('by two workers at once is done by one', async () => {
    await victims(3);
    await pipeline.post(aPostedChange());

    await Promise.all(Array.from({ length: 5 }, () => pipeline.work('match', 'SC-escape')));

    expect(pipeline.aws.texts).toHaveLength(3);
  });

  it('sets aside whoever named somebody else under the number, and tells them nothing', async () => {
    await pipeline.aVictim(1);
    await pipeline.aVictim(2, { offenderName: { first: 'Blair', last: 'Otherman' } });
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    expect(victimsOf('created')).toEqual(['victim-00001']);
    expect(victimsOf('quarantined')).toEqual(['victim-00002']);
    expect(pipeline.aws.texts).toHaveLength(1);
    expect(pipeline.log.join()).toContain('"NotificationsQuarantined":1');
    const reply = await pipeline.http('read', {
      method: 'GET',
      pathParameters: { statusChangeId: 'SC-escape' },
    });
    expect(JSON.parse(reply.body ?? '')).toMatchObject({ notifications: { accepted: 1, quarantined: 1 } });
  });

  it('leaves victims of other offenders and ended subscriptions alone', async () => {
    await pipeline.aVictim(1, { offenderDocNumber: '00999999' });
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    expect(facts('created')).toEqual([]);
    expect(pipeline.aws.texts).toEqual([]);
    expect((await stored())?.matchedAt).toBeDefined();
  });

  it('of a load of old data tells nobody', async () => {
    await victims(1);
    await pipeline.post(aPostedChange('escape', { bulkLoad: true }));

    await pipeline.drain();
    await pipeline.carryOn(10);

    expect(pipeline.aws.texts).toEqual([]);
    expect(pipeline.owed()).toBe(0);
  });

  it.each([
    ['escape', 'emergency'],
    ['transfer', 'routine'],
  ] as const)('hands a %s over to the %s queue', async (type, queue) => {
    for (let n = 1; n <= 11; n += 1) await pipeline.aVictim(n, { eventTypes: [type] });
    await pipeline.post(aPostedChange(type));

    await pipeline.work('match', `SC-${type}`);

    expect(pipeline.aws.queues.get(`${queue}-dispatch`)).toHaveLength(1);
  });

  it('goes on without its hints, when every queue loses every message', async () => {
    await victims(12);
    await pipeline.post(aPostedChange());

    for (let minute = 0; minute < 12; minute += 1) {
      pipeline.advance(60);
      for (const queue of pipeline.aws.queues.keys()) pipeline.aws.queues.set(queue, []);
      await pipeline.tick();
      if (minute % 3 === 2) await deliverOne();
    }
    await pipeline.carryOn();

    expect(pipeline.aws.texts).toHaveLength(12);
  });

  it('refused by a dispatch queue is late, not lost', async () => {
    await victims(12);
    await pipeline.post(aPostedChange());
    pipeline.aws.refuse.queue = (url) => (url === 'emergency-dispatch' ? new Error('queue down') : undefined);
    await pipeline.drain();
    expect(pipeline.aws.texts).toEqual([]);
    pipeline.aws.refuse.queue = () => undefined;

    await pipeline.carryOn();

    expect(pipeline.aws.texts).toHaveLength(12);
    expect(pipeline.log.join()).toContain('HintsRefused');
  });

  it('writes only facts that the schema knows', async () => {
    await victims(12);
    await pipeline.post(aPostedChange());
    await pipeline.drain();

    const read = await Array.fromAsync(pipeline.edges.ledger.ofStatusChangePage('SC-escape#0'));

    for (const one of read.flat()) expect(fact.safeParse(one).success).toBe(true);
    expect(read.flat()).toHaveLength(36);
  });
});

describe('matching that a crash interrupted', () => {
  it('tells a victim, too, who subscribed before it went on', async () => {
    for (let n = 2; n <= 102; n += 1) await pipeline.aVictim(n);
    await pipeline.post(aPostedChange());
    // The worker dies after it put its batches on the agenda and before it kept its progress.
    const handedOver = (await requestsOf(102)).indexOf('sqs:SendMessageBatch emergency-dispatch') + 1;
    pipeline.aws.crash({ request: handedOver, when: 'before' });
    await pipeline.drain();

    await pipeline.aVictim(1);
    await pipeline.carryOn();

    const told = new Set(pipeline.aws.mails.map(({ tag }) => tag));
    expect(facts('created').filter(({ notificationId }) => !told.has(notificationId?.S ?? ''))).toEqual([]);
  });
});

describe('matching that another worker takes over', () => {
  it.each([
    ['subscribed', 10],
    ['subscribed', 11],
    ['unsubscribed', 11],
    ['subscribed', 101],
    ['unsubscribed', 101],
  ])('tells nobody twice because somebody %s meanwhile, beside %i others', async (what, count) => {
    for (let n = 2; n <= count + 1; n += 1) await pipeline.aVictim(n);
    await pipeline.post(aPostedChange());
    const requests = await requestsOf(count + 1);
    const handedOver = requests.findIndex((one) => one.endsWith('emergency-dispatch'));
    // Few are told by the match worker itself: it dies when all is told but that the work is done.
    const last = requests.length;
    pipeline.aws.crash({ request: handedOver < 0 ? last : handedOver + 1, when: 'before' });
    await pipeline.drain();

    if (what === 'subscribed') await pipeline.aVictim(1);
    else await end('victim-00002');
    await pipeline.carryOn();

    const sent = Map.groupBy(pipeline.aws.texts, ({ to }) => to);
    expect([...sent].filter(([, texts]) => texts.length > 1).map(([to]) => to)).toEqual([]);
    expect(pipeline.owed()).toBe(0);
  });

  it('leaves a batch alone that is being worked off', async () => {
    await victims(12);
    await pipeline.post(aPostedChange());
    const twin = aPipeline();
    for (let n = 1; n <= 12; n += 1) await twin.aVictim(n);
    await twin.post(aPostedChange());
    await twin.work('match', 'SC-escape');
    // The first worker dies when everything is done but to say so.
    pipeline.aws.crash({ request: twin.aws.requests.length - 2, when: 'before' });
    await pipeline.work('match', 'SC-escape');
    const [body = ''] = pipeline.aws.queues.get('emergency-dispatch') ?? [];
    const [batch = ''] = (JSON.parse(body) as { ids: string[] }).ids;
    pipeline.advance(60);
    expect(await pipeline.edges.agenda.claim(batch, pipeline.now(), 600)).toBeDefined();

    await pipeline.work('match', 'SC-escape');

    expect((await stored())?.matchedAt).toBeDefined();
    expect(await pipeline.edges.agenda.claim(batch, pipeline.now(), 600)).toBeUndefined();
  });
});

describe('matching a correction', () => {
  const correction = (different = {}) =>
    aPostedChange('correction', { occurredAt: at(30), recordedAt: at(30), ...different });
  const toldOf = (id: string) =>
    pipeline.aws.tables
      .itemsOf('Ledger')
      .filter((item) => item['statusChangeId']?.S === id && item['is']?.S === 'created')
      .map(({ victimId }) => victimId?.S);

  it('tells exactly those who were told what was wrong, on every page', async () => {
    await victims(1_010);
    await pipeline.aVictim(2_000, { offenderName: { last: 'Otherman' } });
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    await pipeline.aVictim(3_000);
    pipeline.advance(60);
    await pipeline.post(correction());

    await pipeline.carryOn();

    expect(toldOf('SC-correction')).toHaveLength(1_010);
    expect(toldOf('SC-correction')).not.toContain('victim-03000');
    expect(pipeline.aws.texts).toHaveLength(2_020);
  }, 60_000);

  it('that comes before what is wrong was matched keeps it from being told at all', async () => {
    await victims(12);
    await pipeline.post(aPostedChange());
    pipeline.advance(60);
    await pipeline.post(correction());

    await pipeline.work('match', 'SC-correction');
    await pipeline.carryOn();

    expect(pipeline.aws.texts).toEqual([]);
    expect(facts('superseded')).toHaveLength(12);
    expect(pipeline.owed()).toBe(0);
  });

  it('reaches those, too, whom a worker was just telling what is wrong', async () => {
    const ids = await victims(12);
    await pipeline.post(aPostedChange());
    await pipeline.work('match', 'SC-escape');
    const [body = ''] = pipeline.aws.queues.get('emergency-dispatch')?.splice(0) ?? [];
    const [batch = ''] = (JSON.parse(body) as { ids: string[] }).ids;
    // A worker has begun: it looked for newer status changes before there was a correction.
    await pipeline.edges.agenda.claim(batch, pipeline.now(), 30);
    pipeline.advance(5);
    await pipeline.post(correction({ occurredAt: at(5), recordedAt: at(5) }));
    await pipeline.drain();
    await pipeline.edges.ledger.record(ids.map((id) => factsFor('SC-escape', id).accepted()));
    await pipeline.edges.agenda.remove(batch, new Date(at(0)));

    await pipeline.carryOn();

    expect(toldOf('SC-correction').toSorted()).toEqual(ids);
    expect(pipeline.aws.mails).toHaveLength(12);
    expect(pipeline.owed()).toBe(0);
  });

  it('of a date also tells those to whom the wrong one had not gone out yet', async () => {
    await victims(2);
    await pipeline.post(aPostedChange('release-date-set', { statusChangeId: 'SC-wrong' }));
    pipeline.advance(60);
    const truth = { is: 'other-date', date: '2027-03-02' };
    await pipeline.post(correction({ supersedes: 'SC-wrong', details: { truth } }));

    await pipeline.carryOn();

    expect(toldOf('SC-correction')).toEqual(['victim-00001', 'victim-00002']);
    expect(pipeline.aws.mails).toHaveLength(2);
  });

  it('does not keep all the others waiting for one whom nothing has reached yet', async () => {
    await victims(1_010);
    pipeline.aws.refuse.text = (to) => (to.endsWith('550001') ? throttled() : undefined);
    pipeline.aws.refuse.mail = (to) => (to === 'victim-1@example.org' ? 'ACCOUNT_THROTTLED' : undefined);
    await pipeline.post(aPostedChange());
    // By now the next try for her is many minutes away.
    await pipeline.carryOn(25);
    const posted = pipeline.now();
    await pipeline.post(correction({ occurredAt: posted.toISOString(), recordedAt: posted.toISOString() }));

    await pipeline.carryOn(14);

    expect(pipeline.aws.texts).toHaveLength(2 * 1_009);
  }, 60_000);

  it('of a load of old data tells nobody, and ends', async () => {
    await victims(1);
    await pipeline.post(aPostedChange('escape', { bulkLoad: true }));
    await pipeline.post(correction({ occurredAt: at(0), recordedAt: at(0) }));

    await pipeline.carryOn();

    expect(pipeline.aws.texts).toEqual([]);
    expect(pipeline.owed()).toBe(0);
  });

  it('never leaves anyone told what is wrong without being told that it was', async () => {
    await victims(2);
    let busy = true;
    pipeline.aws.refuse.text = (to) => (busy && to.endsWith('0001') ? throttled() : undefined);
    pipeline.aws.refuse.mail = (to) =>
      busy && to === 'victim-1@example.org' ? 'ACCOUNT_THROTTLED' : undefined;
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    pipeline.advance(30);
    await pipeline.post(correction());
    await pipeline.drain();
    busy = false;

    await pipeline.carryOn();

    const sentTo = (n: number) => pipeline.aws.texts.filter(({ to }) => to.endsWith(`000${n}`)).length;
    expect(sentTo(2)).toBe(2);
    // Either nothing, or both; never the wrong news alone.
    expect([0, 2]).toContain(sentTo(1));
  });
});

describe('the urgency of what is matched', () => {
  it('of a release that was announced in time is not an emergency', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('release-pending'));
    await pipeline.drain();
    pipeline.advance(2 * DAY);
    await pipeline.post(aPostedChange('release', { occurredAt: at(2 * DAY), recordedAt: at(2 * DAY) }));

    await pipeline.drain();

    expect(facts('created').map(({ urgency }) => urgency?.S)).toEqual(['advance', 'advance']);
  });
});

const throttled = (): Error =>
  Object.assign(new Error('x'), { name: 'ThrottledException', $metadata: { httpStatusCode: 429 } });

const deliverOne = async (): Promise<void> => {
  for (const stage of ['match', 'dispatch'] as const) {
    const body = pipeline.aws.queues.get(`emergency-${stage}`)?.shift();
    if (body !== undefined) await pipeline.work(stage, ...(JSON.parse(body) as { ids: string[] }).ids);
  }
};

const end = (victimId: string): Promise<unknown> =>
  Promise.resolve(
    pipeline.aws.tables.run('UpdateItem', {
      TableName: 'OffenderSubscriptions',
      Key: { docNumber: { S: '00123456' }, victimId: { S: victimId } },
      UpdateExpression: 'SET #state = :ended',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':ended': { S: 'ended' } },
    }),
  );

/** The requests of the same run without a crash. */
const requestsOf = async (count: number): Promise<readonly string[]> => {
  const twin = aPipeline();
  for (let n = 2; n <= count; n += 1) await twin.aVictim(n);
  await twin.post(aPostedChange());
  await twin.drain();
  return twin.aws.requests.slice(2);
};
