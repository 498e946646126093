import { lookAgainAtAllOf } from './after-receipt.ts';
import {
  changeRecord,
  ownContacts,
  tell,
  type Done,
  type ErrandEdges,
  type VictimErrand,
} from './errand-edges.ts';
import type { ClaimedErrand } from '../adapters/errands-table.ts';
import { contactHashFor } from '../domain/secrets.ts';
import { aStaffTask } from '../domain/staff-task.ts';
import { MISSOURI } from '../domain/times.ts';
import { isoDay, wallTimeAt } from '../domain/zones.ts';

/** Every channel of hers is told, and a person looks at it: some duties stand without being asked for (595.209.1). */
export const withdrawalAsked = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  const { withdrawal } = of.account.record;
  if (withdrawal === undefined) return [];
  const { askedAt: createdAt, takesEffectAt: deadline } = withdrawal;
  const { victimId } = of.account;
  await edges.staffTasks.addOnce(
    aStaffTask(`withdrawal#${victimId}#${createdAt}`, {
      ...{ kind: 'review', reason: 'withdrawal', createdAt, deadline, victimId },
    }),
  );
  const takesEffectOn = isoDay(wallTimeAt(Date.parse(deadline), MISSOURI));
  return tell(edges, of, ownContacts(of.recipient), { is: 'withdrawal-asked', takesEffectOn });
};

/** So often the last message is tried; then she goes without it. */
const MOST_ROUNDS = 5;

/**
 * A withdrawal takes effect: what could identify or reach her is erased, and what is owed is closed at its next look.
 * That there was a request, and what became of each duty, stays. Every step may be done again.
 */
export const withdraw = async (
  edges: ErrandEdges,
  claimed: ClaimedErrand,
  victimId: string,
  of: VictimErrand | undefined,
): Promise<Done> => {
  if (of !== undefined) {
    const { withdrawal } = of.account.record;
    // She took it back, or asked anew.
    if (withdrawal === undefined || withdrawal.takesEffectAt > edges.now().toISOString()) return [];
    await begin(edges, of);
    const sent = await tell(edges, of, ownContacts(of.recipient), { is: 'withdrawn' }, () =>
      edges.links.register(of.recipient.language),
    );
    if (sent.includes('postponed') && claimed.round < MOST_ROUNDS) return sent;
    for (const { contactId, address } of of.account.record.contacts)
      await edges.contacts.remove(contactHashFor(edges.indexKey, address), { victimId, contactId });
  }
  await edges.formSubmissions.erase(victimId, edges.now());
  await eraseHearings(edges, victimId);
  await edges.replies.eraseRepliesOf(victimId, edges.now());
  await edges.subscriptions.endAllOf(victimId);
  await edges.victims.withdraw(victimId, edges.now().toISOString());
  await lookAgainAtAllOf(edges, victimId);
  return [];
};

/** What she recorded goes first: which recordings are hers, only her requests tell. */
const eraseHearings = async (
  { hearingRequests, recordings, now }: ErrandEdges,
  victimId: string,
): Promise<void> => {
  for (const { requestId, request } of await hearingRequests.of(victimId))
    if (request.recording) await recordings.erase(requestId);
  await hearingRequests.eraseAllOf(victimId, now());
};

/** From here on it cannot be taken back, so that nobody is left erased by half. */
const begin = async (edges: ErrandEdges, of: VictimErrand): Promise<void> => {
  const { record } = of.account;
  if (record.withdrawal === undefined || record.withdrawal.underWay) return;
  const underWay = { ...record, withdrawal: { ...record.withdrawal, underWay: true as const } };
  await changeRecord(edges, of, underWay);
};
