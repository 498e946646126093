import { WITHDRAW_AFTER_SECONDS } from '../../domain/timing.ts';
import { accountOver, codeIn, jsonOf, type AccountFunctions, type Browser } from '../support/account.ts';
import { aPostedChange, DAY, DOC_NUMBER, emailOf, HOUR, phoneOf } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';
import { repliesOver } from '../support/fakes-replies.ts';
import { tableKinds } from '../support/fakes-tables.ts';

interface Account {
  readonly contacts: readonly { contactId: string; address: string; isUsed: boolean; discretion: string }[];
  readonly subscriptions: readonly { events: readonly { eventType: string; isWanted: boolean }[] }[];
  readonly [more: string]: unknown;
}

let pipeline: Pipeline;
let account: AccountFunctions;
let victimId: string;
let browser: Browser;
beforeEach(async () => {
  pipeline = aPipeline();
  account = accountOver(pipeline);
  victimId = await pipeline.aVictim(1);
  browser = await account.signIn(emailOf(1));
  pipeline.aws.mails.length = 0;
});

const read = async (): Promise<Account> => jsonOf(await browser.get('/account')) as Account;
const confirm = (code: string) =>
  pipeline.http('confirm', { path: '/registrations/confirm', body: JSON.stringify({ code }) });
const stateOf = (): string => JSON.stringify(tableKinds.map((kind) => pipeline.aws.tables.itemsOf(kind)));
const textsTo = (to: string) => pipeline.aws.texts.filter((text) => text.to === to);
const mailsTo = (to: string) => pipeline.aws.mails.filter((mail) => mail.to === to);
const wanted = ({ subscriptions }: Account, type: string) =>
  subscriptions[0]?.events.find(({ eventType }) => eventType === type)?.isWanted;

describe('her account', () => {
  it('shows masked addresses, what would arrive on each, and what would ring at night', async () => {
    await browser.post('/account/settings', {
      phrase: 'Your book is ready',
      discretion: [{ contactId: 'phone-1', level: 'discreet' }],
    });

    const { body = '' } = await browser.get('/account');
    const seen = JSON.parse(body) as Account & { contacts: { previews: { text: string }[] }[] };

    expect(body).not.toContain(emailOf(1));
    expect(body).not.toContain(phoneOf(1));
    expect(seen.contacts[1]).toMatchObject({ contactId: 'phone-1', address: '•••-0001', isUsed: true });
    expect(seen.contacts[1]?.previews[0]?.text).toContain('Your book is ready');
    expect(JSON.stringify(seen['rings'])).toContain('WILL ring you at 03:00');
  });

  it('tells what was done, newest first, in plain words', async () => {
    await pipeline.post(aPostedChange('parole-hearing-scheduled'));
    await pipeline.drain();
    pipeline.advance(HOUR);
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();
    browser = await account.signIn(emailOf(1));

    const { entries } = jsonOf(await browser.get('/account/history')) as {
      entries: { title: string; lines: { text: string }[] }[];
    };

    expect(entries.map(({ title }) => title)).toEqual(['An escape', 'A parole hearing was set']);
    expect(entries[0]?.lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['We learned of it.', 'We sent it (by text).']),
    );
  });
});

describe('a new contact', () => {
  const add = (more: Record<string, unknown> = {}) =>
    browser.post('/account/contacts', { channel: 'sms', address: phoneOf(2), smsConsent: true, ...more });

  it('gets a code and nothing else before it is confirmed; the old one stays until then and is told', async () => {
    await add({ replaces: 'phone-1' });
    await pipeline.drain();
    const before = await read();
    pipeline.aws.texts.length = 0;
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();

    expect(before.contacts.map(({ isUsed }) => isUsed)).toEqual([true, true, false]);
    expect([textsTo(phoneOf(1)).length, textsTo(phoneOf(2)).length]).toEqual([1, 0]);
  });

  it('takes the place of the old one once it is confirmed; the old one and the mailbox are told', async () => {
    await add({ replaces: 'phone-1' });
    await pipeline.drain();
    await confirm(codeIn(textsTo(phoneOf(2))[0]?.text));
    await pipeline.carryOn(10);

    const { contacts } = await read();

    expect(contacts.map(({ address, isUsed }) => [address, isUsed])).toEqual([
      ['v•••@example.org', true],
      ['•••-0002', true],
    ]);
    expect(textsTo(phoneOf(1))[0]?.text).toContain('a contact detail was changed');
    expect(mailsTo(emailOf(1))).toHaveLength(1);
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();
    expect([textsTo(phoneOf(1)).length, textsTo(phoneOf(2)).length]).toEqual([1, 3]);
  });

  it('that is added twice is one', async () => {
    await add();
    await add();
    await pipeline.drain();

    expect((await read()).contacts).toHaveLength(3);
    expect(textsTo(phoneOf(2))).toHaveLength(1);
  });

  it('needs consent to texts', async () => {
    expect((await add({ smsConsent: false })).statusCode).toBe(422);
  });

  it('that was removed and added again needs a code again', async () => {
    await browser.post('/account/contacts/remove', { contactId: 'phone-1' });
    await add({ address: phoneOf(1) });

    expect((await read()).contacts.map(({ isUsed }) => isUsed)).toEqual([true, false]);
  });
});

describe('removing a contact', () => {
  const remove = (contactId: string, more: object = {}) =>
    browser.post('/account/contacts/remove', { contactId, ...more });

  it('tells it and the others, and it is found no more', async () => {
    await remove('phone-1');
    await pipeline.drain();

    expect(textsTo(phoneOf(1))).toHaveLength(1);
    expect(mailsTo(emailOf(1))).toHaveLength(1);
    await account.signIn(phoneOf(1));
    expect(textsTo(phoneOf(1))).toHaveLength(1);
  });

  it('explains first what it means to lose the one that the law counts', async () => {
    const refused = await remove('email');
    const stays = await read();
    browser = await account.signIn(phoneOf(1));
    const done = await remove('email', { understood: true });

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('the law counts');
    expect(stays.contacts).toHaveLength(2);
    expect(done.statusCode).toBe(200);
  });

  it('of a contact that is not hers is refused', async () => {
    expect((await remove('phone-7')).statusCode).toBe(422);
  });
});

describe('settings', () => {
  it('that two tabs change at the same time are all kept', async () => {
    await Promise.all([
      browser.post('/account/settings', { language: 'es' }),
      browser.post('/account/settings', { digest: true }),
      browser.post('/account/settings', { hours: { from: '09:00', to: '18:00' } }),
      browser.post('/account/pause', { until: '2026-05-20' }),
    ]);

    expect(await read()).toMatchObject({
      language: 'es',
      digest: true,
      hours: { from: '09:00', to: '18:00' },
      pausedUntil: expect.any(String) as string,
    });
  });

  it('are taken back by null, and what is not named stays', async () => {
    await browser.post('/account/settings', { hours: { from: '09:00', to: '18:00' }, phrase: 'Hi from Sam' });

    await browser.post('/account/settings', { hours: null });

    expect(await read()).toMatchObject({ phrase: 'Hi from Sam' });
    expect((await read())['hours']).toBeUndefined();
  });

  it.each([
    { language: 'xx' },
    { hours: { from: '03:00', to: '04:00' } },
    { timeZone: 'Mars/Olympus' },
    { phrase: 'STOP' },
    { discretion: [{ contactId: 'phone-9', level: 'full' }] },
    { unknown: 1 },
    [],
    null,
    'x',
  ])('that are not right change nothing: %j', async (body) => {
    const before = stateOf();

    const { statusCode } = await browser.post('/account/settings', body);

    expect(statusCode).toBe(422);
    expect(stateOf()).toBe(before);
  });
});

describe('what she hears of', () => {
  const choose = (eventTypes: readonly string[] | null, understood: readonly string[] = []) =>
    browser.post('/account/events', { docNumber: DOC_NUMBER, eventTypes, understood });
  const byLaw = [
    'parole-hearing-scheduled',
    'parole-hearing-rescheduled',
    'parole-hearing-cancelled',
    'hearing-result',
    'release',
    'escape',
    'recapture',
  ];

  it('loses what the law gives only after it was explained, type by type', async () => {
    const refused = await choose(['transfer'], ['escape']);
    const before = await read();
    const done = await choose(['transfer'], byLaw);
    const after = await read();

    expect(refused.statusCode).toBe(422);
    expect((jsonOf(refused) as { errors: unknown[] }).errors).toHaveLength(byLaw.length - 1);
    expect(wanted(before, 'escape')).toBe(true);
    expect(done.statusCode).toBe(200);
    expect([wanted(after, 'escape'), wanted(after, 'transfer')]).toEqual([false, true]);
  });

  it('keeps her written choice with its time as evidence', async () => {
    await choose(['transfer'], byLaw);

    const [item = {}] = pipeline.aws.tables.itemsOf('OffenderSubscriptions');
    const [name = '', choice] = Object.entries(item).find(([key]) => key.startsWith('choice:')) ?? [];

    expect(name).toBe(`choice:${pipeline.now().toISOString()}`);
    expect(JSON.parse(choice?.S ?? '')).toMatchObject({ declined: expect.arrayContaining(byLaw) as unknown });
  });

  it('then leaves her out of the audience', async () => {
    await choose(['transfer'], byLaw);
    pipeline.aws.texts.length = 0;

    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();

    expect(pipeline.aws.texts).toEqual([]);
  });

  it('is everything again by null', async () => {
    await choose(['transfer'], byLaw);
    await choose(null);

    expect(wanted(await read(), 'escape')).toBe(true);
  });

  it('is about those whom she asked about, and nobody else', async () => {
    const { statusCode } = await browser.post('/account/events', { docNumber: '7', eventTypes: null });

    expect(statusCode).toBe(422);
  });
});

describe('a representative', () => {
  const name = () =>
    browser.post('/account/representative', {
      name: { first: 'Kim', last: 'Testperson' },
      scope: 'notify-also',
      email: emailOf(9),
    });

  it('is asked first, told nothing before that, and she hears of both', async () => {
    await name();
    await pipeline.drain();
    const asked = mailsTo(emailOf(9));
    const invited = codeIn(asked[0]?.text);
    const named = mailsTo(emailOf(1)).length;
    await confirm(invited);
    await pipeline.carryOn(10);

    expect(asked).toHaveLength(1);
    expect(invited).not.toBe('none');
    expect(JSON.stringify(asked)).not.toContain('Robin');
    expect([named, mailsTo(emailOf(1)).length]).toEqual([1, 2]);
    expect(await read()).toMatchObject({ representativeContacts: [{ isUsed: true }] });
  });

  it('ends at any time', async () => {
    await name();
    await browser.post('/account/representative/end');
    await pipeline.drain();

    const seen = await read();

    expect(seen['representative']).toBeUndefined();
    expect(seen['representativeContacts']).toEqual([]);
    expect(mailsTo(emailOf(9))).toEqual([]);
  });
});

describe('a pause', () => {
  it('holds what is no emergency, and says that an escape still comes', async () => {
    const { body } = await browser.post('/account/pause', { until: '2026-05-20' });
    await pipeline.drain();
    pipeline.aws.texts.length = 0;

    await pipeline.post(aPostedChange('release-date-set'));
    await pipeline.drain();
    const held = pipeline.aws.texts.length;
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();

    expect(body).toContain('escape');
    expect([held, pipeline.aws.texts.length]).toEqual([0, 1]);
  });

  it('ends by itself, by day, and tells her so', async () => {
    await browser.post('/account/pause', { until: '2026-05-06' });
    await pipeline.pass(3 * DAY);

    const resumed = pipeline.aws.texts.filter(({ text }) => text.includes('the pause is over'));

    expect(resumed).toHaveLength(1);
  });

  it('that she ends herself lets out at once what waited', async () => {
    await browser.post('/account/pause', { until: '2026-05-20' });
    await pipeline.post(aPostedChange('release-date-set'));
    await pipeline.drain();
    pipeline.aws.texts.length = 0;

    await browser.post('/account/resume');
    await pipeline.carryOn(10);

    expect(pipeline.aws.texts.map(({ text }) => text).join()).toContain('release date');
  });

  it.each(['2026-05-04', '2026-12-01', '2020-01-01'])('until %s is refused', async (until) => {
    expect((await browser.post('/account/pause', { until })).statusCode).toBe(422);
  });
});

describe('a withdrawal', () => {
  it('tells every channel, and nothing ends for three days', async () => {
    await browser.post('/account/withdrawal');
    await pipeline.drain();
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();

    expect(textsTo(phoneOf(1))[0]?.text).toContain('They end on May 7, 2026');
    expect(mailsTo(emailOf(1)).length).toBeGreaterThan(0);
    expect(textsTo(phoneOf(1))).toHaveLength(2);
    expect(pipeline.aws.tables.itemsOf('StaffTasks').map(({ reason }) => reason?.S)).toContain('withdrawal');
  });

  it('can be taken back', async () => {
    await browser.post('/account/withdrawal');
    await browser.post('/account/withdrawal/cancel');
    await pipeline.pass(WITHDRAW_AFTER_SECONDS + HOUR);

    expect(await pipeline.edges.victims.get(victimId)).toBeDefined();
    browser = await account.signIn(emailOf(1));
    expect((await read())['withdrawal']).toBeUndefined();
  });

  it('says at its end where she can ask for notices again', async () => {
    await browser.post('/account/withdrawal');
    await pipeline.pass(WITHDRAW_AFTER_SECONDS + 2 * HOUR);

    expect(mailsTo(emailOf(1)).at(-1)?.text).toContain('https://vn.mo.gov/en/register.html');
  });

  it('then erases whatever tells who she is, closes what is owed, and keeps the evidence', async () => {
    await repliesOver(pipeline).reply(phoneOf(1), 'He is at my door');
    await pipeline.post(aPostedChange('parole-hearing-scheduled'));
    await pipeline.drain();
    const facts = pipeline.aws.tables.itemsOf('Ledger').length;
    await browser.post('/account/withdrawal');
    await pipeline.pass(WITHDRAW_AFTER_SECONDS + 2 * HOUR);

    const [victim = {}] = pipeline.aws.tables.itemsOf('Victims');
    const kinds = pipeline.aws.tables.itemsOf('Ledger').map(({ is }) => is?.S);
    expect(victim['sealed']).toBeUndefined();
    expect(victim['withdrawnAt']).toBeDefined();
    expect(pipeline.aws.tables.itemsOf('Contacts')).toEqual([]);
    expect(pipeline.aws.tables.itemsOf('OffenderSubscriptions').map(({ state }) => state?.S)).toEqual([
      'ended',
    ]);
    expect(pipeline.aws.tables.itemsOf('Receipts').filter(({ sealed }) => sealed !== undefined)).toEqual([]);
    expect(pipeline.aws.tables.itemsOf('Errands').filter(({ sealed }) => sealed !== undefined)).toEqual([]);
    expect(kinds).toContain('discharged');
    expect(kinds.length).toBeGreaterThan(facts);
    pipeline.aws.texts.length = 0;
    await pipeline.post(aPostedChange('escape'));
    await pipeline.carryOn();
    expect(pipeline.aws.texts).toEqual([]);
  });
});

describe('her postal address', () => {
  const postalAddress = { line1: '1 Sample Street', city: 'Sampletown', state: 'MO', zip: '65101' };
  const stored = async () => (await pipeline.edges.victims.get(victimId))?.record.postalAddress;

  it('is changed, and removed', async () => {
    await browser.post('/account/settings', { postalAddress });
    expect(await stored()).toMatchObject({ line1: '1 Sample Street' });

    const { statusCode } = await browser.post('/account/settings', { postalAddress: null });

    expect([statusCode, await stored()]).toEqual([200, undefined]);
  });

  it('goes, where the law counts nothing else, only if she knows what that means', async () => {
    await browser.post('/account/settings', { postalAddress });
    browser = await account.signIn(phoneOf(1));
    await browser.post('/account/contacts/remove', { contactId: 'email', understood: true });

    const unread = await browser.post('/account/settings', { postalAddress: null });
    const kept = await stored();
    const known = await browser.post('/account/settings', { postalAddress: null, understood: true });

    expect(unread.statusCode).toBe(422);
    expect(unread.body).toContain('the last one that the law counts');
    expect(kept).toBeDefined();
    expect([known.statusCode, await stored()]).toEqual([200, undefined]);
  });
});

describe('a representative who looks after her contacts', () => {
  let theirs: Browser;
  const named = async (scope: string): Promise<void> => {
    await browser.post('/account/representative', {
      ...{ name: { first: 'Kim', last: 'Testperson' }, scope, email: emailOf(8) },
    });
    await pipeline.carryOn(5);
    await confirm(codeIn(mailsTo(emailOf(8))[0]?.text));
    await pipeline.carryOn(5);
    pipeline.advance(180);
    theirs = await account.signIn(emailOf(8));
  };

  it.each(['notify-also', 'notify-instead', 'hearing'])(
    'signs in with that scope alone: %s',
    async (scope) => {
      await named(scope);

      expect(theirs.cookies).toEqual([]);
    },
  );

  it('sees how she is told, and not of whom, nor who looked, nor what is hers alone', async () => {
    await browser.post('/account/settings', {
      phrase: 'Your book is ready',
      safeContactNotes: 'Not on Mondays',
    });
    await named('manage-contacts');

    const { body = '' } = await theirs.get('/account');

    expect(JSON.parse(body)).toMatchObject({ contacts: [{}, {}], subscriptions: [], seenBy: [] });
    expect(body).not.toMatch(/book is ready|Mondays|Sampleman/);
    expect((await theirs.get('/account/history')).statusCode).toBe(403);
  });

  it('adds and removes contacts, and changes hours and language; she is told of it', async () => {
    await named('manage-contacts');
    const before = mailsTo(emailOf(1)).length;

    const answers = [
      await theirs.post('/account/settings', { language: 'es', hours: { from: '09:00', to: '18:00' } }),
      await theirs.post('/account/contacts', { channel: 'email', address: emailOf(2) }),
      await theirs.post('/account/contacts/remove', { contactId: 'phone-1' }),
    ];
    await pipeline.carryOn(5);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(mailsTo(emailOf(1)).length).toBeGreaterThan(before);
  });

  it.each([
    ['/account/withdrawal', {}],
    ['/account/withdrawal/cancel', {}],
    ['/account/representative/end', {}],
    [
      '/account/representative',
      { name: { first: 'Lee', last: 'Other' }, scope: 'notify-instead', phone: phoneOf(9) },
    ],
    ['/account/events', { docNumber: DOC_NUMBER, eventTypes: null }],
    ['/account/pause', { until: '2026-05-20' }],
    ['/account/resume', {}],
    ['/account/settings', { phrase: 'Another' }],
    ['/account/settings', { safeContactNotes: null }],
  ])('does not do for her: %s %j', async (path, body) => {
    await named('manage-contacts');
    const before = stateOf();

    const { statusCode } = await theirs.post(path, body);

    expect([statusCode, stateOf()]).toEqual([403, before]);
  });

  it('leaves her no less reachable, whatever they say that they understood', async () => {
    await named('manage-contacts');
    await browser.post('/account/contacts/remove', { contactId: 'phone-1' });

    const { statusCode } = await theirs.post('/account/contacts/remove', {
      contactId: 'email',
      understood: true,
    });

    expect(statusCode).toBe(403);
    expect((await read()).contacts.map(({ contactId }) => contactId)).toEqual(['email']);
  });

  it('is signed out once she ends it', async () => {
    await named('manage-contacts');

    await browser.post('/account/representative/end');

    expect((await theirs.get('/account')).statusCode).toBe(401);
  });
});
