import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { languages, type Language } from '../../domain/contact.ts';
import { wrongHeaders } from './site-headers.ts';

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

/** On what a page is looked at, and how she gets about on it. */
export interface Device {
  readonly width: 360 | 1280;
  readonly hasScripts: boolean;
  readonly by: 'touch' | 'mouse' | 'keyboard';
}

/** A phone and a wide window, each with scripts and without. */
export const devices = [
  { width: 360, hasScripts: true, by: 'touch' },
  { width: 1280, hasScripts: true, by: 'mouse' },
  { width: 360, hasScripts: false, by: 'touch' },
  { width: 1280, hasScripts: false, by: 'mouse' },
] as const satisfies readonly Device[];

/** Little room and no mouse: here the way out is most in the way of what has the focus. */
export const keysAlone: Device = { width: 360, hasScripts: true, by: 'keyboard' };

export const sizes = {
  360: { width: 360, height: 740 },
  1280: { width: 1280, height: 900 },
  /** What 400 % of zoom leave of 1280 by 1024 (WCAG 1.4.10). */
  zoomed: { width: 320, height: 256 },
} as const;

/** How a device is called in the name of a test. */
export const called = ({ width, hasScripts, by }: Device): string =>
  `${width} wide, by ${by}, ${hasScripts ? 'with' : 'without'} scripts`;

/** How somebody goes through a story. */
export interface Way {
  readonly device: Device;
  readonly language: Language;
  /** Where she may go besides the site. */
  readonly beyond?: readonly string[];
}

/** Who goes through a story: in both languages on every device, and once with nothing but a keyboard. */
export const everybody: readonly (readonly [who: string, way: Way])[] = [
  ...languages.flatMap((language) => devices.map((device) => ({ language, device }))),
  { language: 'en' as const, device: keysAlone },
].map((way) => [`in ${way.language}, ${called(way.device)}`, way]);

/** A visitor with a device of her own, who notices what she should not meet. */
export interface Visitor {
  readonly language: Language;
  readonly device: Device;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests to anywhere but the site, and whatever the browser complains about; empty when all is well. */
  readonly oddities: string[];
}

/** A browser says of every answer that is an error that it is one; pages with errors are answers too. */
const isExpected = (text: string): boolean =>
  text.startsWith('Failed to load resource: the server responded with a status of 4');

/** Where what is no page of ours ends up. */
const elsewhere = { contentType: 'text/html', body: '<title>Weather</title>Sunny.' };

const noticing = (page: Page, origin: string, oddities: string[]): void => {
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad && !isExpected(message.text())) oddities.push(message.text());
  });
  page.on('pageerror', ({ message }) => oddities.push(message));
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin !== origin) return;
    oddities.push(
      ...wrongHeaders(response.status(), response.headers()).map((wrong) => `${url.pathname}: ${wrong}`),
    );
    const isPart = !response.request().isNavigationRequest() && response.request().method() === 'GET';
    if (isPart && response.status() >= 400) oddities.push(`${url.pathname}: ${response.status()}`);
  });
};

/** Opens a window. Requests that leave the site are noted, and answered with a page that says nothing. */
export const visitor = async (
  browser: Browser,
  origin: string,
  { device, language, beyond = [] }: Way,
): Promise<Visitor> => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language === 'en' ? 'en-US' : 'es-US',
    viewport: sizes[device.width],
    javaScriptEnabled: device.hasScripts,
    isMobile: device.by === 'touch',
    hasTouch: device.by === 'touch',
  });
  context.setDefaultTimeout(30_000);
  const oddities: string[] = [];
  await context.route(
    (url) => ![origin, ...beyond].includes(url.origin),
    async (route) => {
      oddities.push(`asked ${new URL(route.request().url()).origin}`);
      await route.fulfill(elsewhere);
    },
  );
  const page = await context.newPage();
  noticing(page, origin, oddities);
  return { language, device, page, context, oddities };
};
