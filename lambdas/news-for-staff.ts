import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { BodyRequest } from '../domain/message-body.ts';
import { notificationIdFor } from '../domain/ids.ts';
import { escapeBefore } from '../domain/supersession.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';
import type { VictimRecord } from '../domain/victim.ts';

export interface NewsEdges {
  readonly statusChanges: Pick<StatusChangesTable, 'get' | 'newestOf'>;
  readonly ledger: Pick<LedgerTable, 'factsOf'>;
}

/** What is told on the phone and on paper, without the ways to confirm. */
export type News = Omit<BodyRequest, 'link'>;

/** One notification, and whose it is. */
interface About {
  readonly notificationId: string;
  readonly victimId: string;
  readonly change: AcceptedStatusChange;
  readonly record: VictimRecord;
}

/** The first characters of a notification's id, as every message of ours says them. */
const referenceOf = (notificationId: string): string => notificationId.slice(0, 8).toUpperCase();

/** The news that a person is to tell: what the messages say, with what was wrong before, and what is told with it. */
export const newsForStaff = async (edges: NewsEdges, about: About): Promise<News> => {
  const { notificationId, change, record } = about;
  const { language, isWitness } = record;
  return {
    change,
    language,
    witness: isWitness,
    reference: referenceOf(notificationId),
    ...(await wrongNews(edges, change)),
    ...(await mergedEscape(edges, about)),
  };
};

const wrongNews = async (
  { statusChanges }: NewsEdges,
  change: AcceptedStatusChange,
): Promise<Pick<News, 'corrects' | 'wrongSentAt'>> => {
  if (change.eventType !== 'correction') return {};
  const wrong = await statusChanges.get(change.supersedes);
  return wrong === undefined
    ? {}
    : { corrects: wrong.change.eventType, wrongSentAt: wrong.matchedAt ?? wrong.change.receivedAt };
};

/** The escape whose notice was merged into this one of the recapture. */
const mergedEscape = async (
  { statusChanges, ledger }: NewsEdges,
  { notificationId, victimId, change }: About,
): Promise<Pick<News, 'alsoEscaped'>> => {
  if (change.eventType !== 'recapture') return {};
  const escape = escapeBefore(change, await statusChanges.newestOf(change.docNumber));
  if (escape === undefined) return {};
  const facts = await ledger.factsOf(notificationIdFor(escape.statusChangeId, victimId));
  const isMerged = facts.some((fact) => fact.is === 'merged' && fact.by === notificationId);
  return isMerged ? { alsoEscaped: { escapedAt: escape.occurredAt } } : {};
};
