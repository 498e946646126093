import { contactHashFor } from '../../domain/secrets.ts';
import { MOST_TRIES, SESSION_SECONDS, SIGN_IN_CODE_VALID_SECONDS } from '../../domain/timing.ts';
import { accountOver, codeIn, type AccountFunctions } from '../support/account.ts';
import { aForm, emailOf, phoneOf } from '../support/builders.ts';
import { aPipeline, INDEX_KEY, type Pipeline } from '../support/fakes-pipeline.ts';
import { tableKinds } from '../support/fakes-tables.ts';

let pipeline: Pipeline;
let account: AccountFunctions;
beforeEach(() => {
  pipeline = aPipeline();
  account = accountOver(pipeline);
});

const stateOf = ({ aws }: Pipeline): string =>
  JSON.stringify([tableKinds.map((kind) => aws.tables.itemsOf(kind)), aws.queued, aws.texts, aws.mails]);

const newestCode = (): string => codeIn(pipeline.aws.mails.at(-1)?.text);

describe('asking for a code', () => {
  it('sends one to the contact that was named, and to no other', async () => {
    await pipeline.aVictim(1);

    await account.post('/sign-in', { address: '(573) 555-0001' });
    await pipeline.drain();

    expect(pipeline.aws.texts.map(({ to }) => to)).toEqual([phoneOf(1)]);
    expect(codeIn(pipeline.aws.texts[0]?.text)).not.toBe('none');
    expect(pipeline.aws.mails).toEqual([]);
  });

  it.each([
    ['unknown', (): Promise<unknown> => Promise.resolve()],
    [
      'not confirmed',
      async () => {
        await pipeline.edges.victims.addOnce('victim-1', aForm(), pipeline.now().toISOString());
        const hash = contactHashFor(INDEX_KEY, emailOf(1));
        await pipeline.edges.contacts.add(hash, { victimId: 'victim-1', contactId: 'email' });
      },
    ],
  ])('sends nothing to an address that is %s', async (_, arrange) => {
    await arrange();

    await account.post('/sign-in', { address: emailOf(1) });
    await pipeline.carryOn();

    expect([pipeline.aws.texts, pipeline.aws.mails]).toEqual([[], []]);
  });

  it('sends nothing to a contact that is barred', async () => {
    const victimId = await pipeline.aVictim(1);
    await pipeline.edges.confirmations.bar(victimId, 'email', 'bounced', pipeline.now().toISOString());

    await account.post('/sign-in', { address: emailOf(1) });
    await pipeline.carryOn();

    expect(pipeline.aws.mails).toEqual([]);
  });

  it('is the same from outside whether the address is known or not: answer, operations and their order', async () => {
    await pipeline.aVictim(1);
    const observed = async (address: string) => {
      const before = pipeline.aws.requests.length;
      const answer = await account.post('/sign-in', { address });
      return { answer, requests: pipeline.aws.requests.slice(before) };
    };

    const known = await observed(emailOf(1));
    const unknown = await observed(emailOf(2));
    const again = await observed(emailOf(1));

    expect(known.answer.statusCode).toBe(202);
    expect(known.requests).toHaveLength(2);
    expect(unknown).toEqual(known);
    expect(again).toEqual(known);
  });

  it('asked for twice within a moment, is one code', async () => {
    await pipeline.aVictim(1);

    await account.post('/sign-in', { address: emailOf(1) });
    await account.post('/sign-in', { address: emailOf(1) });
    await pipeline.drain();

    expect(pipeline.aws.mails).toHaveLength(1);
  });

  it('ends after some codes a day, so that nobody is flooded', async () => {
    await pipeline.aVictim(1);

    for (let n = 0; n < 30; n += 1) {
      await account.post('/sign-in', { address: emailOf(1) });
      await pipeline.drain();
      pipeline.advance(180);
    }

    expect(pipeline.aws.mails).toHaveLength(5);
  });

  it('works when the hint is lost', async () => {
    await pipeline.aVictim(1);
    pipeline.aws.refuse.queue = () => new Error('down');
    const { statusCode } = await account.post('/sign-in', { address: emailOf(1) });
    pipeline.aws.refuse.queue = () => undefined;

    await pipeline.carryOn(6);

    expect(statusCode).toBe(202);
    expect(newestCode()).not.toBe('none');
  });

  it('keeps no address in a queue, a log or a table', async () => {
    await account.post('/sign-in', { address: 'canary4711@example.org' });
    await pipeline.carryOn();

    expect(`${stateOf(pipeline)}${pipeline.log.join()}`).not.toContain('canary4711');
  });
});

describe('a session', () => {
  it('opens with the code, in a cookie that no script reads and no other site sends', async () => {
    await pipeline.aVictim(1);
    await account.post('/sign-in', { address: emailOf(1) });
    await pipeline.drain();

    const { statusCode, cookies = [] } = await account.post('/sessions', { code: newestCode() });

    expect(statusCode).toBe(200);
    expect(cookies).toEqual([
      expect.stringMatching(
        /^__Host-session=\S{43}; Max-Age=1800; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  it('opens once: a code that was read over her shoulder is worth nothing after', async () => {
    await pipeline.aVictim(1);
    const browser = await account.signIn(emailOf(1));

    const second = await account.post('/sessions', { code: newestCode() });

    expect((await browser.get('/account')).statusCode).toBe(200);
    expect(second).toMatchObject({ statusCode: 422 });
    expect(second.cookies).toBeUndefined();
  });

  it('is refused with the same answer for a code that is wrong, old, used, or for something else', async () => {
    const victimId = await pipeline.aVictim(1);
    await account.signIn(emailOf(1));
    const used = newestCode();
    pipeline.advance(300);
    await account.post('/sign-in', { address: emailOf(1) });
    await pipeline.drain();
    const old = newestCode();
    pipeline.advance(SIGN_IN_CODE_VALID_SECONDS + 1);
    const browserOfAnother = await account.signIn(phoneOf(1));
    await browserOfAnother.post('/account/contacts', { channel: 'email', address: emailOf(7) });
    await pipeline.drain();
    const forConfirming = newestCode();

    const answers = await Promise.all(
      ['BCDF-2345-GH', old, used, forConfirming].map((code) => account.post('/sessions', { code })),
    );

    expect(new Set([old, used, forConfirming]).size).toBe(3);
    expect(answers[0]?.statusCode).toBe(422);
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(victimId).toBe('victim-00001');
  });

  it('cannot be guessed: one caller has few tries', async () => {
    const answers = [];
    for (let n = 0; n < MOST_TRIES + 1; n += 1)
      answers.push((await account.post('/sessions', { code: `BCDF-2345-${n}` })).statusCode);
    pipeline.advance(1_000);
    const later = await account.post('/sessions', { code: 'BCDF-2345-GH' });

    expect(answers.slice(0, -1).every((status) => status === 422)).toBe(true);
    expect(answers.at(-1)).toBe(429);
    expect(later.statusCode).toBe(422);
  });

  it('ends after half an hour', async () => {
    await pipeline.aVictim(1);
    const browser = await account.signIn(emailOf(1));
    pipeline.advance(SESSION_SECONDS + 1);

    expect((await browser.get('/account')).statusCode).toBe(401);
  });

  it('ends when she says so', async () => {
    await pipeline.aVictim(1);
    const browser = await account.signIn(emailOf(1));

    const ended = await browser.post('/sessions/end');

    expect(ended.cookies?.[0]).toMatch(/^__Host-session=; Max-Age=0;/);
    expect((await browser.get('/account')).statusCode).toBe(401);
  });

  it('ends with the contact that it was opened with: a lost phone opens nothing', async () => {
    await pipeline.aVictim(1);
    const thief = await account.signIn(phoneOf(1));
    const browser = await account.signIn(emailOf(1));

    await browser.post('/account/contacts/remove', { contactId: 'phone-1' });

    expect((await thief.get('/account')).statusCode).toBe(401);
    expect((await browser.get('/account')).statusCode).toBe(200);
  });

  it.each([
    ['none', []],
    ['an empty one', ['__Host-session=']],
    ['a made-up one', ['__Host-session=abc']],
    ['one of another name', ['session=secret-1']],
  ])('is needed for every look and every change: with %s, nothing', async (_, cookies) => {
    await pipeline.aVictim(1);
    const before = stateOf(pipeline);

    const look = await account.ask('GET /account', { cookies });
    const change = await account.post('/account/withdrawal', {}, cookies);

    expect([look.statusCode, change.statusCode]).toEqual([401, 401]);
    expect(stateOf(pipeline)).toBe(before);
  });
});

describe('a request in her name from elsewhere', () => {
  it.each([
    ['a form of nobody knows where', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['a page of another site', { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }, 403],
    [
      'a script of another site',
      { 'content-type': 'application/json', origin: 'https://evil.example.org' },
      403,
    ],
    ['plain text', { 'content-type': 'text/plain' }, 415],
  ])('changes nothing: %s', async (_, headers, status) => {
    await pipeline.aVictim(1);
    const { cookies } = await account.signIn(emailOf(1));
    const before = stateOf(pipeline);

    const { statusCode } = await account.ask('POST /account/withdrawal', {
      body: '{}',
      headers,
      cookies: [...cookies],
    });

    expect(statusCode).toBe(status);
    expect(stateOf(pipeline)).toBe(before);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('changes nothing by %s, whatever the page', async (method) => {
    await pipeline.aVictim(1);
    const { cookies } = await account.signIn(emailOf(1));
    const before = stateOf(pipeline);

    for (const path of ['/account', '/account/history'])
      await account.ask(`GET ${path}`, { method, cookies: [...cookies] });
    await account.ask('GET /c/{code}', { method, pathParameters: { code: 'q3Zt81xKvAb2Yh' } });

    expect(stateOf(pipeline)).toBe(before);
  });
});
