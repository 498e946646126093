import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { bodyOf } from './http-body.ts';

/** How an invocation ended. */
export type Outcome =
  | { readonly is: 'answered'; readonly payload: string }
  | { readonly is: 'failed'; readonly errorType: string; readonly message: string };

/** One event for a function, with what the Runtime API says about it. */
export interface Invocation {
  readonly requestId: string;
  readonly payload: string;
  readonly functionArn: string;
  readonly deadline: Date;
  /** How far the local stack's clock is ahead of the machine's. */
  readonly clockAheadMs: number;
}

/** What the Runtime API of one process asks of the rest. */
export interface RuntimeEvents {
  /** The process is ready: the promise holds its next event. */
  readonly next: () => Promise<Invocation>;
  readonly finished: (requestId: string, outcome: Outcome) => void;
  readonly initFailed: (outcome: Outcome) => void;
}

/** A synchronous invocation may carry 6 MB in either direction. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

/** The Lambda Runtime API for one execution environment: as on AWS, each has its own address. */
export const runtimeApi = (events: RuntimeEvents): Server => {
  const server = createServer((request, response) => {
    // A process that dies while it waits or talks leaves a broken request, which its exit event accounts for.
    answer(events, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  return server;
};

const PREFIX = '/2018-06-01/runtime/';

const answer = async (
  events: RuntimeEvents,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = request.url?.startsWith(PREFIX) ? request.url.slice(PREFIX.length) : '';
  const [, requestId = '', what] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
  const asked = `${request.method} ${what ?? path}`;
  switch (asked) {
    case 'GET invocation/next':
      deliver(await events.next(), response);
      return;
    case 'POST response':
      events.finished(requestId, answered(await accepted(request, response)));
      return;
    case 'POST error':
      events.finished(requestId, failed(await accepted(request, response)));
      return;
    case 'POST init/error':
      events.initFailed(failed(await accepted(request, response)));
      return;
    default:
      confirm(response, 404, { errorType: 'InvalidRequest', errorMessage: `no such request: ${asked}` });
  }
};

const accepted = async (request: IncomingMessage, response: ServerResponse): Promise<string | undefined> => {
  const body = await bodyOf(request, MAX_PAYLOAD_BYTES);
  confirm(response, body ? 202 : 413, { status: body ? 'OK' : 'RequestEntityTooLarge' });
  return body?.toString();
};

const deliver = (invocation: Invocation, response: ServerResponse): void => {
  response
    .writeHead(200, {
      'content-type': 'application/json',
      // AWS's own client hangs without it.
      'content-length': Buffer.byteLength(invocation.payload),
      'lambda-runtime-aws-request-id': invocation.requestId,
      'lambda-runtime-deadline-ms': invocation.deadline.getTime(),
      'lambda-runtime-invoked-function-arn': invocation.functionArn,
      'lambda-runtime-trace-id': `Root=1-${invocation.requestId.slice(0, 8)}-${invocation.requestId.replaceAll('-', '').slice(8)};Sampled=0`,
      'local-clock-ahead-ms': invocation.clockAheadMs,
    })
    .end(invocation.payload);
};

const confirm = (response: ServerResponse, status: number, content: object): void => {
  const body = JSON.stringify(content);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
};

const answered = (payload: string | undefined): Outcome =>
  payload === undefined
    ? { is: 'failed', errorType: 'Function.ResponseSizeTooLarge', message: 'the answer is larger than 6 MB' }
    : { is: 'answered', payload };

const unknown = { errorType: 'unknown', errorMessage: 'unknown' };
const reported = z.object({ errorType: z.string(), errorMessage: z.string() }).catch(unknown);

const failed = (body = ''): Outcome => {
  const { errorType, errorMessage } = reported.parse(jsonOr(body, unknown));
  return { is: 'failed', errorType, message: errorMessage };
};

const jsonOr = (text: string, otherwise: unknown): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
};
