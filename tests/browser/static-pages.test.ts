import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { fits, openBrowser, picture, violations, visitor, type Device } from '../support/browser.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

const names = ['en', 'es'].flatMap((language) =>
  readdirSync(`dist/site/${language}`)
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${language}/${file.slice(0, -'.html'.length)}`),
);

const devices: readonly Device[] = [
  { width: 360, hasScripts: true },
  { width: 1280, hasScripts: true },
  { width: 320, hasScripts: true },
  { width: 360, hasScripts: false },
];

describe.each(devices)('on a window of $width, with scripts: $hasScripts', (device) => {
  it.each(names)('%s is whole, fits, and asks nobody else', async (name) => {
    const her = await visitor(browser, stack.apiUrl, device);
    const { page, context, oddities } = her;

    const answer = await page.goto(`/${name}.html`);

    expect(answer?.status()).toBe(200);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe(name.slice(0, 2));
    expect(await fits(page)).toBe(true);
    if (device.hasScripts && device.width !== 320) expect(await violations(page)).toEqual([]);
    await picture(her, name);
    expect(oddities).toEqual([]);
    await context.close();
  });
});

describe('the weight of a page', () => {
  it.each(names)('%s is at most 100 KB, 10 KB of it scripts', async (name) => {
    const { page, context } = await visitor(browser, stack.apiUrl, { width: 360, hasScripts: true });
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const bytes = new Map<string, { type: string; size: number }>();
    network.on('Network.responseReceived', ({ requestId, type }) => bytes.set(requestId, { type, size: 0 }));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const known = bytes.get(requestId);
      if (known !== undefined) known.size = encodedDataLength;
    });

    await page.goto(`/${name}.html`, { waitUntil: 'networkidle' });

    const sum = (type?: string): number =>
      [...bytes.values()]
        .filter((one) => type === undefined || one.type === type)
        .reduce((total, { size }) => total + size, 0);
    expect(sum()).toBeGreaterThan(5_000);
    expect(sum()).toBeLessThanOrEqual(100_000);
    expect(sum('Script')).toBeLessThanOrEqual(10_000);
    await context.close();
  });
});
