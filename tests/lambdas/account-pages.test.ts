import { boxOf } from '../../domain/account-form.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { matrix } from '../../domain/matrix.ts';
import { accountOver, codeIn, jsonOf, type AccountFunctions, type Answer } from '../support/account.ts';
import { aPostedChange, DOC_NUMBER, emailOf, HOUR, phoneOf } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';
import { tableKinds } from '../support/fakes-tables.ts';
import { answered, formIn, type Answers } from '../support/page-forms.ts';
import { pageProblems } from '../support/pages.ts';

/** A victim who is signed in, with all that her requests go to. */
interface Her {
  readonly pipeline: Pipeline;
  readonly account: AccountFunctions;
  readonly cookies: readonly string[];
}

const ADDRESS = { line1: '1 Sample Street', city: 'Sampletown', state: 'MO', zip: '65101' };

const her = async (form: Readonly<Record<string, unknown>> = {}): Promise<Her> => {
  const pipeline = aPipeline();
  const account = accountOver(pipeline);
  await pipeline.aVictim(1, form);
  const { cookies } = await account.signIn(emailOf(1));
  return { pipeline, account, cookies };
};

/** What is on record; texts that are sealed are opened. */
const recordOf = async ({ pipeline }: Her): Promise<unknown> => ({
  victim: await pipeline.edges.victims.get('victim-00001'),
  subscriptions: pipeline.aws.tables.itemsOf('OffenderSubscriptions'),
  errands: pipeline.aws.tables
    .itemsOf('Errands')
    .map(({ kind, dueAt, contactId }) => ({ kind, dueAt, contactId })),
});

const stateOf = ({ pipeline }: Her): string =>
  JSON.stringify(tableKinds.map((kind) => pipeline.aws.tables.itemsOf(kind)));

const open = ({ account, cookies }: Her, address: string): Promise<Answer> => account.open(address, cookies);

/** Fills in the form of a page and sends it, as a browser without a script does. */
const fillIn = async (who: Her, page: string, route: string, answers: Answers = {}): Promise<Answer> => {
  const { body = '' } = await open(who, page);
  const { action, fields } = formIn(body, route);
  return who.account.submit(action, answered(fields, answers), who.cookies);
};

/** Fills in the form of a page that came as an answer. */
const fillInAgain = async (
  who: Her,
  { body = '' }: Answer,
  route: string,
  answers: Answers,
): Promise<Answer> => {
  const { action, fields } = formIn(body, route);
  return who.account.submit(action, answered(fields, answers), who.cookies);
};

interface Change {
  readonly name: string;
  readonly page: string;
  readonly route: string;
  readonly answers?: Answers;
  readonly json: unknown;
  /** What was on record before. */
  readonly form?: Readonly<Record<string, unknown>>;
  readonly before?: (who: Her) => Promise<unknown>;
}

const byJson = (who: Her, route: string, body: unknown): Promise<Answer> =>
  who.account.post(route, body, who.cookies);

const boxes = eventTypes.filter((type) => boxOf(type) === type && type !== 'correction');
const byLaw = eventTypes.filter((type) => matrix[type].automatic);

const changes: readonly Change[] = [
  {
    name: 'a phone is added in place of another',
    page: '/account?part=new-phone&contact=phone-1',
    route: '/account/contacts',
    answers: { address: ['(573) 555-0002'], smsConsent: ['yes'], discretion: ['discreet'] },
    json: {
      channel: 'sms',
      address: phoneOf(2),
      smsConsent: true,
      discretion: 'discreet',
      replaces: 'phone-1',
    },
  },
  {
    name: 'a mailbox is added',
    page: '/account?part=new-email',
    route: '/account/contacts',
    answers: { address: [emailOf(2)] },
    json: { channel: 'email', address: emailOf(2), discretion: 'full' },
  },
  {
    name: 'a phone is removed',
    page: '/account?part=contact&contact=phone-1',
    route: '/account/contacts/remove',
    json: { contactId: 'phone-1' },
  },
  {
    name: 'a message shows less',
    page: '/account?part=contact&contact=phone-1',
    route: '/account/settings',
    answers: { 'discretion.0.level': ['link-only'] },
    json: { discretion: [{ contactId: 'phone-1', level: 'link-only' }] },
  },
  {
    name: 'hours are chosen',
    page: '/account?part=times',
    route: '/account/settings',
    answers: {
      'hours.from': ['09:00'],
      'hours.to': ['18:00'],
      digest: ['yes'],
      timeZone: ['America/Denver'],
    },
    json: {
      ...{ timeZone: 'America/Denver', hours: { from: '09:00', to: '18:00' }, digest: true },
      emailAnyHour: false,
    },
  },
  {
    name: 'hours are taken back, and boxes are not ticked any more',
    page: '/account?part=times',
    route: '/account/settings',
    form: { hours: { from: '09:00', to: '18:00' }, digest: true, emailAnyHour: true },
    answers: { 'hours.from': [''], 'hours.to': [''], digest: [], emailAnyHour: [] },
    json: { timeZone: 'America/Chicago', hours: null, digest: false, emailAnyHour: false },
  },
  {
    name: 'nothing is touched on the page of hours',
    page: '/account?part=times',
    route: '/account/settings',
    form: { hours: { from: '09:00', to: '18:00' }, digest: true, emailAnyHour: true },
    json: {
      ...{ timeZone: 'America/Chicago', hours: { from: '09:00', to: '18:00' } },
      ...{ digest: true, emailAnyHour: true },
    },
  },
  {
    name: 'a day is closed',
    page: '/account?part=days',
    route: '/account/settings',
    form: { blackoutDates: ['2026-07-04'] },
    answers: { addDay: ['2026-12-24'] },
    json: { blackoutDates: ['2026-07-04', '2026-12-24'] },
  },
  {
    name: 'a day of every year is closed',
    page: '/account?part=days',
    route: '/account/settings',
    answers: { addDay: ['2026-12-24'], everyYear: ['yes'] },
    json: { blackoutDates: ['--12-24'] },
  },
  {
    name: 'all days are opened',
    page: '/account?part=days',
    route: '/account/settings',
    form: { blackoutDates: ['2026-07-04', '--12-24'] },
    answers: { blackoutDates: [] },
    json: { blackoutDates: [] },
  },
  {
    name: 'a phrase is chosen',
    page: '/account?part=phrase',
    route: '/account/settings',
    answers: { phrase: ['Your book is ready'] },
    json: { phrase: 'Your book is ready' },
  },
  {
    name: 'a phrase is taken back',
    page: '/account?part=phrase',
    route: '/account/settings',
    form: { phrase: 'Your book is ready' },
    answers: { phrase: [''] },
    json: { phrase: null },
  },
  {
    name: 'a language is chosen',
    page: '/account?part=language',
    route: '/account/settings',
    answers: { language: ['es'] },
    json: { language: 'es' },
  },
  {
    name: 'an address is given',
    page: '/account?part=letters',
    route: '/account/settings',
    answers: Object.fromEntries(
      Object.entries({ ...ADDRESS, state: 'mo' }).map(([name, line]) => [`postalAddress.${name}`, [line]]),
    ),
    json: { postalAddress: ADDRESS },
  },
  {
    name: 'an address is removed by its button',
    page: '/account?part=letters',
    route: '/account/settings',
    form: { postalAddress: ADDRESS },
    answers: { remove: ['yes'] },
    json: { postalAddress: null },
  },
  {
    name: 'notes for whoever calls are written',
    page: '/account?part=calls',
    route: '/account/settings',
    answers: { safeContactNotes: ['Not on "Mondays" & never at night'] },
    json: { safeContactNotes: 'Not on "Mondays" & never at night' },
  },
  {
    name: 'notes are taken back',
    page: '/account?part=calls',
    route: '/account/settings',
    form: { safeContactNotes: 'Not on Mondays' },
    answers: { safeContactNotes: [' '] },
    json: { safeContactNotes: null },
  },
  {
    name: 'moves are asked for',
    page: '/account?part=events',
    route: '/account/events',
    answers: { eventTypes: boxes },
    json: { docNumber: DOC_NUMBER, eventTypes: eventTypes.filter((type) => type !== 'correction') },
  },
  {
    name: 'all is given up',
    page: '/account?part=events',
    route: '/account/events',
    answers: { eventTypes: [], understood: byLaw.filter((type) => boxes.includes(type)) },
    json: { docNumber: DOC_NUMBER, eventTypes: [], understood: byLaw },
  },
  {
    name: 'all is wanted again',
    page: '/account?part=events',
    route: '/account/events',
    before: (who) =>
      byJson(who, '/account/events', { docNumber: DOC_NUMBER, eventTypes: [], understood: byLaw }),
    answers: { all: ['yes'] },
    json: { docNumber: DOC_NUMBER, eventTypes: null },
  },
  {
    name: 'somebody is named',
    page: '/account?part=representative',
    route: '/account/representative',
    answers: {
      ...{ 'name.first': ['Kim'], 'name.last': ['Testperson'] },
      ...{ scope: ['notify-also'], phone: ['573 555 0009'] },
    },
    json: { name: { first: 'Kim', last: 'Testperson' }, scope: 'notify-also', phone: phoneOf(9) },
  },
  {
    name: 'nobody is named any more',
    page: '/account?part=representative',
    route: '/account/representative/end',
    form: {
      representative: { name: { first: 'Kim', last: 'Testperson' }, scope: 'hearing', email: emailOf(9) },
    },
    json: {},
  },
  {
    name: 'notices are paused',
    page: '/account?part=pause',
    route: '/account/pause',
    answers: { until: ['2026-05-20'] },
    json: { until: '2026-05-20' },
  },
  {
    name: 'a pause ends',
    page: '/account?part=pause',
    route: '/account/resume',
    before: (who) => byJson(who, '/account/pause', { until: '2026-05-20' }),
    json: {},
  },
  { name: 'all is to end', page: '/account?part=end-now', route: '/account/withdrawal', json: {} },
  {
    name: 'the end is taken back',
    page: '/account?part=end',
    route: '/account/withdrawal/cancel',
    before: (who) => byJson(who, '/account/withdrawal', {}),
    json: {},
  },
];

describe('a change by a form', () => {
  it.each(changes)('is the same as by JSON: $name', async ({ page, route, answers, json, form, before }) => {
    const [one, other] = [await her(form), await her(form)];
    await before?.(one);
    await before?.(other);
    const untouched = await recordOf(one);

    const answer = await fillIn(one, page, route, answers);
    const expected = await byJson(other, route, json);

    expect([answer.statusCode, expected.statusCode]).toEqual([303, 200]);
    expect(await recordOf(one)).toEqual(await recordOf(other));
    expect(untouched).toBeDefined();
  });

  it.each(changes)(
    'leads to a page that says what was done: $name',
    async ({ page, route, answers, form, before }) => {
      const who = await her(form);
      await before?.(who);

      const { headers } = await fillIn(who, `${page}&lang=en`, route, answers);
      const after = await open(who, String(headers?.['location']));

      expect(headers?.['location']).toMatch(/^\/account\?part=[a-z-]+&.*done=[a-z-]+&lang=(en|es)$/);
      expect(after.statusCode).toBe(200);
      expect(after.body).toContain('role="status"');
      expect(pageProblems(after.body ?? '')).toEqual([]);
    },
  );

  it('of the language leads on in that language', async () => {
    const who = await her();

    const { headers } = await fillIn(who, '/account?part=language&lang=en', '/account/settings', {
      language: ['es'],
    });

    expect(headers?.['location']).toBe('/account?part=language&done=saved&lang=es');
  });

  it.each([
    ['another site says so', { 'sec-fetch-site': 'cross-site' }],
    ['it comes from another origin', { origin: 'https://elsewhere.example.org', 'sec-fetch-site': 'none' }],
  ])('is refused, and changes nothing, if %s', async (_, headers) => {
    const who = await her();
    const before = stateOf(who);

    const { statusCode, body } = await who.account.submit(
      '/account/withdrawal?part=end-now&lang=es',
      [],
      who.cookies,
      headers,
    );

    expect(statusCode).toBe(403);
    expect(body).toContain('No cambió nada.');
    expect(stateOf(who)).toBe(before);
  });
});

describe('a form with an answer that does not fit', () => {
  it.each<[string, string, Answers, string]>([
    ['/account?part=new-phone', '/account/contacts', { address: ['12'], smsConsent: ['yes'] }, 'address'],
    ['/account?part=new-phone', '/account/contacts', { address: ['573 555 0002'] }, 'smsConsent'],
    ['/account?part=new-email', '/account/contacts', { address: ['<nobody>'] }, 'address'],
    [
      '/account?part=times',
      '/account/settings',
      { 'hours.from': ['03:00'], 'hours.to': ['04:00'] },
      'hours-from',
    ],
    ['/account?part=times', '/account/settings', { 'hours.from': ['10:00'] }, 'hours-to'],
    ['/account?part=days', '/account/settings', { addDay: ['Christmas'] }, 'addDay'],
    ['/account?part=phrase', '/account/settings', { phrase: ['STOP it'] }, 'phrase'],
    ['/account?part=letters', '/account/settings', { 'postalAddress.zip': ['12'] }, 'postalAddress-line1'],
    ['/account?part=representative', '/account/representative', { 'name.first': ['Kim'] }, 'name-last'],
    [
      '/account?part=representative',
      '/account/representative',
      { 'name.first': ['Kim'], 'name.last': ['Testperson'], scope: ['hearing'] },
      'email',
    ],
    ['/account?part=pause', '/account/pause', { until: ['2020-01-01'] }, 'until'],
    ['/account?part=pause', '/account/pause', {}, 'until'],
  ])(
    'comes again with all that was typed, and changes nothing: %s %s %j',
    async (page, route, answers, id) => {
      const who = await her();
      const before = stateOf(who);

      const { statusCode, body = '' } = await fillIn(who, `${page}&lang=es`, route, answers);
      const kept = formIn(body, route).fields;

      expect(statusCode).toBe(422);
      expect(stateOf(who)).toBe(before);
      expect(body).toContain(`<a href="#f-${id}">`);
      expect(body).toContain('<html lang="es">');
      expect(pageProblems(body)).toEqual([]);
      for (const [name, [value = '']] of Object.entries(answers))
        expect(kept.filter(([one]) => one === name).map(([, one]) => one)).toContain(value);
    },
  );

  it('comes again when others always come before', async () => {
    const who = await her();
    who.pipeline.aws.refuse.table = (what) =>
      what === 'UpdateItem Victims' ? awsError('ConditionalCheckFailedException') : undefined;

    const { statusCode, body = '' } = await fillIn(who, '/account?part=phrase&lang=en', '/account/settings', {
      phrase: ['Your book is ready'],
    });

    expect(statusCode).toBe(409);
    expect(body).toContain('Something else was changed at the same time.');
    expect(formIn(body, '/account/settings').fields).toContainEqual(['phrase', 'Your book is ready']);
  });
});

describe('what she would lose', () => {
  it('is explained with a box; ticked, the mailbox goes', async () => {
    const who = await her();
    const page = '/account?part=contact&contact=email&lang=en';

    const asked = await fillIn(who, page, '/account/contacts/remove');
    const done = await fillInAgain(who, asked, '/account/contacts/remove', { understood: ['yes'] });

    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('It is the last one that the law counts.');
    expect(asked.body).toContain('<a href="#f-understood">');
    expect(pageProblems(asked.body ?? '')).toEqual([]);
    expect(done.statusCode).toBe(303);
    expect((await who.pipeline.edges.victims.get('victim-00001'))?.record.contacts).toHaveLength(1);
  });

  it('is asked thing by thing where the law gives it', async () => {
    const who = await her();
    const page = '/account?part=events&lang=en';

    const asked = await fillIn(who, page, '/account/events', { eventTypes: ['escape', 'death'] });
    const boxesAsked = [...(asked.body ?? '').matchAll(/name="understood"\s+value="([\w-]+)"/g)].map(
      ([, type = '']) => type,
    );
    const { fields } = formIn(asked.body ?? '', '/account/events');
    const send = (understood: readonly string[]): Promise<Answer> =>
      fillInAgain(who, asked, '/account/events', { understood });

    expect(asked.statusCode).toBe(422);
    expect(boxesAsked).toEqual(['parole-hearing-scheduled', 'hearing-result', 'release']);
    expect(fields.filter(([name]) => name === 'eventTypes').map(([, type]) => type)).toEqual([
      'escape',
      'death',
    ]);
    expect((await send(boxesAsked.slice(1))).statusCode).toBe(422);
    expect((await send(boxesAsked)).statusCode).toBe(303);
  });

  it('is asked about the only address that the law counts', async () => {
    const pipeline = aPipeline();
    const account = accountOver(pipeline);
    await pipeline.aVictim(1, { email: undefined, postalAddress: ADDRESS });
    const { cookies } = await account.signIn(phoneOf(1));
    const who = { pipeline, account, cookies };
    const page = '/account?part=letters&lang=es';

    const asked = await fillIn(who, page, '/account/settings', { remove: ['yes'] });
    const answers = { understood: ['yes'], remove: ['yes'] };
    const done = await fillInAgain(who, asked, '/account/settings', answers);

    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('Es lo último que vale ante la ley.');
    expect(done.statusCode).toBe(303);
    expect((await pipeline.edges.victims.get('victim-00001'))?.record.postalAddress).toBeUndefined();
  });
});

describe('whoever is not signed in', () => {
  it.each(['/account', '/account?part=contacts', '/account/history', '/account?part=x'])(
    'is led to sign in: %s',
    async (address) => {
      const { account } = await her();

      const { statusCode, headers, body } = await account.open(address, [], { 'accept-language': 'es' });

      expect([statusCode, headers?.['location'], body]).toEqual([303, '/es/sign-in-first.html', '']);
    },
  );

  it('is led to sign in by every form, and nothing changes', async () => {
    const who = await her();
    const before = stateOf(who);

    for (const { route } of changes) {
      const { statusCode, headers } = await who.account.submit(`${route}?part=times&lang=en`, []);
      expect([statusCode, headers?.['location']]).toEqual([303, '/en/sign-in-first.html']);
    }

    expect(stateOf(who)).toBe(before);
  });

  it('gets JSON as a program', async () => {
    const { account } = await her();

    const { statusCode, headers } = await account.ask('GET /account');

    expect([statusCode, headers?.['content-type']]).toEqual([401, 'application/problem+json']);
  });
});

describe('the pages of her account', () => {
  it('are in the language of her messages, or in the one that was asked for', async () => {
    const who = await her({ language: 'es' });

    expect((await open(who, '/account')).body).toContain('<html lang="es">');
    expect((await open(who, '/account?lang=en')).body).toContain('<html lang="en">');
    expect((await open(who, '/account?lang=xx')).body).toContain('<html lang="es">');
  });

  it('repeat nothing of an address that is not theirs', async () => {
    const who = await her();

    const { body } = await open(
      who,
      '/account?part=contact&contact=Canary4711&which=Canary4711&done=Canary4711',
    );

    expect(body).not.toContain('Canary4711');
  });

  it('change nothing', async () => {
    const who = await her();
    const before = stateOf(who);

    for (const part of ['', 'contacts', 'contact', 'times', 'events', 'end', 'end-now', 'pause'])
      await open(who, `/account?part=${part}&contact=phone-1`);

    expect(stateOf(who)).toBe(before);
  });

  it('are kept by nobody, and send their forms to us alone', async () => {
    const who = await her();

    const { headers } = await open(who, '/account');

    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(String(headers?.['content-security-policy'])).toContain("form-action 'self'");
  });

  it('show what she was told, page by page', async () => {
    const who = await her();
    await who.pipeline.post(aPostedChange('escape'));
    await who.pipeline.drain();
    who.pipeline.advance(HOUR);
    const { cookies } = await who.account.signIn(emailOf(1));
    const at = '2026-05-04T15:30:00.000Z';

    const all = await who.account.open('/account/history?lang=es', cookies);
    const before = await who.account.open(`/account/history?before=${at}&lang=en`, cookies);
    const wrong = await who.account.open('/account/history?before=yesterday&lang=en', cookies);

    expect(all.body).toContain('Una fuga');
    expect(all.body).toContain('Lo enviamos (por mensaje de texto).');
    expect(pageProblems(all.body ?? '')).toEqual([]);
    expect(before.body).toContain('An escape');
    expect(before.body).toContain('/account/history?lang=en');
    expect(wrong.statusCode).toBe(422);
  });
});

describe('whoever looks after her contacts', () => {
  const theirs = async (): Promise<Her> => {
    const who = await her({ phrase: 'Your book is ready', safeContactNotes: 'Not on Mondays' });
    await byJson(who, '/account/representative', {
      ...{ name: { first: 'Kim', last: 'Testperson' }, scope: 'manage-contacts', email: emailOf(8) },
    });
    await who.pipeline.carryOn(5);
    const invited = codeIn(who.pipeline.aws.mails.find(({ to }) => to === emailOf(8))?.text);
    await who.pipeline.http('confirm', {
      path: '/registrations/confirm',
      body: JSON.stringify({ code: invited }),
    });
    await who.pipeline.carryOn(5);
    who.pipeline.advance(180);
    const { cookies } = await who.account.signIn(emailOf(8));
    return { ...who, cookies };
  };

  it('sees the pages about contacts, and nothing that is hers alone', async () => {
    const who = await theirs();

    const pages = await Promise.all(
      ['', 'contacts', 'times', 'days', 'letters', 'language'].map((part) =>
        open(who, `/account?part=${part}`),
      ),
    );

    expect(pages.map(({ statusCode }) => statusCode)).toEqual(pages.map(() => 200));
    for (const { body } of pages) expect(body).not.toMatch(/book is ready|Mondays|Sampleman/);
    expect(pages[0]?.body).toContain('You look after how someone is reached.');
  });

  it.each(['phrase', 'calls', 'events', 'representative', 'pause', 'seen', 'end', 'end-now'])(
    'does not open the page %s',
    async (part) => {
      const { statusCode, body } = await open(await theirs(), `/account?part=${part}&lang=en`);

      expect(statusCode).toBe(403);
      expect(body).toContain('Only that person can do the rest.');
    },
  );

  it('does not open what she was told', async () => {
    expect((await open(await theirs(), '/account/history?lang=en')).statusCode).toBe(403);
  });

  it('changes her hours by the form', async () => {
    const who = await theirs();

    const { statusCode } = await fillIn(who, '/account?part=times', '/account/settings', {
      'hours.from': ['09:00'],
      'hours.to': ['18:00'],
    });

    expect(statusCode).toBe(303);
    expect((await who.pipeline.edges.victims.get('victim-00001'))?.record.hours).toEqual({
      from: '09:00',
      to: '18:00',
    });
  });

  it('changes nothing that is hers alone, also by a form made by hand', async () => {
    const who = await theirs();
    const before = stateOf(who);

    const { statusCode } = await who.account.submit(
      '/account/settings?part=phrase&lang=en',
      [['phrase', 'Another one']],
      who.cookies,
    );

    expect(statusCode).toBe(403);
    expect(stateOf(who)).toBe(before);
  });
});

it('answers programs as before', async () => {
  const who = await her();

  const { body, headers } = await who.account.ask('GET /account', { cookies: [...who.cookies] });

  expect(headers?.['content-type']).toBe('application/json');
  expect(jsonOf({ body: body ?? '' })).toMatchObject({ signedInAs: 'herself', contacts: [{}, {}] });
});
