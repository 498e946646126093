import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from './aws-reply.ts';
import type { Clock } from './clock.ts';
import type { LambdaFunction } from './functions.ts';
import { httpAnswer, problem } from './http-answer.ts';
import { bodyOf } from './http-body.ts';
import { decoded, httpEvent } from './http-event.ts';
import { hasPath, matchRoute, type RouteMatch } from './http-routes.ts';
import { REGION } from './intrinsics.ts';
import { LOCAL_KEYS, mayInvoke } from './keys.ts';
import type { InvokePolicy, Route } from './plan.ts';
import { MAX_PAYLOAD_BYTES, type Outcome } from './runtime-api.ts';
import type { SitePlan } from './plan-site.ts';
import { signerOf, type SignedRequest, type Verifier } from './sigv4.ts';
import { behaviourFor, fileReply, shown } from './site.ts';

/** What stands behind the API's address. */
export interface FrontParts {
  readonly routes: readonly Route[];
  readonly invokePolicies: readonly InvokePolicy[];
  readonly site?: SitePlan | undefined;
  readonly functionOf: (name: string) => LambdaFunction;
  readonly clock: Clock;
  /** Answers what is under `/local/`, which no API on AWS has. */
  readonly local: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** An HTTP API takes 10 MB; the event made of it must fit into Lambda's 6 MB. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The HTTP API as the templates declare it. */
export const httpFront = (parts: Promise<FrontParts>): Server =>
  // Longer than clients keep a connection, or one now and then meets its closing.
  createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const isLocal = request.url?.startsWith('/local/') ?? false;
    // The port is taken before the stack is complete; who comes early waits.
    parts
      .then((ready) => (isLocal ? ready.local(request, response) : answer(ready, request, response)))
      .catch(() => response.destroy());
  });

const answer = async (
  parts: FrontParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = await bodyOf(request, MAX_BODY_BYTES);
  const reply = await replyTo(parts, request, body);
  if (!body) turnAway(request, response);
  response.writeHead(reply.status, reply.headers).end(request.method === 'HEAD' ? undefined : reply.body);
};

/**
 * There is one address locally: whatever the website has as its own is a file, unless the department or staff call it. On
 * AWS they call the API by its own name, and the website has no such path.
 */
const replyTo = async (
  parts: FrontParts,
  request: IncomingMessage,
  body: Buffer | undefined,
): Promise<Reply> => {
  const { site, routes } = parts;
  const line = requestLine(request);
  const behaviour = behaviourFor(site, line.url);
  if (!site || !behaviour) return byApi(parts, request, body, {});
  if (behaviour.to.is === 'api')
    return shown(site, behaviour, line, await byApi(parts, request, body, asPassedOn(behaviour.to, request)));
  return hasPath(routes, pathOf(line.url))
    ? byApi(parts, request, body, {})
    : fileReply(site, behaviour, line);
};

const pathOf = (url: string): string => decoded(url.split('?')[0] ?? '/');

/** What CloudFront adds for the API. Only the name by which it was called stays: here it is the API's too. */
const asPassedOn = (
  { headers }: { readonly headers: Readonly<Record<string, string>> },
  request: IncomingMessage,
): IncomingHttpHeaders => ({
  ...headers,
  'x-forwarded-for': forwardedFor(request.headers, connectionOf(request).sourceIp),
});

const byApi = async (
  parts: FrontParts,
  request: IncomingMessage,
  body: Buffer | undefined,
  more: IncomingHttpHeaders,
): Promise<Reply> => {
  const { method, url } = requestLine(request);
  const match = matchRoute(parts.routes, method, pathOf(url));
  return match ? routed(parts, match, request, body, more) : problem('notFound');
};

/** Whoever sends too much reads the answer only if somebody still takes what he sends; not for long, though. */
const turnAway = (request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader('connection', 'close');
  request.resume();
  setTimeout(() => request.destroy(), 2000).unref();
};

const routed = async (
  parts: FrontParts,
  { route, parameters }: RouteMatch,
  request: IncomingMessage,
  body: Buffer | undefined,
  more: IncomingHttpHeaders,
): Promise<Reply> => {
  if (!body) return problem('tooLong');
  const signer = route.isSigned ? signerOf({ ...requestLine(request), body }, verifier()) : undefined;
  if (route.isSigned && !isAllowed(parts, request, signer)) return problem('forbidden');
  const connection = connectionOf(request);
  const headers = { ...request.headers, ...more };
  const event = httpEvent({
    ...{ ...requestLine(request), body, signer, ...connection, now: parts.clock.now() },
    headers: { ...headers, ...forwarded(headers, connection) },
    routeKey: route.key,
    pathParameters: parameters,
  });
  const payload = JSON.stringify(event);
  if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) return problem('tooLong');
  const outcome = await inTime(parts.functionOf(route.functionName).invoke(payload), route.timeoutMs);
  return outcome ? httpAnswer(outcome) : problem('unavailable');
};

/** API Gateway answers alike, whether the signature is wrong or too old, or the policy does not cover the route. */
const isAllowed = (
  { invokePolicies }: FrontParts,
  request: IncomingMessage,
  signer: string | undefined,
): boolean => {
  const { method, url } = requestLine(request);
  return signer !== undefined && mayInvoke(invokePolicies, signer, { method, path: pathOf(url) });
};

const requestLine = ({
  method = 'GET',
  url = '/',
  headers,
}: IncomingMessage): Omit<SignedRequest, 'body'> & { headers: IncomingHttpHeaders } => ({
  method,
  url,
  headers,
});

/** The signer's clock is compared with the machine's: whoever signs does not know that ours was moved on. */
const verifier = (): Verifier => ({
  service: 'execute-api',
  region: REGION,
  secretOf: (accessKey) => LOCAL_KEYS[accessKey]?.secret,
  now: new Date(),
});

interface Connection {
  readonly protocol: string;
  readonly sourceIp: string;
  readonly port: number;
}

const connectionOf = ({ httpVersion, socket }: IncomingMessage): Connection => ({
  protocol: `HTTP/${httpVersion}`,
  sourceIp: socket.remoteAddress ?? '127.0.0.1',
  port: socket.localPort ?? 80,
});

/** The headers that API Gateway adds. */
const forwarded = (headers: IncomingHttpHeaders, { sourceIp, port }: Connection): Record<string, string> => ({
  'x-forwarded-for': forwardedFor(headers, sourceIp),
  'x-forwarded-port': String(port),
  'x-forwarded-proto': 'http',
});

const forwardedFor = (headers: IncomingHttpHeaders, sourceIp: string): string =>
  [headers['x-forwarded-for'], sourceIp].flat().filter(Boolean).join(', ');

const inTime = async (outcome: Promise<Outcome>, timeoutMs: number): Promise<Outcome | undefined> => {
  const answered = new AbortController();
  const tooLate = sleep(timeoutMs, undefined, { signal: answered.signal }).catch(() => undefined);
  try {
    return await Promise.race([outcome, tooLate]);
  } finally {
    answered.abort();
  }
};
