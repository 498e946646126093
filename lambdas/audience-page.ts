import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { ClaimedStatusChange, StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import { statusChangePageFor } from '../domain/ids.ts';
import { audienceAmong, someoneIsOwed, toldAmong, type Audience } from '../domain/notification.ts';

/** The part of an audience that fits one page of the ledger. */
export interface AudiencePage extends Audience {
  /** Where the next part begins; absent after the last. */
  readonly cursor: string | undefined;
  /** Whether nobody can join this part any more; else the audience is gone through again. */
  readonly isComplete: boolean;
}

export interface AudienceEdges {
  readonly subscriptions: Pick<SubscriptionsTable, 'pageOf'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly ledger: Pick<LedgerTable, 'ofStatusChangePage'>;
}

/**
 * Who comes next for a status change: up to a thousand of the offender's subscriptions. For a correction it is exactly
 * those who were told what was wrong.
 */
export const audiencePage =
  (edges: AudienceEdges) =>
  async ({ change, progress }: ClaimedStatusChange): Promise<AudiencePage> => {
    if (change.eventType === 'correction') return toldWrongly(edges, change.supersedes, progress.pages);
    const page = await edges.subscriptions.pageOf(change.docNumber, progress.cursor);
    return { ...audienceAmong(change, page.subscriptions), cursor: page.cursor, isComplete: true };
  };

/** While somebody may still be told what is wrong, she may yet have to be told that it was. */
const toldWrongly = async (
  { statusChanges, ledger }: AudienceEdges,
  wrongId: string,
  page: number,
): Promise<AudiencePage> => {
  const wrong = await statusChanges.get(wrongId);
  if (wrong === undefined || wrong.change.bulkLoad === true) return nobody;
  const facts = (await Array.fromAsync(ledger.ofStatusChangePage(statusChangePageFor(wrongId, page)))).flat();
  const isMatched = wrong.matchedAt !== undefined;
  return {
    notify: toldAmong(facts),
    quarantine: [],
    cursor: isMatched && page + 1 < wrong.progress.pages ? String(page + 1) : undefined,
    isComplete: isMatched && !someoneIsOwed(facts),
  };
};

const nobody: AudiencePage = { notify: [], quarantine: [], cursor: undefined, isComplete: true };
