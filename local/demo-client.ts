import * as z from 'zod';
import { REGION } from './intrinsics.ts';
import { LOCAL_KEYS } from './keys.ts';
import { LocalProblem, messageOf } from './problem.ts';
import { signed } from './sigv4.ts';

/** What the API answered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A request body, ready to be sent. */
export interface Content {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly text: string;
}

/** The API from outside, as a browser and as the department reach it. */
export interface DemoClient {
  readonly post: (
    path: string,
    content: Content,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly postSigned: (path: string, content: Content) => Promise<Answer>;
  readonly getSigned: (path: string) => Promise<Answer>;
  /** As a member of the office's staff, who may read what the department may not. */
  readonly getAsStaff: (path: string) => Promise<Answer>;
  /** Opens a link of a message, or presses the button behind it. */
  readonly follow: (link: string, method: 'GET' | 'POST') => Promise<number>;
}

/** Longer than any answer takes; without one the demonstration says so instead of hanging. */
const PATIENCE_MS = 35_000;

export const asJson = (value: unknown): Content => ({
  type: 'application/json',
  text: JSON.stringify(value),
});

/** The fields of nested values as a web form names them: `offenderName.last`, `phones.0.number`. */
export const asWebForm = (value: object): Content => ({
  type: 'application/x-www-form-urlencoded',
  text: new URLSearchParams(fieldsOf('', value)).toString(),
});

const fieldsOf = (name: string, value: unknown): [string, string][] => {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null)
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(name === '' ? key : `${name}.${key}`, inner),
  );
};

const request = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (cause) {
    throw new LocalProblem(`${init.method} ${new URL(url).pathname} was not answered: ${messageOf(cause)}`, {
      cause,
    });
  }
};

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, body };
};

/** The signature that goes along, with one of this machine's keys. */
const signature = (
  apiUrl: string,
  accessKey: string,
  { method, path, text }: Readonly<Record<'method' | 'path' | 'text', string>>,
): Record<string, string> => {
  const now = new Date();
  const secret = LOCAL_KEYS[accessKey]?.secret ?? '';
  const date = now.toISOString().slice(0, 10).replaceAll('-', '');
  return signed(
    { method, url: path, headers: { host: new URL(apiUrl).host }, body: Buffer.from(text) },
    { accessKey, date, region: REGION, service: 'execute-api' },
    secret,
    now,
  );
};

export const demoClient = (apiUrl: string): DemoClient => {
  const post: DemoClient['post'] = async (path, { type, text }, headers = {}) =>
    answerOf(
      await request(apiUrl + path, {
        method: 'POST',
        headers: { 'content-type': type, ...headers },
        body: text,
      }),
    );
  const get = async (accessKey: string, path: string): Promise<Answer> => {
    const headers = signature(apiUrl, accessKey, { method: 'GET', path, text: '' });
    return answerOf(await request(apiUrl + path, { method: 'GET', headers }));
  };
  return {
    post,
    postSigned: (path, content) =>
      post(path, content, signature(apiUrl, 'local', { method: 'POST', path, text: content.text })),
    getSigned: (path) => get('local', path),
    getAsStaff: (path) => get('staff-a', path),
    follow: async (link, method) => (await request(link, { method })).status,
  };
};

const problems = z.array(z.object({ field: z.string(), problem: z.string() }));
const accepted = z.object({
  outcome: z.literal('accepted'),
  statusChangeId: z.string(),
  receivedAt: z.string(),
});
const outcome = z.union([
  accepted,
  z.object({ outcome: z.literal('conflict'), detail: z.string() }),
  z.object({ outcome: z.literal('invalid'), errors: problems }),
]);
const batch = z.object({ results: z.array(outcome) });
const refusal = z.object({ detail: z.string(), errors: problems.optional() });

/** What became of one posted status change: when it was received, or why it was refused. */
export type PostOutcome =
  | { readonly is: 'accepted'; readonly receivedAt: string }
  | { readonly is: 'refused'; readonly why: readonly { readonly field: string; readonly problem: string }[] };

const outcomeFrom = (one: z.infer<typeof outcome>): PostOutcome => {
  if (one.outcome === 'accepted') return { is: 'accepted', receivedAt: one.receivedAt };
  const why = one.outcome === 'invalid' ? one.errors : [{ field: 'statusChangeId', problem: one.detail }];
  return { is: 'refused', why };
};

/** The outcomes of a request of the department, in the order of its items. */
export const outcomesOf = ({ status, body }: Answer): readonly PostOutcome[] => {
  const many = batch.safeParse(body);
  if (many.success) return many.data.results.map(outcomeFrom);
  const one = accepted.safeParse(body);
  if (one.success) return [outcomeFrom(one.data)];
  const refused = refusal.safeParse(body);
  const why = refused.success
    ? (refused.data.errors ?? [{ field: '', problem: refused.data.detail }])
    : undefined;
  return [{ is: 'refused', why: why ?? [{ field: '', problem: `the API answered ${status}` }] }];
};
