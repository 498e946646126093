import { createHash, createHmac } from 'node:crypto';

/** With whose key something is signed, and where. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What temporary credentials have besides. */
  readonly sessionToken?: string | undefined;
  readonly region: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** 20130524T000000Z. */
const stampOf = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '');

const scopeOf = ({ region }: SigningKey, stamp: string): string =>
  `${stamp.slice(0, 8)}/${region}/s3/aws4_request`;

const signatureOf = (key: SigningKey, stamp: string, text: string): string => {
  const parts = scopeOf(key, stamp).split('/');
  const derived = parts.reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${key.secretAccessKey}`,
  );
  return createHmac('sha256', derived).update(text).digest('hex');
};

/** The signature of a policy for a form (AWS Signature Version 4, "Authenticating requests: browser-based uploads"). */
export const policySignature = (key: SigningKey, now: Date, policyInBase64: string): string =>
  signatureOf(key, stampOf(now), policyInBase64);

/** Who signs, as fields of a form; its policy must name each of them. */
export const signerFields = (key: SigningKey, now: Date): Readonly<Record<string, string>> => ({
  'x-amz-algorithm': ALGORITHM,
  'x-amz-credential': `${key.accessKeyId}/${scopeOf(key, stampOf(now))}`,
  'x-amz-date': stampOf(now),
  ...(key.sessionToken === undefined ? {} : { 'x-amz-security-token': key.sessionToken }),
});

/** What a link lets whoever has it get, and for how long. */
export interface SignedGet {
  /** Scheme and host. */
  readonly origin: string;
  /** Of letters, digits, slashes and the like: nothing in it has to be encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly seconds: number;
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A link that S3 takes for a signed request ("Authenticating requests: using query parameters"). */
export const signedLink = (
  key: SigningKey,
  now: Date,
  { origin, path, query = {}, seconds }: SignedGet,
): string => {
  const stamp = stampOf(now);
  const all = {
    ...query,
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': `${key.accessKeyId}/${scopeOf(key, stamp)}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(seconds),
    'X-Amz-SignedHeaders': 'host',
    ...(key.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': key.sessionToken }),
  };
  const search = Object.entries(all)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
  const request = ['GET', path, search, `host:${new URL(origin).host}`, '', 'host', 'UNSIGNED-PAYLOAD'];
  const hash = createHash('sha256').update(request.join('\n')).digest('hex');
  const signature = signatureOf(key, stamp, [ALGORITHM, stamp, scopeOf(key, stamp), hash].join('\n'));
  return `${origin}${path}?${search}&X-Amz-Signature=${signature}`;
};
