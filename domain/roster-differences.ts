import { rosterDigest, stateOf, type OffenderState, type RosterDigest } from './roster-digest.ts';
import type { RosterOffender } from './roster.ts';

/** What a file of the department says otherwise than the one before. */
export const differenceKinds = [
  /** Was in an institution, and is not any more, or all is completed. */
  'left-custody',
  'back-in-custody',
  'moved',
  'release-date-moved',
  /** Is under another number now: the same name and date of birth went from one to the other. */
  'renumbered',
  'vanished',
  'new',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One difference. `from` and `to`: places, days (YYYY-MM-DD) or, for `renumbered`, DOC numbers; null where the file has none. */
export interface RosterDifference {
  readonly is: DifferenceKind;
  readonly docNumber: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Compares a file with the one before it. Both are given offender by offender, the earlier one first. */
export interface RosterComparison {
  readonly before: (offender: RosterOffender) => void;
  readonly now: (offender: RosterOffender) => void;
  /** What differs, in the order of the earlier file, then who is new. */
  readonly differences: () => Iterable<RosterDifference>;
}

/**
 * Compares what two files say of custody, place, release date and number. Whoever leaves custody is not told to have moved
 * besides. It is a hint that something was not reported, never news by itself.
 */
export const rosterComparison = (): RosterComparison => {
  const [before, now] = [rosterDigest(), rosterDigest()];
  return {
    before: (offender) => {
      before.add(stateOf(offender));
    },
    now: (offender) => {
      now.add(stateOf(offender));
    },
    differences: () => differencesBetween(before, now),
  };
};

function* differencesBetween(before: RosterDigest, now: RosterDigest): Generator<RosterDifference, void> {
  const arrived = newPeople(before, now);
  const renumbered = new Set<string>();
  for (const earlier of before.all()) {
    const { docNumber } = earlier;
    const later = now.get(docNumber) ?? arrived.get(earlier.identity);
    if (later === undefined) {
      yield { is: 'vanished', docNumber };
      continue;
    }
    if (later.docNumber !== docNumber) {
      renumbered.add(later.docNumber);
      yield { is: 'renumbered', docNumber, from: docNumber, to: later.docNumber };
    }
    yield* changes(earlier, later);
  }
  for (const { docNumber } of now.all())
    if (before.get(docNumber) === undefined && !renumbered.has(docNumber)) yield { is: 'new', docNumber };
}

/** Who is in the file for the first time, by identity; two with the same one are nobody's other number. */
const newPeople = (before: RosterDigest, now: RosterDigest): ReadonlyMap<number, OffenderState> => {
  const found = new Map<number, OffenderState>();
  const twice = new Set<number>();
  for (const state of now.all()) {
    if (before.get(state.docNumber) !== undefined) continue;
    if (found.has(state.identity)) twice.add(state.identity);
    found.set(state.identity, state);
  }
  for (const identity of twice) found.delete(identity);
  return found;
};

function* changes(earlier: OffenderState, later: OffenderState): Generator<RosterDifference, void> {
  const { docNumber } = earlier;
  if (earlier.isInCustody !== later.isInCustody) {
    yield { is: later.isInCustody ? 'back-in-custody' : 'left-custody', docNumber };
    return;
  }
  if (!later.isInCustody) return;
  if (earlier.place !== later.place) yield { is: 'moved', docNumber, from: earlier.place, to: later.place };
  if (earlier.releaseDate !== later.releaseDate)
    yield {
      ...{ is: 'release-date-moved', docNumber },
      ...{ from: earlier.releaseDate, to: later.releaseDate },
    };
}
