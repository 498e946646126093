import { addDays, dayOf } from './days.ts';
import { rootOf } from './merkle.ts';
import { DAYS_SEALED_AGAIN, digestOf, type Seal, type SealId, type SealedFact } from './seal.ts';

/** How the ledger and its seals differ. `added`: a fact that came when its day was sealed for good. */
export type Difference =
  | {
      readonly is: 'changed' | 'removed' | 'added';
      readonly notificationId: string;
      readonly fact: string;
    }
  | { readonly is: 'seal-missing'; readonly day: string }
  | ({ readonly is: 'seal-damaged' | 'chain-broken' } & SealId);

/** What was found of one day. */
export interface DayCheck {
  readonly day: string;
  readonly facts: number;
  /** Sealed by a later run than the first one that could have. */
  readonly late: number;
  /** Not sealed yet, and not due yet. */
  readonly waiting: number;
  readonly differences: readonly Difference[];
}

/** A seal by its place; no seal, where what is stored there cannot be read. */
export interface FoundSeal extends SealId {
  readonly seal: Seal | undefined;
}

/** It stands in its own place, was made after its day had ended, and its root is that of its leaves. */
const isWhole = ({ day, runDay, seal }: FoundSeal): boolean => {
  if (seal === undefined) return false;
  const isInPlace = seal.day === day && seal.runDay === runDay && dayOf(seal.sealedAt) === runDay;
  return isInPlace && runDay > day && rootOf(seal.facts.map(({ leaf }) => leaf)) === seal.root;
};

const placeOf = ({ notificationId, fact }: Pick<SealedFact, 'notificationId' | 'fact'>): string =>
  JSON.stringify([notificationId, fact]);

const difference =
  (is: 'changed' | 'removed' | 'added') =>
  ({ notificationId, fact }: SealedFact): Difference => ({ is, notificationId, fact });

const withoutSeal = (day: string, seals: readonly FoundSeal[], today: string): readonly Difference[] =>
  seals.length === 0 && day < addDays(today, -1) ? [{ is: 'seal-missing', day }] : [];

/** Holds the facts of one day, as they are now, against its seals. `today` in UTC: what the next run will seal is no difference. */
export const checkDay = (
  day: string,
  seals: readonly FoundSeal[],
  facts: readonly SealedFact[],
  today: string,
): DayCheck => {
  const damaged = seals.filter((found) => !isWhole(found));
  const sealed = new Map(
    seals.flatMap(({ seal }) => (seal?.facts ?? []).map((one): [string, SealedFact] => [one.leaf, one])),
  );
  const present = new Set(facts.map(({ leaf }) => leaf));
  const places = new Set(facts.map(placeOf));
  const gone = [...sealed.values()].filter(({ leaf }) => !present.has(leaf));
  const changed = gone.filter((one) => places.has(placeOf(one)));
  const changedPlaces = new Set(changed.map(placeOf));
  const unsealed = facts.filter((one) => !sealed.has(one.leaf) && !changedPlaces.has(placeOf(one)));
  const isOpen = day >= addDays(today, -DAYS_SEALED_AGAIN);
  return {
    day,
    facts: facts.length,
    late: seals
      .filter(({ runDay }) => runDay > addDays(day, 1))
      .reduce((sum, { seal }) => sum + (seal?.facts.length ?? 0), 0),
    waiting: isOpen ? unsealed.length : 0,
    differences: [
      ...withoutSeal(day, seals, today),
      ...damaged.map(({ runDay }): Difference => ({ is: 'seal-damaged', day, runDay })),
      ...changed.map(difference('changed')),
      ...gone.filter((one) => !places.has(placeOf(one))).map(difference('removed')),
      ...(isOpen ? [] : unsealed.map(difference('added'))),
    ],
  };
};

/** What the chain needs of a seal, so that years of them can be checked without holding them. */
export interface Link extends SealId {
  readonly digest: string;
  readonly previous: string | null;
  readonly sealedAt: string;
}

export const linkOf = (of: Seal): Link => ({
  day: of.day,
  runDay: of.runDay,
  digest: digestOf(of),
  previous: of.previous,
  sealedAt: of.sealedAt,
});

/** The links that hang on nothing, on the same as another, or on a later one. One chain from one beginning has none. */
export const brokenLinks = (links: readonly Link[]): readonly Difference[] => {
  const byDigest = new Map(links.map((link) => [link.digest, link]));
  const following = Map.groupBy(links, ({ previous }) => previous);
  const broken = links.filter(({ previous, sealedAt }) => {
    const before = previous === null ? undefined : byDigest.get(previous);
    const hangs = previous === null || (before !== undefined && before.sealedAt <= sealedAt);
    return !hangs || (following.get(previous)?.length ?? 0) > 1;
  });
  return broken.map(({ day, runDay }): Difference => ({ is: 'chain-broken', day, runDay }));
};

/** The digest of the last seal: whoever keeps it elsewhere can tell later that no seal was replaced. */
export const headOf = (links: readonly Link[]): string | undefined => {
  const followed = new Set(links.map(({ previous }) => previous));
  return links.find(({ digest }) => !followed.has(digest))?.digest;
};
