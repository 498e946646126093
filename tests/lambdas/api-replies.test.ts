import * as z from 'zod';
import { operations } from '../../api/document.ts';
import { mostBytes } from '../../api/limits.ts';
import type { Content, Operation } from '../../api/operation.ts';
import { problemTypeOf, type ProblemName } from '../../api/problems.ts';
import { problem } from '../../api/replies.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { contactHashFor } from '../../domain/secrets.ts';
import { MOST_TRIES } from '../../domain/timing.ts';
import { accountOver } from '../support/account.ts';
import { bodyOf } from '../support/api.ts';
import { aPostedChange, aPostedForm, DOC_NUMBER, emailOf, phoneOf } from '../support/builders.ts';
import type { RequestOf } from '../support/events.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, INDEX_KEY, type Pipeline, type Route } from '../support/fakes-pipeline.ts';

/** The routes with a function behind them that decides; the description itself is served as it is. */
const routes: Readonly<Record<string, Route>> = {
  'POST /registrations': 'submit',
  'POST /registrations/review': 'review',
  'GET /registrations/confirm': 'confirm',
  'POST /registrations/confirm': 'confirm',
  'POST /feeds/{feedId}/status-changes': 'receive',
  'POST /feeds/{feedId}/heartbeat': 'heartbeat',
  'GET /status-changes/{statusChangeId}': 'read',
  'GET /notifications/{notificationId}/evidence': 'evidence',
  'GET /duty-report': 'report',
  'GET /a/{code}': 'acknowledge',
  'POST /a/{code}': 'acknowledge',
  'GET /a/{code}/hearing': 'take-part',
  'POST /a/{code}/hearing': 'take-part',
};

/** Those of victims themselves, and of whom nothing reaches; each has a function of its own in these tests. */
const ofAccounts = Object.keys(operations).filter((route) =>
  /^\w+ \/(sign-in|sessions|account|outreach|c\/)/.test(route),
);

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly value: unknown;
}

/** Whoever posts does so by a feed: the department's, unless a test is about another one. */
const byDepartment = (route: string, request: RequestOf): RequestOf =>
  route.includes('{feedId}') ? { pathParameters: { feedId: 'department' }, ...request } : request;

const ask = async (pipeline: Pipeline, route: string, asked: RequestOf): Promise<Answer> => {
  const request = byDepartment(route, asked);
  const [method = ''] = route.split(' ');
  const of = routes[route];
  const {
    statusCode = 0,
    headers,
    body = '',
  } = of === undefined
    ? await accountOver(pipeline).ask(route, request)
    : await pipeline.http(of, { method, ...request });
  const type = String(headers?.['content-type']).split(';')[0] ?? '';
  return { status: statusCode, type, value: type.startsWith('text/') ? body : JSON.parse(body) };
};

const operationOf = (route: string): Operation => {
  const found = operations[route];
  if (found === undefined) throw new Error(`${route} is not described.`);
  return found;
};

/** What the description says about such an answer: its schema, unless it says nothing. */
const schemaOf = (route: string, { status, type, value }: Answer): z.core.$ZodType | undefined => {
  const { replies, problems, pages } = operationOf(route);
  if (type === 'application/problem+json') {
    const name = (value as { type?: unknown }).type;
    return problems.some((one) => one.status === status && one.type === name) ? problem : undefined;
  }
  const contents: readonly (Content | undefined)[] = [...(replies[status]?.content ?? []), pages?.[status]];
  return contents.find((content) => content?.type === type)?.schema;
};

const isDescribed = (route: string, answer: Answer): boolean => {
  const schema = schemaOf(route, answer);
  return schema !== undefined && z.safeParse(schema, answer.value).success;
};

const hasProblem = (route: string, name: ProblemName): boolean =>
  operationOf(route).problems.some(({ type }) => type === problemTypeOf(name));

/** Who is signed in where a problem is another's than hers, and with which address. */
const others: Partial<Record<ProblemName, (pipeline: Pipeline, route: string) => Promise<string>>> = {
  'only-she-herself': async (pipeline) => {
    const representative = { name: { first: 'Kim', last: 'Testperson' }, scope: 'manage-contacts' };
    const victimId = await pipeline.aVictim(1, { representative: { ...representative, email: emailOf(8) } });
    const contactId = 'representative-email';
    await pipeline.edges.contacts.add(contactHashFor(INDEX_KEY, emailOf(8)), { victimId, contactId });
    await pipeline.edges.confirmations.confirm(victimId, contactId, pipeline.now().toISOString());
    return emailOf(8);
  },
  'not-without-knowing': async (pipeline, route) => {
    const hasNoMail = route === 'POST /account/settings';
    await pipeline.aVictim(1, hasNoMail ? { email: undefined, postalAddress: ADDRESS } : {});
    return hasNoMail ? phoneOf(1) : emailOf(1);
  },
};

const herself = async (pipeline: Pipeline): Promise<string> => {
  await pipeline.aVictim(1);
  // The examples name the notification of it.
  await pipeline.post(aPostedChange('parole-hearing-scheduled'));
  await pipeline.drain();
  return emailOf(1);
};

/** What the browser sends along, where somebody has to be signed in. */
const signedIn = async (pipeline: Pipeline, route: string, provoked?: string): Promise<RequestOf> => {
  if (!hasProblem(route, 'not-signed-in')) return {};
  const [, arrange = herself] =
    Object.entries(others).find(([name]) => problemTypeOf(name) === provoked) ?? [];
  const { cookies } = await accountOver(pipeline).signIn(await arrange(pipeline, route));
  return { cookies: [...cookies] };
};

const shown = [...Object.keys(routes), ...ofAccounts].flatMap((route) => {
  const { request, parameters } = operationOf(route);
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const pathParameters = Object.fromEntries(inPath.map(({ name, example }) => [name, example]));
  const bodies = request.flatMap((content) =>
    Object.entries(content.examples).map(([name, { value }]) => ({
      name: `${content.type}, ${name}`,
      body: bodyOf(content, value),
      headers: { 'content-type': content.type },
    })),
  );
  return (bodies.length === 0 ? [{ name: 'nothing' }] : bodies).map(({ name, ...body }) => ({
    route,
    name,
    request: { ...body, pathParameters },
  }));
});

const ADDRESS = { line1: '1 Sample Street', city: 'Sampletown', state: 'MO', zip: '65101' };
const form = JSON.stringify(aPostedForm());
const key = { 'content-type': 'application/json', 'idempotency-key': 'once' };
const asForm = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};

const exampleOf = (route: string): RequestOf => shown.find((one) => one.route === route)?.request ?? {};

/** What she may do only if she says that she knows what it means. */
const unknowing: Readonly<Record<string, object>> = {
  'POST /account/contacts/remove': { contactId: 'email' },
  'POST /account/settings': { postalAddress: null },
  'POST /account/events': { docNumber: DOC_NUMBER, eventTypes: [] },
};

/** What whoever looks after her contacts may not do where they may do some. */
const beyond: Readonly<Record<string, object>> = {
  'POST /account/contacts/remove': { contactId: 'email', understood: true },
  'POST /account/settings': { phrase: 'Another' },
};

/** What makes an operation answer with a problem: the last of these requests does. */
const provocations: Partial<Record<ProblemName, (route: string) => readonly RequestOf[]>> = {
  'body-not-json': () => [{ body: '{' }],
  'form-unreadable': () => [{ body: 'a=1&a.b=2', headers: asForm }],
  'key-taken': () => [
    { body: form, headers: key },
    { body: JSON.stringify(aPostedForm({ requestText: 'Another.' })), headers: key },
  ],
  'id-taken': () => [
    { body: JSON.stringify(aPostedChange('escape')) },
    { body: JSON.stringify(aPostedChange('escape', { facility: 'Another' })) },
  ],
  'body-too-large': (route) => [
    {
      body: '1'.repeat(
        {
          submit: mostBytes.registration,
          review: mostBytes.registration,
          confirm: mostBytes.confirmation,
          receive: mostBytes.statusChanges,
          heartbeat: mostBytes.heartbeat,
          read: 0,
          acknowledge: 0,
          evidence: 0,
          report: 0,
          freshness: 0,
          quarantine: 0,
          decide: 0,
          'take-part': mostBytes.hearingRequest,
          account: route.includes('/hearings/') ? mostBytes.hearingRequest : mostBytes.account,
        }[routes[route] ?? 'account'] + 1,
      ),
    },
  ],
  'content-type-unknown': () => [{ body: 'x', headers: { 'content-type': 'text/plain' } }],
  'fields-not-right': () => [
    { body: '{"unknown":1}', queryStringParameters: { before: 'yesterday', cursor: 'x' } },
  ],
  'code-not-right': () => [{ body: '{"code":"BCDF-2345-GH"}' }],
  'hearing-unknown': (route) => [{ ...exampleOf(route), pathParameters: { hearingId: 'f'.repeat(32) } }],
  'notification-unknown': () => [{ pathParameters: { notificationId: 'f'.repeat(32) } }],
  'sign-in-code-not-right': () => [{ body: '{"code":"BCDF-2345-GH"}' }],
  'too-many-tries': () => Array.from({ length: MOST_TRIES + 1 }, () => ({ body: '{"code":"BCDF-2345-GH"}' })),
  'from-elsewhere': () => [
    { body: '{}', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' } },
  ],
  'not-signed-in': (route) => [{ ...exampleOf(route), cookies: [] }],
  'not-without-knowing': (route) => [{ body: JSON.stringify(unknowing[route]) }],
  'only-she-herself': (route) => [
    { ...exampleOf(route), ...(beyond[route] === undefined ? {} : { body: JSON.stringify(beyond[route]) }) },
  ],
  'feed-unknown': () => [{ body: '{}', pathParameters: { feedId: 'unknown' } }],
  'status-change-unknown': () => [{ pathParameters: { statusChangeId: 'never-posted' } }],
};

const described = [...Object.keys(routes), ...ofAccounts].flatMap((route) =>
  operationOf(route)
    .problems.filter(({ type }) => type !== problemTypeOf('changed-meanwhile'))
    .map((one) => ({ route, one, type: one.type })),
);
const contested = ofAccounts.filter((route) => hasProblem(route, 'changed-meanwhile'));

const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/;

describe('the API answers as it is described', () => {
  it.each(shown)('to the example: $route, $name', async ({ route, request }) => {
    const pipeline = aPipeline();
    const answer = await ask(pipeline, route, { ...request, ...(await signedIn(pipeline, route)) });

    expect({ answer, isDescribed: isDescribed(route, answer) }).toMatchObject({ isDescribed: true });
  });

  it.each(described)('with the problem: $route, $type', async ({ route, one }) => {
    const pipeline = aPipeline();
    const [, make = () => []] =
      Object.entries(provocations).find(([name]) => problemTypeOf(name) === one.type) ?? [];

    let answer: Answer | undefined;
    const session = await signedIn(pipeline, route, one.type);
    for (const request of make(route)) answer = await ask(pipeline, route, { ...session, ...request });

    expect(answer).toMatchObject({
      status: one.status,
      type: 'application/problem+json',
      value: { type: one.type, title: one.title, detail: one.detail },
    });
    expect(answer && isDescribed(route, answer)).toBe(true);
  });

  it.each(contested)('to a change that others always come before: %s', async (route) => {
    const pipeline = aPipeline();
    const request = { ...exampleOf(route), ...(await signedIn(pipeline, route)) };
    pipeline.aws.refuse.table = (what) =>
      what === 'UpdateItem Victims' ? awsError('ConditionalCheckFailedException') : undefined;

    const answer = await ask(pipeline, route, request);

    expect(answer.status).toBe(409);
    expect(isDescribed(route, answer)).toBe(true);
  });

  it.each(ofAccounts.filter((route) => hasProblem(route, 'not-signed-in')))(
    'to whoever is signed in as to its first example: %s',
    async (route) => {
      const pipeline = aPipeline();

      const answer = await ask(pipeline, route, {
        ...exampleOf(route),
        ...(await signedIn(pipeline, route)),
      });

      expect([200, 202]).toContain(answer.status);
      expect(isDescribed(route, answer)).toBe(true);
    },
  );

  it('with a list of those whom nothing reaches', async () => {
    const pipeline = aPipeline();
    const victimId = await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('release-pending'));
    for (const contactId of ['email', 'phone-1'])
      await pipeline.edges.confirmations.bar(victimId, contactId, 'bounced', pipeline.now().toISOString());

    const answer = await ask(pipeline, 'GET /outreach', {});

    expect(answer).toMatchObject({ status: 200, value: { victims: [{ victimId }] } });
    expect(isDescribed('GET /outreach', answer)).toBe(true);
  });

  it('to a list of which some are not accepted', async () => {
    const pipeline = aPipeline();
    await pipeline.post(aPostedChange('escape'));

    const answer = await ask(pipeline, 'POST /feeds/{feedId}/status-changes', {
      body: JSON.stringify([
        aPostedChange('release'),
        aPostedChange('escape', { facility: 'Another' }),
        { eventType: 'escape' },
        7,
      ]),
    });

    expect(answer.status).toBe(207);
    expect(isDescribed('POST /feeds/{feedId}/status-changes', answer)).toBe(true);
  });

  it('about a status change at each stage', async () => {
    const route = 'GET /status-changes/{statusChangeId}';
    const pipeline = aPipeline();
    await pipeline.aVictim(1);
    const change = aPostedChange('escape');
    const request = { pathParameters: { statusChangeId: String(change['statusChangeId']) } };

    await pipeline.post(change);
    const before = await ask(pipeline, route, request);
    await pipeline.drain();
    const after = await ask(pipeline, route, request);

    expect([before, after]).toMatchObject([
      { value: { stage: 'received' } },
      { value: { stage: 'matched', notifications: { accepted: 1 } } },
    ]);
    expect([before, after].map((answer) => isDescribed(route, answer))).toEqual([true, true]);
  });

  it.each(['json', 'csv', 'html'])('with a report as %s', async (format) => {
    const pipeline = aPipeline();
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();

    const answer = await ask(pipeline, 'GET /duty-report', {
      queryStringParameters: { from: '2026-05-04', to: '2026-05-04', eventType: 'escape', format },
    });

    expect(answer.status).toBe(200);
    expect(isDescribed('GET /duty-report', answer)).toBe(true);
  });

  it('with the evidence of a notification that was dispatched', async () => {
    const pipeline = aPipeline();
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange('escape'));
    await pipeline.drain();
    const notificationId = notificationIdFor('SC-escape', 'victim-00001');

    const answer = await ask(pipeline, 'GET /notifications/{notificationId}/evidence', {
      pathParameters: { notificationId },
    });

    expect(answer).toMatchObject({ status: 200, value: { eventType: 'escape', outcome: 'open' } });
    expect(isDescribed('GET /notifications/{notificationId}/evidence', answer)).toBe(true);
  });

  it.each(['application/json', 'text/html'])('to a code that is right, in %s', async (accept) => {
    const route = 'POST /registrations/confirm';
    const pipeline = aPipeline();
    await ask(pipeline, 'POST /registrations', { body: form });
    await pipeline.drain();
    const [code] = CODE.exec(pipeline.aws.texts[0]?.text ?? '') ?? [];

    const right = await ask(pipeline, route, {
      body: JSON.stringify({ code }),
      headers: { 'content-type': 'application/json', accept },
    });
    const wrong = await ask(pipeline, route, {
      body: JSON.stringify({ code: 'x' }),
      headers: { 'content-type': 'application/json', accept },
    });

    expect(right).toMatchObject({ status: 200, type: accept });
    expect(wrong.status).toBe(422);
    expect([right, wrong].map((answer) => isDescribed(route, answer))).toEqual([true, true]);
  });
});
