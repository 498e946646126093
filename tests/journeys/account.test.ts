import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { callApi, startStack, type ApiAnswer, type StackClient } from '../support/local-stack.ts';
import {
  aForm,
  aHearing,
  codeIn,
  confirm,
  dynamoOf,
  evidenceOf,
  factsOf,
  goOnTo,
  happens,
  linkIn,
  messagesTo,
  passTo,
  register,
  statusOf,
  submit,
} from '../support/journey.ts';

jest.setTimeout(60_000);

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '10:00');
});
afterAll(() => stack.stop());

type Item = Readonly<Record<string, unknown>>;

/** Everything that stands in the tables. */
const everything = async (): Promise<Readonly<Record<string, readonly Item[]>>> => {
  const client = dynamoOf(stack);
  try {
    const found = Object.entries(stack.tables).map(async ([id, TableName]) => {
      const items: Item[] = [];
      let from: Item | undefined;
      do {
        const start = from === undefined ? {} : { ExclusiveStartKey: from as never };
        const page = await client.send(new ScanCommand({ TableName, ...start }));
        items.push(...(page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return [id, items.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))];
    });
    return Object.fromEntries(await Promise.all(found)) as Record<string, readonly Item[]>;
  } finally {
    client.destroy();
  }
};

/** A browser of hers: it keeps the cookie, and sends JSON. */
interface Browser {
  readonly get: (path: string) => Promise<ApiAnswer>;
  readonly post: (path: string, body?: object) => Promise<ApiAnswer>;
}

const send = (path: string, body: object, cookie?: string): Promise<ApiAnswer> =>
  callApi(stack, {
    ...{ method: 'POST', path, body },
    ...(cookie === undefined ? {} : { headers: { cookie } }),
  });

/** What a browser sends back of the cookie that was set. */
const cookieIn = ({ headers }: ApiAnswer): string => headers.getSetCookie()[0]?.split(';')[0] ?? 'none=';

/** Asks for a code and reads it where it arrives. Wishes within two minutes are one. */
const askForCode = async (address: string): Promise<string> => {
  await stack.advance(3 * MINUTE_MS);
  await send('/sign-in', { address });
  await stack.quiesce();
  return codeIn((await messagesTo(stack, address)).at(-1));
};

const browserWith = (cookie: string): Browser => ({
  get: (path) => callApi(stack, { path, headers: { cookie } }),
  post: (path, body = {}) => send(path, body, cookie),
});

const signIn = async (address: string): Promise<Browser> =>
  browserWith(cookieIn(await send('/sessions', { code: await askForCode(address) })));

/** What came to an address about an offender: everything with a link that acknowledges. */
const newsTo = async (address: string): Promise<readonly string[]> =>
  (await messagesTo(stack, address)).filter((text) => linkIn(text) !== 'no link');

const newest = async (address: string): Promise<string> => (await messagesTo(stack, address)).at(-1) ?? '';

const hearing = async (statusChangeId: string, docNumber: string): Promise<void> => {
  const { eventType, details } = aHearing(statusChangeId, docNumber);
  await happens(stack, statusChangeId, docNumber, { eventType, details });
};

const account = async (browser: Browser): Promise<Item> => (await browser.get('/account')).body as Item;

const change = async (browser: Browser, what: string, body?: object): Promise<void> => {
  const { status } = await browser.post(`/account/${what}`, body);
  if (status !== 200) throw new Error(`the change was answered ${status}`);
};

describe('a victim who changes her phone', () => {
  const [old, next, email] = ['+15735550901', '+15735550902', 'moves@example.org'];
  let browser: Browser;
  let begun: readonly string[];

  beforeAll(async () => {
    await register(stack, '00000901', { email, phones: [old] });
    await stack.quiesce();
  });

  it('signs in with a code that came to a confirmed contact, in a cookie that no script reads', async () => {
    const answer = await send('/sessions', { code: await askForCode(email) });
    const [cookie = ''] = answer.headers.getSetCookie();
    browser = browserWith(cookieIn(answer));

    expect(answer.status).toBe(200);
    expect(cookie.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=1800',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    expect(cookie).toMatch(/^__Host-session=[\w-]{43};/);
    expect(JSON.stringify(answer.body)).not.toContain(cookieIn(answer).split('=')[1]);
  });

  it('sees what is on record, its addresses masked', async () => {
    const seen = await account(browser);

    expect(seen).toMatchObject({
      contacts: [
        { contactId: 'email', isUsed: true },
        { contactId: 'phone-1', address: '•••-0901', isUsed: true },
      ],
      subscriptions: [{ docNumber: '00000901', state: 'active' }],
    });
    expect(JSON.stringify(seen)).not.toMatch(/5735550901|moves@/);
  });

  it('gets a code on the new phone, and news on the old one until it is typed', async () => {
    const wish = { channel: 'sms', address: next, smsConsent: true, replaces: 'phone-1' };
    await change(browser, 'contacts', wish);
    await stack.quiesce();
    begun = await messagesTo(stack, next);

    await happens(stack, 'moves-1', '00000901');

    expect(begun.map((text) => codeIn(text) === 'no code')).toEqual([false]);
    expect([await newsTo(old), await newsTo(next)]).toEqual([[expect.stringContaining('ALERT')], []]);
  });

  it('keeps the old phone when the code was wrong', async () => {
    expect((await confirm(stack, 'BCDF-2345-GH')).status).toBe(422);
    await stack.quiesce();

    expect(await account(browser)).toMatchObject({ contacts: [{}, { isUsed: true }, { isUsed: false }] });
  });

  it('has the new phone in place of the old one, which is told so, after the code', async () => {
    expect((await confirm(stack, codeIn(begun[0]))).status).toBe(200);
    for (let minutes = 0; minutes < 5; minutes += 1)
      await passTo(stack, new Date(Date.parse(await stack.now()) + MINUTE_MS));

    const { contacts, callNumbers } = await account(browser);
    expect(contacts).toMatchObject([{ contactId: 'email' }, { address: '•••-0902', isUsed: true }]);
    expect(callNumbers).toEqual(['•••-0902']);
    expect(await newest(old)).toContain('a contact detail was changed');
    expect(await newest(email)).toContain('was changed');
  });

  it('hears the next news on the new phone only', async () => {
    const before = [await messagesTo(stack, old), await newsTo(next)] as const;

    await happens(stack, 'moves-2', '00000901', { eventType: 'recapture' });

    expect(await messagesTo(stack, old)).toEqual(before[0]);
    expect(await newsTo(next)).toHaveLength(before[1].length + 1);
  });

  it('is signed in no more by the phone that she gave away', async () => {
    const inOldPocket = await messagesTo(stack, old);
    await askForCode(old);

    expect(await messagesTo(stack, old)).toEqual(inOldPocket);
  });
});

describe('whoever is not she', () => {
  const [phone, email] = ['+15735550911', 'guarded@example.org'];
  let registered: string;

  beforeAll(async () => {
    await register(stack, '00000911', { email, phones: [phone] });
    await stack.quiesce();
    registered = codeIn((await messagesTo(stack, email))[0]);
  });

  it.each<[string, () => Promise<string>]>([
    ['was guessed', () => Promise.resolve('BCDF-2345-GH')],
    ['confirms a contact', () => Promise.resolve(registered)],
    [
      'was used before',
      async () => {
        const code = await askForCode(email);
        expect((await send('/sessions', { code })).status).toBe(200);
        return code;
      },
    ],
    [
      'is older than a quarter of an hour',
      async () => {
        const code = await askForCode(email);
        await stack.advance(16 * MINUTE_MS);
        return code;
      },
    ],
  ])('is refused with a code that %s', async (_, codeOf) => {
    const code = await codeOf();

    const answer = await send('/sessions', { code });

    expect(answer).toMatchObject({ status: 422, body: { type: expect.stringContaining('code') as string } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('sees and changes nothing by the session of a phone that was removed since', async () => {
    const thief = await signIn(phone);
    const she = await signIn(email);
    expect((await thief.get('/account')).status).toBe(200);

    await change(she, 'contacts/remove', { contactId: 'phone-1' });
    await stack.quiesce();

    expect((await thief.get('/account')).status).toBe(401);
    expect((await thief.post('/account/settings', { language: 'es' })).status).toBe(401);
    expect(await account(she)).toMatchObject({ language: 'en' });
  });

  it('changes nothing from another site, though her browser sent the cookie along', async () => {
    const cookie = cookieIn(await send('/sessions', { code: await askForCode(email) }));

    const { status } = await callApi(stack, {
      method: 'POST',
      path: '/account/withdrawal',
      body: {},
      headers: { cookie, origin: 'https://elsewhere.example.org', 'sec-fetch-site': 'cross-site' },
    });

    expect(status).toBe(403);
    expect(await account(browserWith(cookie))).not.toHaveProperty('withdrawal');
  });
});

/** Opens a page as a scanner and as a browser do; with her cookie, as if she had clicked. */
const open = async (path: string, cookie: string): Promise<void> => {
  for (const method of ['GET', 'HEAD'])
    for (const headers of [{}, { cookie }, { accept: 'text/html', cookie }])
      await callApi(stack, { method, path, headers });
  await stack.quiesce();
};

describe('a mail scanner that opens every link', () => {
  const email = 'scanned@example.org';
  let session: string;

  beforeAll(async () => {
    await register(stack, '00000921', { email });
    await happens(stack, 'scanned-1', '00000921');
    session = cookieIn(await send('/sessions', { code: await askForCode(email) }));
    await change(browserWith(session), 'contacts', { channel: 'email', address: 'two@example.org' });
    await stack.quiesce();
  });

  it.each<[string, () => Promise<string>]>([
    ['in a notice', async () => new URL(linkIn((await newsTo(email)).at(-1))).pathname],
    ['to her account', () => Promise.resolve('/account')],
    ['to her history', () => Promise.resolve('/account/history')],
    ['to the page for codes', () => Promise.resolve('/registrations/confirm')],
    [
      'to the page for codes, with the code',
      async () => `/registrations/confirm?code=${codeIn(await newest('two@example.org'))}`,
    ],
    ['to a withdrawal', () => Promise.resolve('/account/withdrawal')],
  ])('changes nothing by the link %s', async (_, path) => {
    const before = await everything();

    await open(await path(), session);

    expect(await everything()).toEqual(before);
  });

  it('has acknowledged nothing, and the button still does', async () => {
    const path = new URL(linkIn((await newsTo(email)).at(-1))).pathname;
    expect(await statusOf(stack, 'scanned-1')).toMatchObject({ notifications: { accepted: 1 } });

    await callApi(stack, { method: 'POST', path });

    expect(await statusOf(stack, 'scanned-1')).toMatchObject({ notifications: { acknowledged: 1 } });
  });
});

describe('a victim who changes her wishes', () => {
  const [phone, email, doc] = ['+15735550931', 'wishes@example.org', '00000931'];
  let browser: Browser;

  beforeAll(async () => {
    await register(stack, doc, { email, phones: [phone] });
  });
  beforeEach(async () => {
    await goOnTo(stack, '10:00');
    browser = await signIn(email);
    await change(browser, 'settings', { hours: null });
  });

  it('hears of a hearing in her new hours, and of an escape at any', async () => {
    await change(browser, 'settings', { hours: { from: '15:00', to: '18:00' } });

    await hearing('wishes-1', doc);
    const early = await newsTo(phone);
    await happens(stack, 'wishes-2', doc);
    const urgent = await newsTo(phone);
    await goOnTo(stack, '15:01');
    const inHours = await newsTo(phone);

    expect(early).toEqual([]);
    expect(urgent).toEqual([expect.stringContaining('escaped')]);
    expect(inHours.slice(1).join()).toMatch(/hearing/);
  });

  it('reads the next text in her language', async () => {
    await change(browser, 'settings', { language: 'es' });

    await happens(stack, 'wishes-3', doc, { eventType: 'recapture' });

    expect((await newsTo(phone)).at(-1)).toMatch(/detenida de nuevo/);
  });

  it('gets her own phrase and no word of the matter on a phone that others may see', async () => {
    await change(browser, 'settings', {
      ...{ language: 'en', phrase: 'Your book is ready' },
      discretion: [{ contactId: 'phone-1', level: 'discreet' }],
    });

    await happens(stack, 'wishes-4', doc);

    const text = (await newsTo(phone)).at(-1) ?? '';
    expect(text.replace(linkIn(text), '').trim()).toMatch(/^(URGENT: ?)?Your book is ready$/i);
    expect((await newsTo(email)).at(-1)).toMatch(/escape/i);
  });

  it('hears of moves that she asks for, and of no hearing once she has declined them, type by type', async () => {
    const choose = (understood: readonly string[]): Promise<ApiAnswer> =>
      browser.post('/account/events', {
        ...{ docNumber: doc, eventTypes: ['escape', 'release', 'transfer'], understood },
      });
    const refused = await choose([]);
    const named = (refused.body as { errors: { problem: string }[] }).errors.map(
      ({ problem }) => /must name ([\w-]+)/.exec(problem)?.[1] ?? problem,
    );

    const { status } = await choose(named);
    const before = await newsTo(email);
    await hearing('wishes-5', doc);
    const declined = await newsTo(email);
    await happens(stack, 'wishes-6', doc, {
      eventType: 'transfer',
      details: { toFacility: 'Sample Center' },
    });
    expect([refused.status, status]).toEqual([422, 200]);
    expect(named).toContain('parole-hearing-scheduled');
    expect(declined).toEqual(before);
    expect(await newsTo(email)).toHaveLength(before.length + 1);
  });
});

describe('a victim who pauses', () => {
  const [phone, email, doc] = ['+15735550941', 'pauses@example.org', '00000941'];
  let browser: Browser;

  beforeAll(async () => {
    await goOnTo(stack, '10:00');
    await register(stack, doc, { email, phones: [phone] });
    browser = await signIn(email);
    const until = new Date(Date.parse(await stack.now()) + 10 * DAY_MS).toISOString().slice(0, 10);
    await change(browser, 'pause', { until });
    await stack.quiesce();
  });

  it('is told so on every channel', async () => {
    expect([await newest(phone), await newest(email)]).toEqual([
      expect.stringContaining('paused until'),
      expect.stringContaining('paused your notices'),
    ]);
  });

  it('hears of an escape, and of a hearing only when she ends the pause', async () => {
    await hearing('pauses-1', doc);
    const held = await newsTo(phone);
    await happens(stack, 'pauses-2', doc);
    const urgent = await newsTo(phone);
    await change(browser, 'resume');
    await passTo(stack, new Date(Date.parse(await stack.now()) + 3 * MINUTE_MS));

    expect(held).toEqual([]);
    expect(urgent).toEqual([expect.stringContaining('escaped')]);
    expect((await newsTo(phone)).slice(1).join()).toMatch(/hearing/);
  });
});

describe('a victim who withdraws', () => {
  const [phone, email, doc] = ['+15735550951', 'leaves-us@example.org', '00000951'];
  const friend = 'friend-of-hers@example.org';
  let victimId: string;
  let notificationId: string;
  let browser: Browser;

  /** What is kept under her ids, under a seal. */
  const sealedOfHers = async (): Promise<readonly string[]> =>
    Object.entries(await everything()).flatMap(([table, items]) =>
      items
        .filter((item) => JSON.stringify(item).includes(victimId))
        .flatMap((item) => Object.keys(item).filter((name) => name.startsWith('sealed')))
        .map((name) => `${table} ${name}`),
    );

  /** All texts of the tables, as they stand and as what they may be written in. */
  const legible = async (): Promise<string> => {
    const values = JSON.stringify(await everything()).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    const ways = ['base64', 'hex'] as const;
    return values
      .map((value) => value.slice(1, -1))
      .flatMap((value) => [value, ...ways.map((way) => Buffer.from(value, way).toString('latin1'))])
      .join('\n');
  };

  beforeAll(async () => {
    await goOnTo(stack, '10:00');
    const different = {
      requesterName: { first: 'Wilhelmina', last: 'Goneaway' },
      signature: 'Wilhelmina Goneaway',
      requestText: 'Words that nobody else wrote.',
      postalAddress: { line1: '99 Vanishing Lane', city: 'Columbia', state: 'MO', zip: '65201' },
      representative: { name: { first: 'Kim', last: 'Nearby' }, scope: 'notify-also', email: friend },
    };
    await register(stack, doc, { email, phones: [phone], different });
    await happens(stack, 'leaves-1', doc);
    const [fact] = await factsOf(stack, 'leaves-1');
    notificationId = fact?.notificationId ?? '';
    const { OffenderSubscriptions = [] } = await everything();
    const hers = OffenderSubscriptions.find((item) => JSON.stringify(item).includes(doc)) as
      { victimId: { S: string } } | undefined;
    victimId = hers?.victimId.S ?? '';
    browser = await signIn(email);
  });

  it('is told on every channel that it ends in three days, and is told of what happens until then', async () => {
    expect(await sealedOfHers()).toEqual(expect.arrayContaining(['Victims sealed']));
    await change(browser, 'withdrawal');
    await stack.quiesce();
    const warned = [await newest(phone), await newest(email)];
    await happens(stack, 'leaves-2', doc, { eventType: 'recapture' });

    expect(warned).toEqual([expect.stringContaining('They end on'), expect.stringContaining('They end on')]);
    expect((await newsTo(phone)).at(-1)).toContain('back in custody');
  });

  it('is erased after it: nothing in any table tells who she was or how she was reached', async () => {
    // Reminders of what happened before come first, so that nothing is on its way when it takes effect.
    for (const wait of [2 * DAY_MS, DAY_MS - 2 * MINUTE_MS, 3 * MINUTE_MS, 5 * MINUTE_MS])
      await passTo(stack, new Date(Date.parse(await stack.now()) + wait));

    expect(await newest(phone)).toContain('your notices have ended');
    expect(await sealedOfHers()).toEqual([]);
    expect(await legible()).not.toMatch(
      /wilhelmina|goneaway|5735550951|leaves-us|vanishing lane|nobody else wrote|nearby|friend-of-hers/i,
    );
  });

  it('leaves the evidence of what was owed to her, and of what was done', async () => {
    const evidence = await evidenceOf(stack, notificationId);

    expect(evidence).toMatchObject({ eventType: 'escape', outcome: 'met', proof: { by: 'email' } });
    expect(JSON.stringify(evidence)).not.toMatch(/wilhelmina|goneaway|5735550951|leaves-us/i);
    const { FormSubmissions = [] } = await everything();
    expect(FormSubmissions.filter((item) => JSON.stringify(item).includes(victimId))).toEqual([
      expect.objectContaining({
        erasedAt: expect.anything() as unknown,
        submissionHash: expect.anything() as unknown,
      }),
    ]);
  });

  it('is signed in no more, and nothing is sent to her', async () => {
    const before = [await messagesTo(stack, phone), await messagesTo(stack, email)];

    await happens(stack, 'leaves-3', doc);
    await askForCode(email);
    await passTo(stack, new Date(Date.parse(await stack.now()) + DAY_MS));

    expect((await browser.get('/account')).status).toBe(401);
    expect([await messagesTo(stack, phone), await messagesTo(stack, email)]).toEqual(before);
    expect(await messagesTo(stack, friend)).not.toContainEqual(expect.stringContaining('leaves-3'));
    expect(await factsOf(stack, 'leaves-3')).toEqual([]);
  });

  it('is a victim anew when she sends the form again', async () => {
    await submit(stack, aForm(doc, { email, phones: [phone] }));
    await stack.quiesce();

    expect(codeIn(await newest(email))).not.toBe('no code');
  });
});

describe('a victim who is asked after a quarter whether a contact still reaches her', () => {
  const email = 'quarterly@example.org';
  let path: string;

  beforeAll(async () => {
    await register(stack, '00000961', { email });
    for (const wait of [MINUTE_MS, 91 * DAY_MS])
      await passTo(stack, new Date(Date.parse(await stack.now()) + wait));
    await goOnTo(stack, '10:00');
    path = /\/c\/\w{14}/.exec(await newest(email))?.[0] ?? 'no link';
  });

  const confirmedAt = async (): Promise<string | undefined> =>
    ((await account(await signIn(email)))['contacts'] as { confirmedAt?: string }[])[0]?.confirmedAt;

  it('confirms nothing by opening the link, and confirms it by the button', async () => {
    const first = await confirmedAt();
    const before = await everything();
    await open(path, 'none=');
    const opened = await everything();
    await callApi(stack, { method: 'POST', path });

    expect(opened).toEqual(before);
    expect((await confirmedAt())?.slice(0, 10)).toBe((await stack.now()).slice(0, 10));
    expect(first).not.toBe(await confirmedAt());
  });
});
