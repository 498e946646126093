import { lookAgain, type LookEdges } from './look-again.ts';
import type { ContactConfirmations } from '../adapters/contact-marks.ts';
import type { ContactOwner, ContactsTable } from '../adapters/contacts-table.ts';
import type { ErrandsTable } from '../adapters/errands-table.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import { anErrand, type ErrandKind } from '../domain/errand.ts';
import type { Duty } from '../domain/facts.ts';
import { foldFacts } from '../domain/fold.ts';
import { canGoOn } from '../domain/notification.ts';
import { consequencesOf, type Told, type UnfiledReceipt } from '../domain/receipt.ts';
import { aStaffTask } from '../domain/staff-task.ts';
import { after } from '../domain/times.ts';
import { LOOK_BACK_SECONDS, REVIEW_WITHIN_SECONDS } from '../domain/timing.ts';
import type { Bar } from '../domain/victim.ts';

/** What may be done about a contact, and about everything that is still owed to its owner. */
export interface ContactEdges extends LookEdges {
  readonly ledger: Pick<LedgerTable, 'factsOf' | 'dutiesOf'>;
  readonly contacts: Pick<ContactsTable, 'ownersOf'>;
  readonly confirmations: Pick<ContactConfirmations, 'bar'>;
  readonly errands: Pick<ErrandsTable, 'addOnce'>;
  readonly observe: Observe;
}

export interface AfterReceiptEdges extends ContactEdges {
  readonly staffTasks: Pick<StaffTaskOpener, 'addOnce'>;
}

/** Has all that is still owed to a victim looked at: what was to reach her here goes another way. */
export const lookAgainAtAllOf = async (edges: ContactEdges, victimId: string): Promise<void> => {
  const since = after(edges.now(), -LOOK_BACK_SECONDS);
  for (const { notificationId } of await edges.ledger.dutiesOf(victimId, since)) {
    const facts = await edges.ledger.factsOf(notificationId);
    if (canGoOn(foldFacts(facts))) await lookAgain(edges, facts);
  }
};

/** Why an address is not to be used any more, since when, and how its owner hears of that. */
export interface Barring {
  readonly why: Bar;
  /** ISO-8601 UTC. */
  readonly at: string;
  readonly errand?: ErrandKind | undefined;
}

/** Bars a contact of a victim, tells her so another way, and lets nothing that is owed to her rest on it. */
export const barContact = async (
  edges: ContactEdges,
  { victimId, contactId }: ContactOwner,
  { why, at, errand }: Barring,
): Promise<void> => {
  // She confirmed it since, or withdrew.
  if (!(await edges.confirmations.bar(victimId, contactId, why, at))) return;
  edges.observe.count({ ContactsBarred: 1 });
  const dueAt = edges.now().toISOString();
  // One a day for each contact, however many messages come back.
  if (errand !== undefined)
    await edges.errands.addOnce(
      anErrand(`${contactId}#${at.slice(0, 10)}`, { kind: errand, victimId, contactId, dueAt }),
    );
  await lookAgainAtAllOf(edges, victimId);
};

/** Everybody who has the address; and whoever the message was for, if the address is on no list. */
const ownersOf = async (
  { contacts }: ContactEdges,
  { addressHash }: UnfiledReceipt,
  { contactId }: Told,
  duty: Duty | undefined,
): Promise<readonly ContactOwner[]> => {
  const listed = addressHash === undefined ? [] : await contacts.ownersOf(addressHash);
  if (duty === undefined || listed.some(({ victimId }) => victimId === duty.victimId)) return listed;
  return [...listed, { victimId: duty.victimId, contactId }];
};

const askForReview = async (
  { staffTasks, now }: AfterReceiptEdges,
  { providerMessageId }: UnfiledReceipt,
  { notificationId }: Told,
  { victimId }: ContactOwner,
): Promise<void> => {
  const createdAt = now().toISOString();
  await staffTasks.addOnce(
    aStaffTask(`complaint#${providerMessageId}#${victimId}`, {
      kind: 'review',
      reason: 'complaint',
      createdAt,
      deadline: after(createdAt, REVIEW_WITHIN_SECONDS),
      victimId,
      notificationId,
    }),
  );
};

/** What is done because of a receipt that is on record. */
export type AfterReceipt = (receipt: UnfiledReceipt, told: Told, duty: Duty | undefined) => Promise<void>;

/**
 * Does what follows from a receipt: an address that does not work is barred for everybody who has it, and whatever did not
 * arrive goes its next way at once. Harmless when done again; good news needs nothing.
 */
export const afterReceipt =
  (edges: AfterReceiptEdges): AfterReceipt =>
  async (receipt, told, duty) => {
    if (receipt.is === 'delivered') return;
    const facts = await edges.ledger.factsOf(told.notificationId);
    const { bar, errand, review } = consequencesOf(receipt, facts, told);
    if (bar !== undefined)
      for (const owner of await ownersOf(edges, receipt, told, duty)) {
        await barContact(edges, owner, { why: bar, at: receipt.at, errand });
        if (review) await askForReview(edges, receipt, told, owner);
      }
    await lookAgain(edges, facts);
  };
