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

/** The only open review for a reason, as whoever works on it sees it. */
const reviewFor = async (reason: string): Promise<ListedTask> => {
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
