import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import fc from 'fast-check';
import { accountOver } from '../support/account.ts';
import { tableKinds } from '../support/fakes-tables.ts';
import { aPostedChange, aPostedForm, DOC_NUMBER, emailOf } from '../support/builders.ts';
import { aPipeline, type Pipeline, type Route } from '../support/fakes-pipeline.ts';
import type { RequestOf } from '../support/events.ts';

const CANARY = 'Canary4711';

const nasty = fc.oneof(
  fc.constantFrom(
    CANARY,
    `${CANARY}\r\nSet-Cookie: x=1`,
    `<script>${CANARY}</script>`,
    `\u202e${CANARY}\u200b`,
    `${CANARY}\u0000`,
    '\ud800',
    '٠٠١٢٣٤٥٦',
    '００１２３４５６',
    '00000000',
    '99999999',
    '9999-12-31T23:59:59Z',
    '2026-02-30T00:00:00Z',
    `2026-01-01T00:00:00.${'9'.repeat(5_000)}Z`,
    '__proto__',
    'constructor',
    '{{subject}}',
    '${jndi:ldap://x}',
    "' OR 1=1 --",
    'x'.repeat(3_000),
    '',
    ' ',
  ),
  fc.constantFrom(null, true, 0, -1, 1e308, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], [{}]),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', CANARY, '', 'a.b', '0'),
  fc.constantFrom(...Object.keys(aPostedChange('correction')), ...Object.keys(aPostedForm())),
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    nasty,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** Something right with at least one thing that no schema takes. */
const spoiled = (right: Record<string, unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(right)), anything, key, anything)
    .map(([field, value, more, other]) => ({ ...right, [field]: value, [more]: other, [CANARY]: CANARY }));

const jsonText = fc
  .oneof(
    anything,
    spoiled(aPostedForm()),
    spoiled(aPostedChange('release')),
    fc.array(spoiled(aPostedChange()), { maxLength: 3 }),
    spoiled({ address: emailOf(1) }),
    spoiled({ channel: 'email', address: emailOf(7), discretion: 'full', replaces: 'email' }),
    spoiled({ docNumber: DOC_NUMBER, eventTypes: null, understood: [] }),
  )
  .map((value) => JSON.stringify(value));
const formText = fc
  .array(
    fc.tuple(fc.oneof(key, fc.constantFrom('phones.0.number', 'a.b.c', `${CANARY}.x`)), nasty.map(String)),
    {
      maxLength: 12,
    },
  )
  .map((fields) =>
    [...fields, [CANARY, CANARY] as const]
      .map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())).join('='))
      .join('&'),
  );
const damaged = fc
  .tuple(jsonText, fc.nat(), fc.constantFrom('', '\u0000', '"', '}', ',', '\ufeff'))
  .map(([text, at, junk]) => text.slice(0, at % (text.length + 1)) + junk);
const doubled = fc.constantFrom(
  `{"code":"${CANARY}","code":{}}`,
  `{"statusChangeId":"SC-1","statusChangeId":{"${CANARY}":1}}`,
  `{"__proto__":{"code":"x"},"${CANARY}":1}`,
  `${'['.repeat(2_000)}"${CANARY}"${']'.repeat(2_000)}`,
  `{"a":${'{"a":'.repeat(900)}1${'}'.repeat(900)}}`,
);

const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
  `application/${CANARY}`,
);

const hostile: fc.Arbitrary<RequestOf> = fc
  .record({
    method: fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', CANARY),
    body: fc.oneof(jsonText, formText, damaged, doubled),
    type: contentType,
    accept: fc.constantFrom('*/*', 'text/html', CANARY),
    idempotencyKey: fc.option(fc.constantFrom(CANARY, '', 'x'.repeat(300)), { nil: undefined }),
    parameter: fc.oneof(nasty.map(String), fc.constant(CANARY)),
    query: fc.constantFrom('from', 'to', 'eventType', 'outcome', 'format', CANARY, '__proto__'),
    inBase64: fc.constantFrom('no', 'no', 'yes', 'lie'),
  })
  .map(({ method, body, type, accept, idempotencyKey, parameter, query, inBase64 }) => ({
    method,
    path: `/${encodeURIComponent(parameter.toWellFormed())}`,
    headers: {
      'content-type': type,
      accept,
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    pathParameters: { code: parameter, statusChangeId: parameter, notificationId: parameter },
    queryStringParameters: { from: '2026-05-04', to: '2026-05-04', [query]: parameter },
    body: inBase64 === 'yes' ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: inBase64 !== 'no',
  }));

/** Tries to guess a code are counted, which is no change of anything. */
const stateOf = ({ aws }: Pipeline): string =>
  JSON.stringify([
    tableKinds.map((kind) => aws.tables.itemsOf(kind).filter(({ uses }) => uses === undefined)),
    ...[aws.queued, aws.texts, aws.mails],
  ]);

type Answering = (request: RequestOf) => Promise<APIGatewayProxyStructuredResultV2>;

/** A page without what was typed into its fields, or is shown as typed; whatever breaks out of there stays. */
const withoutTyped = (page: string): string =>
  page.replaceAll(/ value="[^"<>]*"/g, '').replaceAll(/>[^<>]*<\/(textarea|dd)>/g, '></$1>');

/** Asks again and again, and looks whether anything broke, changed, or was repeated. */
const harms = (pipeline: Pipeline, answering: Answering, numRuns: number): Promise<void> => {
  const before = stateOf(pipeline);
  return fc.assert(
    fc.asyncProperty(hostile, async (request) => {
      pipeline.log.length = 0;
      const { statusCode = 0, headers, body = '' } = await answering(request);
      const isPage = String(headers?.['content-type']).startsWith('text/html');
      const answer = `${JSON.stringify(headers)}${isPage ? withoutTyped(body) : body}${pipeline.log.join()}`;
      expect(statusCode).toBeGreaterThanOrEqual(200);
      expect(statusCode).toBeLessThan(500);
      expect(answer).not.toContain(CANARY);
      expect(body.length).toBeLessThan(isPage ? 100_000 : 20_000);
      expect(stateOf(pipeline)).toBe(before);
    }),
    { numRuns },
  );
};

describe.each([
  'submit',
  'review',
  'confirm',
  'receive',
  'read',
  'acknowledge',
  'evidence',
  'report',
] as const satisfies Route[])('hostile requests to %s', (route) => {
  it('never break it, never change anything, and are never repeated in the answer or the log', async () => {
    const pipeline = aPipeline();
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange());
    await pipeline.drain();

    await harms(pipeline, (request) => pipeline.http(route, request), 1_500);

    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }, 60_000);
});

/** An empty body is a wish of its own there, and no hostile request: they are asked by nobody who is signed in. */
const wishes = ['settings', 'representative/end', 'pause', 'resume', 'withdrawal', 'withdrawal/cancel'].map(
  (wish) => `POST /account/${wish}`,
);

describe.each([
  ...[
    'GET /account',
    'GET /account/history',
    'POST /account/contacts',
    'POST /account/contacts/remove',
    'POST /account/events',
    'POST /account/representative',
  ].map((route) => ({ route, who: 'whoever is signed in' })),
  ...[
    'POST /sign-in',
    'POST /sessions',
    'POST /sessions/end',
    'GET /c/{code}',
    'POST /c/{code}',
    'GET /outreach',
    ...wishes,
  ].map((route) => ({ route, who: 'anyone' })),
])('hostile requests of $who to $route', ({ route, who }) => {
  it('never break it, never change anything, and are never repeated in the answer or the log', async () => {
    const pipeline = aPipeline();
    const account = accountOver(pipeline);
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    const { cookies } = await account.signIn(emailOf(1));
    const session = who === 'anyone' ? [`__Host-session=${CANARY}`] : [...cookies];
    const [method = '', path = ''] = route.split(' ');
    const place = path === '/outreach' ? 'cursor' : 'before';

    // The API hands on the method and the path of a route, and nothing else.
    await harms(
      pipeline,
      (request) =>
        account.ask(route, {
          ...request,
          ...{ cookies: session, method, route: path },
          queryStringParameters: { [place]: request.pathParameters?.['code'] ?? CANARY },
        }),
      200,
    );
  }, 60_000);
});
