import {
  changed,
  changedKnowingly,
  invalid,
  type Account,
  type Change,
  type Changed,
  type Consequence,
} from './account.ts';
import type { Settings } from './account-changes.ts';
import { addDays, dayOf } from './days.ts';
import { omit } from './omit.ts';
import { after } from './times.ts';
import { LONGEST_PAUSE_DAYS, WITHDRAW_AFTER_SECONDS } from './timing.ts';
import type { StoredContact, VictimRecord } from './victim.ts';
import { instantAt, knownZone, wallDay } from './zones.ts';

const contactsAfter = (record: VictimRecord, { discretion = [] }: Settings): readonly StoredContact[] =>
  record.contacts.map((contact) => {
    const level = discretion.find(({ contactId }) => contactId === contact.contactId)?.level;
    return level === undefined || contact.whose !== undefined ? contact : { ...contact, discretion: level };
  });

/**
 * Her wishes. What she does not name stays; null takes a wish back. Her address, if nothing else is left that the law counts,
 * goes only if she knows what it means.
 */
export const withSettings = (account: Account, wanted: Settings, now: Date): Changed => {
  const { record } = account;
  const unknown = (wanted.discretion ?? []).filter(
    ({ contactId }) => !record.contacts.some((one) => one.contactId === contactId && one.whose === undefined),
  );
  if (unknown.length > 0) return invalid('discretion', 'must name your own contacts by their ids');
  const left = { ...wished(record, wanted), contacts: [...contactsAfter(record, wanted)] };
  const { understood } = wanted;
  return changedKnowingly(account, left, { field: 'postalAddress', understood, now });
};

const wished = (record: VictimRecord, wanted: Settings): VictimRecord => {
  const { hours, phrase, safeContactNotes, postalAddress, ...rest } = omit(
    wanted,
    'discretion',
    'understood',
  );
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const nullable = Object.entries({ hours, phrase, safeContactNotes, postalAddress });
  const kept = Object.fromEntries(nullable.filter(([, value]) => value !== null && value !== undefined));
  const cleared = omit(
    record,
    ...(hours === null ? (['hours'] as const) : []),
    ...(phrase === null ? (['phrase'] as const) : []),
    ...(safeContactNotes === null ? (['safeContactNotes'] as const) : []),
    ...(postalAddress === null ? (['postalAddress'] as const) : []),
  );
  return { ...cleared, ...set, ...kept };
};

/** Routine and advance messages rest until the morning of a day in her zone; emergencies still come. */
export const paused = ({ record }: Account, { until }: { readonly until: string }, now: Date): Changed => {
  if (until <= dayOf(now) || until > addDays(dayOf(now), LONGEST_PAUSE_DAYS))
    return invalid('until', `must be a day from tomorrow on, at most ${LONGEST_PAUSE_DAYS} days from now`);
  const pausedUntil = new Date(instantAt(wallDay(until), knownZone(record.timeZone))).toISOString();
  return changed(
    { ...record, pausedUntil },
    { kind: 'paused', cause: pausedUntil },
    { kind: 'pause-over', cause: pausedUntil, dueAt: pausedUntil },
  );
};

export const resumed = ({ record }: Account, now: Date): Change =>
  record.pausedUntil === undefined || record.pausedUntil <= now.toISOString()
    ? changed(omit(record, 'pausedUntil'))
    : changed(omit(record, 'pausedUntil'), { kind: 'resumed', cause: now.toISOString() });

/** The end of everything, in three days; every channel is told, and until then it can be taken back. */
export const withdrawing = ({ record }: Account, now: Date): Change => {
  if (record.withdrawal !== undefined) return changed(record, ...withdrawalSteps(record.withdrawal));
  const askedAt = now.toISOString();
  const withdrawal = { askedAt, takesEffectAt: after(askedAt, WITHDRAW_AFTER_SECONDS) };
  return changed({ ...record, withdrawal }, ...withdrawalSteps(withdrawal));
};

const withdrawalSteps = ({
  askedAt,
  takesEffectAt,
}: NonNullable<VictimRecord['withdrawal']>): readonly Consequence[] => [
  { kind: 'withdrawal-asked', cause: askedAt },
  { kind: 'withdrawal', cause: askedAt, dueAt: takesEffectAt },
];

export const notWithdrawing = ({ record }: Account): Changed =>
  record.withdrawal?.underWay === true
    ? invalid('', 'comes too late: it has taken effect. To be told again, send the form again')
    : changed(omit(record, 'withdrawal'));
