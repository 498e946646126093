import { isLater, type AcceptedStatusChange } from './status-change.ts';
import { inUtc } from './times.ts';
import { dayOf } from './days.ts';

/** Something planned that she would have to hear of before. */
export interface Upcoming {
  readonly is: 'hearing' | 'release';
  /** A day (YYYY-MM-DD, as the department gave it) or an instant, ISO-8601 UTC. */
  readonly on: string;
}

const asKnown = (when: string): string => (when.includes('T') ? inUtc(when) : when);

/** What one status change plans; `undefined` where it plans nothing, `null` where it takes the plan back. */
const planOf = (change: AcceptedStatusChange): Upcoming | null | undefined => {
  switch (change.eventType) {
    case 'parole-hearing-scheduled':
    case 'parole-hearing-rescheduled':
      return { is: 'hearing', on: asKnown(change.details.hearingStart) };
    case 'release-date-set':
    case 'release-date-changed':
      return { is: 'release', on: change.details.releaseDate };
    case 'release-pending':
      return { is: 'release', on: asKnown(change.details.plannedReleaseAt) };
    case 'parole-hearing-cancelled':
    case 'release':
    case 'death':
      return null;
    case 'hearing-result':
    case 'escape':
    case 'recapture':
    case 'clemency':
    case 'transfer':
    case 'correction':
      return undefined;
  }
};

const subjectOf = ({ eventType }: AcceptedStatusChange): Upcoming['is'] =>
  eventType.startsWith('parole-hearing') ? 'hearing' : 'release';

type Correction = Extract<AcceptedStatusChange, { eventType: 'correction' }>;

/** A status change that stands, and what it plans as far as it is known to be true. */
interface Word {
  readonly change: AcceptedStatusChange;
  readonly plan: Upcoming | null;
}

/** Nothing of what was wrong; of a wrong date, the true one. */
const wordOf = (change: AcceptedStatusChange, correction: Correction | undefined): readonly Word[] => {
  const plan = planOf(change);
  const truth = correction?.details.truth;
  if (plan === undefined || truth?.is === 'did-not-happen') return [];
  return [{ change, plan: plan && truth ? { ...plan, on: asKnown(truth.date) } : plan }];
};

/** The later first; of one moment, as everywhere. */
const laterFirst = (one: AcceptedStatusChange, other: AcceptedStatusChange): number =>
  isLater(one, other) ? -1 : 1;

/** The newest word about hearings, and about releases. A death ends both. */
const newest = (is: Upcoming['is'], words: readonly Word[]): Upcoming | undefined => {
  const [last] = words
    .filter(({ change }) => change.eventType === 'death' || subjectOf(change) === is)
    .toSorted((one, other) => laterFirst(one.change, other.change));
  return last?.plan ?? undefined;
};

/** The next hearing and release of an offender from `now` on, at most so many days ahead, the earliest first. */
export const upcomingOf = (
  changes: readonly AcceptedStatusChange[],
  now: Date,
  withinDays: number,
): readonly Upcoming[] => {
  const corrections = changes.filter((change) => change.eventType === 'correction').toSorted(laterFirst);
  const words = changes.flatMap((change) =>
    wordOf(
      change,
      corrections.find(({ supersedes }) => supersedes === change.statusChangeId),
    ),
  );
  const last = dayOf(new Date(now.getTime() + withinDays * 86_400_000));
  return (['hearing', 'release'] as const)
    .flatMap((is) => newest(is, words) ?? [])
    .filter(({ on }) => on.slice(0, 10) >= dayOf(now) && on.slice(0, 10) <= last)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
};
