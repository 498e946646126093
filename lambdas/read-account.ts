import * as z from 'zod/mini';
import { accountOf } from './errand-edges.ts';
import type { Endpoint } from './entrypoints.ts';
import { invalid, refused, type HttpReply } from './http.ts';
import { signedIn, type SessionEdges, type SignedIn } from './session.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { ViewsLog } from '../adapters/views-log.ts';
import { problemFor } from '../api/problems.ts';
import type { AccountReply, HistoryPage } from '../api/replies-account.ts';
import { withoutHerOwn } from '../domain/account-representative.ts';
import { accountView } from '../domain/account-view.ts';
import { historyEntry } from '../domain/history.ts';
import { read } from '../domain/problems.ts';
import { inUtc, instant } from '../domain/times.ts';

export interface ReadAccountEdges extends SessionEdges {
  readonly subscriptions: Pick<SubscriptionsTable, 'ofVictim'>;
  readonly views: Pick<ViewsLog, 'of'>;
  readonly ledger: Pick<LedgerTable, 'factsOf' | 'dutiesOf'>;
  /** What a short link begins with. */
  readonly linkBase: string;
}

/** GET /account and GET /account/history: what is on record of the victim who is signed in. Nothing changes. */
export const readAccount =
  (edges: ReadAccountEdges): Endpoint =>
  async (request) => {
    const who = await signedIn(edges, request);
    if (!request.route.endsWith('/history')) return account(edges, who);
    if (who.as === 'representative') throw refused(problemFor('only-she-herself'));
    return history(edges, who, request.query);
  };

/** An ARN ends in the name of whoever holds it. */
const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const account = async (
  { subscriptions, views, linkBase, now }: ReadAccountEdges,
  { victimId, stored, as }: SignedIn,
): Promise<HttpReply<AccountReply>> => {
  const whole = accountOf(victimId, stored);
  // Of whom she hears, and who looked at her record, is hers to know.
  const isHerself = as === 'herself';
  const seen = isHerself ? await views.of(victimId) : [];
  const asked = isHerself ? await subscriptions.ofVictim(victimId) : [];
  const view = accountView(
    isHerself ? whole : withoutHerOwn(whole),
    asked,
    now(),
    `${linkBase}EXAMPLE0000000`,
  );
  return {
    statusCode: 200,
    json: { ...view, seenBy: seen.map(({ what, viewedBy, at }) => ({ what, by: lastPart(viewedBy), at })) },
  };
};

const ENTRIES = 20;
const BEGINNING = '1900-01-01T00:00:00.000Z';
const query = z.strictObject({ before: z.optional(instant) });

/** Newest first, twenty at a time. */
const history = async (
  { ledger }: ReadAccountEdges,
  { victimId, stored }: SignedIn,
  given: unknown,
): Promise<HttpReply<HistoryPage>> => {
  const asked = read(query, given);
  if (asked.is === 'invalid') throw invalid(asked.errors);
  const before = asked.value.before === undefined ? '9999' : inUtc(asked.value.before);
  const duties = (await ledger.dutiesOf(victimId, BEGINNING))
    .filter(({ at }) => at < before)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const shown = duties.slice(0, ENTRIES);
  const entries = await Promise.all(
    shown.map(async (duty) =>
      historyEntry(duty, await ledger.factsOf(duty.notificationId), stored.record.language),
    ),
  );
  const last = shown.at(-1);
  return {
    statusCode: 200,
    json: { entries, ...(duties.length > ENTRIES && last !== undefined ? { before: last.at } : {}) },
  };
};
