import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { ClaimedStatusChange, StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { Fact } from '../domain/facts.ts';
import { statusChangePageFor } from '../domain/ids.ts';
import { audienceAmong, toldAmong, type Audience } from '../domain/notification.ts';

/** The part of an audience that fits one page of the ledger, and where the next part begins, if there is one. */
export interface AudiencePage extends Audience {
  readonly cursor: string | undefined;
}

export interface AudienceEdges {
  readonly subscriptions: Pick<SubscriptionsTable, 'pageOf'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly ledger: Pick<LedgerTable, 'ofStatusChangePage'>;
}

/**
 * Who comes next for a status change: up to a thousand of the offender's subscriptions. For a correction it is exactly
 * those who were told what was wrong; undefined while that is still being matched.
 */
export const audiencePage =
  ({ subscriptions, statusChanges, ledger }: AudienceEdges) =>
  async ({ change, progress }: ClaimedStatusChange): Promise<AudiencePage | undefined> => {
    if (change.eventType !== 'correction') {
      const page = await subscriptions.pageOf(change.docNumber, progress.cursor);
      return { ...audienceAmong(change, page.subscriptions), cursor: page.cursor };
    }
    const wrong = await statusChanges.get(change.supersedes);
    if (wrong?.matchedAt === undefined) return wrong?.change.bulkLoad === true ? nobody : undefined;
    const facts: Fact[] = [];
    for await (const some of ledger.ofStatusChangePage(
      statusChangePageFor(change.supersedes, progress.pages),
    )) {
      facts.push(...some);
    }
    const next = progress.pages + 1;
    return {
      notify: toldAmong(facts),
      quarantine: [],
      cursor: next < wrong.progress.pages ? String(next) : undefined,
    };
  };

const nobody: AudiencePage = { notify: [], quarantine: [], cursor: undefined };
