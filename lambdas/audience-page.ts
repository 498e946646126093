import { withMerged } from './with-merged.ts';
import type { AgendaTable } from '../adapters/agenda-table.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type {
  ClaimedStatusChange,
  StatusChangesTable,
  StoredStatusChange,
} from '../adapters/status-changes-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { Fact } from '../domain/facts.ts';
import { statusChangePageFor } from '../domain/ids.ts';
import {
  audienceAmong,
  batchesOwedAmong,
  supersededAmong,
  toldAmong,
  type Audience,
} from '../domain/notification.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';

/** The part of an audience that fits one page of the ledger. */
export interface AudiencePage extends Audience {
  /** Those whose duty an earlier run wrote down already; they are not among `notify`. */
  readonly known: readonly string[];
  /** Where the next part begins; absent after the last. */
  readonly cursor: string | undefined;
  /** Whether nobody can join this part any more; else the audience is gone through again. */
  readonly isComplete: boolean;
}

export interface AudienceEdges {
  readonly subscriptions: Pick<SubscriptionsTable, 'pageOf'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get'>;
  readonly ledger: Pick<LedgerTable, 'ofStatusChangePage' | 'factsOf'>;
  readonly agenda: Pick<AgendaTable, 'nudge'>;
  readonly now: () => Date;
}

/**
 * Who comes next for a status change: up to a thousand of the offender's subscriptions. For a correction it is exactly
 * those who were told what was wrong. When a page is gone through again, those who are known from before stay together,
 * whoever came or went since, and in one order: so they fall into the same batches, and nobody is in two hands at once.
 */
export const audiencePage =
  (edges: AudienceEdges) =>
  async (claimed: ClaimedStatusChange): Promise<AudiencePage> => {
    const { change, progress, takenOver } = claimed;
    const page =
      change.eventType === 'correction'
        ? await toldWrongly(edges, change, progress.pages)
        : await subscribed(edges, claimed);
    const notify = page.notify.toSorted();
    if (!takenOver && !progress.again) return { ...page, known: [], notify };
    const facts = await factsOn(edges, statusChangePageFor(change.statusChangeId, progress.pages));
    const known = facts.flatMap((fact) => (fact.is === 'created' ? [fact.victimId] : [])).toSorted();
    const isKnown = new Set(known);
    return { ...page, known, notify: notify.filter((victimId) => !isKnown.has(victimId)) };
  };

type Found = Omit<AudiencePage, 'known'>;

const subscribed = async (
  { subscriptions }: AudienceEdges,
  { change, progress }: ClaimedStatusChange,
): Promise<Found> => {
  const page = await subscriptions.pageOf(change.docNumber, progress.cursor);
  return { ...audienceAmong(change, page.subscriptions), cursor: page.cursor, isComplete: true };
};

const factsOn = async ({ ledger }: AudienceEdges, statusChangePage: string): Promise<readonly Fact[]> =>
  (await Array.fromAsync(ledger.ofStatusChangePage(statusChangePage))).flat();

type Correction = Extract<AcceptedStatusChange, { readonly eventType: 'correction' }>;

/**
 * While somebody may still be told what is wrong, she may yet have to be told that it was. Of a wrong date the right one is
 * owed also to those who were not told before the correction came.
 */
const toldWrongly = async (
  edges: AudienceEdges,
  { supersedes: wrongId, details: { truth }, statusChangeId }: Correction,
  page: number,
): Promise<Found> => {
  const wrong = await edges.statusChanges.get(wrongId);
  if (wrong === undefined || isToldToNobody(wrong)) return nobody;
  const facts = await withMerged(edges.ledger, await factsOn(edges, statusChangePageFor(wrongId, page)));
  const isMatched = wrong.matchedAt !== undefined;
  // What waits for the morning is looked at now: it is not to go out any more.
  for (const agendaId of batchesOwedAmong(facts)) await edges.agenda.nudge(agendaId, edges.now());
  return {
    notify:
      truth.is === 'did-not-happen'
        ? toldAmong(facts)
        : [...new Set([...toldAmong(facts), ...supersededAmong(facts, statusChangeId)])],
    quarantine: [],
    cursor: isMatched && page + 1 < wrong.progress.pages ? String(page + 1) : undefined,
    isComplete: isMatched && batchesOwedAmong(facts).length === 0,
  };
};

/** Nobody hears of old data, nor of what a person has rejected. */
const isToldToNobody = ({ change, quarantine }: StoredStatusChange): boolean =>
  change.bulkLoad === true || quarantine?.state === 'rejected';

const nobody: Found = { notify: [], quarantine: [], cursor: undefined, isComplete: true };
