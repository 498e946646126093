import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localClock } from '../../local/clock.ts';
import { writeProgram } from '../../local/execution-environment.ts';
import { lambdaFunction, type LambdaFunction } from '../../local/functions.ts';
import { logsIn, type Logs } from '../../local/logs.ts';
import { listen } from '../../local/ports.ts';
import { runtimeApi, type Outcome } from '../../local/runtime-api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const started: LambdaFunction[] = [];
afterEach(() => {
  for (const each of started.splice(0)) for (const environment of each.processes()) environment.kill();
});

const clock = localClock();

const aFunctionOf = (
  source: string,
  more: { Timeout?: number; ReservedConcurrentExecutions?: number } = {},
) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'index.mjs'), source);
  const logs: Logs = logsIn(join(folder, 'logs'), () => undefined);
  const spec = {
    ...{
      id: 'F',
      folder,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x' as const,
      MemorySize: 128,
      Timeout: 5,
    },
    Code: { S3Bucket: 'b', S3Key: 'k' },
    Environment: { Variables: { TABLE: 'Ledger' } },
    ...more,
  };
  const lambda = lambdaFunction(spec, {
    awsUrl: 'http://127.0.0.1:1',
    clock,
    logs,
    program: writeProgram(folder),
  });
  started.push(lambda);
  return { lambda, logs };
};
const answerOf = (outcome: Outcome): unknown => {
  if (outcome.is === 'failed') throw new Error(`${outcome.errorType}: ${outcome.message}`);
  return JSON.parse(outcome.payload);
};

it('gives a handler its event, its context and its variables', async () => {
  const { lambda } = aFunctionOf(`export const handler = async (event, context) => ({
    event, name: context.functionName, arn: context.invokedFunctionArn, id: context.awsRequestId,
    left: context.getRemainingTimeInMillis(), memory: context.memoryLimitInMB,
    variables: process.env, home: process.env.HOME });`);

  const answer = answerOf(await lambda.invoke('{"a":[1]}')) as Record<string, unknown>;

  expect(answer).toMatchObject({
    event: { a: [1] },
    name: 'F',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    memory: '128',
    variables: {
      TABLE: 'Ledger',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'F',
      AWS_ACCESS_KEY_ID: 'F.1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      _HANDLER: 'index.handler',
    },
  });
  expect(answer['left']).toBeGreaterThan(4000);
  expect(answer['left']).toBeLessThanOrEqual(5000);
  // Whatever else this machine has in its environment, AWS would not have it.
  expect(answer).not.toHaveProperty('home');
});

it('uses a process again, and starts another only for an event at the same time', async () => {
  const { lambda } = aFunctionOf(
    `export const handler = async (ms) => {
    await new Promise((done) => setTimeout(done, ms)); return process.pid; };`,
    { ReservedConcurrentExecutions: 2 },
  );

  const first = answerOf(await lambda.invoke('1'));
  const second = answerOf(await lambda.invoke('1'));
  const many = await Promise.all([100, 100, 100, 100].map((ms) => lambda.invoke(String(ms))));

  expect(second).toBe(first);
  expect(new Set(many.map(answerOf)).size).toBe(2);
  expect(lambda.busy()).toBe(0);
});

it.each([
  ['throws', `throw new RangeError('too far')`, 'RangeError', 'too far'],
  ['throws what is no error', `throw 'a text'`, 'string', 'a text'],
  ['ends its process', `process.exit(3)`, 'Runtime.ExitError', 'exit status 3'],
  [
    'loses an error outside its promise',
    `setTimeout(() => { throw new Error('late') }, 1); await new Promise(() => {})`,
    'Error',
    'late',
  ],
  [
    'takes too long',
    `await new Promise((done) => setTimeout(done, 60_000))`,
    'Sandbox.Timedout',
    'Task timed out after 1.00 seconds',
  ],
  ['never lets go of the processor', `for (;;);`, 'Sandbox.Timedout', 'Task timed out after 1.00 seconds'],
])('fails the event of a handler that %s, and serves the next', async (_, body, errorType, message) => {
  const { lambda } = aFunctionOf(
    `export const handler = async (event) => { if (event === 'bad') { ${body} } return process.pid; };`,
    { Timeout: 1 },
  );

  const outcome = await lambda.invoke('"bad"');
  const next = await lambda.invoke('"good"');

  expect(outcome).toMatchObject({ is: 'failed', errorType, message: expect.stringContaining(message) });
  expect(answerOf(next)).toEqual(expect.any(Number));
});

it.each([
  ['does not load', `throw new Error('no such variable')`, 'no such variable'],
  ['exports no handler', `export const other = 1`, 'index.handler is undefined or not exported'],
])('fails the event of a file that %s', async (_, source, message) => {
  const { lambda } = aFunctionOf(source);

  expect(await lambda.invoke('{}')).toMatchObject({
    is: 'failed',
    message: expect.stringContaining(message),
  });
});

it('fails the event of a process that is killed in the middle', async () => {
  const { lambda } = aFunctionOf(`export const handler = () => new Promise(() => {});`);

  const outcome = lambda.invoke('{}');
  while (lambda.processes().length === 0) await sleep(5);
  lambda.processes()[0]?.kill();

  expect(await outcome).toEqual({
    is: 'failed',
    errorType: 'Runtime.ExitError',
    message: 'Runtime exited with error: signal: killed',
  });
});

it('keeps what functions write, errors in full as AWS does', async () => {
  const { lambda, logs } = aFunctionOf(
    `export const handler = async () => { console.log('one\\ntwo'); console.error('three'); throw new Error('four'); };`,
  );

  await lambda.invoke('{}');
  lambda.processes()[0]?.kill();
  while (logs.lines().length < 4) await sleep(5);

  const texts = logs.lines().map(({ text }) => text);
  expect(texts).toEqual(
    expect.arrayContaining([
      'one',
      'two',
      'three',
      expect.stringMatching(/\tERROR\tInvoke Error\t.*"errorMessage":"four"/),
    ]),
  );
});

it('shows functions the local clock', async () => {
  const { lambda } = aFunctionOf(`export const handler = async (at, context) => [
    Date.now(), new Date().getTime(), new Date(0).toISOString(), new Date() instanceof Date, context.getRemainingTimeInMillis()];`);
  await lambda.invoke('{}');
  clock.advance(3_600_000);

  const [now, made, fixed, isDate, left] = answerOf(await lambda.invoke('{}')) as [
    number,
    number,
    string,
    boolean,
    number,
  ];

  expect(now - Date.now()).toBeGreaterThan(3_590_000);
  expect(made - Date.now()).toBeGreaterThan(3_590_000);
  expect([fixed, isDate]).toEqual(['1970-01-01T00:00:00.000Z', true]);
  expect(left).toBeLessThanOrEqual(5000);
});

describe('the Runtime API', () => {
  const finished: [string, Outcome][] = [];
  const api = runtimeApi({
    next: () =>
      Promise.resolve({
        requestId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
        payload: '{"ä":1}',
        functionArn: 'arn:f',
        deadline: new Date(1234),
        clockAheadMs: 0,
      }),
    finished: (...end) => finished.push(end),
    initFailed: (outcome) => finished.push(['init', outcome]),
  });
  let port = 0;
  beforeAll(async () => {
    port = await listen(api, 0, '--port');
  });
  afterAll(() => {
    api.close();
    api.closeAllConnections();
  });
  const ask = (method: string, path: string, body = '') =>
    new Promise<{ status: number | undefined; headers: object; text: string }>((resolve, reject) => {
      request({ port, host: '127.0.0.1', method, path: `/2018-06-01/runtime/${path}` }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, text });
        });
      })
        .on('error', reject)
        .end(body);
    });

  it('hands out an event with the headers that AWS documents', async () => {
    expect(await ask('GET', 'invocation/next')).toMatchObject({
      status: 200,
      text: '{"ä":1}',
      headers: {
        'content-type': 'application/json',
        'content-length': '8',
        'lambda-runtime-aws-request-id': 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
        'lambda-runtime-deadline-ms': '1234',
        'lambda-runtime-invoked-function-arn': 'arn:f',
        'lambda-runtime-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};/),
      },
    });
  });

  it.each<[string, string, number, [string, Outcome]]>([
    ['invocation/x/response', '{"a":1}', 202, ['x', { is: 'answered', payload: '{"a":1}' }]],
    [
      'invocation/x/error',
      '{"errorType":"E","errorMessage":"a \\"b\\""}',
      202,
      ['x', { is: 'failed', errorType: 'E', message: 'a "b"' }],
    ],
    [
      'init/error',
      '{"errorType":"E","errorMessage":"m"}',
      202,
      ['init', { is: 'failed', errorType: 'E', message: 'm' }],
    ],
    ['invocation/x/error', 'no JSON', 202, ['x', { is: 'failed', errorType: 'unknown', message: 'unknown' }]],
    [
      'invocation/x/response',
      'x'.repeat(6 * 1024 * 1024 + 1),
      413,
      [
        'x',
        { is: 'failed', errorType: 'Function.ResponseSizeTooLarge', message: expect.any(String) as string },
      ],
    ],
  ])('takes POST %s', async (path, body, status, end) => {
    expect((await ask('POST', path, body)).status).toBe(status);
    expect(finished.at(-1)).toEqual(end);
  });

  it('knows nothing else', async () => {
    expect((await ask('GET', 'invocation/x/response')).status).toBe(404);
    expect((await ask('POST', 'invocation/next')).status).toBe(404);
  });
});
