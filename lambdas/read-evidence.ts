import type { LedgerTable } from '../adapters/ledger-table.ts';
import { problemFor } from '../api/problems.ts';
import { notificationId, type EvidenceReply } from '../api/replies-evidence.ts';
import { evidenceOf } from '../domain/evidence.ts';
import type { Endpoint } from './entrypoints.ts';
import { evidenceReply } from './evidence-reply.ts';
import { refused } from './http.ts';

export interface EvidenceEdges {
  readonly ledger: Pick<LedgerTable, 'factsOf'>;
  readonly now: () => Date;
}

/** GET /notifications/{id}/evidence: the law, the deadline, the facts in order, and whether it was met. It names nobody. */
export const readEvidence =
  ({ ledger, now }: EvidenceEdges): Endpoint<EvidenceReply> =>
  async ({ path }) => {
    const id = notificationId.safeParse(path['notificationId']);
    const facts = id.success ? await ledger.factsOf(id.data) : [];
    const found = evidenceOf(facts, now().toISOString());
    if (found === undefined) throw refused(problemFor('notification-unknown'));
    return { statusCode: 200, json: evidenceReply(found) };
  };
