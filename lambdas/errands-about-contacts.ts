import { lookAgainAtAllOf } from './after-receipt.ts';
import { changeRecord, errandFor, ownContacts, tell } from './errand-edges.ts';
import type { Done, ErrandEdges, VictimErrand } from './errand-edges.ts';
import { contactCode } from './errands-with-codes.ts';
import type { ClaimedErrand } from '../adapters/errands-table.ts';
import { withKnown, withReplaced } from '../domain/account-contacts.ts';
import type { Contact } from '../domain/contact.ts';
import { anErrand } from '../domain/errand.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { contactHashFor, linkCodeFor, secretHashOf } from '../domain/secrets.ts';
import { after } from '../domain/times.ts';
import { ANSWER_CHECK_WITHIN_SECONDS, CHECK_EVERY_SECONDS, PATIENCE_SECONDS } from '../domain/timing.ts';
import { storedContact, type StoredContact } from '../domain/victim.ts';

/** They are asked, and she is told that they were. */
export const representativeAsked = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  const asked = of.account.record.contacts.some(({ contactId }) => contactId === of.errand.contactId);
  if (!asked) return [];
  return [
    ...(await contactCode(edges, of)),
    ...(await tell(edges, of, ownContacts(of.recipient), { is: 'representative-named' })),
  ];
};

const others = ({ recipient, errand }: VictimErrand): readonly Contact[] =>
  ownContacts(recipient).filter(({ contactId }) => contactId !== errand.contactId);

/**
 * What a confirmed contact brings about: the one it replaces goes, what is owed is looked at, and her others are told, but
 * only when it is confirmed for the first time.
 */
export const contactConfirmed = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  const { account, errand } = of;
  const contact = account.record.contacts.find(({ contactId }) => contactId === errand.contactId);
  if (contact === undefined) return [];
  await armCheck(edges, account.victimId);
  // What replaces another must work first, or she would be left with neither.
  const isUsable = ownContacts(of.recipient).some(({ contactId }) => contactId === errand.contactId);
  const replaced = isUsable && (await replace(edges, of));
  await lookAgainAtAllOf(edges, account.victimId);
  // What was replaced is told so, and so are her others.
  if (contact.isNew === undefined || replaced) return [];
  const is = contact.whose === 'representative' ? 'representative-agreed' : 'contact-changed';
  const sent = await tell(edges, of, others(of), { is });
  if (!sent.includes('postponed')) await changeRecord(edges, of, withKnown(account.record, contact));
  return sent;
};

/** The errand that tells the old contact stands before it goes, so that a crash between them forgets nobody. */
const replace = async (edges: ErrandEdges, of: VictimErrand): Promise<boolean> => {
  const { errand, account } = of;
  const { record, consequences } = withReplaced(account, errand.contactId ?? '');
  if (consequences.length === 0) return false;
  for (const consequence of consequences)
    await edges.errands.addOnce(
      errandFor(account.victimId, consequence, after(edges.now(), PATIENCE_SECONDS)),
    );
  await changeRecord(edges, of, record);
  return true;
};

const quarterOf = (at: string): string => `${at.slice(0, 4)}-Q${Math.ceil(Number(at.slice(5, 7)) / 3)}`;

/** At most one check a quarter, however often she confirms something. */
const armCheck = async (edges: ErrandEdges, victimId: string): Promise<void> => {
  const dueAt = after(edges.now(), CHECK_EVERY_SECONDS);
  await edges.errands.addOnce(anErrand(quarterOf(dueAt), { kind: 'contact-check', victimId, dueAt }));
};

/** Asks every contact whether it still reaches her; the message holds no news. */
export const contactCheck = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  const { account, errand, armedAt } = of;
  const { victimId } = account;
  const answerBy = after(armedAt, ANSWER_CHECK_WITHIN_SECONDS);
  const to = ownContacts(of.recipient);
  // With nothing left to ask, the next check is armed by whatever is confirmed next.
  if (to.length === 0) return [];
  await armCheck(edges, victimId);
  await edges.errands.addOnce(anErrand(armedAt, { kind: 'contact-silent', victimId, dueAt: answerBy }));
  const secretFor = ({ contactId }: Contact): string =>
    linkCodeFor(edges.indexKey, errand.errandId, contactId);
  for (const contact of to)
    await edges.tokens.put(
      secretHashOf(edges.indexKey, 'contact-link', secretFor(contact)),
      { victimId, contactId: contact.contactId },
      answerBy,
    );
  return tell(
    edges,
    of,
    to,
    { is: 'contact-check' },
    (contact) => `${edges.links.check}${secretFor(contact)}`,
  );
};

/** Whoever answered on no channel for a month is on the list of those whom a person looks for. */
export const contactSilent = async (
  edges: ErrandEdges,
  { account, armedAt }: VictimErrand,
): Promise<Done> => {
  const asked = after(armedAt, -ANSWER_CHECK_WITHIN_SECONDS);
  await edges.confirmations.listSilent(account.victimId, asked, edges.now().toISOString());
  return [];
};

const removedContact = ({ errand }: ClaimedErrand): StoredContact => {
  const parsed = storedContact.safeParse(JSON.parse(errand.secret ?? 'null'));
  if (!parsed.success) throw new UnreadableItem('An errand does not say which contact was removed.');
  return parsed.data;
};

/** A contact is hers no more: nobody finds her by it, and it and her others are told. */
export const contactRemoved = async (
  edges: ErrandEdges,
  claimed: ClaimedErrand,
  victimId: string,
  of: VictimErrand | undefined,
): Promise<Done> => {
  const removed = removedContact(claimed);
  const { contactId, channel, address, discretion } = removed;
  // The change was not made after all.
  if (of?.account.record.contacts.some((contact) => contact.contactId === contactId)) return [];
  await edges.contacts.remove(contactHashFor(edges.indexKey, address), { victimId, contactId });
  if (of === undefined) return [];
  await edges.confirmations.bar(victimId, contactId, 'removed', edges.now().toISOString());
  await lookAgainAtAllOf(edges, victimId);
  const { confirmed, barred } = of.account.marks;
  const wasHers =
    removed.whose === undefined &&
    confirmed[contactId] !== undefined &&
    (barred[contactId] ?? 'removed') === 'removed';
  const gone: readonly Contact[] = wasHers ? [{ contactId, channel, address, discretion, usable: true }] : [];
  return tell(edges, of, [...gone, ...others(of)], { is: 'contact-changed' });
};

/** A message came back, or she wants no more texts: her other contacts hear of it. */
export const contactFailed = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  const failed = of.account.record.contacts.find(({ contactId }) => contactId === of.errand.contactId);
  return failed === undefined || failed.whose !== undefined
    ? []
    : tell(edges, of, others(of), { is: 'not-reached', channel: failed.channel });
};

export const textsEnded = (edges: ErrandEdges, of: VictimErrand): Promise<Done> =>
  tell(
    edges,
    of,
    others(of).filter(({ channel }) => channel === 'email'),
    { is: 'texts-ended' },
  );
