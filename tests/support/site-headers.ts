import { PAGE_POLICY } from '../../web/frame.ts';

type Headers = Readonly<Record<string, string>>;

/** What every answer of the website says, so that a browser keeps it to itself and runs nothing foreign. */
const demanded: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^(?=.*default-src 'none')(?=.*frame-ancestors 'none')(?!.*unsafe)/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /^max-age=\d{8,}; includeSubDomains$/,
  'permissions-policy': /(?=.*camera=\(\))(?=.*geolocation=\(\))(?=.*microphone=\(\))/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
};

const ofPages: typeof demanded = { 'cache-control': /\bno-store\b/ };

/** The policy without the one other place that a recording goes to; the visitor notes whoever goes anywhere else. */
const withOwnForms = (policy: string): string =>
  policy.replace(/form-action 'self' [^;]*/, "form-action 'self'");

/** Headers that an answer lacks, or has wrong; empty when all is well. */
export const wrongHeaders = (status: number, headers: Headers): string[] => {
  // What only leads on shows nothing.
  const isLeadingOn = status >= 300 && status < 400;
  const isPage = !isLeadingOn && headers['content-type']?.startsWith('text/html') === true;
  const wrong = Object.entries({ ...demanded, ...(isPage ? ofPages : {}) })
    .filter(([name, pattern]) => !pattern.test(headers[name] ?? ''))
    .map(([name]) => `${name} is ${headers[name]}`);
  return isPage && withOwnForms(headers['content-security-policy'] ?? '') !== PAGE_POLICY
    ? [...wrong, 'another policy than that of the pages']
    : wrong;
};
