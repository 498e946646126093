import { recordingLink, staffTaskDetails } from '../../api/replies-office.ts';
import { callApi, startStack, type ApiAnswer, type StackClient } from '../support/local-stack.ts';
import {
  aHearing,
  codeIn,
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

describe('a victim who sends a recording', () => {
  const [email, doc, id] = ['records@example.org', '00000952', 'hearing-2'];
  const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(3000, 7)]);
  let cookie: string;
  let hearing: string;
  let page: string;

  beforeAll(async () => {
    await register(stack, doc, { email });
    await aScheduledHearing(id, doc);
    await callApi(stack, { method: 'POST', path: '/sign-in', body: { address: email } });
    await stack.quiesce();
    const code = codeIn((await messagesTo(stack, email)).at(-1));
    const { headers } = await callApi(stack, { method: 'POST', path: '/sessions', body: { code } });
    cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });

  const decoded = (text: string): string =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const formFor = (kind: string): string =>
    [...page.matchAll(/<form[^>]*multipart[\s\S]*?<\/form>/g)]
      .map(([text]) => text)
      .find((text) => text.includes(`f-file-${kind}`)) ?? 'none';

  /** Sends the form for a kind of recording as a browser does: the fields as they stand on the page, then the file. */
  const sendFile = (
    kind: string,
    content: Uint8Array,
    different: Readonly<Record<string, string>> = {},
  ): Promise<Response> => {
    const form = formFor(kind);
    const body = new FormData();
    for (const [, name = '', value = ''] of form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
      body.append(name, different[name] ?? decoded(value));
    body.append('file', new Blob([new Uint8Array(content)]), 'my statement.mp4');
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
    return fetch(action, { method: 'POST', body, redirect: 'manual' });
  };
  const codeOf = async (answer: Response): Promise<string> =>
    /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? 'none';

  it('finds her hearing in her account, and a file for her calendar', async () => {
    const list = await browse('/account/hearings?lang=en', undefined, cookie);
    hearing = /\/account\/hearings\/[0-9a-f]{32}/.exec(String(list.body))?.[0] ?? 'none';

    const calendar = await browse(`${hearing}/calendar`, undefined, cookie);

    expect(list.body).toContain('A parole hearing. The Board meets by video.');
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(calendar.body).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  });

  it('says that she wants to send one, and gets forms for it', async () => {
    const { status, body } = await browse(`${hearing}?lang=en`, { recording: 'yes' }, cookie);
    await stack.quiesce();
    page = String(body);

    expect(status).toBe(202);
    expect(page).toContain('Send your recording now');
  });

  it.each([
    ['is no video by its type', 'video', video, { 'Content-Type': 'text/html' }, 'AccessDenied'],
    ['is to lie elsewhere', 'video', video, { key: 'recordings/elsewhere' }, 'AccessDenied'],
    ['is too large', 'paper', Buffer.alloc(20_000_001), {}, 'EntityTooLarge'],
    ['is empty', 'video', Buffer.alloc(0), {}, 'EntityTooSmall'],
    ['has another policy', 'video', video, { policy: 'e30=' }, 'SignatureDoesNotMatch'],
  ])('cannot send what %s', async (_, kind, content, different, code) => {
    const answer = await sendFile(kind, content, different);

    expect([answer.status >= 400, await codeOf(answer)]).toEqual([true, code]);
  });

  it('sends it straight to the bucket, and is led to a page that thanks her', async () => {
    const answer = await sendFile('video', video);
    const to = new URL(answer.headers.get('location') ?? 'http://none/');

    expect(answer.status).toBe(303);
    expect(to.pathname).toBe('/en/recording-sent.html');
    expect((await browse(to.pathname)).body).toContain('We have the file that you sent.');
  });

  it('can send a large one', async () => {
    const large = Buffer.concat([video, Buffer.alloc(20_000_000, 1)]);

    expect((await sendFile('video', large)).status).toBe(303);
    expect((await sendFile('video', video)).status).toBe(303);
  });

  it('is heard by the office, which gets the very same file by a link that lasts a minute', async () => {
    const [task] = await tasksAbout(stack, id);
    if (task === undefined) throw new Error('there is no task');
    const details = await callApi(stack, { path: `/staff-tasks/${task.taskId}`, as: 'staff-a' });
    const [request] = staffTaskDetails.parse(details.body).hearing?.requests ?? [];
    const path = `/staff-tasks/${task.taskId}/recording?kind=video&requestId=${request?.requestId ?? ''}`;

    const link = await callApi(stack, { path, as: 'staff-a' });
    const { url } = recordingLink.parse(link.body);
    const file = await fetch(url);
    const forged = await fetch(url.replace('video?', 'sound?'));
    await stack.advance(61_000);
    const late = await fetch(url);

    expect(request?.recordings).toMatchObject([{ kind: 'video', bytes: video.length }]);
    expect(Buffer.from(await file.arrayBuffer()).equals(video)).toBe(true);
    expect(file.headers.get('content-type')).toBe('video/mp4');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="video-\w{8}\.mp4"$/);
    expect([forged.status, late.status]).toEqual([403, 403]);
  });

  it('cannot send one when an hour is over', async () => {
    await stack.advance(3_600_000);

    expect(await codeOf(await sendFile('video', video))).toBe('AccessDenied');
  });
});
