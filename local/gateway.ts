import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { awsCallOf, type AwsCall } from './aws-call.ts';
import { errorReply, type Reply } from './aws-reply.ts';
import { answerBrowser, isForm, MAX_FORM_BYTES } from './browser-objects.ts';
import type { Clock } from './clock.ts';
import type { Counts } from './counts.ts';
import { suffer } from './fault-effects.ts';
import type { Faults } from './faults.ts';
import type { Mailboxes } from './mailboxes.ts';
import type { Objects } from './objects.ts';
import type { Phones } from './phones.ts';
import { bodyOf } from './http-body.ts';
import { messageOf } from './problem.ts';
import type { Topics } from './topics.ts';
import type { Upstream } from './upstream.ts';

/** What stands behind the one address that answers for every AWS service. */
export interface GatewayParts {
  readonly upstreams: Readonly<Record<string, Upstream | undefined>>;
  readonly counts: Counts;
  readonly faults: Faults;
  readonly phones: Phones;
  readonly topics: Topics;
  readonly objects: Objects;
  readonly mailboxes: Mailboxes;
  readonly kill: (accessKey: string) => void;
  readonly clock: Clock;
}

/** Larger than any request that the services accept (BatchWriteItem: 16 MB). */
const MAX_BODY_BYTES = 17 * 1024 * 1024;

/** One server for all services: counts each request, lets planned faults meet it, passes it on. */
export const gateway = (parts: Promise<GatewayParts>): Server => {
  const server = createServer((request, response) => {
    // The port is taken before the templates are read, which name it.
    void parts.then((ready) => answer(ready, request, response));
  });
  // Functions keep their connections for as long as they live.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  return server;
};

const answer = async (
  parts: GatewayParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const body = await bodyOf(request, isForm(request) ? MAX_FORM_BYTES : MAX_BODY_BYTES);
    const reply = body && (await replyTo(parts, request, body));
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    // A hanging service keeps the connection; a caller that was killed has closed it.
    else if (!body) request.destroy();
  } catch (error) {
    const { status, headers, body } = errorReply('ses', 502, 'LocalRuntimeFailure', messageOf(error));
    if (!response.headersSent) response.writeHead(status, headers).end(body);
  }
};

const replyTo = async (
  parts: GatewayParts,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<Reply | undefined> => {
  const call = awsCallOf(method, url, headers, body);
  if (call) return counted(parts, call);
  const request = { method, url, headers, body };
  return (
    answerBrowser(
      request,
      parts.clock.now(),
      async (signed) => (await counted(parts, signed)) ?? hanging(),
    ) ?? errorReply('sqs', 403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
  );
};

/** To a browser, a service that hangs is one that is down. */
const hanging = (): Reply => errorReply('s3', 503, 'SlowDown', 'Please reduce your request rate.');

const counted = (parts: GatewayParts, call: AwsCall): Promise<Reply | undefined> => {
  parts.counts.add(call);
  const effect = parts.faults.meet(call);
  const perform = (each: AwsCall): Promise<Reply> => performed(parts, each);
  return effect ? suffer(call, effect, { perform, kill: parts.kill }) : perform(call);
};

const performed = async (parts: GatewayParts, call: AwsCall): Promise<Reply> => {
  const upstream = parts.upstreams[call.service];
  if (!upstream) return errorReply('sns', 400, 'UnknownService', `There is no ${call.service} here`);
  if (call.service === 's3') return parts.objects.perform(call, upstream.send);
  const published = call.service === 'sns' ? await publishedBy(parts, call) : undefined;
  if (published) return published;
  const reply = await upstream.send(call);
  if (call.service === 'ses') parts.mailboxes.collect(call, reply);
  if (call.operation === 'ReceiveMessage' && !reply.body.includes('"Messages":')) parts.counts.wasEmpty(call);
  return reply;
};

/** To a phone or to a topic; whatever else SNS can do is the engine's. */
const publishedBy = async ({ phones, topics }: GatewayParts, call: AwsCall): Promise<Reply | undefined> =>
  phones.publish(call) ?? phones.returned(call) ?? topics.answer(call);
