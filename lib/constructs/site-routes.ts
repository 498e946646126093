import type { Route } from './notification-api.ts';

type Reachable = Pick<Route, 'routeKey' | 'caller'>;

/**
 * What the website passes on to the API: whatever anyone may call, one pattern of CloudFront for the first word of each
 * path. Nobody else's route may fit one of them.
 */
export const patternsOf = (routes: readonly Reachable[]): string[] => {
  const pathsOf = (isOpen: boolean): string[] =>
    routes.filter(({ caller }) => (caller === 'anyone') === isOpen).map(({ routeKey }) => pathIn(routeKey));
  const open = new Set(pathsOf(true));
  const patterns = [...new Set([...open].map((path) => patternFor(wordOf(path), open)))];
  for (const path of pathsOf(false)) {
    const fitting = patterns.find((pattern) => fits(pattern, path));
    if (fitting !== undefined)
      throw new Error(`${path} could be reached through the website, by ${fitting}.`);
  }
  return patterns;
};

const pathIn = (routeKey: string): string => routeKey.slice(routeKey.indexOf('/'));
const wordOf = (path: string): string => path.split('/')[1] ?? '';

const patternFor = (word: string, paths: ReadonlySet<string>): string => {
  const hasMore = [...paths].some((path) => path.startsWith(`/${word}/`));
  if (!hasMore) return `/${word}`;
  return paths.has(`/${word}`) ? `/${word}*` : `/${word}/*`;
};

const fits = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
