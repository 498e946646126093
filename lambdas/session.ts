import { refused, type HttpRequest } from './http.ts';
import type { Token, TokensTable } from '../adapters/tokens-table.ts';
import type { StoredVictim, VictimsTable } from '../adapters/victims-table.ts';
import { problemFor } from '../api/problems.ts';
import { maySignIn } from '../domain/account-representative.ts';
import { secretHashOf } from '../domain/secrets.ts';
import { SESSION_SECONDS } from '../domain/timing.ts';

const NAME = '__Host-session';
const RULES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** No script reads it, no other site sends it, and it goes to this host alone. */
export const sessionCookie = (secret: string): string =>
  `${NAME}=${secret}; Max-Age=${SESSION_SECONDS}; ${RULES}`;

export const NO_SESSION_COOKIE = `${NAME}=; Max-Age=0; ${RULES}`;

export interface SessionEdges {
  readonly tokens: Pick<TokensTable, 'get'>;
  readonly victims: Pick<VictimsTable, 'get'>;
  readonly indexKey: string;
  readonly now: () => Date;
}

/** Under which hash the session of a request is kept. */
export const sessionHashIn = (indexKey: string, { cookie }: HttpRequest): string =>
  secretHashOf(indexKey, 'session', cookie(NAME) ?? '');

/** Who is signed in, as she is on record. */
export interface SignedIn extends Token {
  /** Whoever looks after her contacts sees and changes these, and nothing else of hers. */
  readonly as: 'herself' | 'representative';
  readonly stored: StoredVictim;
}

/**
 * Who is signed in. A session ends by itself, when she withdraws, and with the contact that it was opened with: a lost
 * phone that she removed opens nothing any more, nor does that of a representative who may not look after her contacts.
 */
export const signedIn = async (
  { tokens, victims, indexKey, now }: SessionEdges,
  request: HttpRequest,
): Promise<SignedIn> => {
  const token = await tokens.get(sessionHashIn(indexKey, request), now());
  const stored = token && (await victims.get(token.victimId));
  const by = stored?.record.contacts.find(({ contactId }) => contactId === token?.contactId);
  if (token === undefined || stored === undefined || by === undefined || !maySignIn(stored.record, by))
    throw refused(problemFor('not-signed-in'));
  return { ...token, stored, as: by.whose ?? 'herself' };
};
