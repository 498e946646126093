import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../domain/contact.ts';
import { guide } from '../../local/guide.ts';
import { framedMail, fromHere, linked } from '../../local/page-html.ts';
import { goOnTo, happens, linkIn, messagesTo, register } from '../support/journey.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { pageBrowser } from '../support/page-browser.ts';

describe('an address in a message', () => {
  it.each([
    ['http://localhost:8080/a/AbC', '/a/AbC'],
    ['http://127.1:40123/account?lang=es', '/account?lang=es'],
    ['http://127.0.0.1:8080/a/x', '/a/x'],
    ['http://localhost/a/x?y=1#z', '/a/x?y=1#z'],
  ])('on this machine leads to the website beside the page: %s', (address, path) => {
    expect(fromHere(address)).toBe(path);
  });

  it.each([
    'https://vn.mo.gov/a/x',
    'http://localhost.example.org/a',
    'http://example.org/http://localhost:8080/a',
    'http://localhost:8080//example.org/',
    'http://localhost:8080@example.org/',
    'tel:911',
  ])('that is elsewhere stays as it is: %s', (address) => {
    expect(fromHere(address)).toBe(address);
  });

  it('reads as it was sent, and only leads elsewhere', () => {
    expect(linked('See http://127.1:40123/a/AbC. Or call.').text).toBe(
      'See <a href="/a/AbC" target="_blank" rel="noreferrer">http://127.1:40123/a/AbC</a>. Or call.',
    );
    expect(framedMail('<a class="b" href="http://localhost:1/a?b=1&amp;c">http://localhost:1/a</a>')).toBe(
      '<base target="_blank"><a class="b" href="/a?b=1&amp;c">http://localhost:1/a</a>',
    );
  });
});

describe('what `npm start` says', () => {
  const address = {
    ...{ apiUrl: 'http://localhost:8081', awsUrl: 'http://127.0.0.1:4567', stateFolder: '/state' },
    ...{ tables: {}, queues: {}, topics: {}, buckets: {}, functions: [] },
  };

  it.each([
    'http://localhost:8081/ ',
    'http://localhost:8081/en/register.html',
    'http://localhost:8081/local/',
  ])('names %s', (place) => {
    expect(guide(address)).toContain(place);
  });

  it.each(['<http://localhost:8080/>', '<http://localhost:8080/local/>', '/en/register.html'])(
    'is what the README says too: %s',
    (place) => {
      expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toContain(place);
    },
  );
});

describe('the page of phones and mailboxes', () => {
  let stack: StackClient;
  const doc = '00000851';
  const people = {
    en: { phone: '+15735550851', email: 'clicks-en@example.org' },
    es: { phone: '+15735550852', email: 'clicks-es@example.org' },
  } as const;

  beforeAll(async () => {
    stack = await startStack({ fresh: true });
    await goOnTo(stack, '10:00');
    for (const language of languages) {
      const { phone, email } = people[language];
      await register(stack, doc, { email, phones: [phone], different: { language } });
    }
    await happens(stack, 'clicks-1', doc);
    for (const language of languages) {
      const her = pageBrowser(stack, language);
      await her.open(`/${language}/sign-in.html`);
      await her.send('/sign-in', { address: [people[language].phone] });
    }
    await stack.quiesce();
  }, 60_000);
  afterAll(() => stack.stop());

  const shown = async (path: string): Promise<string> =>
    (await fetch(`${stack.apiUrl}${path}`)).text().then((text) => text.replaceAll('&amp;', '&'));

  const hrefsIn = (page: string): readonly string[] =>
    [...page.matchAll(/\shref="([^"]*)"/g)].map(([, href = '']) => href);

  it.each(languages)('leads into the website, in %s', async (language) => {
    const page = await shown('/local/');
    const [, nav = ''] = new RegExp(`<nav lang="${language}"[^>]*>([\\s\\S]*?)</nav>`).exec(page) ?? [];
    const doors = hrefsIn(nav);

    expect(doors).toEqual([
      ...['index', 'register', 'code', 'sign-in'].map((name) => `/${language}/${name}.html`),
      `/freshness?lang=${language}`,
    ]);
    for (const door of doors) {
      const her = pageBrowser(stack, language === 'en' ? 'es' : 'en');
      await her.open(door);
      expect([door, her.status(), her.page().includes(`<html lang="${language}">`)]).toEqual([
        door,
        200,
        true,
      ]);
    }
  });

  it('has every message with links that lead to what they say', async () => {
    const page = await shown('/local/content');
    const frames = [...page.matchAll(/src="(\/local\/mail[^"]*)"/g)].map(([, path = '']) => path);
    const mails = await Promise.all(frames.map(shown));
    const [, phones = ''] = /<h2 id="phones">([\s\S]*?)<h2 id="tasks">/.exec(page) ?? [];
    const hrefs = [...new Set([phones, ...mails].flatMap(hrefsIn))].filter(
      (href) => !href.startsWith('tel:'),
    );

    const opened = await Promise.all(
      hrefs.map(async (href) => {
        const her = pageBrowser(stack);
        await her.open(href);
        return [href, href.startsWith('/'), her.status()];
      }),
    );
    expect(opened).toEqual(hrefs.map((href) => [href, true, 200]));
    for (const part of ['/a/', '/registrations/confirm', '/en/sign-in-code.html', '/es/sign-in-code.html'])
      expect(hrefs).toContainEqual(expect.stringContaining(part));
  });

  it.each(languages)('shows every address in a text as a link (%s)', async (language) => {
    const { phone } = people[language];
    const texts = await messagesTo(stack, phone);
    const page = await shown('/local/content');

    const addresses = texts.flatMap((text) => text.match(/https?:\/\/[^\s<>]*[\w/]/g) ?? []);
    expect(addresses).toContain(linkIn(texts.find((text) => linkIn(text) !== 'no link')));
    for (const address of addresses)
      expect(page).toContain(
        `<a href="${new URL(address).pathname}" target="_blank" rel="noreferrer">${address}</a>`,
      );
  });

  it('is left by a link to a page where the button can be pressed', async () => {
    const [, text = ''] =
      /<article class="phone">\s*<h3>\+15735550851([\s\S]*?)<\/article>/.exec(
        await shown('/local/content'),
      ) ?? [];
    const link = hrefsIn(text).find((href) => href.startsWith('/a/')) ?? 'no link';
    const her = pageBrowser(stack);
    await her.open(link);
    await her.send('');

    expect(her.page()).toContain('Thank you');
  });
});
