import { aPostedChange, at, emailOf, HOUR, phoneOf } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const ledger = (is?: string) =>
  pipeline.aws.tables.itemsOf('Ledger').filter((item) => is === undefined || item['is']?.S === is);
const states = async (statusChangeId: string): Promise<unknown> => {
  const reply = await pipeline.http('read', { method: 'GET', pathParameters: { statusChangeId } });
  return (JSON.parse(reply.body ?? '') as { notifications: unknown }).notifications;
};
const textsTo = (n: number) => pipeline.aws.texts.filter(({ to }) => to === phoneOf(n));
const mailsTo = (n: number) => pipeline.aws.mails.filter(({ to }) => to === emailOf(n));
const throttled = awsError('ThrottledException', 429);
const badNumber = awsError('InvalidParameterException');
const timedOut = Object.assign(new Error('timeout'), { name: 'TimeoutError' });
const twoPhones = {
  phones: [101, 102].map((n) => ({ number: phoneOf(n), kind: 'mobile', smsConsent: true })),
};
/** So few are told by the match worker itself, so many by way of a batch. */
const sizes = [
  ['by the match worker', 1],
  ['by way of a batch', 12],
] as const;
const aScheduledHearing = (more = {}) => aPostedChange('parole-hearing-scheduled', more);
const aCancelledHearing = (seconds: number) =>
  aPostedChange('parole-hearing-cancelled', { occurredAt: at(seconds), recordedAt: at(seconds) });

describe.each(sizes)('telling victims %s', (_, count) => {
  const others = async (form?: Record<string, unknown>): Promise<void> => {
    for (let n = 2; n <= count; n += 1) await pipeline.aVictim(n, form);
  };

  it('sends one text and one e-mail to each, and records both answers with the hash of the link', async () => {
    await pipeline.aVictim(1);
    await others();
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    expect(await states('SC-escape')).toEqual({ accepted: count });
    expect(ledger('accepted')).toHaveLength(2 * count);
    for (const item of ledger('accepted')) {
      expect(item['linkHash']?.S).toMatch(/^[0-9a-f]{64}$/);
      expect(item['possibleDuplicate']).toBeUndefined();
    }
  });

  it('sends nothing to a victim who withdrew between match and dispatch, and records why', async () => {
    const victimId = await pipeline.aVictim(1);
    await others();
    await pipeline.post(aPostedChange());
    if (count > 10) await pipeline.work('match', 'SC-escape');
    await pipeline.edges.victims.withdraw(victimId, at(1));

    await pipeline.drain();

    expect(textsTo(1)).toEqual([]);
    expect(mailsTo(1)).toEqual([]);
    expect(await states('SC-escape')).toEqual({
      discharged: 1,
      ...(count > 1 ? { accepted: count - 1 } : {}),
    });
    expect(pipeline.owed()).toBe(0);
  });

  it('leaves to a newer status change what it tells better, and records which', async () => {
    await pipeline.aVictim(1);
    await others();
    await pipeline.post(aScheduledHearing());
    await pipeline.post(aCancelledHearing(-60));

    await pipeline.drain();

    expect(textsTo(1)).toHaveLength(1);
    expect(await states('SC-parole-hearing-scheduled')).toEqual({ superseded: count });
    expect(await states('SC-parole-hearing-cancelled')).toEqual({ accepted: count });
    expect(ledger('superseded')[0]?.['by']?.S).toBe('SC-parole-hearing-cancelled');
  });

  it('never tells of a plan after it told that the plan has changed', async () => {
    await pipeline.aVictim(1);
    await others();
    let busy = true;
    pipeline.aws.refuse.text = () => (busy ? throttled : undefined);
    await pipeline.post(aScheduledHearing());
    await pipeline.drain();
    busy = false;
    await pipeline.post(aCancelledHearing(-60));
    await pipeline.drain();
    expect(textsTo(1)).toHaveLength(1);
    const last = textsTo(1)[0];

    await pipeline.carryOn();

    expect(textsTo(1).at(-1)).toEqual(last);
  });

  it('goes on to the next contact of the channel when one is refused for good', async () => {
    await pipeline.aVictim(1, twoPhones);
    await others();
    pipeline.aws.refuse.text = (to) => (to === phoneOf(101) ? badNumber : undefined);
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    expect(textsTo(102)).toHaveLength(1);
    expect(ledger('failed')).toHaveLength(1);
    expect(await states('SC-escape')).toEqual({ accepted: count });
    expect(pipeline.owed()).toBe(0);
  });

  it('hands over to a person whom every contact refuses', async () => {
    await pipeline.aVictim(1, twoPhones);
    await others();
    pipeline.aws.refuse.text = (to) => ([phoneOf(101), phoneOf(102)].includes(to) ? badNumber : undefined);
    pipeline.aws.refuse.mail = (to) => (to === emailOf(1) ? 'FAILED' : undefined);
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    expect(await states('SC-escape')).toEqual({
      escalated: 1,
      ...(count > 1 ? { accepted: count - 1 } : {}),
    });
    expect(ledger('escalated')[0]?.['reason']?.S).toBe('no-channel-left');
    expect(pipeline.log.join()).toContain('"NotificationsUnreachable":1');
    expect(pipeline.owed()).toBe(0);
  });

  it('tries again later when a provider is busy, and repeats nothing that went out', async () => {
    await pipeline.aVictim(1);
    await others();
    let busy = true;
    pipeline.aws.refuse.text = (to) => (busy && to === phoneOf(1) ? throttled : undefined);
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    expect(pipeline.aws.tables.itemsOf('Agenda')).toMatchObject([
      {
        round: { N: '1' },
        again: { BOOL: true },
        dueAt: { S: at(60) },
      },
    ]);
    busy = false;

    await pipeline.carryOn(5);

    expect(textsTo(1)).toHaveLength(1);
    expect(pipeline.aws.texts).toHaveLength(count);
    expect(pipeline.aws.mails).toHaveLength(count);
    expect(ledger('accepted').filter((item) => item['possibleDuplicate'] !== undefined)).toEqual([]);
    expect(pipeline.owed()).toBe(0);
  });

  it('marks the next try when the first one may have gone out', async () => {
    await pipeline.aVictim(1);
    await others();
    let late = true;
    pipeline.aws.refuse.text = (to) => (late && to === phoneOf(1) ? timedOut : undefined);
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    expect(ledger('postponed')).toMatchObject([{ maybeSent: { BOOL: true }, reason: { S: 'no-answer' } }]);
    late = false;

    await pipeline.carryOn(5);

    const marked = ledger().filter((item) => item['possibleDuplicate']?.BOOL === true);
    expect(marked).toMatchObject([
      { is: { S: 'accepted' }, contactId: { S: 'phone-1' }, attempt: { N: '2' } },
    ]);
  });

  it('waits longer from try to try, while a person has her on the list in time before the deadline', async () => {
    await pipeline.aVictim(1);
    await others();
    pipeline.aws.refuse.text = (to) => (to === phoneOf(1) ? throttled : undefined);
    pipeline.aws.refuse.mail = (to) => (to === emailOf(1) ? 'ACCOUNT_THROTTLED' : undefined);
    await pipeline.post(aPostedChange());

    await pipeline.pass(22 * HOUR);

    const hers = pipeline.aws.tables
      .itemsOf('StaffTasks')
      .filter(({ victimId }) => victimId?.S === 'victim-00001')
      .map(({ kind, reason }) => `${kind?.S}: ${reason?.S}`);
    expect(hers.toSorted()).toEqual(['call: not-acknowledged', 'letter: deadline-near']);
    const tries = ledger('postponed').filter((item) => item['contactId']?.S === 'email');
    expect(tries.length).toBeGreaterThan(10);
    expect(tries.length).toBeLessThan(60);
  });

  it('stops when she acknowledges between two rounds', async () => {
    await pipeline.aVictim(1);
    await others();
    pipeline.aws.refuse.text = (to) => (to === phoneOf(1) ? throttled : undefined);
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    const code = /\/a\/([\w-]{14})/.exec(mailsTo(1)[0]?.text ?? '')?.[1] ?? '';
    await pipeline.http('acknowledge', { path: `/a/${code}`, pathParameters: { code } });
    pipeline.aws.refuse.text = () => undefined;

    await pipeline.carryOn();

    expect(textsTo(1)).toEqual([]);
    expect(await states('SC-escape')).toMatchObject({ acknowledged: 1 });
    expect(pipeline.owed()).toBe(0);
  });

  it('hands over to a person, without holding up the others, whose record cannot be opened', async () => {
    const victimId = await pipeline.aVictim(1);
    await others();
    pipeline.aws.tables.run('UpdateItem', {
      TableName: 'Victims',
      Key: { victimId: { S: victimId } },
      UpdateExpression: 'SET sealed = :x',
      ExpressionAttributeValues: { ':x': { S: 'v1.AAAA' } },
    });
    await pipeline.post(aPostedChange());

    await pipeline.drain();

    expect(await states('SC-escape')).toEqual({
      escalated: 1,
      ...(count > 1 ? { accepted: count - 1 } : {}),
    });
  });

  it('repeats nothing when the same hint is delivered again and again', async () => {
    await pipeline.aVictim(1);
    await others();
    await pipeline.post(aPostedChange());
    await pipeline.work('match', 'SC-escape');
    const hints = (pipeline.aws.queues.get('emergency-dispatch') ?? []).map(
      (body) => (JSON.parse(body) as { ids: string[] }).ids,
    );

    for (const ids of [...hints, ...hints]) await pipeline.work('dispatch', ...ids);
    await pipeline.work('match', 'SC-escape');
    await pipeline.drain();

    expect(pipeline.aws.texts).toHaveLength(count);
    expect(pipeline.aws.mails).toHaveLength(count);
  });
});

describe('telling victims after a crash', () => {
  it('marks every message that is a repeat, even when e-mail was busy before', async () => {
    await pipeline.aVictim(1);
    pipeline.aws.refuse.mail = () => 'ACCOUNT_THROTTLED';
    await pipeline.post(aPostedChange());
    // The text went out, and the worker died before it wrote that down.
    const sent = (await requestsUntil('sns:Publish')) + 1;
    pipeline.aws.crash({ request: sent, when: 'after' });
    await pipeline.drain();
    expect(textsTo(1)).toHaveLength(1);
    expect(ledger('accepted')).toEqual([]);

    await pipeline.carryOn(10);

    expect(textsTo(1)).toHaveLength(2);
    const texts = ledger('accepted').filter((item) => item['channel']?.S === 'sms');
    expect(texts).toMatchObject([{ possibleDuplicate: { BOOL: true } }]);
  });

  it('marks every message that is a repeat, even when a whole wave before it was put off', async () => {
    for (let n = 1; n <= 20; n += 1) await pipeline.aVictim(n, { email: undefined });
    let sent = 0;
    pipeline.aws.refuse.text = () => ((sent += 1) <= 15 ? throttled : undefined);
    await pipeline.post(aPostedChange());
    await pipeline.work('match', 'SC-escape');
    // Claim, newest, contacts, fifteen texts put off and written down, five texts sent, and then the worker dies.
    pipeline.aws.crash({ request: 3 + 15 + 1 + 5, when: 'after' });
    await pipeline.drain();
    const before = new Set(pipeline.aws.texts.map(({ to }) => to));
    expect(before.size).toBe(5);

    await pipeline.carryOn();

    const recorded = new Map(ledger('accepted').map((item) => [item['providerMessageId']?.S, item]));
    const repeated = pipeline.aws.texts.slice(5).filter(({ to }) => before.has(to));
    expect(repeated).toHaveLength(5);
    for (const { messageId } of repeated)
      expect(recorded.get(messageId)).toMatchObject({ possibleDuplicate: { BOOL: true } });
  });

  it('marks every message that is a repeat, even when so many subscribed meanwhile that batches are made', async () => {
    for (let n = 1; n <= 10; n += 1) await pipeline.aVictim(n + 100, { email: undefined });
    await pipeline.post(aPostedChange());
    const twin = aPipeline();
    for (let n = 1; n <= 10; n += 1) await twin.aVictim(n + 100, { email: undefined });
    await twin.post(aPostedChange());
    await twin.drain();
    const lastText = twin.aws.requests.lastIndexOf('sns:Publish') + 1;
    pipeline.aws.crash({
      request: lastText - twin.aws.requests.indexOf('sqs:SendMessage emergency-match') - 1,
      when: 'after',
    });
    await pipeline.drain();
    const before = new Set(pipeline.aws.texts.map(({ to }) => to));
    expect(before.size).toBe(10);
    await pipeline.aVictim(1);

    await pipeline.carryOn();

    const repeated = pipeline.aws.texts.filter(({ to }) => before.has(to)).slice(before.size);
    const recorded = new Map(ledger('accepted').map((item) => [item['providerMessageId']?.S, item]));
    for (const { messageId } of repeated)
      expect(recorded.get(messageId)).toMatchObject({ possibleDuplicate: { BOOL: true } });
  });
});

/** How many requests of a run with one victim come before the first such request, after the status change was posted. */
const requestsUntil = async (request: string): Promise<number> => {
  const twin = aPipeline();
  await twin.aVictim(1);
  twin.aws.refuse.mail = () => 'ACCOUNT_THROTTLED';
  await twin.post(aPostedChange());
  const posted = twin.aws.requests.length;
  await twin.drain();
  return twin.aws.requests.slice(posted).indexOf(request);
};
