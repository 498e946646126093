import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor, staffTaskIdFor } from '../../domain/ids.ts';
import { ANSWER_CHECK_WITHIN_SECONDS, CHECK_EVERY_SECONDS } from '../../domain/timing.ts';
import { anErrand } from '../../domain/errand.ts';
import { confirmationCodeFor, contactHashFor, linkCodeFor, tokenHashOf } from '../../domain/secrets.ts';
import type { Fact } from '../../domain/facts.ts';
import { aPostedChange, at, DAY, HOUR, phoneOf } from '../support/builders.ts';
import { envelope, inboundText, mailEvent } from '../support/events-providers.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, INDEX_KEY, LINK_KEY, type Pipeline } from '../support/fakes-pipeline.ts';
import { repliesOver, type Replies } from '../support/fakes-replies.ts';

let pipeline: Pipeline;
let replies: Replies;
let victimId: string;
let answersBefore: number;

beforeEach(async () => {
  pipeline = aPipeline();
  replies = repliesOver(pipeline);
  victimId = await pipeline.aVictim(1);
  answersBefore = 0;
});

const told = async (eventType: Parameters<typeof aPostedChange>[0] = 'escape'): Promise<string> => {
  await pipeline.post(aPostedChange(eventType));
  await pipeline.carryOn(3);
  answersBefore = pipeline.aws.texts.length;
  return notificationIdFor(`SC-${eventType}`, victimId);
};
const factsOf = (notificationId: string): Promise<readonly Fact[]> =>
  pipeline.edges.ledger.factsOf(notificationId);
const ackOf = async (notificationId: string) =>
  (await factsOf(notificationId)).find(({ is }) => is === 'acknowledged');
const answers = (): readonly string[] => pipeline.aws.texts.slice(answersBefore).map(({ text }) => text);
const textIdOf = (eventText: number): string => pipeline.aws.texts[eventText]?.messageId ?? '';
const mark = (name: string, victim = victimId): string | undefined =>
  pipeline.aws.tables.itemsOf('Victims').find((item) => item['victimId']?.S === victim)?.[name]?.S;
const errands = () =>
  pipeline.aws.tables.itemsOf('Errands').map((item) => [item['kind']?.S, item['victimId']?.S]);
const tasks = () => pipeline.aws.tables.itemsOf('StaffTasks');

describe('a YES', () => {
  it.each(['YES', '1', 'sí'])('acknowledges what was texted: %s', async (words) => {
    const notificationId = await told();

    await replies.reply(phoneOf(1), words, { at: at(60) });

    expect(await ackOf(notificationId)).toEqual({
      is: 'acknowledged',
      by: 'reply',
      notificationId,
      contactId: 'phone-1',
      at: at(60),
      statusChangePage: 'SC-escape#0',
    });
    expect(answers()).toEqual([expect.stringContaining('Now we know')]);
  });

  it('acknowledges what it answers, not the newest', async () => {
    const escape = await told();
    const death = await told('death');

    await replies.reply(phoneOf(1), 'YES', { previousPublishedMessageId: textIdOf(0) });

    expect(await ackOf(escape)).toBeDefined();
    expect(await ackOf(death)).toBeUndefined();
  });

  it('acknowledges the newest of those that were open when it came, also when it comes twice', async () => {
    const escape = await told();
    pipeline.advance(60);
    const death = await told('death');
    const yes = envelope(inboundText(phoneOf(1), 'YES'), at(HOUR));

    await replies.inbound(yes);
    await replies.inbound(yes, yes);

    expect(await ackOf(death)).toBeDefined();
    expect(await ackOf(escape)).toBeUndefined();
    expect(answers()).toHaveLength(1);
  });

  it('leaves older ones open even if the worker died before it could mark it as answered', async () => {
    const escape = await told();
    pipeline.advance(60);
    const death = await told('death');
    const yes = envelope(inboundText(phoneOf(1), 'YES'), at(HOUR));
    pipeline.aws.refuse.table = (request) => (request === 'PutItem Receipts' ? new Error('down') : undefined);

    expect((await replies.inbound(yes)).batchItemFailures).toHaveLength(1);
    pipeline.aws.refuse.table = () => undefined;
    await replies.inbound(yes);

    expect(await ackOf(death)).toBeDefined();
    expect(await ackOf(escape)).toBeUndefined();
  });

  it('acknowledges for everybody who was told on that phone', async () => {
    const child = await pipeline.aVictim(2, {
      phones: [{ number: phoneOf(1), kind: 'mobile', smsConsent: true }],
    });
    const mothers = await told();

    await replies.reply(phoneOf(1), 'YES', { at: at(60) });

    expect(await ackOf(mothers)).toBeDefined();
    expect(await ackOf(notificationIdFor('SC-escape', child))).toBeDefined();
  });

  it('does not satisfy the duty, and stops the repeats', async () => {
    const notificationId = await told();
    await replies.reply(phoneOf(1), 'YES');
    const before = pipeline.aws.texts.length;

    await pipeline.pass(3 * HOUR);

    expect(foldFacts(await factsOf(notificationId)).satisfied).toBeUndefined();
    expect(pipeline.aws.texts).toHaveLength(before);
  });

  it('is thanked for when nothing is to be confirmed, by whomever it comes', async () => {
    await replies.reply(phoneOf(99), 'YES');

    expect(answers()).toEqual([
      expect.stringContaining('nothing to confirm'),
      expect.stringContaining('nada que confirmar'),
    ]);
  });

  it.each(['YES', 'got it', 'sí'])('shows that a confirmed number still reaches her: %s', async (words) => {
    await replies.reply(phoneOf(1), words, { at: at(60) });

    expect(mark('confirmed:phone-1')).toBe(at(60));
    expect(answers()).toEqual([expect.stringContaining('This number is confirmed')]);
  });

  it('to a notification shows that too, and so does its code', async () => {
    const notificationId = await told();

    await replies.reply(phoneOf(1), 'YES', { at: at(60) });
    expect(mark('confirmed:phone-1')).toBe(at(60));
    await replies.reply(phoneOf(1), linkCodeFor(LINK_KEY, notificationId, 'phone-1'), { at: at(120) });
    expect(mark('confirmed:phone-1')).toBe(at(120));
  });

  it('confirms no number that she never confirmed, and gives none back that is barred', async () => {
    const other = await pipeline.aVictim(2);
    await pipeline.edges.contacts.add(contactHashFor(INDEX_KEY, phoneOf(5)), {
      victimId,
      contactId: 'phone-2',
    });
    await pipeline.edges.confirmations.bar(other, 'phone-1', 'opted-out', at(10));

    await replies.reply(phoneOf(5), 'YES', { at: at(60) });
    await replies.reply(phoneOf(2), 'YES', { at: at(60) });

    expect(mark('confirmed:phone-2')).toBeUndefined();
    expect([mark('confirmed:phone-1', other), mark('barred:phone-1', other)]).toEqual([at(0), 'opted-out']);
  });

  it('answers the quarterly check: she is not looked for', async () => {
    await pipeline.edges.errands.addOnce(
      anErrand('cause', { kind: 'contact-confirmed', victimId, contactId: 'phone-1', dueAt: at(0) }),
    );
    await pipeline.carryOn(5);
    await pipeline.pass(CHECK_EVERY_SECONDS + DAY);

    await replies.reply(phoneOf(1), 'YES');
    await pipeline.pass(ANSWER_CHECK_WITHIN_SECONDS + DAY);

    expect(pipeline.aws.texts[0]?.text).toContain('Reply YES');
    expect(mark('unreachableSince')).toBeUndefined();
  });
});

describe('a code', () => {
  it('from a link acknowledges its notification, in whichever text it stands', async () => {
    const notificationId = await told();
    const code = linkCodeFor(LINK_KEY, notificationId, 'phone-1');

    await replies.reply(phoneOf(1), code);

    expect(await ackOf(notificationId)).toMatchObject({ by: 'reply', contactId: 'phone-1' });
  });

  it('from a link that is too old does nothing', async () => {
    const notificationId = await told();
    pipeline.advance(91 * DAY);

    await replies.reply(phoneOf(1), linkCodeFor(LINK_KEY, notificationId, 'phone-1'));

    expect(await ackOf(notificationId)).toBeUndefined();
    expect(answers()).toEqual([expect.stringContaining('not right')]);
  });

  it('of a contact confirms it, as on the page', async () => {
    const code = confirmationCodeFor(INDEX_KEY, victimId, 'phone-1', at(0));
    await pipeline.edges.tokens.put(
      tokenHashOf(INDEX_KEY, code),
      { victimId, contactId: 'phone-1' },
      at(DAY),
    );
    pipeline.advance(60);

    await replies.reply(phoneOf(1), code.toLowerCase());

    expect(mark('confirmed:phone-1')).toBe(at(60));
    expect(answers()).toEqual([expect.stringContaining('confirmed')]);
  });
});

describe('a STOP', () => {
  it('ends texts for everybody who has the number, tells them elsewhere, and drops no duty', async () => {
    const child = await pipeline.aVictim(2, {
      phones: [{ number: phoneOf(1), kind: 'mobile', smsConsent: true }],
    });
    const notificationId = await told();

    await replies.reply(phoneOf(1), 'Stop', { at: at(60) });
    await pipeline.pass(2 * DAY);

    expect([mark('barred:phone-1'), mark('barred:phone-1', child)]).toEqual(['opted-out', 'opted-out']);
    expect(errands().toSorted()).toEqual(
      [
        ['texts-ended', victimId],
        ['texts-ended', child],
      ].toSorted(),
    );
    // One confirmation, and not one text more.
    expect(answers()).toEqual([expect.stringContaining('no more texts')]);
    for (const id of [notificationId, notificationIdFor('SC-escape', child)]) {
      const { satisfied, tasks: handed, isAcknowledged } = foldFacts(await factsOf(id));
      expect([satisfied, isAcknowledged]).toEqual([undefined, false]);
      expect([...handed].toSorted()).toEqual(['call', 'letter']);
    }
  });

  it('lets the next number be tried at once, and lists her who has no way left', async () => {
    pipeline = aPipeline();
    replies = repliesOver(pipeline);
    victimId = await pipeline.aVictim(1, {
      email: undefined,
      phones: [1, 2].map((n) => ({ number: phoneOf(n), kind: 'mobile', smsConsent: true })),
    });
    replies.answeredBy = 'network';
    await told();

    await replies.reply(phoneOf(1), 'STOP');
    await pipeline.carryOn(3);
    expect(pipeline.aws.texts.map(({ to }) => to)).toEqual([phoneOf(1), phoneOf(2)]);
    expect(mark('unreachableSince')).toBeUndefined();

    await replies.reply(phoneOf(2), 'STOP');
    expect(mark('unreachableSince')).toBeDefined();
  });

  it('is left to the phone network where that answers by itself', async () => {
    replies.answeredBy = 'network';

    for (const words of ['STOP', 'HELP', 'START']) await replies.reply(phoneOf(1), words);

    expect(answers()).toEqual([]);
  });

  it('counts however late it comes, but not against a START after it', async () => {
    await replies.reply(phoneOf(1), 'START', { at: at(120) });
    await replies.reply(phoneOf(1), 'STOP', { at: at(60) });
    expect(mark('barred:phone-1')).toBe('opted-out');

    await replies.reply(phoneOf(1), 'START', { at: at(180), inboundMessageId: 'start-2' });
    expect(mark('barred:phone-1')).toBeUndefined();
    await replies.reply(phoneOf(1), 'STOP', { at: at(150), inboundMessageId: 'stop-2' });
    expect(mark('barred:phone-1')).toBeUndefined();
  });

  it('of a number that nobody gave is answered like any other', async () => {
    await replies.reply(phoneOf(99), 'STOP');

    expect(answers()).toEqual([expect.stringContaining('no more texts'), expect.stringContaining('MO DOC')]);
    expect(errands()).toEqual([]);
  });
});

describe('other words', () => {
  it('START brings texts back, and what is open is looked at', async () => {
    await told();
    await replies.reply(phoneOf(1), 'STOP', { at: at(60) });
    await pipeline.carryOn(3);
    pipeline.advance(HOUR);
    const before = pipeline.aws.texts.length;

    await replies.reply(phoneOf(1), 'START');
    await pipeline.carryOn(3);

    expect(mark('barred:phone-1')).toBeUndefined();
    expect(pipeline.aws.texts.length).toBeGreaterThan(before + 1);
  });

  it('START lifts the block that SNS put on the number', async () => {
    await replies.reply(phoneOf(1), 'STOP', { at: at(60) });
    await replies.reply(phoneOf(1), 'START', { at: at(120) });

    expect(pipeline.aws.optedIn).toEqual([phoneOf(1)]);
    expect(tasks()).toEqual([]);
  });

  it('START that SNS does not follow so soon makes a person find another way to her, once', async () => {
    pipeline.aws.refuse.optIn = () => awsError('InvalidParameterException', 400);
    await replies.reply(phoneOf(1), 'STOP', { at: at(60) });
    const start = envelope(inboundText(phoneOf(1), 'START'), at(120));

    await replies.inbound(start);
    await replies.inbound(start);

    expect(tasks()).toEqual([
      expect.objectContaining({ reason: { S: 'contact-health' }, victimId: { S: victimId } }),
    ]);
    expect(mark('barred:phone-1')).toBeUndefined();
    expect(pipeline.log.join()).not.toContain('573555');
  });

  it('START comes back while SNS is busy, and is not answered before', async () => {
    pipeline.aws.refuse.optIn = () => awsError('ThrottledException', 429);
    const start = envelope(inboundText(phoneOf(1), 'START'), at(120));

    expect((await replies.inbound(start)).batchItemFailures).toHaveLength(1);
    expect(answers()).toEqual([]);
    pipeline.aws.refuse.optIn = () => undefined;
    await replies.inbound(start);

    expect(pipeline.aws.optedIn).toEqual([phoneOf(1)]);
    expect(answers()).toHaveLength(1);
    expect(tasks()).toEqual([]);
  });

  it('START does not give a number back to whoever turned out to be somebody else', async () => {
    await pipeline.edges.confirmations.bar(victimId, 'phone-1', 'wrong-person', at(10));

    await replies.reply(phoneOf(1), 'START', { at: at(60) });

    expect(mark('barred:phone-1')).toBe('wrong-person');
  });

  it('HELP is answered in her language, and to strangers in both', async () => {
    pipeline = aPipeline();
    replies = repliesOver(pipeline);
    await pipeline.aVictim(1, { language: 'es' });

    await replies.reply(phoneOf(1), 'ayuda');
    expect(answers()).toHaveLength(1);
    await replies.reply(phoneOf(99), 'HELP');
    expect(answers()).toHaveLength(3);
    expect(answers()[2]).toBe(answers()[0]);
  });

  it('that no rule may answer go to a person at once, and are answered with 911', async () => {
    await replies.reply(phoneOf(1), 'He is at my door', { inboundMessageId: 'in-1' });

    const taskId = staffTaskIdFor('review', 'reply#in-1');
    expect(tasks()).toEqual([
      expect.objectContaining({
        taskId: { S: taskId },
        reason: { S: 'reply-unclear' },
        victimId: { S: victimId },
        deadline: { S: at(HOUR) },
        dueAt: { S: at(0) },
      }),
    ]);
    expect(await replies.kept.replyFor(taskId)).toEqual({ from: phoneOf(1), text: 'He is at my door' });
    expect(answers()).toEqual([expect.stringContaining('911')]);
  });

  it('that may be a wish for no more texts go to a person, within a day', async () => {
    await replies.reply(phoneOf(1), 'could you maybe stop sending these');

    expect(tasks()[0]).toMatchObject({ reason: { S: 'stop-unclear' }, deadline: { S: at(DAY) } });
    expect(mark('barred:phone-1')).toBeUndefined();
  });

  it('of strangers are kept for a person, and tell nothing', async () => {
    await replies.reply(phoneOf(99), 'who is this');

    expect(tasks()).toHaveLength(1);
    expect(tasks()[0]).not.toHaveProperty('victimId');
    expect(answers()).toHaveLength(2);
  });

  it('are answered ten times a day at most, so that two machines come to an end', async () => {
    for (let n = 0; n < 15; n += 1)
      await replies.reply(phoneOf(1), 'HELP', { inboundMessageId: `loop-${n}` });

    expect(answers()).toHaveLength(10);
  });

  it('that cannot be read come back alone, while their neighbours are heard', async () => {
    const notificationId = await told();

    const { batchItemFailures } = await replies.inbound(
      'poison',
      envelope(inboundText(phoneOf(1), 'YES'), at(60)),
    );

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier.slice(-1))).toEqual(['0']);
    expect(await ackOf(notificationId)).toBeDefined();
    expect(pipeline.log.join()).not.toContain('573555');
  });
});

describe('a worker that dies', () => {
  const outcome = async (): Promise<unknown> => ({
    facts: (await factsOf(notificationIdFor('SC-escape', victimId))).filter(({ is }) => is !== 'created'),
    barred: mark('barred:phone-1'),
    errands: errands().toSorted(),
    agenda: pipeline.aws.tables.itemsOf('Agenda').map((item) => [item['agendaId'], item['dueAt']]),
  });
  const stopped = async (request?: number): Promise<number> => {
    pipeline = aPipeline();
    replies = repliesOver(pipeline);
    victimId = await pipeline.aVictim(1);
    await told();
    const stop = envelope(inboundText(phoneOf(1), 'STOP'), at(60));
    const bounce = envelope(mailEvent('Bounce', pipeline.aws.mails[0] ?? { to: '', messageId: '' }));
    const before = pipeline.aws.requests.length;
    if (request !== undefined) pipeline.aws.crash({ request, when: request % 2 === 0 ? 'before' : 'after' });
    // Both come again, as SQS sees to.
    for (let time = 0; time < (request === undefined ? 1 : 3); time += 1) {
      await replies.inbound(stop);
      await replies.mailEvents(bounce);
    }
    return pipeline.aws.requests.length - before;
  };

  it('over a STOP or a bounce, at any request, leaves the same behind once they come again', async () => {
    const requests = await stopped();
    const expected = await outcome();

    for (let request = 1; request <= requests; request += 1) {
      await stopped(request);
      expect([request, await outcome()]).toEqual([request, expected]);
      expect(answers().length).toBeLessThanOrEqual(1);
    }
  });
});
