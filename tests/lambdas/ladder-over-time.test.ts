import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import type { Fact } from '../../domain/facts.ts';
import { accountOver, codeIn } from '../support/account.ts';
import { aPostedChange, DAY, emailOf, HOUR, NOW, phoneOf } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const MINUTE = 60;
/** So many hours after 10:00 in Missouri on May 4, 2026. */
const until = (hours: number): Promise<void> =>
  pipeline.pass((NOW.getTime() + hours * HOUR * 1000 - pipeline.now().getTime()) / 1000);
const posted = (eventType: Parameters<typeof aPostedChange>[0], different: object = {}) =>
  pipeline.post(
    aPostedChange(eventType, {
      occurredAt: pipeline.now().toISOString(),
      recordedAt: pipeline.now().toISOString(),
      ...different,
    }),
  );
const texts = (n = 1): readonly string[] =>
  pipeline.aws.texts.filter(({ to }) => to === phoneOf(n)).map(({ text }) => text);
const mails = (n = 1) => pipeline.aws.mails.filter(({ to }) => to === emailOf(n));
const tasks = (): readonly string[] =>
  pipeline.aws.tables.itemsOf('StaffTasks').map(({ kind, reason }) => `${kind?.S}: ${reason?.S}`);
const factsOf = (statusChangeId: string, victimId = 'victim-00001'): Promise<readonly Fact[]> =>
  pipeline.edges.ledger.factsOf(notificationIdFor(statusChangeId, victimId));
/** What the mailbox's server answers to the first e-mail. */
const receive = async (statusChangeId: string, is: 'delivered' | 'undelivered'): Promise<void> => {
  const facts = await factsOf(statusChangeId);
  const mail = facts.find((fact) => fact.is === 'accepted' && fact.channel === 'email');
  if (mail?.is !== 'accepted') throw new Error('No e-mail went out.');
  const { notificationId, contactId, channel, providerMessageId } = mail;
  const at = pipeline.now().toISOString();
  const receipt = { notificationId, contactId, channel, providerMessageId, at };
  await pipeline.edges.ledger.record([
    is === 'delivered' ? { is, ...receipt } : { is, ...receipt, class: 'permanent', reason: 'no-email' },
  ]);
};
const acknowledge = async (text: string | undefined): Promise<void> => {
  const code = /\/a\/(\w{14})/.exec(text ?? '')?.[1] ?? '';
  await pipeline.http('acknowledge', { method: 'POST', path: `/a/${code}`, pathParameters: { code } });
};

describe('an escape, hour by hour', () => {
  it('is told again and again until a person has it, and a letter is asked for in time', async () => {
    await pipeline.aVictim(1);
    await posted('escape');

    await until(0.4);
    expect([texts().length, mails().length]).toEqual([1, 1]);
    await until(0.6);
    expect([texts().length, mails().length]).toEqual([2, 1]);
    await until(1.1);
    expect([texts().length, mails().length]).toEqual([3, 2]);
    await until(2.1);
    expect([texts().length, mails().length]).toEqual([4, 2]);
    expect(tasks()).toEqual([]);
    await until(4.1);
    expect(tasks()).toEqual(['call: not-acknowledged']);
    await until(12.1);
    expect(tasks()).toEqual(['call: not-acknowledged', 'letter: deadline-near']);
    await until(100);
    expect([texts().length, mails().length, tasks().length]).toEqual([4, 2, 2]);
    expect(pipeline.owed(100 * DAY)).toBe(0);
  });

  it('ends when she answers and the mail has arrived', async () => {
    await pipeline.aVictim(1);
    await posted('escape');
    await until(0.1);
    await receive('SC-escape', 'delivered');
    await acknowledge(texts()[0]);

    await until(100);

    expect([texts().length, mails().length, tasks().length]).toEqual([1, 1, 0]);
    expect(foldFacts(await factsOf('SC-escape'))).toMatchObject({
      state: 'acknowledged',
      satisfied: { by: 'email' },
    });
    expect(pipeline.owed(100 * DAY)).toBe(0);
  });

  it('asks for a letter at once when the mail came back, though the text arrived and was answered', async () => {
    await pipeline.aVictim(1);
    await posted('escape');
    await until(0.1);
    await receive('SC-escape', 'undelivered');
    await acknowledge(texts()[0]);

    await until(0.6);

    expect(tasks()).toEqual(['letter: no-legal-channel']);
  });

  it('rings at night', async () => {
    await pipeline.aVictim(1);
    await until(16);
    await posted('escape');

    await until(16.1);

    expect(texts()).toHaveLength(1);
  });
});

describe('news that overtake one another', () => {
  it('says once what belongs together: he escaped, and is back', async () => {
    await pipeline.aVictim(1);
    await posted('escape', { occurredAt: new Date(NOW.getTime() - 2 * HOUR * 1000).toISOString() });
    await posted('recapture');

    await until(0.1);

    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toMatch(/escaped/);
    expect(texts()[0]).toMatch(/back in custody/);
    expect(foldFacts(await factsOf('SC-escape')).state).toBe('merged');
  });

  it('tells of the recapture alone whoever knows of the escape', async () => {
    await pipeline.aVictim(1);
    await posted('escape');
    await until(0.2);
    await posted('recapture');

    await until(0.3);

    expect(texts()).toHaveLength(2);
    expect(texts()[1]).not.toMatch(/escaped/);
    // Nobody is reminded of an escape that is over.
    await until(3);
    expect(texts().filter((text) => text.includes('ALERT'))).toHaveLength(1);
  });

  it('posts a letter about an escape that no mail server answered for, although he is back', async () => {
    await pipeline.aVictim(1);
    await posted('escape');
    await until(0.1);
    await acknowledge(texts()[0]);
    await until(0.5);
    await posted('recapture');
    await until(0.6);
    await receive('SC-recapture', 'delivered');
    await acknowledge(texts()[1]);

    await until(23);

    expect(tasks()).toEqual(['letter: deadline-near']);
    expect(texts()).toHaveLength(2);
    expect(mails()).toHaveLength(2);
  });

  it('tells only of the new date, when a hearing was moved before the morning', async () => {
    await pipeline.aVictim(1);
    await until(12);
    await posted('parole-hearing-scheduled');
    await until(13);
    await posted('parole-hearing-rescheduled');

    await until(24);

    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toMatch(/Oct/);
    expect(foldFacts(await factsOf('SC-parole-hearing-scheduled')).state).toBe('superseded');
  });

  it('never tells in the morning what was corrected at night', async () => {
    await pipeline.aVictim(1);
    await until(12);
    await posted('parole-hearing-scheduled');
    await until(13);
    await posted('correction', { supersedes: 'SC-parole-hearing-scheduled' });

    await until(13.2);
    expect(foldFacts(await factsOf('SC-parole-hearing-scheduled')).state).toBe('superseded');
    await until(48);

    expect(texts()).toEqual([]);
    expect(mails()).toEqual([]);
  });
});

describe('kind timing', () => {
  it('keeps a notice for the morning, in her own zone', async () => {
    await pipeline.aVictim(1, { timeZone: 'America/Los_Angeles' });
    await until(14);
    await posted('parole-hearing-scheduled');

    await until(22.9);
    expect(texts()).toEqual([]);
    await until(23.1);
    expect(texts()).toHaveLength(1);
  });

  it('gathers the routine notices of a day in one message, that one answer confirms', async () => {
    await pipeline.aVictim(1, { digest: true, eventTypes: ['transfer', 'release-date-set', 'death'] });
    await posted('transfer');
    await until(1);
    await posted('release-date-set', { details: { releaseDate: '2027-09-01' } });

    await until(6.9);
    expect(texts()).toEqual([]);
    await until(7.2);

    expect(texts()).toHaveLength(1);
    expect(mails()).toHaveLength(1);
    await acknowledge(texts()[0]);
    for (const id of ['SC-transfer', 'SC-release-date-set'])
      expect(foldFacts(await factsOf(id)).state).toBe('acknowledged');
    await until(24);
    expect(texts()).toHaveLength(1);
  });

  it('sends a notice that missed its digest alone', async () => {
    await pipeline.aVictim(1, { digest: true });
    await posted('death');
    await until(1);
    const digest = pipeline.aws.tables.itemsOf('Agenda').find(({ digestOf }) => digestOf !== undefined);
    await pipeline.edges.agenda.remove(digest?.['agendaId']?.S ?? '', pipeline.now());

    await until(7.2);
    expect(texts()).toEqual([]);
    await until(7.6);

    expect(texts()).toHaveLength(1);
  });

  it('reminds after three days by daylight, and says that it is no news', async () => {
    await pipeline.aVictim(1);
    await posted('parole-hearing-scheduled');

    await until(3 * 24 + 0.1);

    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toMatch(/repeat/i);
  });
});

describe('the representative', () => {
  const representative = { name: { first: 'Pat', last: 'Helper' }, phone: phoneOf(9) };

  it('is told, after two hours without an answer, that she has not answered, and nothing else', async () => {
    await pipeline.aVictim(1, { representative: { ...representative, scope: 'notify-also' } });
    await pipeline.edges.confirmations.confirm('victim-00001', 'representative-phone', NOW.toISOString());
    await posted('escape');

    await until(1.9);
    expect(texts(9)).toEqual([]);
    await until(2.1);

    expect(texts(9)).toHaveLength(1);
    expect(texts(9)[0]).toMatch(/has not confirmed/);
    expect(texts(9)[0]).not.toMatch(/escap/);
    // Their button says that they have reached her.
    await acknowledge(texts(9)[0]);
    expect(await factsOf('SC-escape')).toContainEqual(
      expect.objectContaining({ is: 'acknowledged', contactId: 'representative-phone' }),
    );
  });

  it('is told in her place, if she wanted that and they agreed', async () => {
    await pipeline.aVictim(1, { representative: { ...representative, scope: 'notify-instead' } });
    await posted('escape');
    await until(0.01);
    expect([texts().length, texts(9).length]).toEqual([1, 0]);

    await pipeline.edges.confirmations.confirm('victim-00001', 'representative-phone', NOW.toISOString());
    await posted('recapture');
    await until(0.3);

    expect([texts().length, texts(9).length]).toEqual([1, 1]);
    expect(texts(9)[0]).toMatch(/back in custody/);
  });
});

describe('somebody with a phone only', () => {
  it('is told by text, and gets the letter that the law asks for', async () => {
    await pipeline.aVictim(1, { email: undefined });
    await posted('parole-hearing-scheduled');

    await until(0.1);

    expect(texts()).toHaveLength(1);
    expect(tasks()).toEqual(['letter: no-legal-channel']);
  });
});

describe('a correction', () => {
  const phones = (...numbers: readonly number[]) => ({
    phones: numbers.map((n) => ({ number: phoneOf(n), kind: 'mobile', smsConsent: true })),
  });

  it('goes to every contact that carried what was wrong, and to no other', async () => {
    await pipeline.aVictim(1, phones(1, 2, 3));
    // The first number did not take it, the third one was not needed.
    pipeline.aws.refuse.text = (to) =>
      to === phoneOf(1) ? awsError('InvalidParameterException') : undefined;
    await posted('escape');
    await until(0.2);
    pipeline.aws.refuse.text = () => undefined;

    await posted('correction');
    await until(0.4);

    expect([1, 2, 3].map((n) => texts(n).length)).toEqual([0, 2, 0]);
    expect(texts(2)[1]).toContain('CORRECTION');
    expect(mails()).toHaveLength(2);
  });

  it('goes to her other contacts when the one that carried it is barred since', async () => {
    await pipeline.aVictim(1, phones(1, 2));
    await posted('escape');
    await until(0.2);
    const at = pipeline.now().toISOString();
    await pipeline.edges.confirmations.bar('victim-00001', 'phone-1', 'opted-out', at);

    await posted('correction');
    await until(0.3);

    expect([1, 2].map((n) => texts(n).length)).toEqual([1, 1]);
    expect(texts(2)[0]).toContain('CORRECTION');
  });

  /** An escape that ended before anybody was told of it: one message says both. */
  const endedAtOnce = async (): Promise<void> => {
    await posted('escape', { occurredAt: new Date(NOW.getTime() - 2 * HOUR * 1000).toISOString() });
    await posted('recapture');
  };

  it('of an escape goes wherever one message told of it and of its end', async () => {
    await pipeline.aVictim(1, phones(1, 2, 3));
    pipeline.aws.refuse.text = (to) =>
      to === phoneOf(1) ? awsError('InvalidParameterException') : undefined;
    await endedAtOnce();
    await until(0.2);
    pipeline.aws.refuse.text = () => undefined;

    await posted('correction');
    await until(0.4);

    expect([1, 2, 3].map((n) => texts(n).length)).toEqual([0, 2, 0]);
    expect(texts(2)[0]).toMatch(/escaped/);
    expect(texts(2)[1]).toContain('CORRECTION');
    expect(mails()).toHaveLength(2);
  });

  it('of an escape waits for the message about its end, which says no more that he escaped', async () => {
    await pipeline.aVictim(1);
    pipeline.aws.refuse.text = () => awsError('ThrottledException', 429);
    pipeline.aws.refuse.mail = () => 'ACCOUNT_THROTTLED';
    await endedAtOnce();
    await until(0.1);
    pipeline.aws.refuse.text = pipeline.aws.refuse.mail = () => undefined;
    expect(foldFacts(await factsOf('SC-escape')).state).toBe('merged');

    await posted('correction');
    await until(0.9);

    expect(texts().slice(0, 2)).toEqual([
      expect.stringContaining('back in custody'),
      expect.stringContaining('CORRECTION'),
    ]);
    expect(texts().join()).not.toContain('escaped');
  });

  it('goes to whoever was told by a person alone', async () => {
    await pipeline.aVictim(1, { email: undefined, phones: [] });
    await posted('escape');
    await until(0.2);
    const { notificationId } = (await factsOf('SC-escape'))[0] ?? { notificationId: '' };
    await pipeline.edges.ledger.record([
      {
        ...{ is: 'told-by-person', notificationId, taskId: 'task-1', at: pipeline.now().toISOString() },
        statusChangePage: 'SC-escape#0',
      },
    ]);

    await posted('correction');
    await until(0.3);

    expect(foldFacts(await factsOf('SC-correction')).tasks).toEqual(new Set(['call', 'letter']));
  });
});

describe('a contact that she confirms while something is owed', () => {
  it('is told within a minute, though a letter was asked for already', async () => {
    const account = accountOver(pipeline);
    await pipeline.aVictim(1);
    await posted('escape');
    await until(0.1);
    await receive('SC-escape', 'undelivered');
    await until(13);
    expect(tasks()).toContain('letter: no-legal-channel');
    const browser = await account.signIn(phoneOf(1));
    await browser.post('/account/contacts', { channel: 'email', address: emailOf(2) });
    await pipeline.drain();
    const code = codeIn(mails(2)[0]?.text);

    await pipeline.http('confirm', { path: '/registrations/confirm', body: JSON.stringify({ code }) });
    await pipeline.drain();
    pipeline.advance(MINUTE);
    await pipeline.tick();
    await pipeline.drain();

    expect(mails(2).map(({ text }) => text)).toEqual([
      expect.stringContaining(code),
      expect.stringMatching(/escaped/),
    ]);
    expect(mails().filter(({ text }) => text.includes('escaped'))).toHaveLength(1);
  });
});

describe('a batch that something happened to', () => {
  it('is looked at at once, also when a worker is at it', async () => {
    await pipeline.aVictim(1);
    await posted('parole-hearing-scheduled');
    await until(0.1);
    const [batch] = pipeline.aws.tables.itemsOf('Agenda');
    const agendaId = batch?.['agendaId']?.S ?? '';
    await receive('SC-parole-hearing-scheduled', 'undelivered');

    const claimed = await pipeline.edges.agenda.claim(agendaId, pipeline.now(), 60);
    expect(await pipeline.edges.agenda.nudge(agendaId, pipeline.now())).toBe(true);
    if (claimed === undefined) throw new Error('No batch.');
    await pipeline.edges.agenda.putBack(
      { ...claimed.batch, dueAt: '2027-01-01T00:00:00.000Z' },
      pipeline.now(),
    );
    pipeline.advance(MINUTE);
    await pipeline.tick();
    await pipeline.drain();

    expect(tasks()).toEqual(['letter: no-legal-channel']);
  });
});
