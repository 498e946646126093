import { signed } from '../../local/sigv4.ts';
import { aPostedChange } from '../support/builders.ts';
import { callApi, startStack, type StackClient } from '../support/local-stack.ts';

jest.setTimeout(120_000);

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
});
afterAll(() => stack.stop());

const FORBIDDEN = { status: 403, body: { message: 'Forbidden' } };
const aPost = (statusChangeId: string): string => {
  const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
  return JSON.stringify(aPostedChange('escape', { statusChangeId, occurredAt, recordedAt: occurredAt }));
};

interface Attempt {
  readonly feedId?: string;
  readonly key?: string;
  readonly secret?: string;
  /** How old the signature is. */
  readonly secondsAgo?: number;
  /** What is sent in place of what was signed. */
  readonly sent?: string;
}

const attempt = async (
  body: string,
  { feedId = 'department', key = 'local', secret = key, secondsAgo = 0, sent = body }: Attempt = {},
): Promise<{ status: number; body: unknown }> => {
  const at = new Date(Date.now() - secondsAgo * 1000);
  const url = `/feeds/${feedId}/status-changes`;
  const date = at.toISOString().slice(0, 10).replaceAll('-', '');
  const credential = { accessKey: key, date, region: 'us-east-1', service: 'execute-api' };
  const headers = { host: new URL(stack.apiUrl).host };
  const signature = signed({ method: 'POST', url, headers, body: Buffer.from(body) }, credential, secret, at);
  const reply = await fetch(stack.apiUrl + url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signature },
    body: sent,
  });
  return { status: reply.status, body: await reply.json() };
};
const isKnown = async (statusChangeId: string): Promise<boolean> =>
  (await callApi(stack, { path: `/status-changes/${statusChangeId}`, isSigned: true })).status === 200;

describe('the feed of the department and that of a jail', () => {
  it.each<[string, Attempt]>([
    ['the department', {}],
    ['a jail', { feedId: 'boone-county-jail', key: 'boone-county-jail' }],
  ])('each report by the key of their own: %s', async (who, by) => {
    const id = `own-${who.replace(' ', '-')}`;

    expect(await attempt(aPost(id), by)).toMatchObject({ status: 202 });
    expect(await isKnown(id)).toBe(true);
  });

  it.each<[string, Attempt]>([
    ['a jail that reports for the department', { key: 'boone-county-jail' }],
    ['the department that reports for a jail', { feedId: 'boone-county-jail' }],
    ['a member of staff', { key: 'staff-a' }],
    ['an unknown key', { key: 'nobody' }],
    ['a wrong secret', { secret: 'guessed' }],
    ['a request of a quarter of an hour ago', { secondsAgo: 900 }],
    ['a request of the next quarter of an hour', { secondsAgo: -900 }],
    ['another body than was signed', { sent: aPost('other-body') }],
    ['a feed that nobody may report by', { feedId: 'unknown-jail' }],
  ])('refuse %s as API Gateway does', async (_, by) => {
    expect(await attempt(aPost('refused'), by)).toEqual(FORBIDDEN);
    expect(await isKnown('refused')).toBe(false);
    expect(await isKnown('other-body')).toBe(false);
  });

  it('take a request that is sent again within its time for the same status change', async () => {
    const body = aPost('again');
    const first = await attempt(body, { secondsAgo: 200 });

    expect(await attempt(body, { secondsAgo: 200 })).toEqual(first);
  });
});
