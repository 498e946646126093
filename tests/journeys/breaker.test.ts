import { callApi, startStack, type ApiAnswer, type StackClient } from '../support/local-stack.ts';
import { anEscape, messagesTo, passMinutes, post, register, statusOf } from '../support/journey.ts';

jest.setTimeout(240_000);

/** Oregon, 20 March 2015: a routine update of the database told about 8,000 times that 1,891 inmates were released. */
const BURST = 1891;
const FEED_TAKES = 500;

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
});
afterAll(() => stack.stop());

const docNumberOf = (n: number): string => String(70_000_000 + n);
const phoneOf = (n: number): string => `+157355502${String(n).padStart(2, '0')}`;

const releases = (day: string, from: number, count: number, different: object = {}): object[] =>
  Array.from({ length: count }, (_, n) =>
    anEscape(`${day}-${from + n}`, docNumberOf(from + n), {
      eventType: 'release',
      details: { releaseKind: 'end-of-sentence', releaseDate: '2026-11-01' },
      ...different,
    }),
  );

const groups = async (): Promise<readonly Record<string, unknown>[]> => {
  const { body } = await callApi(stack, { path: '/quarantine', as: 'staff-a' });
  return (body as { groups: Record<string, unknown>[] }).groups;
};

const decide = (act: 'release' | 'reject', quarantineId: unknown): Promise<ApiAnswer> =>
  callApi(stack, { method: 'POST', path: `/quarantine/${String(quarantineId)}/${act}`, as: 'staff-a' });

describe('the day on which 1,891 inmates are said to be released', () => {
  it('begins with a load of old data, of which nobody hears', async () => {
    for (const n of [1, 1000]) await register(stack, docNumberOf(n), { phones: [phoneOf(n % 100)] });
    await register(stack, docNumberOf(5000), { phones: [phoneOf(50)] });
    const { status } = await post(stack, releases('old', 1, FEED_TAKES, { bulkLoad: true }));
    await stack.quiesce(60_000);

    expect(status).toBe(202);
    expect(await groups()).toEqual([]);
    expect(await messagesTo(stack, phoneOf(1))).toHaveLength(1);
    expect(await statusOf(stack, 'old-1')).toMatchObject({ stage: 'history' });
  });

  it('tells nobody, and asks the office one question', async () => {
    for (let from = 1; from <= BURST; from += FEED_TAKES) {
      const { status } = await post(stack, releases('wrong', from, Math.min(FEED_TAKES, BURST - from + 1)));
      expect(status).toBe(202);
      if (from === 1) await post(stack, anEscape('true-escape', docNumberOf(5000)));
    }
    await stack.quiesce(180_000);

    for (const n of [1, 0]) expect(await messagesTo(stack, phoneOf(n))).toHaveLength(1);
    expect(await groups()).toMatchObject([
      { feedId: 'department', cause: 'burst', eventType: 'release', state: 'open' },
    ]);
    for (const n of [1, 1000, BURST])
      expect(await statusOf(stack, `wrong-${n}`)).toMatchObject({ stage: 'quarantined', notifications: {} });
  });

  it('lets an escape among them out at once', async () => {
    expect((await messagesTo(stack, phoneOf(50))).at(-1)).toMatch(/^MO DOC ALERT: .*escaped/);
    expect(await statusOf(stack, 'true-escape')).toMatchObject({ stage: 'matched' });
  });

  it('shows who would be told, and ends with a rejection that the feed can see', async () => {
    const [group] = await groups();
    const { body } = await callApi(stack, {
      path: `/quarantine/${String(group?.['quarantineId'])}`,
      as: 'staff-a',
    });
    expect(body).toMatchObject({ sample: expect.stringContaining('(link)') as string });

    expect((await decide('reject', group?.['quarantineId'])).status).toBe(200);
    await stack.quiesce(60_000);
    await passMinutes(stack, 2);

    expect(await groups()).toEqual([]);
    expect(await statusOf(stack, 'wrong-1000')).toMatchObject({ stage: 'rejected' });
    for (const n of [1, 0]) expect(await messagesTo(stack, phoneOf(n))).toHaveLength(1);
  });
});
