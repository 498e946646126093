import type { AcceptedStatusChange } from './status-change.ts';
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

const happened = (change: AcceptedStatusChange): string => inUtc(change.occurredAt);

/** The newest word about hearings, and about releases. A death ends both. */
const newest = (is: Upcoming['is'], changes: readonly AcceptedStatusChange[]): Upcoming | undefined => {
  const [last] = changes
    .filter((change) => planOf(change) !== undefined)
    .filter((change) => change.eventType === 'death' || subjectOf(change) === is)
    .toSorted((one, other) => (happened(one) < happened(other) ? 1 : -1));
  return (last && planOf(last)) ?? undefined;
};

/** The next hearing and release of an offender from `now` on, at most so many days ahead, the earliest first. */
export const upcomingOf = (
  changes: readonly AcceptedStatusChange[],
  now: Date,
  withinDays: number,
): readonly Upcoming[] => {
  const takenBack = new Set(
    changes.flatMap((change) => (change.eventType === 'correction' ? [change.supersedes] : [])),
  );
  const standing = changes.filter(({ statusChangeId }) => !takenBack.has(statusChangeId));
  const last = dayOf(new Date(now.getTime() + withinDays * 86_400_000));
  return (['hearing', 'release'] as const)
    .flatMap((is) => newest(is, standing) ?? [])
    .filter(({ on }) => on.slice(0, 10) >= dayOf(now) && on.slice(0, 10) <= last)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
};
