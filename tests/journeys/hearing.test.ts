import { staffTaskDetails } from '../../api/replies-office.ts';
import { callApi, startStack, type ApiAnswer, type StackClient } from '../support/local-stack.ts';
import {
  aHearing,
  goOnTo,
  happens,
  linkIn,
  messagesTo,
  register,
  statusOf,
  tasksAbout,
  work,
} from '../support/journey.ts';

jest.setTimeout(60_000);

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '10:00');
});
afterAll(() => stack.stop());

/** What a browser does with a page of ours. */
const browse = (path: string, form?: Readonly<Record<string, string>>, cookie?: string): Promise<ApiAnswer> =>
  callApi(stack, {
    path,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'text/html,application/xhtml+xml',
      'sec-fetch-site': 'same-origin',
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
  });

const aScheduledHearing = async (statusChangeId: string, docNumber: string): Promise<void> => {
  const { eventType, details } = aHearing(statusChangeId, docNumber);
  await happens(stack, statusChangeId, docNumber, { eventType, details });
};

describe('a victim who wants to take part in a hearing', () => {
  const [email, doc, id] = ['takes-part@example.org', '00000951', 'hearing-1'];
  let path: string;

  beforeAll(async () => {
    await register(stack, doc, { email });
    await aScheduledHearing(id, doc);
  });

  it('finds the form by the link of the notice', async () => {
    const notice = (await messagesTo(stack, email)).at(-1) ?? '';
    const url = /http:\/\/\S+\/hearing\?lang=en/.exec(notice)?.[0] ?? 'no form';
    const { pathname, search } = new URL(url);
    path = pathname + search;

    const { status, body } = await browse(path);

    expect(url.startsWith(linkIn(notice))).toBe(true);
    expect(status).toBe(200);
    expect(body).toContain('I ask for a partition');
  });

  it('sends it, and gets a receipt with a number and what happens next', async () => {
    const { status, body } = await browse(path, {
      ...{ attend: 'institution', presence: 'absent', afterwards: 'stay', partition: 'yes' },
      statement: 'These are my words.',
    });
    await stack.quiesce();

    expect(status).toBe(202);
    expect(body).toContain('These are my words.');
    const number = /<strong>([0-9A-F]{8})<\/strong>/.exec(String(body))?.[1] ?? 'no number';
    const message = (await messagesTo(stack, email)).at(-1) ?? '';
    expect(message).toContain(`We have your request. It has the number ${number}.`);
    expect(message).not.toMatch(/hearing|prison|words/i);
    expect(await statusOf(stack, id)).toMatchObject({ notifications: { acknowledged: 1 } });
  });

  it('is heard by the office, which reads her words and says what became of them', async () => {
    const [task] = await tasksAbout(stack, id);
    if (task === undefined) throw new Error('there is no task');
    await work(stack, 'staff-a', task, 'claim');

    const answer = await callApi(stack, { path: `/staff-tasks/${task.taskId}`, as: 'staff-a' });
    const { hearing, person } = staffTaskDetails.parse(answer.body);
    const done = await work(stack, 'staff-a', task, 'complete', { outcome: 'arranged' });

    expect(task).toMatchObject({ kind: 'review', reason: 'hearing-request' });
    expect(person?.name.first).toBe('Robin');
    expect(hearing?.requests[0]?.asked.map(({ wish }) => wish)).toEqual([
      'attend-institution',
      'absent',
      'stay',
      'partition',
      'statement',
    ]);
    expect(hearing?.requests[0]?.asked.at(-1)?.words).toBe('These are my words.');
    expect(done.status).toBe(200);
    expect(await tasksAbout(stack, id)).toEqual([]);
  });

  it('is not found out by a link that is wrong', async () => {
    const { status, body } = await browse('/a/AAAAAAAAAAAAAA/hearing?lang=en', { photo: 'yes' });
    await stack.quiesce();

    expect(status).toBe(202);
    expect(body).toContain('If your link was right');
    expect(await tasksAbout(stack, id)).toEqual([]);
  });
});
