import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { callerOf, type AwsCall } from './aws-call.ts';
import { errorReply, reply, type Reply } from './aws-reply.ts';
import { formDataOf, type FormData } from './form-data.ts';
import { LOCAL_SECRET } from './functions.ts';
import { refusalOf } from './post-policy.ts';
import { s3TargetOf } from './s3-call.ts';

/** A request that no program of ours signed: a browser's, with what one of our functions has signed for it. */
export interface BrowserRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

type Perform = (call: AwsCall) => Promise<Reply>;

/** Larger than any recording that may be sent. */
export const MAX_FORM_BYTES = 260_000_000;

/** A form that goes to a bucket. */
export const isForm = ({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean =>
  method === 'POST' && headers['content-type']?.startsWith('multipart/form-data') === true;

/** Takes a form or a signed link as S3 does; undefined for anything else. */
export const answerBrowser = (
  request: BrowserRequest,
  now: Date,
  perform: Perform,
): Promise<Reply> | undefined => {
  const { url, headers, body } = request;
  if (isForm(request)) {
    const form = formDataOf(headers['content-type'], body);
    return form === undefined
      ? Promise.resolve(errorReply('s3', 400, 'MalformedPOSTRequest', 'The form has no file.'))
      : takeForm(request, form, now, perform);
  }
  const query = new URLSearchParams(url.split(/\?(.*)/s)[1] ?? '');
  return request.method === 'GET' && query.has('X-Amz-Signature')
    ? openLink(request, query, now, perform)
    : undefined;
};

const putCall = (request: BrowserRequest, bucket: string, { fields, file }: FormData): AwsCall => {
  const accessKey = (fields.get('x-amz-credential') ?? '').split('/')[0] ?? '';
  return {
    ...{ service: 's3', operation: 'PutObject', caller: callerOf(accessKey), accessKey, method: 'PUT' },
    url: `/${bucket}/${fields.get('key') ?? ''}`,
    headers: {
      ...(request.headers.host === undefined ? {} : { host: request.headers.host }),
      'content-type': fields.get('content-type') ?? 'binary/octet-stream',
      'content-length': String(file.length),
    },
    body: file,
  };
};

const takeForm = async (
  request: BrowserRequest,
  form: FormData,
  now: Date,
  perform: Perform,
): Promise<Reply> => {
  const { bucket } = s3TargetOf('PUT', request.url);
  const refusal = refusalOf(form, { bucket, secret: LOCAL_SECRET, now });
  if (refusal) return errorReply('s3', refusal.status, refusal.code, refusal.message);
  const call = putCall(request, bucket, form);
  const answer = await perform(call);
  return answer.status === 200 ? thanks(form, bucket, answer) : answer;
};

/** S3 leads the browser on, and says in the address what it took. */
const thanks = ({ fields }: FormData, bucket: string, { headers }: Reply): Reply => {
  const redirect = fields.get('success_action_redirect');
  if (redirect === undefined || !URL.canParse(redirect)) return reply(204, 'application/xml', '');
  const to = new URL(redirect);
  const about = { bucket, key: fields.get('key') ?? '', etag: String(headers['etag'] ?? '') };
  for (const [name, value] of Object.entries(about)) to.searchParams.set(name, value);
  return reply(303, 'application/xml', '', { location: to.href });
};

const signatureOf = (key: string, stamp: string, scope: readonly string[], text: string): string => {
  const derived = scope.reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${key}`,
  );
  const all = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), createHash('sha256').update(text).digest('hex')];
  return createHmac('sha256', derived).update(all.join('\n')).digest('hex');
};

/** Why a link is not good, if it is not. */
const linkRefusal = (
  { url, headers }: BrowserRequest,
  query: URLSearchParams,
  now: Date,
): Reply | undefined => {
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  const stamp = query.get('X-Amz-Date') ?? '';
  const from = Date.parse(stamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  const until = from + Number(query.get('X-Amz-Expires')) * 1000;
  if (!(now.getTime() < until)) return errorReply('s3', 403, 'AccessDenied', 'Request has expired');
  const signed = search
    .split('&')
    .filter((part) => !part.startsWith('X-Amz-Signature='))
    .toSorted()
    .join('&');
  const canonical = ['GET', path, signed, `host:${headers.host ?? ''}`, '', 'host', 'UNSIGNED-PAYLOAD'];
  const scope = (query.get('X-Amz-Credential') ?? '').split('/').slice(1);
  const isRight =
    signatureOf(LOCAL_SECRET, stamp, scope, canonical.join('\n')) === query.get('X-Amz-Signature');
  return isRight
    ? undefined
    : errorReply('s3', 403, 'SignatureDoesNotMatch', 'The signature does not match.');
};

const openLink = async (
  request: BrowserRequest,
  query: URLSearchParams,
  now: Date,
  perform: Perform,
): Promise<Reply> => {
  const refusal = linkRefusal(request, query, now);
  if (refusal) return refusal;
  const accessKey = (query.get('X-Amz-Credential') ?? '').split('/')[0] ?? '';
  const answer = await perform({
    ...{ service: 's3', operation: 'GetObject', caller: callerOf(accessKey), accessKey, method: 'GET' },
    url: request.url.split('?')[0] ?? '/',
    headers: { host: request.headers.host ?? '' },
    body: Buffer.alloc(0),
  });
  const named = [...query].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.slice('response-'.length), value] as const] : [],
  );
  return answer.status === 200
    ? { ...answer, headers: { ...answer.headers, ...Object.fromEntries(named) } }
    : answer;
};
