import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Observe } from '../adapters/observability.ts';
import * as z from 'zod/mini';
import { problemFor } from '../api/problems.ts';
import { problem, Refused, type HttpContent, type HttpReply, type HttpRequest } from './http.ts';
import { sourceOf } from './viewer.ts';

/** Answers a request with a page, or with JSON of one schema. */
export type Endpoint<Json extends object = object> = (request: HttpRequest) => Promise<HttpReply<Json>>;
export type HttpFunction = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** No cache, no referrer, no frame, no sniffing, no plain HTTP: what is answered here concerns one person. */
const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

/** Only API Gateway writes this, and only on routes that ask for a signature. */
const signed = z.object({ authorizer: z.object({ iam: z.object({ userArn: z.string() }) }) });

/** What a function is told of the website that stands in front of the API, as far as it needs it. */
export interface Website {
  /** Where the links in messages lead: a place on the website. */
  readonly linkBase?: string;
  /** What CloudFront shows to be believed. */
  readonly viewerProof?: string;
}

const requestFrom = (event: APIGatewayProxyEventV2, { linkBase, viewerProof }: Website): HttpRequest => ({
  method: event.requestContext.http.method,
  header: (name) => event.headers[name.toLowerCase()],
  path: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? ''),
  route: event.routeKey,
  cookie: (name) => (event.cookies ?? []).find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1),
  source: sourceOf(event, viewerProof),
  site: linkBase === undefined ? undefined : new URL(linkBase).origin,
  caller: signed.safeParse(event.requestContext).data?.authorizer.iam.userArn,
});

const contentOf = (
  statusCode: number,
  content: HttpContent,
): readonly [type: string, body: string, isBase64Encoded: boolean] => {
  if ('html' in content) return ['text/html; charset=utf-8', content.html, false];
  if ('calendar' in content) return ['text/calendar; charset=utf-8', content.calendar, false];
  if ('csv' in content) return ['text/csv; charset=utf-8', content.csv, false];
  if ('pdf' in content) return ['application/pdf', Buffer.from(content.pdf).toString('base64'), true];
  const type = statusCode >= 400 ? 'application/problem+json' : 'application/json';
  return [type, JSON.stringify(content.json), false];
};

const resultFrom = ({
  statusCode,
  headers,
  cookies,
  ...content
}: HttpReply): APIGatewayProxyStructuredResultV2 => {
  const [type, body, isBase64Encoded] = contentOf(statusCode, content);
  return {
    statusCode,
    headers: { ...safeHeaders, 'content-type': type, ...headers },
    body,
    ...(cookies === undefined ? {} : { cookies: [...cookies] }),
    ...(isBase64Encoded ? { isBase64Encoded } : {}),
  };
};

/**
 * An HTTP function. What an endpoint refuses is answered as a problem (RFC 9457) that names the field and what would be
 * right; anything unforeseen is a 500 that tells nothing, and one log line that holds no person.
 */
export const httpFunction = (endpoint: Endpoint, { log }: Observe, website: Website = {}): HttpFunction =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      const { error } = request;
      if (error instanceof Refused) {
        request.response = resultFrom(error.reply);
        return;
      }
      log('failed', { error: error?.name ?? 'unknown' });
      request.response = resultFrom(problem(problemFor('failed')));
    })
    .handler(async (event) => resultFrom(await endpoint(requestFrom(event, website))));
