import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
import {
  codeIn,
  factsOf,
  goOnTo,
  happens,
  messagesTo,
  register,
  statusOf,
  evidenceOf,
  type ListedTask,
} from '../support/journey.ts';

jest.setTimeout(60_000);

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '10:00');
});
afterAll(() => stack.stop());

/** What came to an address besides its code. */
const newsTo = async (address: string): Promise<readonly string[]> =>
  (await messagesTo(stack, address)).filter((text) => codeIn(text) === 'no code');

const evidenceAbout = async (statusChangeId: string): Promise<unknown> => {
  const [fact] = await factsOf(stack, statusChangeId);
  return evidenceOf(stack, fact?.notificationId);
};

describe.each([
  ['in English', 'YES', '00000801', '+15735550801', 'en', /thank you/],
  ['in Spanish', 'sí', '00000802', '+15735550802', 'es', /gracias/],
])('whoever answers yes by text, %s', (_, word, doc, phone, language, thanks) => {
  const email = `yes-${language}@example.org`;
  const id = `yes-${language}`;

  it('has acknowledged, is thanked once, and is not reminded', async () => {
    await register(stack, doc, { email, phones: [phone], different: { language } });
    await happens(stack, id, doc);
    await stack.reply(phone, word);
    await stack.quiesce();

    expect(await statusOf(stack, id)).toMatchObject({ notifications: { acknowledged: 1 } });
    expect(await newsTo(phone)).toEqual([expect.stringMatching(/ALERTA?:/), expect.stringMatching(thanks)]);

    await stack.advance(3 * 3_600_000);
    await stack.tick();
    await stack.quiesce();
    expect(await newsTo(phone)).toHaveLength(2);
    expect(await newsTo(email)).toHaveLength(1);
  });

  it('has her duty met by the e-mail that her server took, never by the text', async () => {
    expect(await evidenceAbout(id)).toMatchObject({ outcome: 'met', proof: { by: 'email' } });
  });
});

describe('whoever texts STOP', () => {
  const [phone, email] = ['+15735550811', 'stop@example.org'];

  // No carrier knows these words: it is we who heed them.
  it('gets no more texts, while the e-mail goes on', async () => {
    await register(stack, '00000811', { email, phones: [phone] });
    await happens(stack, 'stop-1', '00000811');
    await stack.reply(phone, 'No more texts, please');
    await stack.quiesce();
    const before = await newsTo(phone);

    await happens(stack, 'stop-2', '00000811', { eventType: 'recapture' });

    expect(await newsTo(phone)).toEqual(before);
    expect((await newsTo(email)).at(-1)).toMatch(/back in custody|recaptured|caught/i);
    expect(await evidenceAbout('stop-2')).toMatchObject({ outcome: 'met', proof: { by: 'email' } });
  });

  it('is told by e-mail, once, that the texts have ended', async () => {
    await stack.advance(60_000);
    await stack.tick();
    await stack.quiesce();

    const told = (await newsTo(email)).filter((text) =>
      text.includes('That phone gets no more texts from us.'),
    );

    expect(told).toHaveLength(1);
    expect(told[0]).not.toMatch(/sampleman|escape|prison|5735550811/i);
  });

  it('is never taken to have read the news', async () => {
    expect(await statusOf(stack, 'stop-1')).toMatchObject({ notifications: { accepted: 1 } });
  });

  it('gets texts again after START', async () => {
    await stack.reply(phone, 'START');
    await stack.quiesce();
    const before = await newsTo(phone);

    await happens(stack, 'stop-3', '00000811');

    expect(await newsTo(phone)).toHaveLength(before.length + 1);
  });
});

it('a text from a phone that nobody gave is answered without a word of anybody', async () => {
  await stack.reply('+15735550899', 'YES', { previousMessageId: null });
  await stack.quiesce();

  const [answer = ''] = await newsTo('+15735550899');
  expect(answer).not.toMatch(/escape|sampleman|robin/i);
});

it('a text that no rule understands is read by whoever of the office opens its task', async () => {
  const [phone, text] = ['+15735550821', 'he is at my door'];
  await register(stack, '00000821', { email: 'door@example.org', phones: [phone] });
  await stack.reply(phone, text);
  await stack.quiesce();
  const { body: list } = await callApi(stack, { path: '/staff-tasks?kind=review', as: 'staff-a' });
  const task = (list as { tasks: ListedTask[] }).tasks.find(({ reason }) => reason === 'reply-unclear');

  const { body } = await callApi(stack, { path: `/staff-tasks/${task?.taskId ?? ''}`, as: 'staff-a' });

  expect(body).toMatchObject({ reply: { from: phone, text }, person: { numbers: [{ number: phone }] } });
  expect((await newsTo(phone)).at(-1)).toContain('911');
});
