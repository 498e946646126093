import * as z from 'zod/mini';
import { addDays, daysFrom } from './days.ts';
import { sha256 } from './ids.ts';
import { canonicalText, leafOf, rootOf } from './merkle.ts';
import { calendarDate } from './times.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A fact under seal: the hash of all that its item held, and which fact it was. Ids only, no person. */
export const sealedFact = z.strictObject({ leaf: hash, notificationId: z.string(), fact: z.string() });
export type SealedFact = z.infer<typeof sealedFact>;

/** What one run of the sealing wrote of one day, never changed after. */
export const seal = z.strictObject({
  /** The day in UTC on which its facts came about. */
  day: calendarDate,
  /** The day in UTC of the run; more than one day later, its facts are late. */
  runDay: calendarDate,
  sealedAt: z.iso.datetime(),
  /** By leaf. */
  facts: z.array(sealedFact),
  /** Of the Merkle tree over the leaves. */
  root: hash,
  /** The digest of the seal written before this one; null in the first of all. */
  previous: z.nullable(hash),
});
export type Seal = z.infer<typeof seal>;

/** Which seal it is. */
export type SealId = Pick<Seal, 'day' | 'runDay'>;

/** An item of the ledger as it is stored, readable or not. */
export interface StoredFact {
  readonly notificationId: string;
  /** Its key within the notification. */
  readonly fact: string;
  /** Every attribute, as the store holds it. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** Late facts still come under seal for so many days: receipts are tried again for three of them. */
export const DAYS_SEALED_AGAIN = 7;

export const sealedFactOf = ({ notificationId, fact, content }: StoredFact): SealedFact => ({
  leaf: leafOf(content),
  notificationId,
  fact,
});

const byLeaf = ({ leaf: one }: SealedFact, { leaf: other }: SealedFact): number => (one < other ? -1 : 1);

/** A seal over facts, whatever order they come in. */
export const sealOver = (facts: readonly SealedFact[], about: Omit<Seal, 'facts' | 'root'>): Seal => ({
  ...about,
  facts: facts.toSorted(byLeaf),
  root: rootOf(facts.map(({ leaf }) => leaf)),
});

/** By all that it says, its own predecessor included: whoever changes one seal changes every one after it. */
export const digestOf = (of: Seal): string => sha256(canonicalText(of));

/** The seal that none of the others follows: the next one is linked to it. */
export const headAmong = (seals: readonly Seal[]): Seal | undefined => {
  const followed = new Set(seals.map(({ previous }) => previous));
  const ends = seals.filter((one) => !followed.has(digestOf(one)));
  return ends.toSorted((one, other) => (one.sealedAt < other.sealedAt ? -1 : 1)).at(-1);
};

/** The seals of the last day on which there was a run, up to `today`: the head is among them. */
export const lastRunAmong = (seals: readonly SealId[], today: string): readonly SealId[] => {
  const runs = seals.map(({ runDay }) => runDay).filter((runDay) => runDay <= today);
  const last = runs.toSorted().at(-1);
  return seals.filter(({ runDay }) => runDay === last);
};

/** The days that a run looks at: the last seven full ones, and those that earlier runs should have sealed. */
export const daysToSeal = (seals: readonly SealId[], today: string): readonly string[] => {
  const lastSealed = seals
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  const window = addDays(today, -DAYS_SEALED_AGAIN);
  const next = lastSealed === undefined ? window : addDays(lastSealed, 1);
  return daysFrom(next < window ? next : window, addDays(today, -1));
};
