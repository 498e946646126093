import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { languages } from '../../domain/contact.ts';
import { called, devices, openBrowser, visitor, type Visitor } from '../support/browser.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { look } from '../support/looking.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

const namesIn = (language: string): string[] =>
  readdirSync(`dist/site/${language}`)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.slice(0, -'.html'.length));

const [phone] = devices;

/** What travels to show a page: bytes as they are on the wire, of everything and of scripts. */
const weighing = async ({ page, context }: Visitor): Promise<() => { all: number; scripts: number }> => {
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const scripts = new Set<string>();
  const weight = { all: 0, scripts: 0 };
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength;
    if (scripts.has(requestId)) weight.scripts += encodedDataLength;
  });
  return () => weight;
};

describe.each(languages)('a page in %s', (language) => {
  describe.each(devices.map((device) => [called(device), device] as const))('%s', (_, device) => {
    let her: Visitor;
    beforeAll(async () => {
      her = await visitor(browser, stack.apiUrl, { device, language });
    });
    afterAll(() => her.context.close());

    it.each(namesIn(language))('%s', async (name) => {
      const answer = await her.page.goto(`/${language}/${name}.html`);

      expect(answer?.status()).toBe(200);
      await look(her, name);
      expect(her.oddities.splice(0)).toEqual([]);
    });
  });

  it('weighs at most 100 KB, 10 KB of it scripts', async () => {
    for (const name of namesIn(language)) {
      const her = await visitor(browser, stack.apiUrl, { device: phone, language });
      const weight = await weighing(her);

      await her.page.goto(`/${language}/${name}.html`, { waitUntil: 'networkidle' });

      const { all, scripts } = weight();
      expect([name, all > 5_000, all <= 100_000, scripts <= 10_000]).toEqual([name, true, true, true]);
      await her.context.close();
    }
  });
});
