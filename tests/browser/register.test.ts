import type { Browser } from 'playwright-core';
import { everybody, openBrowser, type Way } from '../support/browser.ts';
import { codeIn, goOnTo, happens, linkIn, messagesTo } from '../support/journey.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { look } from '../support/looking.ts';
import { refused, visit, type Visit } from '../support/visits.ts';
import { frameWords } from '../../web/words/frame.ts';
import { linkWords } from '../../web/words/links.ts';
import { registerWords } from '../../web/words/register.ts';
import { registerNextWords } from '../../web/words/register-next.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
  await goOnTo(stack, '10:00');
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

let people = 0;
const somebody = (): { phone: string; doc: string; id: string } => {
  people += 1;
  const two = String(people).padStart(2, '0');
  return { phone: `+157355506${two}`, doc: `000006${two}`, id: `registers-${two}` };
};

/** All but a phone that has ten digits, and her name below it. */
const fillIn = async ({ her, choose, fill, tick }: Visit, doc: string): Promise<void> => {
  await choose('requesterRole', 'victim');
  await fill('requesterName.first', 'Robin');
  await fill('requesterName.last', 'Testperson');
  await fill('offenderName.last', 'Sampleman');
  await fill('offenderDocNumber', doc);
  await fill('phones.0.number', '573-555');
  await tick('phones.0.smsConsent');
  const beside = her.page.locator('#f-phones-0-number-error');
  expect(await beside.isVisible()).toBe(her.device.hasScripts);
  await choose('hours.from', '09:00');
  await choose('hours.to', '17:00');
};

/** From the first page over all mistakes to the page that says what happens next. */
const asks = async (visiting: Visit, { phone, doc }: { phone: string; doc: string }): Promise<void> => {
  const { her, fill, send, follow } = visiting;
  const [words, next] = [registerWords[her.language], registerNextWords[her.language]];
  await her.page.goto(`/${her.language}/index.html`);
  await follow(frameWords[her.language].pages.register, words.title);
  await look(her, 'register');
  await fillIn(visiting, doc);
  const mistakes = { fields: ['phones.0.number', 'signature'], as: 'register-error' };
  await refused(visiting, { button: words.review, title: words.title, ...mistakes });

  await fill('phones.0.number', phone.slice(2));
  await fill('signature', 'Robin Testperson');
  await send(words.review, next.review.title);
  await look(her, 'review');
  await send(next.review.change, words.title);
  await look(her, 'register-again');
  await fill('requesterName.first', 'Kim');
  await send(words.review, next.review.title);
  expect(await her.page.locator('main').innerText()).toMatch(/Kim[\s\S]*Sampleman[\s\S]*Robin Testperson/);
  await send(next.review.send, next.registered.title);
  await look(her, 'registered');
  await stack.quiesce(20_000);
};

const confirms = async (visiting: Visit, phone: string): Promise<void> => {
  const { her, fill, send, follow } = visiting;
  const { code, confirmed } = linkWords[her.language];
  await follow(registerNextWords[her.language].registered.code, code.title);
  await look(her, 'code');
  await fill('code', 'BCDF-2345-GH');
  const mistakes = { fields: ['code'], as: 'code-error' };
  await refused(visiting, { button: code.button, title: code.title, ...mistakes });
  await fill('code', codeIn((await messagesTo(stack, phone)).at(-1)));
  await send(code.button, confirmed.title);
  await look(her, 'confirmed');
};

const asksToBeTold = async (way: Way): Promise<void> => {
  const { phone, doc, id } = somebody();

  await visit(browser, stack.apiUrl, way, async (visiting) => {
    await asks(visiting, { phone, doc });
    await happens(stack, `${id}-early`, doc);
    expect(await messagesTo(stack, phone)).toHaveLength(1);
    await confirms(visiting, phone);
  });

  await happens(stack, id, doc);
  expect(linkIn((await messagesTo(stack, phone)).at(-1))).not.toBe('no link');
};

describe('a victim asks to be told, by a form, a text and its code', () => {
  it.each(everybody)('%s', (_, way) => asksToBeTold(way));
});
