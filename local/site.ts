import type { IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { errorReply, reply, type Reply } from './aws-reply.ts';
import { decoded } from './http-event.ts';
import type { SiteBehaviour, SiteFile, SitePlan } from './plan-site.ts';

/** What is asked of the website. */
export interface SiteRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** The path by which CloudFront chooses: without the query, and with no dots that lead upwards. */
const pathIn = (url: string): string => URL.parse(`http://site${url}`)?.pathname ?? url;

/** The first behaviour whose pattern fits. */
export const behaviourFor = (site: SitePlan | undefined, url: string): SiteBehaviour | undefined =>
  site?.behaviours.find(({ pattern }) => pattern.test(pathIn(url)));

/** Answers with a file, as CloudFront does. */
export const fileReply = (site: SitePlan, behaviour: SiteBehaviour, request: SiteRequest): Reply => {
  if (!behaviour.methods.includes(request.method)) return notAllowed();
  const path = pathIn(request.url);
  const found = fileAt(site, path === '/' ? `/${site.rootObject}` : path);
  return shown(site, behaviour, request, found ? replyWith(found, 200) : missing());
};

/** What becomes of an answer on its way out: a page instead of an error, the headers of the policy, and for whoever takes that, Brotli or gzip. */
export const shown = (
  site: SitePlan,
  behaviour: SiteBehaviour,
  { headers }: SiteRequest,
  answer: Reply,
): Reply => {
  const instead = site.errorPages.get(answer.status);
  const page = instead && fileAt(site, instead.path);
  const final = page ? replyWith(page, instead.status) : answer;
  const added = behaviour.headers.filter(
    ({ name, isOverriding }) => isOverriding || !(name in final.headers),
  );
  const all = { ...final.headers, ...Object.fromEntries(added.map(({ name, value }) => [name, value])) };
  return behaviour.compresses ? compressed({ ...final, headers: all }, headers) : { ...final, headers: all };
};

const fileAt = (site: SitePlan, path: string): SiteFile | undefined => {
  const to = behaviourFor(site, path)?.to;
  return to?.is === 'files' ? to.files.get(decoded(path.slice(1))) : undefined;
};

const replyWith = ({ content, contentType, cacheControl }: SiteFile, status: number): Reply => ({
  status,
  headers: {
    'content-type': contentType,
    'cache-control': cacheControl,
    'content-length': String(content.length),
  },
  body: content,
});

const missing = (): Reply => errorReply('s3', 404, 'NoSuchKey', 'The specified key does not exist.');

const notAllowed = (): Reply =>
  reply(403, 'text/html', 'This distribution is not configured to allow the HTTP request method.');

/** Whether an encoding is taken, by what a browser says of itself (RFC 9110, 12.5.3). */
const takes = (accepted: string, encoding: string): boolean =>
  new RegExp(`\\b${encoding}\\b(?!;q=0(\\.0*)?(,|$))`).test(accepted);

/** As one compresses who has to do it at once: not with all the patience there is. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const encodings = [
  { name: 'br', encode: (body: Buffer) => brotliCompressSync(body, BROTLI) },
  { name: 'gzip', encode: (body: Buffer) => gzipSync(body) },
] as const;

/** CloudFront compresses text between 1,000 and 10,000,000 bytes, and would rather use Brotli than gzip. */
const compressed = (
  { status, headers, body }: Reply,
  { 'accept-encoding': accepted }: IncomingHttpHeaders,
): Reply => {
  const isText = /^(text\/|application\/(json|javascript|xml)\b|image\/svg\+xml)/.test(
    String(headers['content-type']),
  );
  if (!isText || body.length < 1000 || body.length > 10_000_000) return { status, headers, body };
  const varied = { ...headers, vary: 'Accept-Encoding' };
  const encoding = encodings.find(({ name }) => takes(String(accepted), name));
  if (encoding === undefined) return { status, headers: varied, body };
  const small = encoding.encode(Buffer.from(body));
  const about = { 'content-encoding': encoding.name, 'content-length': String(small.length) };
  return { status, headers: { ...varied, ...about }, body: small };
};
