import type { Endpoint } from './entrypoints.ts';
import { invalid, refused, type HttpReply, type HttpRequest } from './http.ts';
import { ownJsonFrom } from './own-site.ts';
import { NO_SESSION_COOKIE, sessionCookie, sessionHashIn } from './session.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import { SIGNED_IN, SIGNED_OUT } from '../api/messages.ts';
import { problemFor } from '../api/problems.ts';
import type { SignedInOrOut } from '../api/replies-account.ts';
import { wish } from '../domain/account-changes.ts';
import { confirmation } from '../domain/confirmation.ts';
import { read } from '../domain/problems.ts';
import { secretHashOf, signInHashOf, triesIdFor } from '../domain/secrets.ts';
import { after, startOfWhile } from '../domain/times.ts';
import { MOST_TRIES, SESSION_SECONDS, TRIES_WITHIN_SECONDS } from '../domain/timing.ts';

export interface OpenSessionEdges {
  readonly tokens: Pick<TokensTable, 'get' | 'use' | 'put' | 'countUpTo'>;
  readonly indexKey: string;
  /** A secret that nobody can guess: 128 bits or more, of letters that a cookie may hold. */
  readonly newSecret: () => string;
  readonly now: () => Date;
}

/** POST /sessions: a code that came by a confirmed contact opens a session, once. POST /sessions/end closes it. */
export const openSession =
  (edges: OpenSessionEdges): Endpoint<SignedInOrOut> =>
  (request) =>
    request.route === 'POST /sessions/end' ? end(edges, request) : open(edges, request);

const open = async (edges: OpenSessionEdges, request: HttpRequest): Promise<HttpReply<SignedInOrOut>> => {
  const { tokens, indexKey, newSecret, now } = edges;
  const reading = read(confirmation, ownJsonFrom(request));
  if (reading.is === 'invalid') throw invalid(reading.errors);
  await countTry(edges, request);
  const hash = signInHashOf(indexKey, reading.value.code);
  const token = await tokens.get(hash, now());
  // Marked as used before it opens anything: two that come together open one session.
  if (token === undefined || !(await tokens.use(hash))) throw refused(problemFor('sign-in-code-not-right'));
  const secret = newSecret();
  await tokens.put(secretHashOf(indexKey, 'session', secret), token, after(now(), SESSION_SECONDS));
  return { statusCode: 200, json: { message: SIGNED_IN }, cookies: [sessionCookie(secret)] };
};

const countTry = async (
  { tokens, indexKey, now }: OpenSessionEdges,
  { source }: HttpRequest,
): Promise<void> => {
  const id = triesIdFor(indexKey, source, startOfWhile(now(), TRIES_WITHIN_SECONDS));
  const isOneOfFew = await tokens.countUpTo(id, MOST_TRIES, after(now(), 2 * TRIES_WITHIN_SECONDS));
  if (!isOneOfFew) throw refused(problemFor('too-many-tries'));
};

/** The same whether there was a session or not. */
const end = async (
  { tokens, indexKey }: OpenSessionEdges,
  request: HttpRequest,
): Promise<HttpReply<SignedInOrOut>> => {
  const reading = read(wish, ownJsonFrom(request));
  if (reading.is === 'invalid') throw invalid(reading.errors);
  await tokens.use(sessionHashIn(indexKey, request));
  return { statusCode: 200, json: { message: SIGNED_OUT }, cookies: [NO_SESSION_COOKIE] };
};
