/**
 * What runs inside each function's process: loads the handler and speaks the Lambda Runtime API, as AWS's own
 * client does. It imports nothing from this project, so that a function meets nothing here that AWS lacks.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// On Node 24 an import of node:http costs 27 ms, because it wakes all its lazy parts (nodejs/node issue 59686).
const { Agent, request } = process.getBuiltinModule('node:http');

type Handler = (event: unknown, context: object) => unknown;

const { AWS_LAMBDA_RUNTIME_API = '', LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
const [hostname = '', port = ''] = AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new Agent({ keepAlive: true });
const RealDate = Date;
let clockAhead = 0;
let current = '';

const call = (
  method: string,
  path: string,
  body?: string,
): Promise<{ headers: IncomingHttpHeaders; body: string }> =>
  new Promise((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const url = { hostname, port, agent, method, headers, path: `/2018-06-01/runtime/${path}` };
    const sent = request(url, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

const isFunction = (value: unknown): value is Handler => typeof value === 'function';

const loadHandler = async (): Promise<Handler> => {
  const [file = '', name = ''] = _HANDLER.split('.');
  const loaded: unknown = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href);
  const handler: unknown = Object.entries(loaded ?? {}).find(([exported]) => exported === name)?.[1];
  if (!isFunction(handler)) throw new TypeError(`${_HANDLER} is undefined or not exported`);
  return handler;
};

const describe = (thrown: unknown): { errorType: string; errorMessage: string; trace: string[] } =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

/** As on AWS, an error ends up in the function's log in full: what must not be logged must not be in it. */
const report = async (path: string, label: string, requestId: string, thrown: unknown): Promise<void> => {
  const error = JSON.stringify(describe(thrown));
  process.stdout.write(`${new Date().toISOString()}\t${requestId}\tERROR\t${label}\t${error}\n`);
  await call('POST', path, error);
};

const contextOf = (headers: IncomingHttpHeaders): object => {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
};

/** The local stack can be ahead of the machine's clock, so that a test need not wait for a lease to end. */
const followClock = (): void => {
  const now = (): number => RealDate.now() + clockAhead;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[], newTarget): Date => {
      const made: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget);
      return made instanceof RealDate ? made : new RealDate(NaN);
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
};

const serve = async (handler: Handler): Promise<void> => {
  for (;;) {
    const { headers, body } = await call('GET', 'invocation/next');
    const requestId = String(headers['lambda-runtime-aws-request-id']);
    const ahead = Number(headers['local-clock-ahead-ms'] ?? 0);
    if (ahead > 0 && clockAhead === 0) followClock();
    clockAhead = ahead;
    process.env['_X_AMZN_TRACE_ID'] = String(headers['lambda-runtime-trace-id']);
    current = requestId;
    try {
      const answer: unknown = await handler(JSON.parse(body), contextOf(headers));
      await call('POST', `invocation/${requestId}/response`, JSON.stringify(answer ?? null));
    } catch (error) {
      await report(`invocation/${requestId}/error`, 'Invoke Error', requestId, error);
    }
    current = '';
  }
};

/** Outside the handler's promise nobody can catch: Lambda reports the error and replaces the process. */
const die = (label: string, status: number) => (thrown: unknown) => {
  const path = current ? `invocation/${current}/error` : 'init/error';
  void report(path, label, current, thrown).finally(() => process.exit(status));
};

// The parent holds the other end of this pipe: when it goes, however it goes, so does this process.
process.stdin.on('end', () => process.exit(0)).resume();
// Ctrl-C reaches every process of the terminal; the parent decides when this one ends.
process.on('SIGINT', () => undefined);
process.on('uncaughtException', die('Uncaught Exception', 129));
process.on('unhandledRejection', die('Unhandled Promise Rejection', 128));
try {
  const handler = await loadHandler();
  await serve(handler).catch(() => process.exit(0));
} catch (error) {
  await report('init/error', 'Init Error', '', error).finally(() => process.exit(1));
}
