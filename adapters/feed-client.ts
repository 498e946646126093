import { S3Client } from '@aws-sdk/client-s3';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

/** What the API, or API Gateway before it, answered. */
export interface FeedAnswer {
  readonly status: number;
  /** The JSON of the answer; undefined where it is none. */
  readonly body: unknown;
}

/** The API as a feed reaches it, signed. Rejects when there is no answer. */
export interface FeedClient {
  readonly post: (path: string, content: unknown) => Promise<FeedAnswer>;
  readonly get: (path: string) => Promise<FeedAnswer>;
}

type Credentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];

/** Longer than API Gateway waits for an answer. */
const PATIENCE_MS = 35_000;

/** The key that the local stack knows as the department's. */
const LOCAL = {
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  region: 'us-east-1',
} as const;

const isHere = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** Credentials and region as for the aws command: from the environment, a profile, single sign-on or the machine's role. */
const fromEnvironment = (): {
  readonly credentials: Credentials;
  readonly region: () => Promise<string>;
} => {
  const { config } = new S3Client({});
  return { credentials: () => config.credentials(), region: () => config.region() };
};

/** `address`: where the API is; on this machine without credentials of another, the local stack's key signs. */
export const feedClient = (address: string, accessKeyId: string | undefined): FeedClient => {
  const url = new URL(address);
  const signer = new SignatureV4({
    service: 'execute-api',
    sha256: Sha256,
    ...(isHere(url) && accessKeyId === undefined ? LOCAL : fromEnvironment()),
  });
  const call = async (method: 'GET' | 'POST', path: string, text?: string): Promise<FeedAnswer> => {
    const { headers } = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path,
      headers: { host: url.host, ...(text === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(text === undefined ? {} : { body: text }),
    });
    const reply = await fetch(new URL(path, url), {
      method,
      headers,
      ...(text === undefined ? {} : { body: text }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: reply.status, body: await jsonOf(reply) };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, content) => call('POST', path, JSON.stringify(content)),
  };
};

const jsonOf = async (reply: Response): Promise<unknown> => {
  const text = await reply.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
