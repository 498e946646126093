import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SITE = 'dist/site';

const pages = ['', 'en', 'es'].flatMap((folder) =>
  readdirSync(join(SITE, folder))
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(folder, file)),
);

const textOf = (page: string): string => readFileSync(join(SITE, page), 'utf8');

/** Where the links, forms, styles, scripts and pictures of a page lead, as paths of the site. */
const targetsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/(?:href|src|action)="([^"]+)"/g)]
    .map(([, target = '']) => new URL(target, `http://site/${page}`))
    .filter(({ host }) => host === 'site')
    .map(({ pathname, hash }) => `${pathname}${hash}`);

/** Paths that functions answer, not files. */
const openapi = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as {
  paths: Record<string, unknown>;
};
const isAnswered = (path: string): boolean =>
  Object.keys(openapi.paths).some((known) =>
    new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );

const leads = (target: string): boolean => {
  const [path = '', anchor] = target.split('#');
  if (isAnswered(path)) return true;
  const file = path === '/' ? 'index.html' : path.slice(1);
  if (!existsSync(join(SITE, file))) return false;
  return anchor === undefined || new RegExp(`\\bid="${anchor}"`).test(textOf(file));
};

describe('the links of the site', () => {
  it.each(pages)('%s: each leads somewhere', (page) => {
    const targets = targetsOf(page);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !leads(target))).toEqual([]);
  });
});
