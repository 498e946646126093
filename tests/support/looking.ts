import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { sizes, type Visitor } from './browser.ts';

const axe = readFileSync(
  createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** The rules for targets that are large enough are off unless asked for. */
const RULES = `{
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}`;

/** What axe finds against WCAG 2.2, A and AA: rule, and where. */
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResults>(`axe.run(document, ${RULES})`);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** What is wider than the window: nobody should have to scroll sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth);
    return ['wider than ' + clientWidth + ': ' + wide.slice(-1).map((one) => one.outerHTML.slice(0, 120))];
  })()`);

/** Writes what a page looks like, for people. */
const picture = async ({ page, device, language }: Visitor, name: string, width: number): Promise<void> => {
  const file = `${name}-${language}-${width}${device.hasScripts ? '' : '-nojs'}.png`;
  const path = join('.state/screenshots', file);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
};

/** Where the links of a page lead, without what is no page. */
const linksOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.links].filter(({ protocol, hostname }) => protocol.startsWith('http') && hostname === location.hostname).map(({ href }) => href)`,
  );

const followed = new WeakMap<object, Map<string, Promise<string[]>>>();

/** Follows a link as her browser would, once. */
const deadEnd = async ({ context }: Visitor, href: string): Promise<string[]> => {
  const { hash } = new URL(href);
  const answer = await context.request.get(href, { headers: { accept: 'text/html' } });
  if (!answer.ok()) return [`${href} answers ${answer.status()}`];
  const isThere = hash === '' || (await answer.text()).includes(` id="${decodeURIComponent(hash.slice(1))}"`);
  return isThere ? [] : [`${href}: there is no such place`];
};

/** Links to pages that are not there, or to places on them. */
const deadEnds = async (her: Visitor): Promise<string[]> => {
  const known = followed.get(her) ?? new Map<string, Promise<string[]>>();
  followed.set(her, known);
  const here = her.page.url().replace(/#.*/, '');
  const links = [...new Set(await linksOf(her.page))].filter((href) => !href.startsWith(`${here}#`));
  for (const href of links) if (!known.has(href)) known.set(href, deadEnd(her, href));
  return (await Promise.all(links.map((href) => known.get(href) ?? Promise.resolve([])))).flat();
};

/** Links to places on the same page that are not there. */
const lostPlaces = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('a[href^="#"]')].map(({ hash }) => decodeURIComponent(hash.slice(1))).filter((id) => document.getElementById(id) === null)`,
  );

const shape = async ({ page, language }: Visitor): Promise<string[]> => [
  ...((await page.locator('h1').count()) === 1 ? [] : ['not one h1']),
  ...((await page.locator('html').getAttribute('lang')) === language ? [] : ['not her language']),
];

/** What everybody would meet on it, and a keyboard meets again. */
const seen = async (her: Visitor, name: string): Promise<string[]> => {
  const { page, device } = her;
  const found = [...(await lostPlaces(page)), ...(await tooWide(page))];
  if (device.hasScripts) found.push(...(await violations(page)), ...(await deadEnds(her)));
  await picture(her, name, device.width);
  if (device.width === 1280 && device.hasScripts) {
    await page.setViewportSize(sizes.zoomed);
    found.push(...(await tooWide(page)));
    await picture(her, name, sizes.zoomed.width);
    await page.setViewportSize(sizes[1280]);
  }
  return found;
};

/**
 * Looks at the page that is open as a whole, and on a wide window also at 400 % of zoom, writes pictures of it, and notes
 * what is not right with it. `name`: what the pictures are called.
 */
export const look = async (her: Visitor, name: string): Promise<void> => {
  const found = [...(await shape(her)), ...(her.device.by === 'keyboard' ? [] : await seen(her, name))];
  her.oddities.push(...found.map((problem) => `${name}: ${problem}`));
};
