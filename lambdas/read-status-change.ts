import type { Endpoint } from './entrypoints.ts';
import { refused } from './http.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { StatusChangesTable, StoredStatusChange } from '../adapters/status-changes-table.ts';
import { problemFor } from '../api/problems.ts';
import type { StatusChangeProgress } from '../api/replies.ts';
import type { Fact } from '../domain/facts.ts';
import { foldFacts, type NotificationState } from '../domain/fold.ts';
import { statusChangePageFor } from '../domain/ids.ts';
import { statusChangeId } from '../domain/status-change.ts';

export interface ReadEdges {
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly ledger: Pick<LedgerTable, 'ofStatusChangePage'>;
}

type Counts = Partial<Record<NotificationState, number>>;

const NOT_FOUND = refused(problemFor('status-change-unknown'));

const stageOf = ({
  matchedAt,
  progress,
  change,
  quarantine,
}: StoredStatusChange): StatusChangeProgress['stage'] => {
  if (change.bulkLoad === true) return 'history';
  if (quarantine?.state === 'held') return 'quarantined';
  if (quarantine?.state === 'rejected') return 'rejected';
  if (matchedAt !== undefined) return 'matched';
  return progress.pages > 0 ? 'matching' : 'received';
};

const whenMatched = ({
  matchedAt,
  progress: { sameAs },
}: StoredStatusChange): Pick<StatusChangeProgress, 'matchedAt' | 'sameAs'> => ({
  ...(matchedAt === undefined ? {} : { matchedAt }),
  ...(sameAs === undefined ? {} : { sameAs }),
});

/** Folds page after page; facts of one notification stand together, so only the last one is carried over. */
async function* notificationsOf(
  pages: AsyncGenerator<readonly Fact[], void>,
): AsyncGenerator<readonly Fact[]> {
  let carried: Fact[] = [];
  for await (const page of pages) {
    for (const fact of page) {
      const [first] = carried;
      if (first !== undefined && first.notificationId !== fact.notificationId) {
        yield carried;
        carried = [];
      }
      carried.push(fact);
    }
  }
  if (carried.length > 0) yield carried;
}

/** GET /status-changes/{id}: how far it came, and its notifications by state. Memory does not grow with them. */
export const readStatusChange =
  ({ statusChanges, ledger }: ReadEdges): Endpoint<StatusChangeProgress> =>
  async ({ path }) => {
    const id = statusChangeId.safeParse(path['statusChangeId']);
    const stored = id.success ? await statusChanges.get(id.data) : undefined;
    if (stored === undefined) throw NOT_FOUND;
    const { change, progress, matchedAt } = stored;
    const notifications: Counts = {};
    // A page under way may have duties already.
    const pages = matchedAt === undefined ? progress.pages + 1 : progress.pages;
    for (let page = 0; page < pages; page += 1) {
      const facts = ledger.ofStatusChangePage(statusChangePageFor(change.statusChangeId, page));
      for await (const ofOne of notificationsOf(facts)) {
        const { state } = foldFacts(ofOne);
        notifications[state] = (notifications[state] ?? 0) + 1;
      }
    }
    return {
      statusCode: 200,
      json: {
        statusChangeId: change.statusChangeId,
        eventType: change.eventType,
        receivedAt: change.receivedAt,
        stage: stageOf(stored),
        ...whenMatched(stored),
        notifications,
      } satisfies StatusChangeProgress,
    };
  };
