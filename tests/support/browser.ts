import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Without these a browser on a closed network calls home, and fails, all the time. */
const QUIETLY = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export const chromiumPath = (): string => {
  if (!existsSync(PATH))
    throw new Error(
      `There is no Chromium at ${PATH}. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.`,
    );
  return PATH;
};

export const openBrowser = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...QUIETLY, ...args] });

/** On which device a page is looked at. 320 wide is what 400 % of zoom leave of 1280 (WCAG 1.4.10). */
export interface Device {
  readonly width: 320 | 360 | 1280;
  readonly hasScripts: boolean;
}

/** A visitor with a device of her own, who notices what she should not meet. */
export interface Visitor {
  readonly device: Device;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests to anywhere but the site, and whatever the browser complains about; empty when all is well. */
  readonly oddities: string[];
}

/** What every answer must say, so that a browser keeps it to itself and runs nothing foreign. */
const demanded: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /max-age=\d{8}/,
  'content-security-policy': /^(?=.*default-src 'none')(?=.*frame-ancestors 'none')(?!.*unsafe)/,
};

const demandedOfPages: typeof demanded = { 'cache-control': /^no-store$/ };

const missingFrom = (url: string, headers: Readonly<Record<string, string>>): string[] => {
  const isPage = headers['content-type']?.startsWith('text/html') === true;
  return Object.entries({ ...demanded, ...(isPage ? demandedOfPages : {}) })
    .filter(([name, pattern]) => !pattern.test(headers[name] ?? ''))
    .map(([name]) => `${new URL(url).pathname} lacks ${name}, or has it wrong: ${headers[name]}`);
};

const heights = { 320: 256, 360: 740, 1280: 900 } as const;

/** Opens a window. Requests that leave the site are noted, and answered with a page that says nothing. */
export const visitor = async (browser: Browser, origin: string, device: Device): Promise<Visitor> => {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: device.width, height: heights[device.width] },
    javaScriptEnabled: device.hasScripts,
    isMobile: device.width === 360,
    hasTouch: device.width === 360,
  });
  const oddities: string[] = [];
  await context.route(
    (url) => url.origin !== origin,
    async (route) => {
      oddities.push(`asked ${new URL(route.request().url()).origin}`);
      await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>Sunny.' });
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') oddities.push(message.text());
  });
  page.on('response', (response) => {
    if (new URL(response.url()).origin === origin)
      oddities.push(...missingFrom(response.url(), response.headers()));
  });
  page.on('pageerror', ({ message }) => oddities.push(message));
  return { device, page, context, oddities };
};

const axePath = createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js');

/** What axe finds against WCAG 2.2, A and AA: rule, and where. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const { violations: found } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** Whether everything fits into the width of the window: nobody has to scroll sideways. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

/** Writes what a page looks like, for people. */
export const picture = async ({ page, device }: Visitor, name: string): Promise<void> => {
  const suffix = `${device.width}${device.hasScripts ? '' : '-no-scripts'}`;
  const path = join('.state/screenshots', `${name.replaceAll('/', '-')}-${suffix}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
};
