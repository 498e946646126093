import type { Browser, Page } from 'playwright-core';
import {
  fits,
  openBrowser,
  picture,
  violations,
  visitor,
  type Device,
  type Visitor,
} from '../support/browser.ts';
import { aHearing, happens, messagesTo, register, untilMorning } from '../support/journey.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { accountParts } from '../../web/account-page.ts';
import { accountWords } from '../../web/words/account.ts';
import { signInWords } from '../../web/words/sign-in.ts';

const DOC = '00000101';
/** One for each who signs in: a number gets only so many codes a day. */
const phones = Array.from({ length: 6 }, (_, n) => `+1573555010${n}`);

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
  await untilMorning(stack);
  for (const phone of phones) await register(stack, DOC, { phones: [phone] });
  await happens(stack, 'hearing-1', DOC, aHearing('hearing-1', DOC));
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

const signInCode = async (phone: string): Promise<string> => {
  await stack.quiesce();
  const texts = await messagesTo(stack, phone);
  return /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/.exec(texts.at(-1) ?? '')?.[0] ?? 'no code';
};

/** Asks for a code with the keyboard alone, takes it from the phone, and types it. */
const signIn = async ({ page }: Visitor, language: 'en' | 'es'): Promise<void> => {
  const phone = phones.pop() ?? '';
  const { address, code } = signInWords[language];
  await page.goto(`/${language}/sign-in.html`);
  await page.getByLabel(address.label).focus();
  await page.keyboard.type(phone);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: code.title }).waitFor();
  await page.getByLabel(code.label).focus();
  await page.keyboard.type(await signInCode(phone));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: accountWords[language].titles.overview }).waitFor();
};

const phone: Device = { width: 360, hasScripts: true };
const devices: readonly [language: 'en' | 'es', device: Device][] = [
  ['en', phone],
  ['es', { width: 1280, hasScripts: true }],
  ['en', { width: 320, hasScripts: true }],
  ['es', { width: 360, hasScripts: false }],
];

const expectWhole = async (her: Visitor): Promise<void> => {
  expect(await her.page.locator('h1').count()).toBe(1);
  expect([her.page.url(), await fits(her.page)]).toEqual([her.page.url(), true]);
  if (her.device.hasScripts) expect(await violations(her.page)).toEqual([]);
};

describe.each(devices)('her account in %s, %o', (language, device) => {
  it('is signed in to with a code, and every page of it is whole', async () => {
    const her = await visitor(browser, stack.apiUrl, device);
    await signIn(her, language);
    for (const part of Object.keys(accountParts)) {
      await her.page.goto(`/account?part=${part}&contact=phone-1&lang=${language}`);
      await expectWhole(her);
      await picture(her, `${language}/account-${part}`);
    }
    await her.page.goto(`/account/history?lang=${language}`);
    await expectWhole(her);
    await picture(her, `${language}/account-history`);
    expect(her.oddities).toEqual([]);
    await her.context.close();
  });
});

const pressIn = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).first().click();

describe('ending it', () => {
  it('is asked twice, and can be taken back', async () => {
    const her = await visitor(browser, stack.apiUrl, phone);
    await signIn(her, 'en');
    await her.page.goto('/account?part=end&lang=en');
    await picture(her, 'en/end-before');
    const forms = await her.page.locator('main').innerText();
    expect(forms).toMatch(/three days/i);
    await her.context.close();
  });

  it('leaves nothing behind after she has signed out', async () => {
    const her = await visitor(browser, stack.apiUrl, phone);
    await signIn(her, 'en');
    await pressIn(her.page, accountWords.en.signOut);
    await her.page.waitForLoadState('networkidle');
    await her.page.goto('/account?lang=en');
    expect(her.page.url()).toContain('/en/sign-in');
    await her.context.close();
  });
});
