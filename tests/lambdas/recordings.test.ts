import { hearingAsked } from '../../api/replies-hearings.ts';
import { recordingLink, staffTaskDetails } from '../../api/replies-office.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { recordingKeyOf, recordingKinds } from '../../domain/recording.ts';
import { accountOver, type AccountFunctions, type Answer } from '../support/account.ts';
import { aPostedChange, at, DAY, emailOf, HOUR } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';
import { ANN, anOffice, type Office } from '../support/office.ts';

const ID = notificationIdFor('SC-parole-hearing-scheduled', 'victim-00001');
const VIDEO = `\0\0\0\x18ftypmp42${'x'.repeat(100)}`;

let pipeline: Pipeline;
let account: AccountFunctions;
let office: Office;
let cookies: string[];
beforeEach(async () => {
  pipeline = aPipeline();
  account = accountOver(pipeline);
  office = anOffice(pipeline);
  await pipeline.aVictim(1);
  await pipeline.post(aPostedChange('parole-hearing-scheduled'));
  await pipeline.drain();
  cookies = [...(await account.signIn(emailOf(1))).cookies];
});

const ask = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  account.ask('POST /account/hearings/{hearingId}', {
    ...{ cookies, body, queryStringParameters: { lang: 'es' }, pathParameters: { hearingId: ID } },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
  });
/** Asks to send a recording; the request's id and its task's. */
const announced = async (): Promise<{ requestId: string; taskId: string }> => {
  await ask('recording=yes');
  await pipeline.drain();
  const [task] = pipeline.aws.tables
    .itemsOf('StaffTasks')
    .filter((item) => item['reason']?.S === 'hearing-request');
  const [request] = await pipeline.edges.hearingRequests.of('victim-00001');
  return { requestId: request?.requestId ?? '', taskId: task?.['taskId']?.S ?? '' };
};
const open = (taskId: string, query: Readonly<Record<string, string>>): Promise<Answer> =>
  office.ask('GET /staff-tasks/{taskId}/recording', {
    ...{ pathParameters: { taskId }, queryStringParameters: query, caller: ANN },
  });
const views = () => pipeline.aws.tables.itemsOf('Ledger').filter((item) => item['what']?.S === 'recording');

describe('a recorded statement', () => {
  it('is sent by forms that only whoever is signed in gets, and only if she wants to send one', async () => {
    const { uploads = [] } = hearingAsked.parse(JSON.parse((await ask('recording=yes')).body ?? ''));
    const without = hearingAsked.parse(JSON.parse((await ask('photo=yes')).body ?? ''));
    const byLink = await pipeline.http('take-part', {
      ...{ method: 'POST', path: '/a/x/hearing', pathParameters: { code: 'AAAAAAAAAAAAAA' } },
      body: '{"recording":true}',
    });

    expect(uploads.map(({ kind }) => kind)).toEqual([...recordingKinds]);
    expect(uploads[0]?.fields['success_action_redirect']).toBe('https://vn.mo.gov/es/recording-sent.html');
    expect(without.uploads).toBeUndefined();
    expect(byLink.statusCode).toBe(202);
    expect(byLink.body).not.toContain('policy');
  });

  it('goes from the page to the bucket, and the page may send forms nowhere else', async () => {
    const page = await ask('recording=yes', { accept: 'text/html' });
    const other = await ask('photo=yes', { accept: 'text/html' });

    expect(page.headers?.['content-security-policy']).toContain(
      "form-action 'self' https://recordings.s3.us-east-1.amazonaws.com https://vn.mo.gov;",
    );
    expect(other.headers?.['content-security-policy']).toContain("form-action 'self';");
    expect(page.body).toContain('action="https://recordings.s3.us-east-1.amazonaws.com/"');
  });

  it('asked for twice goes to the same place, so that a second form loses nothing', async () => {
    const [one, other] = [await ask('recording=yes'), await ask('recording=yes')].map(
      ({ body = '' }) => hearingAsked.parse(JSON.parse(body)).uploads?.[0]?.fields['key'],
    );

    expect(one).toMatch(/^recordings\/[0-9a-f]{32}\/sound$/);
    expect(other).toBe(one);
  });

  it('is shown to staff with the request, and opened by a link that lasts a minute, once the look is on record', async () => {
    const { requestId, taskId } = await announced();
    pipeline.recordings.set(recordingKeyOf(requestId, 'video'), VIDEO);

    const details = staffTaskDetails.parse(JSON.parse((await office.read(taskId)).body ?? ''));
    const answer = await open(taskId, { requestId, kind: 'video' });
    const { url, type, until } = recordingLink.parse(JSON.parse(answer.body ?? ''));

    expect(details.hearing?.requests[0]?.recordings).toMatchObject([{ kind: 'video', bytes: VIDEO.length }]);
    expect([type, until]).toEqual(['video/mp4', at(60)]);
    expect(url).toContain(`/recordings/${requestId}/video?`);
    expect(url).toContain('X-Amz-Expires=60');
    expect(new URL(url).searchParams.get('response-content-disposition')).toMatch(
      /^attachment; filename="video-\w{8}\.mp4"$/,
    );
    expect(views()).toMatchObject([{ viewedBy: { S: ANN }, taskId: { S: taskId } }]);
  });

  it('that is something else by its content is given to nobody, whatever it was called', async () => {
    const { requestId, taskId } = await announced();
    pipeline.recordings.set(recordingKeyOf(requestId, 'video'), 'MZ\x90\0 a program');

    expect((await open(taskId, { requestId, kind: 'video' })).statusCode).toBe(404);
    expect(views()).toEqual([]);
  });

  it.each<[string, (of: { requestId: string; taskId: string }) => Record<string, string>, number]>([
    ['has not come', ({ requestId }) => ({ requestId, kind: 'sound' }), 404],
    ['is of another request', () => ({ requestId: 'f'.repeat(32), kind: 'video' }), 404],
    ['is of no kind', ({ requestId }) => ({ requestId, kind: 'letter' }), 422],
    ['is somewhere else', () => ({ requestId: '../../seals/2026', kind: 'video' }), 422],
    ['is not named', () => ({}), 422],
  ])('that %s is not opened', async (_, queryOf, status) => {
    const of = await announced();
    pipeline.recordings.set(recordingKeyOf(of.requestId, 'video'), VIDEO);

    expect((await open(of.taskId, queryOf(of))).statusCode).toBe(status);
    expect(views()).toEqual([]);
  });

  it('is not opened by a task that is about another hearing, or about somebody else', async () => {
    const { requestId } = await announced();
    pipeline.recordings.set(recordingKeyOf(requestId, 'video'), VIDEO);
    await pipeline.post(
      aPostedChange('parole-hearing-rescheduled', { occurredAt: at(-60), recordedAt: at(-60) }),
    );
    await pipeline.drain();
    const link = /\/a\/([A-Za-z0-9]{14})/.exec(pipeline.aws.texts.at(-1)?.text ?? '')?.[1] ?? '';
    await pipeline.http('take-part', {
      ...{ method: 'POST', path: '/a/x/hearing', pathParameters: { code: link }, body: '{"photo":true}' },
    });
    await pipeline.drain();
    const other = pipeline.aws.tables
      .itemsOf('StaffTasks')
      .find(
        (item) =>
          item['statusChangeId']?.S === 'SC-parole-hearing-rescheduled' && item['victimId'] !== undefined,
      );

    expect((await open(other?.['taskId']?.S ?? '', { requestId, kind: 'video' })).statusCode).toBe(404);
  });

  it('is deleted when she withdraws, with what she wrote; that she asked stays', async () => {
    const { requestId } = await announced();
    pipeline.recordings.set(recordingKeyOf(requestId, 'video'), VIDEO);
    pipeline.recordings.set(recordingKeyOf('f'.repeat(32), 'video'), VIDEO);

    await account.post('/account/withdrawal', {}, cookies);
    await pipeline.pass(3 * DAY + HOUR);

    expect([...pipeline.recordings.keys()]).toEqual([recordingKeyOf('f'.repeat(32), 'video')]);
    expect(await pipeline.edges.hearingRequests.of('victim-00001')).toEqual([]);
    expect(
      pipeline.aws.tables.itemsOf('Ledger').filter((item) => item['is']?.S === 'asked-to-take-part'),
    ).toHaveLength(1);
  });
});
