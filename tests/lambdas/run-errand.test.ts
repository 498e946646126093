import fc from 'fast-check';
import { anErrand, type ErrandKind } from '../../domain/errand.ts';
import { lossOf, reachOf } from '../../domain/account.ts';
import { CHECK_EVERY_SECONDS, ANSWER_CHECK_WITHIN_SECONDS } from '../../domain/timing.ts';
import { accountOver, codeIn, type AccountFunctions, type Browser } from '../support/account.ts';
import { aPostedChange, DAY, emailOf, HOUR, NOW, phoneOf } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';
import { tableKinds } from '../support/fakes-tables.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const asked = async (of: Pipeline, kind: ErrandKind, contactId: string): Promise<string> => {
  const errand = anErrand('cause', {
    ...{ kind, victimId: 'victim-00001', contactId, dueAt: of.now().toISOString() },
  });
  await of.edges.errands.addOnce(errand);
  return errand.errandId;
};

describe('an errand', () => {
  it.each([
    ['contact-failed', 'email', phoneOf(1), 'could not reach you by e-mail'],
    ['contact-failed', 'phone-1', emailOf(1), 'could not reach you at the phone number'],
    ['texts-ended', 'phone-1', emailOf(1), 'end our texts'],
  ] as const)(
    '%s of %s tells her other contact, and nothing of what it was about',
    async (kind, contactId, to, words) => {
      await pipeline.aVictim(1);
      await asked(pipeline, kind, contactId);

      await pipeline.carryOn(5);

      const sent = [...pipeline.aws.texts, ...pipeline.aws.mails];
      expect(sent.map((one) => one.to)).toEqual([to]);
      expect(sent[0]?.text).toContain(words);
      expect(JSON.stringify(sent)).not.toMatch(/prison|escape|offender|Sampleman/i);
    },
  );

  it('of no haste does not ring at night', async () => {
    await pipeline.aVictim(1);
    // 03:00 in Missouri.
    pipeline.advance(17 * HOUR);
    await asked(pipeline, 'contact-failed', 'email');

    await pipeline.carryOn(10);
    const atNight = pipeline.aws.texts.length;
    await pipeline.pass(6 * HOUR);

    expect([atNight, pipeline.aws.texts.length]).toEqual([0, 1]);
  });

  it('is done once, however often it is hinted', async () => {
    await pipeline.aVictim(1);
    const errandId = await asked(pipeline, 'texts-ended', 'phone-1');

    await pipeline.work('errand', errandId, errandId);
    await pipeline.work('errand', errandId);

    expect(pipeline.aws.mails).toHaveLength(1);
  });

  it('is tried again when a provider is busy', async () => {
    await pipeline.aVictim(1);
    let busy = true;
    pipeline.aws.refuse.mail = () => (busy ? 'ACCOUNT_THROTTLED' : undefined);
    const errandId = await asked(pipeline, 'texts-ended', 'phone-1');
    await pipeline.work('errand', errandId);
    busy = false;

    await pipeline.carryOn(10);

    expect(pipeline.aws.mails).toHaveLength(1);
    expect(pipeline.owed()).toBe(0);
  });

  it('for somebody who withdrew tells nobody', async () => {
    const victimId = await pipeline.aVictim(1);
    await asked(pipeline, 'texts-ended', 'phone-1');
    await pipeline.edges.victims.withdraw(victimId, pipeline.now().toISOString());

    await pipeline.carryOn(5);

    expect(pipeline.aws.mails).toEqual([]);
    expect(pipeline.owed()).toBe(0);
  });
});

/** What she does, and what comes of it; the account is over when it returns. */
interface Story {
  readonly name: string;
  readonly tell: (of: Pipeline, account: AccountFunctions, browser: Browser) => Promise<void>;
  readonly end: (of: Pipeline) => Promise<unknown>;
}

const retried = async (
  times: number,
  once: () => Promise<{ statusCode?: number | undefined }>,
): Promise<void> => {
  for (let n = 0; n < times; n += 1) if (((await once()).statusCode ?? 500) < 500) return;
};

const stories: readonly Story[] = [
  {
    name: 'a replaced phone',
    tell: async (of, _, browser) => {
      const wish = { channel: 'sms', address: phoneOf(2), smsConsent: true, replaces: 'phone-1' };
      await retried(3, () => browser.post('/account/contacts', wish));
      await of.carryOn(15);
      const code = codeIn(of.aws.texts.find(({ to }) => to === phoneOf(2))?.text);
      await retried(3, () =>
        of.http('confirm', { path: '/registrations/confirm', body: JSON.stringify({ code }) }),
      );
      await of.carryOn(15);
    },
    end: async (of) => {
      const stored = await of.edges.victims.get('victim-00001');
      const told = of.aws.texts.filter(({ to, text }) => to === phoneOf(1) && text.includes('was changed'));
      return {
        addresses: stored?.record.contacts.map(({ address }) => address),
        owners: of.aws.tables.itemsOf('Contacts').length,
        wasTold: told.length > 0,
      };
    },
  },
  {
    name: 'a withdrawal',
    tell: async (of, _, browser) => {
      await retried(3, () => of.post(aPostedChange('parole-hearing-scheduled')));
      await of.carryOn(5);
      await retried(3, () => browser.post('/account/withdrawal'));
      await of.carryOn(15);
      await of.pass(3 * DAY + 2 * HOUR);
    },
    end: (of) =>
      Promise.resolve({
        victims: of.aws.tables.itemsOf('Victims').map((item) => item['sealed'] === undefined),
        contacts: of.aws.tables.itemsOf('Contacts').length,
        subscriptions: of.aws.tables.itemsOf('OffenderSubscriptions').map(({ state }) => state?.S),
        discharged: of.aws.tables.itemsOf('Ledger').filter(({ is }) => is?.S === 'discharged').length,
        wasTold: of.aws.texts.some(({ text }) => text.includes('They end on')),
      }),
  },
];

const played = async (story: Story, crash?: { request: number; when: 'before' | 'after' }) => {
  const of = aPipeline();
  const account = accountOver(of);
  await of.aVictim(1);
  const browser = await account.signIn(emailOf(1));
  const from = of.aws.requests.length;
  if (crash !== undefined) of.aws.crash({ request: crash.request, when: crash.when });
  await story.tell(of, account, browser);
  return { end: await story.end(of), requests: of.aws.requests.length - from, of };
};

describe.each(stories)('$name', (story) => {
  it('ends the same after a crash at any request', async () => {
    const whole = await played(story);
    const other: string[] = [];

    for (let request = 1; request <= whole.requests; request += 1)
      for (const when of ['before', 'after'] as const) {
        const { end } = await played(story, { request, when });
        if (JSON.stringify(end) !== JSON.stringify(whole.end))
          other.push(`${when} ${request}: ${JSON.stringify(end)}`);
      }

    expect(other).toEqual([]);
  }, 120_000);
});

describe('the quarterly check', () => {
  const confirmed = async (): Promise<void> => {
    await pipeline.aVictim(1);
    await asked(pipeline, 'contact-confirmed', 'email');
    await pipeline.carryOn(5);
  };
  const listed = () => pipeline.aws.tables.valuesIn('Victims', 'outreachShard', 'victimId');

  it('asks every contact, holds no news, and comes again the next quarter', async () => {
    await confirmed();

    await pipeline.pass(CHECK_EVERY_SECONDS + DAY);
    const first = pipeline.aws.texts.length;
    await pipeline.pass(CHECK_EVERY_SECONDS + DAY);

    expect([first, pipeline.aws.texts.length, pipeline.aws.mails.length]).toEqual([1, 2, 2]);
    expect(JSON.stringify(pipeline.aws.mails)).not.toMatch(/prison|offender|Sampleman/i);
  });

  it('lists whoever answers on no channel for a month', async () => {
    await confirmed();

    await pipeline.pass(CHECK_EVERY_SECONDS + DAY);
    const before = listed();
    await pipeline.pass(ANSWER_CHECK_WITHIN_SECONDS + DAY);

    expect([before, listed()]).toEqual([[], ['victim-00001']]);
  });

  it('is answered by the button behind its link, and by that alone', async () => {
    const account = accountOver(pipeline);
    await confirmed();
    await pipeline.pass(CHECK_EVERY_SECONDS + DAY);
    const [, code = ''] = /\/c\/([A-Za-z0-9]{14})/.exec(pipeline.aws.texts[0]?.text ?? '') ?? [];
    const marks = async () => (await pipeline.edges.victims.get('victim-00001'))?.marks.confirmed['phone-1'];
    const press = (method: 'GET' | 'POST', of = code) =>
      account.ask(`${method} /c/{code}`, { method, pathParameters: { code: of } });

    const opened = await press('GET');
    const wrong = await press('POST', 'A'.repeat(14));
    const untouched = await marks();
    const right = await press('POST');
    await pipeline.pass(ANSWER_CHECK_WITHIN_SECONDS + DAY);

    expect(opened.statusCode).toBe(200);
    expect(wrong).toEqual(right);
    expect(untouched).toBe(NOW.toISOString());
    expect(await marks()).not.toBe(NOW.toISOString());
    expect(listed()).toEqual([]);
  });
});

describe('the confirmation of a contact that she named', () => {
  const code = async (text: string | undefined): Promise<void> => {
    await pipeline.http('confirm', {
      path: '/registrations/confirm',
      body: JSON.stringify({ code: codeIn(text) }),
    });
    await pipeline.drain();
  };
  const mailsTo = (to: string) => pipeline.aws.mails.filter((mail) => mail.to === to);
  const toldOn = (to: string, words: string) => mailsTo(to).filter(({ text }) => text.includes(words)).length;

  it('tells her others once, and not again when it answers the quarterly check', async () => {
    const account = accountOver(pipeline);
    await pipeline.aVictim(1);
    const browser = await account.signIn(emailOf(1));
    await browser.post('/account/contacts', { channel: 'email', address: emailOf(2) });
    await pipeline.drain();
    const counts: number[] = [];
    const count = () => counts.push(toldOn(emailOf(1), 'contact detail'));

    await code(mailsTo(emailOf(2))[0]?.text);
    count();
    await pipeline.pass(DAY);
    await code(mailsTo(emailOf(2))[0]?.text);
    count();
    await pipeline.pass(CHECK_EVERY_SECONDS);
    const [, link = ''] = /\/c\/(\w{14})/.exec(mailsTo(emailOf(2)).at(-1)?.text ?? '') ?? [];
    await account.ask('POST /c/{code}', { method: 'POST', pathParameters: { code: link } });
    await pipeline.drain();
    count();

    expect(link).not.toBe('');
    expect(counts).toEqual([1, 1, 1]);
  });

  it('tells her once that her representative has agreed', async () => {
    const account = accountOver(pipeline);
    await pipeline.aVictim(1);
    const browser = await account.signIn(emailOf(1));
    const name = { first: 'Kim', last: 'Testperson' };
    await browser.post('/account/representative', { name, scope: 'notify-also', email: emailOf(8) });
    await pipeline.drain();

    await code(mailsTo(emailOf(8))[0]?.text);
    await pipeline.pass(DAY);
    await code(mailsTo(emailOf(8))[0]?.text);

    expect(toldOn(emailOf(1), 'has agreed')).toBe(1);
  });

  it('is told once a provider is no longer too busy', async () => {
    const account = accountOver(pipeline);
    await pipeline.aVictim(1);
    const browser = await account.signIn(emailOf(1));
    await browser.post('/account/contacts', { channel: 'email', address: emailOf(2) });
    await pipeline.drain();
    pipeline.aws.refuse.mail = () => 'ACCOUNT_THROTTLED';
    await code(mailsTo(emailOf(2))[0]?.text);
    pipeline.aws.refuse.mail = () => undefined;

    await pipeline.carryOn(30);

    expect(toldOn(emailOf(1), 'contact detail')).toBe(1);
  });
});

describe('no sequence of changes', () => {
  type Step = readonly [
    path: string,
    body: (n: number, contactId: string, understood: boolean) => Record<string, unknown>,
  ];
  const steps: Readonly<Record<string, Step>> = {
    remove: ['/account/contacts/remove', (_, contactId, understood) => ({ contactId, understood })],
    'add phone': [
      '/account/contacts',
      (n, replaces) => ({ channel: 'sms', address: phoneOf(n), smsConsent: true, replaces }),
    ],
    'add e-mail': [
      '/account/contacts',
      (n, replaces) => ({ channel: 'email', address: emailOf(n), replaces }),
    ],
    'just add': ['/account/contacts', (n) => ({ channel: 'email', address: emailOf(n) })],
    representative: [
      '/account/representative',
      () => ({ name: { first: 'Kim', last: 'Testperson' }, scope: 'notify-instead', email: emailOf(8) }),
    ],
    end: ['/account/representative/end', () => ({})],
    pause: ['/account/pause', () => ({ until: '2026-05-20' })],
    settings: ['/account/settings', () => ({ emailAnyHour: true, phrase: null })],
  };
  const change = fc.record({
    name: fc.constantFrom(...Object.keys(steps)),
    n: fc.integer({ min: 1, max: 3 }),
    contactId: fc.constantFrom('email', 'phone-1', 'none'),
    understood: fc.boolean(),
    confirms: fc.boolean(),
  });

  const confirmAll = async (of: Pipeline): Promise<void> => {
    for (const { text } of [...of.aws.texts, ...of.aws.mails])
      await of.http('confirm', {
        path: '/registrations/confirm',
        body: JSON.stringify({ code: codeIn(text) }),
      });
  };
  const reachIn = async (of: Pipeline) => {
    const stored = await of.edges.victims.get('victim-00001');
    if (stored === undefined) throw new Error('She is gone.');
    return reachOf({ victimId: 'victim-00001', ...stored }, of.now());
  };
  /** With whatever still signs her in. */
  const stillSignedIn = async (account: AccountFunctions, browser: Browser): Promise<Browser> => {
    if ((await browser.get('/account')).statusCode === 200) return browser;
    const byMail = await account.signIn(emailOf(1));
    return byMail.cookies.length > 0 ? byMail : account.signIn(phoneOf(1));
  };

  it('leaves her without a contact or a legal channel unless she said that she knows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const of = aPipeline();
        const account = accountOver(of);
        await of.aVictim(1);
        let browser = await account.signIn(emailOf(1));
        for (const { name, n, contactId, understood, confirms } of changes) {
          const [path = '', body = () => ({})] = steps[name] ?? [];
          const before = await reachIn(of);
          await browser.post(path, body(n, contactId, understood));
          await of.carryOn(6);
          if (confirms) await confirmAll(of);
          await of.carryOn(6);
          const after = await reachIn(of);
          const loses = lossOf(before, after);
          expect(name === 'remove' && understood ? [] : loses).toEqual([]);
          browser = await stillSignedIn(account, browser);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('addresses', () => {
  it('stand in no queue, no log and no table but sealed', async () => {
    const account = accountOver(pipeline);
    pipeline.aws.refuse.text = () => awsError('ThrottledException', 429);
    await pipeline.aVictim(1, { email: 'canary4711@example.org' });
    const browser = await account.signIn('canary4711@example.org');
    await browser.post('/account/contacts', { channel: 'email', address: 'canary4712@example.org' });
    await browser.post('/account/contacts/remove', { contactId: 'email', understood: true });
    await pipeline.carryOn(5);

    const kept = JSON.stringify([
      tableKinds.map((kind) => pipeline.aws.tables.itemsOf(kind)),
      pipeline.aws.queued,
      pipeline.log,
    ]);

    expect(pipeline.aws.mails.some(({ to }) => to === 'canary4712@example.org')).toBe(true);
    expect(kept).not.toMatch(/canary471|\+1573555/);
  });
});
