import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The part of an HTTP request that AWS Signature Version 4 covers. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Whose key signed, for which day, region and service. */
export interface Credential {
  readonly accessKey: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

interface Authorization {
  readonly credential: Credential;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads an Authorization header without judging it. */
export const authorizationOf = (header: string | undefined): Authorization | undefined => {
  const field = (name: string): string => new RegExp(`${name}=([^,\\s]+)`).exec(header ?? '')?.[1] ?? '';
  const [accessKey, date, region, service, end] = field('Credential').split('/');
  if (!header?.startsWith('AWS4-HMAC-SHA256 ') || end !== 'aws4_request') return undefined;
  if (!accessKey || !date || !region || !service) return undefined;
  return {
    credential: { accessKey, date, region, service },
    signedHeaders: field('SignedHeaders').split(';'),
    signature: field('Signature'),
  };
};

/** Who is allowed to sign, for what, and by whose clock. */
export interface Verifier {
  readonly service: string;
  readonly region: string;
  readonly secretOf: (accessKey: string) => string | undefined;
  readonly now: Date;
}

const TOLERANCE_MS = 5 * 60 * 1000;

/** The access key that truly signed this request, or nothing. */
export const signerOf = (request: SignedRequest, verifier: Verifier): string | undefined => {
  const authorization = authorizationOf(header(request, 'authorization'));
  if (!authorization) return undefined;
  const { credential, signedHeaders, signature } = authorization;
  const amzDate = header(request, 'x-amz-date');
  const secret = verifier.secretOf(credential.accessKey);
  if (secret === undefined || !isTimely(amzDate, credential, verifier)) return undefined;
  if (!signedHeaders.includes('host') || !signedHeaders.includes('x-amz-date')) return undefined;
  const expected = signatureOf(request, credential, signedHeaders, amzDate, secret);
  return isEqual(signature, expected) ? credential.accessKey : undefined;
};

const isEqual = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

const isTimely = (amzDate: string, { date, region, service }: Credential, verifier: Verifier): boolean => {
  if (!/^\d{8}T\d{6}Z$/.test(amzDate) || !amzDate.startsWith(date)) return false;
  if (region !== verifier.region || service !== verifier.service) return false;
  const iso = amzDate.replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z');
  return Math.abs(Date.parse(iso) - verifier.now.getTime()) <= TOLERANCE_MS;
};

/** The headers that make a request signed. */
export const signed = (
  request: SignedRequest,
  credential: Credential,
  secret: string,
  now: Date,
): Record<string, string> => {
  const amzDate = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const stamped = { ...request, headers: { ...request.headers, 'x-amz-date': amzDate } };
  const names = Object.keys(stamped.headers)
    .filter((name) => name === 'host' || name.startsWith('x-amz-'))
    .sort();
  const signature = signatureOf(stamped, credential, names, amzDate, secret);
  return {
    'x-amz-date': amzDate,
    authorization:
      `AWS4-HMAC-SHA256 Credential=${credential.accessKey}/${scopeOf(credential)}, ` +
      `SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
};

const scopeOf = ({ date, region, service }: Credential): string =>
  `${date}/${region}/${service}/aws4_request`;

const signatureOf = (
  request: SignedRequest,
  credential: Credential,
  signedHeaders: readonly string[],
  amzDate: string,
  secret: string,
): string => {
  const { date, region, service } = credential;
  const text = [
    'AWS4-HMAC-SHA256',
    amzDate,
    scopeOf(credential),
    sha256(canonical(request, signedHeaders)),
  ].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
};

const canonical = (request: SignedRequest, signedHeaders: readonly string[]): string => {
  const [path = '/', query = ''] = request.url.split(/\?(.*)/s);
  return [
    request.method,
    // Every service but S3 signs the path encoded once more.
    path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${header(request, name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
};

const canonicalQuery = (query: string): string =>
  [...new URLSearchParams(query.replaceAll('+', '%2B'))]
    .map(([name, value]): readonly [string, string] => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const encode = (part: string): string =>
  encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const header = ({ headers }: SignedRequest, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : (value ?? []).join(',');
};

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
