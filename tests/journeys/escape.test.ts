import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
import {
  aForm,
  anEscape,
  codeIn,
  confirm,
  factsOf,
  linkIn,
  messagesTo,
  post,
  register,
  statusOf,
  submit,
} from '../support/journey.ts';

jest.setTimeout(120_000);

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
});
afterAll(() => stack.stop());

describe('from the form to the acknowledgement', () => {
  const phone = '+15735550100';
  const email = 'robin@example.org';
  const doc = '00000101';

  it('sends a code to each contact, and uses none before it is confirmed', async () => {
    const answer = await submit(stack, aForm(doc, { email, phones: [phone] }));
    await stack.quiesce();
    await post(stack, anEscape('unconfirmed-1', doc));
    await stack.quiesce();

    expect(answer.status).toBe(202);
    expect(await messagesTo(stack, phone)).toHaveLength(1);
    expect(await messagesTo(stack, email)).toHaveLength(1);
    expect(codeIn((await messagesTo(stack, phone))[0])).not.toBe('no code');
    expect(await statusOf(stack, 'unconfirmed-1')).toMatchObject({ stage: 'matched', notifications: {} });
  });

  it('tells of an escape by SMS and e-mail once both are confirmed', async () => {
    const [smsCode] = (await messagesTo(stack, phone)).map(codeIn);
    const [mailCode] = (await messagesTo(stack, email)).map(codeIn);
    expect((await confirm(stack, smsCode ?? '')).status).toBe(200);
    expect((await confirm(stack, mailCode?.toLowerCase().replaceAll('-', ' ') ?? '')).status).toBe(200);

    const answer = await post(stack, anEscape('escape-1', doc));
    await stack.quiesce();

    expect(answer.status).toBe(202);
    const sms = (await messagesTo(stack, phone)).at(-1);
    expect(sms).toMatch(/^MO DOC ALERT: .*escaped/);
    expect(sms).not.toMatch(/sampleman/i);
    expect((await messagesTo(stack, email)).at(-1)).toContain('escaped');
    expect(await statusOf(stack, 'escape-1')).toMatchObject({ notifications: { accepted: 1 } });
  });

  it('changes nothing when the link is only opened, and acknowledges when the button is pressed', async () => {
    const link = new URL(linkIn((await messagesTo(stack, phone)).at(-1)));
    const path = link.pathname;

    const opened = await callApi(stack, { path });
    const before = await statusOf(stack, 'escape-1');
    const pressed = await callApi(stack, { method: 'POST', path });
    const again = await callApi(stack, { method: 'POST', path });
    const wrong = await callApi(stack, { method: 'POST', path: '/a/AAAAAAAAAAAAAA' });

    expect(opened.status).toBe(200);
    expect(opened.body).toMatch(/<button\b/);
    expect(before).toMatchObject({ notifications: { accepted: 1 } });
    expect([pressed.status, again.status, wrong.status]).toEqual([200, 200, 200]);
    expect(wrong.body).toBe(pressed.body);
    expect(await statusOf(stack, 'escape-1')).toMatchObject({ notifications: { acknowledged: 1 } });
    const acknowledged = (await factsOf(stack, 'escape-1')).filter(({ is }) => is === 'acknowledged');
    expect(acknowledged).toHaveLength(1);
    expect(acknowledged[0]).toMatchObject({ contactId: 'phone-1' });
  });

  it('answers a repeated form as the first time, and makes no second registration', async () => {
    const again = await submit(stack, aForm(doc, { email, phones: [phone] }));
    await stack.quiesce();
    await post(stack, anEscape('escape-2', doc));
    await stack.quiesce();

    expect(again.status).toBe(202);
    expect((await messagesTo(stack, phone)).filter((text) => text.includes('escaped'))).toHaveLength(2);
  });
});

describe('what the department posts', () => {
  const email = 'sasha@example.org';
  const doc = '00000102';
  beforeAll(() => register(stack, doc, { email }));

  it('tells once of a status change posted twice, and refuses its id for another content', async () => {
    const first = await post(stack, anEscape('twice-1', doc));
    await stack.quiesce();
    const second = await post(stack, anEscape('twice-1', doc));
    const other = await post(stack, anEscape('twice-1', doc, { facility: 'Elsewhere' }));
    await stack.quiesce();

    expect(second).toMatchObject({ status: 202, body: first.body });
    expect(other.status).toBe(409);
    expect((await factsOf(stack, 'twice-1')).filter(({ is }) => is === 'accepted')).toHaveLength(1);
    expect((await messagesTo(stack, email)).filter((text) => text.includes('escaped'))).toHaveLength(1);
  });

  it('takes the good ones of a batch and names what is wrong with the bad ones', async () => {
    const good = Array.from({ length: 5 }, (_, position) => anEscape(`batch-${position}`, doc));
    const bad = [
      anEscape('bad-1', doc, { docNumber: '٠٠٠٠٠١٠٢' }),
      anEscape('bad-2', doc, { eventType: 'abducted' }),
      anEscape('bad-3', doc, { occurredAt: '99999999' }),
    ];

    const answer = await post(stack, [good[0], bad[0], good[1], bad[1], good[2], bad[2], good[3], good[4]]);
    await stack.quiesce();

    expect(answer.status).toBe(207);
    const { results } = answer.body as { results: { outcome: string; errors?: { field: string }[] }[] };
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'invalid',
      'accepted',
      'invalid',
      'accepted',
      'invalid',
      'accepted',
      'accepted',
    ]);
    expect(results.flatMap(({ errors = [] }) => errors.map(({ field }) => field))).toEqual([
      'docNumber',
      'eventType',
      'occurredAt',
    ]);
    for (const [position] of good.entries()) {
      expect(await statusOf(stack, `batch-${position}`)).toMatchObject({ notifications: { accepted: 1 } });
    }
    expect((await callApi(stack, { path: '/status-changes/bad-1', isSigned: true })).status).toBe(404);
  });

  it('keeps a status change whose name does not fit for a person to look at', async () => {
    await post(stack, anEscape('name-1', doc, { offenderName: { first: 'Avery', last: 'OTHERMAN' } }));
    await stack.quiesce();

    expect(await statusOf(stack, 'name-1')).toMatchObject({ notifications: { quarantined: 1 } });
  });

  it('lets nobody post without the department’s signature', async () => {
    const unsigned = await callApi(stack, {
      method: 'POST',
      path: '/feeds/department/status-changes',
      body: anEscape('x', doc),
    });

    expect(unsigned).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  });

  it('sends a correction to exactly those who were told what was wrong', async () => {
    await post(stack, anEscape('wrong-1', doc));
    await stack.quiesce();
    await register(stack, doc, { email: 'later@example.org' });

    await post(
      stack,
      anEscape('right-1', doc, {
        eventType: 'correction',
        supersedes: 'wrong-1',
        details: { truth: { is: 'did-not-happen' } },
      }),
    );
    await stack.quiesce();

    expect((await messagesTo(stack, email)).at(-1)).toMatch(/mistake|wrong/i);
    expect(await messagesTo(stack, 'later@example.org')).toHaveLength(1);
    expect(await statusOf(stack, 'right-1')).toMatchObject({ notifications: { accepted: 1 } });
  });
});
