import type { Route } from './plan.ts';

/** A route that takes a request, with what its path variables are. */
export interface RouteMatch {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Chooses as an HTTP API does: a full match before a greedy one before `$default`; fixed segments before variables;
 * the method before ANY.
 */
export const matchRoute = (routes: readonly Route[], method: string, path: string): RouteMatch | undefined =>
  routes
    .flatMap((route) => {
      const parameters = parametersOf(route.key, method, path);
      return parameters ? [{ route, parameters, rank: rankOf(route.key) }] : [];
    })
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .at(0);

/** Whether a route has this path, whatever its method. */
export const hasPath = (routes: readonly Route[], path: string): boolean =>
  routes.some(({ key }) => parametersOf(key.replace(/^\w+ /, 'ANY '), 'GET', path) !== undefined);

const parametersOf = (key: string, method: string, path: string): Record<string, string> | undefined => {
  if (key === '$default') return {};
  const [wanted = '', pattern = ''] = key.split(' ');
  if (wanted !== 'ANY' && wanted !== method) return undefined;
  const found = new RegExp(`^${expressionOf(pattern)}$`).exec(path);
  return found ? { ...found.groups } : undefined;
};

const expressionOf = (pattern: string): string =>
  pattern
    .split('/')
    .map((part) => {
      const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
      return name ? `(?<${name}>${greedy ? '.+' : '[^/]+'})` : part.replaceAll(/[^\w-]/g, '\\$&');
    })
    .join('/');

/** Sorts first what fits best: one letter for each segment, then one for the method. */
const rankOf = (key: string): string => {
  if (key === '$default') return 'z';
  const [method, pattern = ''] = key.split(' ');
  const segments = pattern.split('/').map((part) => (part.startsWith('{') ? 'b' : 'a'));
  return `${pattern.endsWith('+}') ? 'y' : ''}${segments.join('')}${method === 'ANY' ? 'b' : 'a'}`;
};
