import { signed } from '../../local/sigv4.ts';
import { aPostedChange } from '../support/builders.ts';
import { goOnTo, passMinutes, type ListedTask } from '../support/journey.ts';
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

describe('a feed that falls silent', () => {
  const jail = 'boone-county-jail';
  const beat = async (): Promise<unknown> =>
    (await callApi(stack, { method: 'POST', path: `/feeds/${jail}/heartbeat`, as: jail })).body;
  const ofJail = async (): Promise<unknown> => {
    const { body } = await callApi(stack, { path: '/freshness', headers: { accept: 'application/json' } });
    return (body as { feeds: { feedId: string }[] }).feeds.find(({ feedId }) => feedId === jail);
  };
  const tasks = async (): Promise<readonly ListedTask[]> => {
    const { body } = await callApi(stack, { path: '/staff-tasks', as: 'staff-a' });
    return (body as { tasks: (ListedTask & { feedId?: string })[] }).tasks.filter(
      ({ reason, feedId }) => reason === 'feed-silent' && feedId === jail,
    );
  };
  const pages = async (): Promise<string> => JSON.stringify(await stack.published('OfficeTopic'));
  const counted = async (): Promise<number> =>
    JSON.stringify(await stack.logs()).split(`FeedSilent-${jail}`).length;

  it('is told to the office after its hour and a minute, and on the website; heard again, all of it ends', async () => {
    await goOnTo(stack, '10:00');
    expect(await beat()).toMatchObject({ feedId: jail });
    const heardAt = Date.parse(await stack.now());
    await stack.tick();
    expect(await tasks()).toEqual([]);
    const before = await counted();

    await stack.advance(60 * 60_000);
    await stack.tick();
    expect([await tasks(), await counted()]).toEqual([[], before]);

    await passMinutes(stack, 2);
    expect(await tasks()).toHaveLength(1);
    expect(await pages()).toContain('review (feed-silent)');
    expect(await counted()).toBeGreaterThan(before);
    const silent = (await ofJail()) as { freshness: string; silentSince: string };
    expect(silent.freshness).toBe('quiet');
    expect(Math.abs(Date.parse(silent.silentSince) - heardAt)).toBeLessThan(20_000);
    const page = await callApi(stack, { path: '/freshness', headers: { accept: 'text/html' } });
    expect(page.body).toContain('Boone County Sheriff: no word since');

    await stack.advance(63 * 60_000);
    await beat();
    await passMinutes(stack, 1);
    expect(await tasks()).toEqual([]);
    expect(await pages()).toMatch(/It was silent for 2 h [56] min/);
    expect(await ofJail()).toMatchObject({ freshness: 'fresh' });
  });
});
