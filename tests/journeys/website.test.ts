import { staffTaskDetails } from '../../api/replies-office.ts';
import { languages, type Language } from '../../domain/contact.ts';
import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
import {
  codeIn,
  goOnTo,
  happens,
  linkIn,
  messagesTo,
  statusOf,
  tasksAbout,
  work,
  type ListedTask,
} from '../support/journey.ts';
import { pageBrowser, type PageBrowser } from '../support/page-browser.ts';
import { formIn, type Answers } from '../support/page-forms.ts';
import { linesOf, pageProblems } from '../support/pages.ts';
import { Markup } from '../../web/html.ts';

jest.setTimeout(60_000);

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '10:00');
});
afterAll(() => stack.stop());

/** What she reads on the page that she is on. */
const words = (her: PageBrowser): string => linesOf(new Markup(her.page())).replaceAll(/\s+/g, ' ');

const newest = async (address: string): Promise<string> => (await messagesTo(stack, address)).at(-1) ?? '';

/** A victim who asks to be told of an offender, without a way to reach her. */
const asks = (docNumber: string): Answers => ({
  requesterRole: ['victim'],
  'requesterName.first': ['Robin'],
  'requesterName.last': ['Testperson'],
  'offenderName.last': ['Sampleman'],
  offenderDocNumber: [docNumber],
  signature: ['Robin Testperson'],
});

/** By text, to a number as people write it. */
const byText = (phone: string): Answers => ({
  'phones.0.number': [phone.replace(/^\+1(\d{3})(\d{3})/, '($1) $2-')],
  'phones.0.smsConsent': ['yes'],
});

/** From the empty form over the page with all answers to what happens next. */
const sendForm = async (her: PageBrowser, language: Language, answers: Answers): Promise<void> => {
  await her.open(`/${language}/register.html`);
  await her.send('/registrations/review', answers);
  await her.send('/registrations');
  await stack.quiesce(20_000);
};

/** Goes on from the page after the form to the one for codes, and types there what came to a contact. */
const typeCode = async (her: PageBrowser, language: Language, address: string): Promise<void> => {
  const path = `/${language}/code.html`;
  await her.open(`/${language}/registered.html`);
  expect(her.page()).toContain(`href="${path}"`);
  await her.open(path);
  const code = codeIn(await newest(address));
  await her.send('/registrations/confirm', { code: [code.toLowerCase().replaceAll('-', ' ')] });
};

const reviews = async (reason: string): Promise<readonly ListedTask[]> => {
  const { body } = await callApi(stack, { path: '/staff-tasks?kind=review', as: 'staff-a' });
  return (body as { tasks: ListedTask[] }).tasks.filter((task) => task.reason === reason);
};

/** Takes the only open review for a reason. */
const claimReview = async (reason: string): Promise<ListedTask> => {
  const [task, ...more] = await reviews(reason);
  if (task === undefined || more.length > 0) throw new Error(`not one task for ${reason}`);
  await work(stack, 'staff-a', task, 'claim');
  return task;
};

const detailsOf = async ({ taskId }: ListedTask) =>
  staffTaskDetails.parse((await callApi(stack, { path: `/staff-tasks/${taskId}`, as: 'staff-a' })).body);

/** What is missing from the headers of all that she was answered. */
const headerProblems = (her: PageBrowser): readonly string[] =>
  her.seen().flatMap(({ path, headers }) => {
    const policy = headers.get('content-security-policy') ?? '';
    const wanted: readonly (readonly [boolean, string])[] = [
      [policy.startsWith("default-src 'none'"), 'a policy that begins with nothing'],
      [!/unsafe|\*|data:|https?:/.test(policy), 'a policy without holes'],
      [policy.includes("frame-ancestors 'none'"), 'no frames'],
      [policy.includes("base-uri 'none'"), 'no other base'],
      [headers.get('cache-control') === 'no-store', 'no-store'],
      [headers.get('referrer-policy') === 'no-referrer', 'no-referrer'],
      [headers.get('x-content-type-options') === 'nosniff', 'nosniff'],
      [/max-age=\d{8}/.test(headers.get('strict-transport-security') ?? ''), 'HTTPS from now on'],
      [headers.get('cross-origin-opener-policy') === 'same-origin', 'no opener'],
      [(headers.get('permissions-policy') ?? '').includes('geolocation=()'), 'no powers'],
      [headers.getSetCookie().length === 0, 'no cookie'],
    ];
    return wanted.filter(([isThere]) => !isThere).map(([, what]) => `${path} lacks ${what}`);
  });

const stories = {
  en: {
    ...{ phone: '+15735550801', email: 'website-en@example.org', doc: '00000801', id: 'website-en' },
    ...{ thanks: 'Thank you' },
    ...{
      code: /^MO DOC notices: code/,
      news: /^MO DOC ALERT: .*escaped/,
      mistake: 'Some answers need another look',
    },
  },
  es: {
    ...{ phone: '+15735550802', email: 'website-es@example.org', doc: '00000802', id: 'website-es' },
    ...{ thanks: 'Gracias' },
    ...{
      code: /^Avisos MO DOC: clave/,
      news: /^MO DOC ALERTA: Se ha escapado/,
      mistake: 'Revise algunas respuestas',
    },
  },
} as const;

describe.each(languages)('a victim without scripts asks to be told, in %s', (language) => {
  const { phone, email, doc, id, ...expected } = stories[language];
  let her: PageBrowser;
  beforeAll(() => {
    her = pageBrowser(stack, language);
  });
  afterEach(() => {
    expect(pageProblems(her.page())).toEqual([]);
    expect(her.page()).toContain(`<html lang="${language}">`);
    expect(headerProblems(her)).toEqual([]);
  });

  it('finds the form from the first page', async () => {
    await her.open(`/${language}/index.html`);
    expect(her.page()).toContain(`href="/${language}/register.html"`);
    await her.open(`/${language}/register.html`);

    expect(her.status()).toBe(200);
    expect(formIn(her.page(), '/registrations/review').action).toBe(`/registrations/review?lang=${language}`);
  });

  it('forgets to sign, and finds everything else as she wrote it', async () => {
    await her.send('/registrations/review', {
      ...asks(doc),
      ...byText(phone),
      email: [email],
      signature: [''],
    });

    expect(her.status()).toBe(422);
    expect(words(her)).toContain(expected.mistake);
    expect(her.page()).toContain('href="#f-signature"');
    expect(her.page()).toContain('value="Testperson"');
  });

  it('sees all her answers, and sends them', async () => {
    await her.send('/registrations/review', { signature: ['Robin Testperson'] });
    const [status, seen] = [her.status(), words(her)];
    await her.send('/registrations');

    expect(status).toBe(200);
    for (const answer of ['Robin', 'Testperson', 'Sampleman', doc, 'Robin Testperson'])
      expect(seen).toContain(answer);
    expect(her.place()).toBe(`/${language}/registered.html`);
    expect(await messagesTo(stack, phone)).toEqual([]);
  });

  it('gets a code by text, and hears of nothing before she has typed it', async () => {
    await stack.quiesce(20_000);
    await happens(stack, `${id}-early`, doc);
    const [message = '', ...more] = await messagesTo(stack, phone);

    expect(message).toMatch(expected.code);
    expect(more).toEqual([]);
    await her.open(`/${language}/code.html`);
    await her.send('/registrations/confirm', { code: ['BCDF-2345-GH'] });
    expect(her.status()).toBe(422);
    for (const contact of [phone, email]) {
      await typeCode(her, language, contact);
      expect(her.status()).toBe(200);
      expect(words(her)).toContain(expected.thanks);
    }
    await stack.quiesce();
  });

  it('is told of an escape by text', async () => {
    await happens(stack, id, doc);

    const message = await newest(phone);
    expect(message).toMatch(expected.news);
    expect(linkIn(message)).not.toBe('no link');
    expect(await statusOf(stack, id)).toMatchObject({ notifications: { accepted: 1 } });
  });

  it('says by the link that she knows', async () => {
    await her.open(linkIn(await newest(phone)));
    const before = await statusOf(stack, id);
    await her.send('');
    await stack.quiesce();

    expect(before).toMatchObject({ notifications: { accepted: 1 } });
    expect(her.status()).toBe(200);
    expect(words(her)).toContain(expected.thanks);
    expect(await statusOf(stack, id)).toMatchObject({ notifications: { acknowledged: 1 } });
  });
});

describe('a victim who does not know the DOC number', () => {
  const [phone, doc] = ['+15735550811', '00000811'];
  const her = (): PageBrowser => pageBrowser(stack, 'es');

  it('leaves it empty, and a person of the office looks for it', async () => {
    const browser = her();
    await sendForm(browser, 'es', { ...asks(''), ...byText(phone), offense: ['Robo en Columbia'] });
    await typeCode(browser, 'es', phone);

    expect(headerProblems(browser)).toEqual([]);
    const [task, ...more] = await reviews('offender-unknown');
    expect(more).toEqual([]);
    expect(JSON.stringify(task)).not.toMatch(/Robin|Sampleman|Columbia|5735550/);
  });

  it('is told once that person has found it, and of nothing before', async () => {
    await happens(stack, 'unknown-1', doc);
    const before = await messagesTo(stack, phone);
    const task = await claimReview('offender-unknown');
    const { person, offender } = await detailsOf(task);
    const done = await work(stack, 'staff-a', task, 'complete', { outcome: 'matched', docNumber: doc });
    await happens(stack, 'unknown-2', doc);

    expect([person?.name.first, offender?.asked?.last]).toEqual(['Robin', 'Sampleman']);
    expect(done.status).toBe(200);
    expect(before).toHaveLength(1);
    expect((await messagesTo(stack, phone)).slice(1)).toEqual([expect.stringMatching(/^MO DOC ALERTA/)]);
  });
});

describe('a victim with no address but that of Safe at Home', () => {
  const doc = '00000821';
  const address = {
    line1: 'PO Box 1409',
    line2: 'Unit 77',
    city: 'Jefferson City',
    state: 'MO',
    zip: '65102',
  };

  it('sends the form with it, and gets no code, as no code can reach her', async () => {
    const her = pageBrowser(stack);
    await sendForm(her, 'en', {
      ...asks(doc),
      ...Object.fromEntries(
        Object.entries(address).map(([part, value]) => [`postalAddress.${part}`, [value]]),
      ),
      safeAtHome: ['yes'],
      safeAtHomeCode: ['SAH-77'],
      safeAtHomeExpires: ['12/31/2030'],
    });

    expect(her.place()).toBe('/en/registered.html');
    expect(headerProblems(her)).toEqual([]);
    await happens(stack, 'home-1', doc);
    expect(await tasksAbout(stack, 'home-1')).toEqual([]);
  });

  it('gets a letter there, once she has confirmed her request to the office', async () => {
    const task = await claimReview('no-contact-to-confirm');
    const { person } = await detailsOf(task);
    const done = await work(stack, 'staff-a', task, 'complete', { outcome: 'confirmed' });
    await happens(stack, 'home-2', doc);

    expect(person?.postalAddress).toEqual(address);
    expect(done.status).toBe(200);
    const tasks = await tasksAbout(stack, 'home-2');
    const asked = tasks.map(({ kind, reason }) => `${kind}: ${reason}`);
    expect(asked.sort()).toEqual(['call: no-channel-left', 'letter: no-channel-left']);
    const letter = tasks.find(({ kind }) => kind === 'letter');
    const path = `/staff-tasks/${letter?.taskId ?? ''}/letter`;
    await callApi(stack, { method: 'POST', path: path.replace('letter', 'claim'), as: 'staff-a' });
    const printed = await callApi(stack, { path, as: 'staff-a' });
    expect(printed.headers.get('content-type')).toBe('application/pdf');
  });
});

describe('somebody who asks for another', () => {
  const doc = '00000831';
  const [phone, email] = ['+15735550831', 'stands-in@example.org'];
  const forKim: Answers = {
    ...asks(doc),
    ...byText(phone),
    requesterRole: ['representative'],
    'victimName.first': ['Kim'],
    'victimName.last': ['Testchild'],
  };
  let her: PageBrowser;
  beforeAll(() => {
    her = pageBrowser(stack);
  });

  it('is asked for whom', async () => {
    await her.open('/en/register.html');
    await her.send('/registrations/review', { ...forKim, 'victimName.last': [''] });
    const asked = [her.status(), her.page().includes('href="#f-victimName-last"')];
    await her.send('/registrations/review', { 'victimName.last': ['Testchild'] });

    expect(asked).toEqual([422, true]);
    expect(words(her)).toContain('Testchild');
  });

  it('is told in the place of that person, and so is whom she names, after both have agreed', async () => {
    await sendForm(her, 'en', {
      ...forKim,
      'representative.name.first': ['Sam'],
      'representative.name.last': ['Testfriend'],
      'representative.scope': ['notify-instead'],
      'representative.email': [email],
    });
    await typeCode(her, 'en', phone);
    await happens(stack, 'other-1', doc);
    const first = (await messagesTo(stack, email)).length;
    await typeCode(her, 'en', email);
    await stack.quiesce();
    await happens(stack, 'other-2', doc);

    expect(first).toBe(1);
    expect(linkIn(await newest(email))).not.toBe('no link');
    expect((await messagesTo(stack, phone)).some((text) => linkIn(text) !== 'no link')).toBe(true);
    expect(headerProblems(her)).toEqual([]);
  });
});
