import type { InvokePolicy } from './plan.ts';

/** A key for which signed routes open here. */
export interface LocalKey {
  readonly secret: string;
  /** The managed policy that its role would hold on AWS, by logical id; staff have one of the account's own. */
  readonly policy?: string;
}

/** The department's key, that of a county's jail, and those of two members of staff. */
export const LOCAL_KEYS: Readonly<Record<string, LocalKey>> = {
  local: { secret: 'local', policy: 'DepartmentMayInvoke' },
  'boone-county-jail': { secret: 'boone-county-jail', policy: 'BooneCountyJailMayInvoke' },
  'staff-a': { secret: 'staff-a' },
  'staff-b': { secret: 'staff-b' },
};

/** Whether the policy behind a key lets it make a request, as IAM decides. Staff may do whatever is no feed's to do. */
export const mayInvoke = (
  policies: readonly InvokePolicy[],
  accessKey: string,
  { method, path }: { readonly method: string; readonly path: string },
): boolean => {
  const request = `${method}${path}`;
  const covering = policies.filter(({ routes }) => routes.some((route) => covers(route, request)));
  const own = LOCAL_KEYS[accessKey]?.policy;
  return own === undefined || !policies.some(({ id }) => id === own)
    ? covering.length === 0
    : covering.some(({ id }) => id === own);
};

/** The last part of an ARN of API Gateway; its `*` stands for any characters, slashes included. */
const covers = (route: string, request: string): boolean =>
  new RegExp(`^${route.split('*').map(literally).join('.*')}$`).test(request);

const literally = (text: string): string => text.replaceAll(/[^\w/-]/g, String.raw`\$&`);
