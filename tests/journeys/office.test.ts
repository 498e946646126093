import { startStack, callApi, type StackClient } from '../support/local-stack.ts';
import {
  codeIn,
  confirm,
  evidenceOf,
  goOnTo,
  happens,
  linkIn,
  messagesTo,
  passTo,
  register,
  statusOf,
  tasksAbout,
  work,
  type ListedTask,
} from '../support/journey.ts';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const postalAddress = { line1: '12 Sample St', city: 'Columbia', state: 'MO', zip: '65201' };

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '10:00');
});
afterAll(() => stack.stop());

const today = async (): Promise<string> => (await stack.now()).slice(0, 10);
const only = (tasks: readonly ListedTask[], kind: string): ListedTask => {
  const [task, ...more] = tasks.filter((each) => each.kind === kind);
  if (task === undefined || more.length > 0) throw new Error(`not one ${kind}: ${JSON.stringify(tasks)}`);
  return task;
};
/** What tells of the notification, and not of a code, an address or a representative's consent. */
const isNews = (text: string): boolean => linkIn(text) !== 'no link';
describe('a victim whose e-mail bounces for good', () => {
  const phone = '+15735550601';
  const email = 'gone@example.org';
  let letter: ListedTask;

  it('is told by text, and since the law does not count that, the office gets a letter to post', async () => {
    await register(stack, '00000601', { email, phones: [phone], different: { postalAddress } });
    await stack.mailRule(email, 'bounce');
    await happens(stack, 'letter-1', '00000601');
    expect(await tasksAbout(stack, 'letter-1')).toEqual([]);

    await passTo(stack, new Date(Date.parse(await stack.now()) + 60_000));

    expect((await messagesTo(stack, phone)).filter(isNews)).toHaveLength(1);
    letter = only(await tasksAbout(stack, 'letter-1'), 'letter');
    expect(letter).toMatchObject({ reason: 'no-legal-channel' });
    expect(await evidenceOf(stack, letter.notificationId)).toMatchObject({ outcome: 'with-a-person' });
  });

  it('is not written to at that address again', async () => {
    const news = (): Promise<readonly string[]> => messagesTo(stack, email);
    const before = await news();
    await happens(stack, 'letter-2', '00000601');

    expect(await news()).toEqual(before);
  });

  it('is not worked on by two at once', async () => {
    expect((await work(stack, 'staff-a', letter, 'claim')).status).toBe(200);
    expect((await work(stack, 'staff-b', letter, 'claim')).status).toBe(409);
  });

  it('cannot be said to be posted before it was printed', async () => {
    const posted = { outcome: 'posted', postedOn: await today(), trackingNumber: '70210950000012345678' };

    expect((await work(stack, 'staff-a', letter, 'complete', posted)).status).toBe(409);
  });

  it('has her duty met by the letter as printed, on the day of its postmark', async () => {
    const path = `/staff-tasks/${letter.taskId}/letter`;
    const printed = await callApi(stack, { path, as: 'staff-a' });
    const postedOn = await today();
    const posted = { outcome: 'posted', postedOn, trackingNumber: '70210950000012345678' };
    const done = await work(stack, 'staff-a', letter, 'complete', posted);

    expect(printed.headers.get('content-type')).toBe('application/pdf');
    expect(printed.body).toMatch(/^%PDF-/);
    expect(done).toMatchObject({ status: 200, body: { state: 'done', outcome: 'posted' } });
    expect(await tasksAbout(stack, 'letter-1')).toEqual([]);
    expect(await evidenceOf(stack, letter.notificationId)).toMatchObject({
      outcome: 'met',
      proof: { by: 'certified-letter', at: postedOn },
    });
  });
});

describe('a victim who does not answer to an escape', () => {
  const [first, second, friend] = ['+15735550611', '+15735550612', '+15735550613'];
  const email = 'silent@example.org';
  const id = 'silence-1';
  let begun: number;
  let call: ListedTask;

  /** How many messages about it came to each address by now. */
  const counts = async (): Promise<readonly number[]> => {
    const all = await Promise.all([first, second, email, friend].map((each) => messagesTo(stack, each)));
    return all.map((texts) => texts.filter(isNews).length);
  };
  const passHours = async (hours: number): Promise<void> => {
    await passTo(stack, new Date(begun + hours * HOUR_MS + 60_000));
  };

  beforeAll(async () => {
    // Her mail server says nothing, so that nothing is proved by it.
    await stack.mailRule(email, 'silent');
    const representative = { name: { first: 'Sam', last: 'Friend' }, scope: 'notify-also', phone: friend };
    await register(stack, '00000611', {
      email,
      phones: [first, second],
      different: { representative },
    });
    await confirm(stack, codeIn((await messagesTo(stack, friend)).at(-1)));
    await happens(stack, id, '00000611');
    begun = Date.parse(await stack.now());
  });

  it('is told at once on one contact of each channel', async () => {
    expect(await counts()).toEqual([1, 0, 1, 0]);
  });

  it.each([
    ['by text again after half an hour', 0.5, [2, 0, 1, 0]],
    ['on every contact after an hour', 1, [3, 1, 2, 0]],
    ['by text after two hours, and so is her representative', 2, [4, 1, 2, 1]],
  ])('is told %s', async (_, hours, expected) => {
    await passHours(hours);

    expect(await counts()).toEqual(expected);
  });

  it('whose representative learns nothing of the news itself', async () => {
    expect((await messagesTo(stack, friend)).at(-1)).not.toMatch(/escape|sampleman|prison/i);
  });

  it('is for a person after four hours', async () => {
    await passHours(3.9);
    expect(await tasksAbout(stack, id)).toEqual([]);
    await passHours(4);
    call = only(await tasksAbout(stack, id), 'call');
    expect(call).toMatchObject({ reason: 'not-acknowledged' });
    expect(await statusOf(stack, id)).toMatchObject({ notifications: { escalated: 1 } });
  });

  it('whose call staff are paged about at 4, 12 and 20 hours, without a word about her', async () => {
    for (const hours of [6, 8, 10, 11.9, 12, 14, 16, 18, 19.9, 20]) await passHours(hours);

    const pages = (await stack.published('OfficeTopic')).filter(({ message }) =>
      message.includes(call.taskId),
    );
    const hoursOf = pages.map(({ at }) => Math.floor((Date.parse(at) - begun) / HOUR_MS));
    expect(hoursOf).toEqual([4, 12, 20]);
    expect(JSON.stringify(pages)).not.toMatch(/robin|sampleman|5735550|example\.org/i);
  });

  it('is called by one member of staff, who sees her numbers and what to say', async () => {
    expect((await work(stack, 'staff-a', call, 'claim')).status).toBe(200);
    expect((await work(stack, 'staff-b', call, 'claim')).status).toBe(409);
    expect((await work(stack, 'staff-b', call, 'complete', { outcome: 'reached' })).status).toBe(409);

    const { body } = await callApi(stack, { path: `/staff-tasks/${call.taskId}`, as: 'staff-a' });
    const { person, script } = body as { person: { numbers: { number: string }[] }; script: unknown };
    expect(person.numbers.map(({ number }) => number)).toEqual([first, second, friend]);
    expect(JSON.stringify(script)).toContain('escape');
  });

  it('is not told again once she was reached', async () => {
    const before = await counts();
    expect((await work(stack, 'staff-a', call, 'complete', { outcome: 'reached' })).status).toBe(200);
    await stack.quiesce();
    expect(await statusOf(stack, id)).toMatchObject({ notifications: { acknowledged: 1 } });

    await passHours(30);

    expect(await counts()).toEqual(before);
    // Only a letter can still satisfy the law: no mail server has answered for it.
    expect((await tasksAbout(stack, id)).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['letter', 'deadline-near'],
    ]);
  });
});
