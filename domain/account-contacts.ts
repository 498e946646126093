import {
  changed,
  changedKnowingly,
  invalid,
  type Account,
  type Change,
  type Changed,
  type Consequence,
} from './account.ts';
import type { NewContact } from './account-changes.ts';
import { omit } from './omit.ts';
import { addedContactIdFor } from './secrets.ts';
import type { StoredContact, VictimRecord } from './victim.ts';

const MOST_CONTACTS = 12;

/** Adds a contact. It gets a code, and is not used before that. */
export const withContact = (
  { victimId, record }: Account,
  wanted: NewContact,
  now: Date,
  indexKey: string,
): Changed => {
  const { channel, address, discretion, replaces } = wanted;
  const own = record.contacts.filter(({ whose }) => whose === undefined);
  if (replaces !== undefined && !own.some((one) => one.contactId === replaces && one.channel === channel))
    return invalid('replaces', 'must be the id of one of your contacts of the same kind');
  const known = own.find((one) => one.channel === channel && one.address === address);
  const at = now.toISOString();
  if (known !== undefined) {
    const again = { ...known, consented: true };
    return changed(replacing(record, again), codeFor(again.contactId, at));
  }
  if (record.contacts.length >= MOST_CONTACTS)
    return invalid('address', 'is one too many: remove another first');
  const contactId = addedContactIdFor(indexKey, victimId, channel, address, at);
  const added: StoredContact = {
    ...{ contactId, channel, address, discretion, consented: true, isNew: true },
    ...(replaces === undefined ? {} : { replaces }),
  };
  return changed({ ...record, contacts: [...record.contacts, added] }, codeFor(contactId, at));
};

/** A code asked for again within ten minutes is the same one. */
const codeFor = (contactId: string, at: string): Consequence => ({
  kind: 'contact-code',
  cause: `${contactId}#${at.slice(0, 15)}`,
  contactId,
});

const replacing = (record: VictimRecord, contact: StoredContact): VictimRecord => ({
  ...record,
  contacts: record.contacts.map((one) => (one.contactId === contact.contactId ? contact : one)),
});

/** A record without some contacts. */
export const minus = (record: VictimRecord, contactIds: readonly string[]): VictimRecord => ({
  ...record,
  contacts: record.contacts.filter((contact) => !contactIds.includes(contact.contactId)),
});

/** A contact that goes is told so, and her others are. */
export const goodbyeTo = (contact: StoredContact): Consequence => ({
  kind: 'contact-removed',
  cause: contact.contactId,
  contactId: contact.contactId,
  about: contact,
});

/** Removes one of her contacts; the last one that reaches her, or that the law counts, only if she knows what it means. */
export const withoutContact = (
  account: Account,
  { contactId, understood }: { readonly contactId: string; readonly understood: boolean },
  now: Date,
): Changed => {
  const { record } = account;
  const gone = record.contacts.find((one) => one.contactId === contactId && one.whose === undefined);
  if (gone === undefined) return invalid('contactId', 'must be the id of one of your contacts');
  const left = minus(record, [contactId]);
  return changedKnowingly(account, left, { field: 'contactId', understood, now }, goodbyeTo(gone));
};

/** A confirmed contact takes the place of the one that it replaces. */
export const withReplaced = ({ record }: Account, contactId: string): Change => {
  const confirmed = record.contacts.find((one) => one.contactId === contactId);
  const replaced = record.contacts.find((one) => one.contactId === confirmed?.replaces);
  if (confirmed === undefined || replaced === undefined) return changed(record);
  const contact = omit(confirmed, 'replaces', 'isNew');
  return changed(minus(replacing(record, contact), [replaced.contactId]), goodbyeTo(replaced));
};

/** Her others know of a contact by now. */
export const withKnown = (record: VictimRecord, contact: StoredContact): VictimRecord =>
  replacing(record, omit(contact, 'isNew'));
