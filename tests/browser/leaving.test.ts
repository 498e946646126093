import type { Browser } from 'playwright-core';
import { keysAlone, openBrowser, visitor, type Visitor, type Way } from '../support/browser.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { HARMLESS_PAGE } from '../../web/frame.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

const WAY: Way = { device: keysAlone, language: 'en' };
const withoutScripts: Way = { ...WAY, device: { ...keysAlone, hasScripts: false } };

/** Comes from another page, and walks through several of ours. */
const afterAWalk = async (): Promise<Visitor> => {
  const her = await visitor(browser, stack.apiUrl, WAY);
  const { page } = her;
  await page.goto('about:blank');
  await page.goto('/en/index.html');
  await page.getByRole('link', { name: 'Contact us' }).first().click();
  await page.waitForURL('**/contact.html');
  await page.getByRole('link', { name: 'Español' }).click();
  await page.waitForURL('**/es/contact.html');
  return her;
};

/** Nowhere in the history is a page of ours. */
const expectNoWayBack = async ({ page }: Visitor): Promise<void> => {
  await page.waitForURL(HARMLESS_PAGE);
  for (const step of [() => page.goBack(), () => page.goForward(), () => page.goForward()]) {
    await step().catch(() => null);
    expect(page.url()).not.toContain(stack.apiUrl);
  }
};

describe('leaving in a hurry', () => {
  it.each(['mouse', 'keyboard'] as const)('by the button, with the %s, leaves no way back', async (by) => {
    const her = await afterAWalk();
    const button = her.page.locator('#leave');
    await (by === 'mouse' ? button.click() : button.press('Enter'));
    await expectNoWayBack(her);
    await her.context.close();
  });

  it('by pressing Shift three times leaves no way back', async () => {
    const her = await afterAWalk();
    for (let press = 0; press < 3; press += 1) await her.page.keyboard.press('Shift');
    await expectNoWayBack(her);
    await her.context.close();
  });

  it('does not happen to whoever types capitals', async () => {
    const { page, context } = await afterAWalk();
    for (const letter of 'AbCdEf')
      await page.keyboard.press(letter === letter.toUpperCase() ? `Shift+${letter}` : letter);
    expect(page.url()).toContain('/es/contact.html');
    await context.close();
  });

  it('works without scripts too', async () => {
    const { page, context } = await visitor(browser, stack.apiUrl, withoutScripts);
    await page.goto('/en/index.html');
    await page.locator('#leave').click();
    await page.waitForURL(HARMLESS_PAGE);
    await context.close();
  });

  it('is always in sight, and never over what has the focus', async () => {
    const { page, context } = await visitor(browser, stack.apiUrl, WAY);
    await page.goto('/en/how-it-works.html');
    const hidden: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate<string | null>(`(() => {
        const focused = document.activeElement;
        const button = document.querySelector('#leave');
        if (focused === null || focused === document.body || focused === button) return null;
        const one = focused.getBoundingClientRect(), other = button.getBoundingClientRect();
        const covers = one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
        return covers ? focused.outerHTML : null;
      })()`);
      if (found !== null) hidden.push(found);
    }
    expect(await page.locator('#leave').isVisible()).toBe(true);
    expect(hidden).toEqual([]);
    await context.close();
  });
});
