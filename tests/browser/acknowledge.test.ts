import type { Browser } from 'playwright-core';
import { everybody, openBrowser, type Way } from '../support/browser.ts';
import { aHearing, goOnTo, happens, linkIn, messagesTo, register, statusOf } from '../support/journey.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { look } from '../support/looking.ts';
import { pathOf, visit, type Visit } from '../support/visits.ts';
import { hearingWords } from '../../web/words/hearing.ts';
import { linkWords } from '../../web/words/links.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
  await goOnTo(stack, '10:00');
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

let people = 0;

/** Somebody who was told of a hearing, and the link in her text. */
const told = async (language: string): Promise<{ id: string; link: string }> => {
  people += 1;
  const two = String(people).padStart(2, '0');
  const [phone, doc, id] = [`+157355507${two}`, `000007${two}`, `told-${two}`];
  await register(stack, doc, { phones: [phone], different: { language } });
  const { eventType, details } = aHearing(id, doc);
  await happens(stack, id, doc, { eventType, details });
  return { id, link: pathOf(linkIn((await messagesTo(stack, phone)).at(-1))) };
};

const acknowledges = async ({ her, send }: Visit): Promise<string> => {
  const { message, received } = linkWords[her.language];
  await her.page.getByRole('heading', { level: 1, name: message.title }).waitFor();
  await look(her, 'message');
  await send(message.button, received.title);
  await look(her, 'received');
  return her.page.locator('main').innerText();
};

const isOpen = async (id: string): Promise<boolean> => {
  await stack.quiesce();
  const { notifications } = await statusOf(stack, id);
  return (notifications as { acknowledged?: number }).acknowledged !== 1;
};

const saysThatSheKnows = async (way: Way): Promise<void> => {
  const { id, link } = await told(way.language);

  await visit(browser, stack.apiUrl, way, async (visiting) => {
    const { her, follow } = visiting;
    await her.page.goto(`/a/AAAAAAAAAAAAAA?lang=${way.language}`);
    const byWrongLink = await acknowledges(visiting);
    expect(await isOpen(id)).toBe(true);

    await her.page.goto(link);
    expect(await acknowledges(visiting)).toBe(byWrongLink);
    expect(await isOpen(id)).toBe(false);
    await follow(linkWords[way.language].received.takePart, hearingWords[way.language].title);
  });
};

describe('a victim says by a link that she knows, and a wrong link looks just the same', () => {
  it.each(everybody)('%s', (_, way) => saysThatSheKnows(way));
});

/** A distribution has one page for this; it is in English, and leads to the Spanish one. */
const inEnglish = everybody.filter(([, { language }]) => language === 'en');

describe('an address that is none', () => {
  it.each(inEnglish)('leads on from there, %s', async (_, way) => {
    await visit(browser, stack.apiUrl, way, async ({ her }) => {
      const answer = await her.page.goto(`/${way.language}/nowhere.html`);

      expect(answer?.status()).toBe(404);
      await look(her, 'nowhere');
    });
  });
});
