import { changed, type Account, type Change } from './account.ts';
import type { RepresentativeNamed } from './account-changes.ts';
import { goodbyeTo, minus } from './account-contacts.ts';
import { omit } from './omit.ts';
import { addedContactIdFor } from './secrets.ts';
import type { StoredContact, VictimRecord } from './victim.ts';

const ofRepresentative = ({ contacts }: VictimRecord): readonly StoredContact[] =>
  contacts.filter(({ whose }) => whose === 'representative');

/** Whether a contact of hers, or of whoever looks after her contacts, may sign in. */
export const maySignIn = (
  { representative }: Pick<VictimRecord, 'representative'>,
  { whose }: Pick<StoredContact, 'whose'>,
): boolean => whose === undefined || representative?.scope === 'manage-contacts';

/** What is on record of her without what concerns her alone: her phrase, her notes, and whether she wants to end it. */
export const withoutHerOwn = (account: Account): Account => ({
  ...account,
  record: omit(account.record, 'phrase', 'safeContactNotes', 'withdrawal'),
});

/** Ends what she allowed somebody; nobody has to agree to that. */
export const withoutRepresentative = ({ record }: Account): Change => {
  const theirs = ofRepresentative(record);
  const left = minus(
    omit(record, 'representative'),
    theirs.map(({ contactId }) => contactId),
  );
  return changed(left, ...theirs.map(goodbyeTo));
};

/** Names somebody in the place of whoever was named before. They learn nothing before they agree. */
export const withRepresentative = (
  account: Account,
  wanted: RepresentativeNamed,
  now: Date,
  indexKey: string,
): Change => {
  const at = now.toISOString();
  const contactFor = (channel: 'email' | 'sms', address: string | undefined): readonly StoredContact[] =>
    address === undefined
      ? []
      : [
          {
            contactId: `representative-${addedContactIdFor(indexKey, account.victimId, channel, address, at)}`,
            ...{ channel, address, discretion: 'link-only', consented: true, isNew: true },
            whose: 'representative',
          },
        ];
  const theirs = [...contactFor('email', wanted.email), ...contactFor('sms', wanted.phone)];
  const ended = withoutRepresentative(account);
  const record: VictimRecord = {
    ...ended.record,
    representative: { name: wanted.name, scope: wanted.scope },
    contacts: [...ended.record.contacts, ...theirs],
  };
  return changed(
    record,
    ...ended.consequences,
    ...theirs.map(({ contactId }) => ({
      kind: 'representative-asked' as const,
      cause: contactId,
      contactId,
    })),
  );
};
