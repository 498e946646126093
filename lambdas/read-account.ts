import * as z from 'zod/mini';
import { accountReply, type AccountReplyEdges } from './account-reply.ts';
import type { Endpoint } from './entrypoints.ts';
import { invalid, refused, type HttpReply } from './http.ts';
import { signedIn, type SessionEdges, type SignedIn } from './session.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { ViewsLog } from '../adapters/views-log.ts';
import { problemFor } from '../api/problems.ts';
import type { AccountReply, HistoryPage } from '../api/replies-account.ts';
import { languages } from '../domain/contact.ts';
import { historyEntry } from '../domain/history.ts';
import { read } from '../domain/problems.ts';
import { inUtc, instant } from '../domain/times.ts';

export interface ReadAccountEdges extends SessionEdges, AccountReplyEdges {
  readonly views: Pick<ViewsLog, 'of'>;
  readonly ledger: Pick<LedgerTable, 'factsOf' | 'dutiesOf'>;
}

/** GET /account and GET /account/history: what is on record of the victim who is signed in. Nothing changes. */
export const readAccount =
  (edges: ReadAccountEdges): Endpoint<AccountReply | HistoryPage> =>
  async (request) => {
    const who = await signedIn(edges, request);
    if (!request.route.endsWith('/history')) {
      const seen = who.as === 'herself' ? await edges.views.of(who.victimId) : [];
      return { statusCode: 200, json: await accountReply(edges, who, seen) };
    }
    if (who.as === 'representative') throw refused(problemFor('only-she-herself'));
    return history(edges, who, request.query);
  };

const ENTRIES = 20;
const BEGINNING = '1900-01-01T00:00:00.000Z';
const query = z.strictObject({ before: z.optional(instant), lang: z.optional(z.enum(languages)) });

/** Newest first, twenty at a time. */
const history = async (
  { ledger }: ReadAccountEdges,
  { victimId, stored }: SignedIn,
  given: unknown,
): Promise<HttpReply<HistoryPage>> => {
  const asked = read(query, given);
  if (asked.is === 'invalid') throw invalid(asked.errors);
  const language = asked.value.lang ?? stored.record.language;
  const before = asked.value.before === undefined ? '9999' : inUtc(asked.value.before);
  const duties = (await ledger.dutiesOf(victimId, BEGINNING))
    .filter(({ at }) => at < before)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const shown = duties.slice(0, ENTRIES);
  const entries = await Promise.all(
    shown.map(async (duty) => historyEntry(duty, await ledger.factsOf(duty.notificationId), language)),
  );
  const last = shown.at(-1);
  return {
    statusCode: 200,
    json: {
      language,
      entries,
      ...(duties.length > ENTRIES && last !== undefined ? { before: last.at } : {}),
    },
  };
};
