import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { goOnTo, happens, register, statusOf } from '../support/journey.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';

const [phone, email, doc] = ['+15735550861', 'opens@example.org', '00000861'];

let stack: StackClient;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
  await goOnTo(stack, '10:00');
  await register(stack, doc, { email, phones: [phone] });
}, 60_000);
afterAll(() => Promise.all([browser.close(), stack.stop()]));
beforeEach(async () => {
  page = await browser.newPage({ baseURL: stack.apiUrl });
});
afterEach(() => page.close());

/** The tab that a click opens. */
const opened = async (click: () => Promise<void>): Promise<Page> => {
  const [tab] = await Promise.all([page.waitForEvent('popup'), click()]);
  await tab.waitForLoadState();
  return tab;
};

describe('the page of phones and mailboxes', () => {
  it('leads to the form', async () => {
    await page.goto('/local/');
    await page.getByRole('link', { name: 'Register' }).first().click();

    await page.waitForURL('**/en/register.html');
  });

  it('lets a text be answered by its link', async () => {
    await happens(stack, 'by-text', doc);
    await page.goto('/local/');

    const tab = await opened(() => page.locator('.phone a[href^="/a/"]').first().click());
    await tab.getByRole('button', { name: 'Yes, I got it' }).click();

    await tab.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(new URL(tab.url()).origin).toBe(stack.apiUrl);
    expect(await statusOf(stack, 'by-text')).toMatchObject({ notifications: { acknowledged: 1 } });
  });

  it('lets an e-mail be answered by its link, out of the frame where nothing runs', async () => {
    await happens(stack, 'by-mail', doc);
    await page.goto('/local/');
    await page.locator('.mailbox summary').first().click();

    const mail = page.frameLocator('.mailbox details[open] iframe');
    const tab = await opened(() => mail.locator('a[href^="/a/"]').first().click());
    await tab.getByRole('button', { name: 'Yes, I got it' }).click();

    await tab.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await statusOf(stack, 'by-mail')).toMatchObject({ notifications: { acknowledged: 1 } });
  });
});
