import type { Browser } from 'playwright-core';
import { staffTaskDetails } from '../../api/replies-office.ts';
import { everybody, openBrowser, type Way } from '../support/browser.ts';
import { aHearing, goOnTo, happens, messagesTo, register, tasksAbout } from '../support/journey.ts';
import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
import { look } from '../support/looking.ts';
import { signsIn } from '../support/signing-in.ts';
import { pathOf, refused, visit, type Visit } from '../support/visits.ts';
import { ownHearingWords } from '../../web/words/account-hearings.ts';
import { takePartWords } from '../../web/words/take-part.ts';
import { hearingWords } from '../../web/words/hearing.ts';
import { uploadWords } from '../../web/words/upload.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
  await goOnTo(stack, '10:00');
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

let people = 0;

/** Somebody who was told of a hearing, and the link to its form in her message. */
const invited = async (language: string): Promise<{ id: string; email: string; form: string }> => {
  people += 1;
  const two = String(people).padStart(2, '0');
  const [email, doc, id] = [`takes-part-${two}@example.org`, `000009${two}`, `hearing-${two}`];
  await register(stack, doc, { email, different: { language } });
  const { eventType, details } = aHearing(id, doc);
  await happens(stack, id, doc, { eventType, details });
  const notice = (await messagesTo(stack, email)).at(-1) ?? '';
  return { id, email, form: pathOf(/http:\/\/\S+\/hearing\?lang=\w\w/.exec(notice)?.[0]) };
};

/** What the office finds of the request for a hearing. */
const asked = async (id: string) => {
  await stack.quiesce();
  const [task] = await tasksAbout(stack, id);
  if (task === undefined) throw new Error(`there is no task about ${id}`);
  const path = `/staff-tasks/${task.taskId}`;
  await callApi(stack, { method: 'POST', path: `${path}/claim`, as: 'staff-a' });
  const { body } = await callApi(stack, { path, as: 'staff-a' });
  return staffTaskDetails.parse(body).hearing?.requests[0];
};

const takesPart = async ({ her, choose, tick, fill, send, ...hands }: Visit): Promise<void> => {
  const words = hearingWords[her.language];
  await look(her, 'hearing');
  const nothing = { button: words.send, title: words.title, fields: ['attend'], as: 'hearing-error' };
  await refused({ her, choose, tick, fill, send, ...hands }, nothing);
  await choose('attend', 'video');
  await choose('presence', 'absent');
  await choose('afterwards', 'stay');
  await tick('partition');
  await fill('statement', 'These are my words.');
  await tick('photo');
  await send(words.send, words.receipt.title);
  await look(her, 'hearing-receipt');
};

const isHeard = async (way: Way): Promise<void> => {
  const { id, email, form } = await invited(way.language);
  await visit(browser, stack.apiUrl, way, async (visiting) => {
    const { page } = visiting.her;
    await page.goto(form);
    await takesPart(visiting);

    expect(await page.locator('main').innerText()).toContain('These are my words.');
    const number = await page.locator('main strong').first().innerText();
    await stack.quiesce();
    expect((await messagesTo(stack, email)).at(-1)).toContain(number);
  });

  const wishes = (await asked(id))?.asked;
  expect(wishes?.map(({ wish }) => wish)).toEqual([
    'attend-video',
    'absent',
    'stay',
    'partition',
    'statement',
    'photo',
  ]);
  expect(wishes?.find(({ wish }) => wish === 'statement')?.words).toBe('These are my words.');
};

describe('a victim says by the link of a notice how she takes part in a hearing', () => {
  it.each(everybody)('%s', (_, way) => isHeard(way));
});

const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(3000, 7)]);

const sendsRecording = async (way: Way): Promise<void> => {
  const { id, email } = await invited(way.language);
  // S3, and from there back to the site by the name that is in messages.
  const back = `http://127.0.0.1:${new URL(stack.apiUrl).port}`;
  const beyond = [new URL(stack.awsUrl).origin, back];
  await visit(browser, stack.apiUrl, { ...way, beyond }, async (visiting) => {
    const { her, follow, tick, send, press } = visiting;
    const [own, words] = [ownHearingWords[her.language], hearingWords[her.language]];
    await signsIn(stack, visiting, email);
    await follow(own.link, own.title);
    await look(her, 'hearings');
    await follow(own.takePart, own.formTitle);
    await look(her, 'hearing-of-account');
    await tick('recording');
    await send(words.send, words.receipt.title);
    await look(her, 'recording');
    const file = { name: 'statement.mp4', mimeType: 'video/mp4', buffer: video };
    await her.page.locator('#f-file-video').setInputFiles(file);
    await press(
      her.page.getByRole('button', { name: uploadWords[her.language].kinds.video.send, exact: true }),
    );
    const { title } = takePartWords[her.language].sent;
    await her.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await look(her, 'recording-sent');
  });

  expect((await asked(id))?.recordings).toMatchObject([{ kind: 'video', bytes: video.length }]);
};

describe('a victim sends a recorded statement from her account', () => {
  it.each(everybody)('%s', (_, way) => sendsRecording(way));
});
