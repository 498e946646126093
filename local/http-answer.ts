import * as z from 'zod';
import { reply, type Reply } from './aws-reply.ts';
import { isRecord } from './intrinsics.ts';
import type { Outcome } from './runtime-api.ts';

/** What API Gateway itself says, in its own words. */
export const problems = {
  forbidden: [403, 'Forbidden'],
  notFound: [404, 'Not Found'],
  tooLong: [413, 'Request Too Long'],
  failed: [500, 'Internal Server Error'],
  unavailable: [503, 'Service Unavailable'],
} as const;

/** An answer of API Gateway's own. */
export const problem = (which: keyof typeof problems): Reply => {
  const [status, message] = problems[which];
  return reply(status, 'application/json', JSON.stringify({ message }));
};

const structured = z.looseObject({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** Makes the HTTP answer of what a function returned: an object with a status code, or simply the body. */
export const httpAnswer = (outcome: Outcome): Reply => {
  if (outcome.is === 'failed') return problem('failed');
  const payload: unknown = JSON.parse(outcome.payload);
  if (!isRecord(payload) || !('statusCode' in payload))
    return reply(200, 'application/json', typeof payload === 'string' ? payload : outcome.payload);
  const parsed = structured.safeParse(payload);
  return parsed.success ? asStated(parsed.data) : problem('failed');
};

const asStated = ({
  statusCode,
  headers,
  cookies,
  body,
  isBase64Encoded,
}: z.infer<typeof structured>): Reply => {
  const content = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  const named = Object.entries(headers ?? {}).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    String(value),
  ]);
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(named),
      'content-length': String(content.length),
      ...(cookies?.length ? { 'set-cookie': cookies } : {}),
    },
    body: content,
  };
};
