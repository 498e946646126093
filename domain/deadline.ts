import { addBusinessDays } from './business-days.ts';
import type { ClockStart, Period } from './deadline-rule.ts';
import { matrix } from './matrix.ts';
import type { AcceptedStatusChange } from './status-change.ts';
import { MISSOURI } from './times.ts';
import { DAY_MS, dayOf, instantAt, wallDay, wallTimeAt } from './zones.ts';

/** When a duty is due, and which of the status change's times that was computed from. */
export interface Deadline {
  /** ISO-8601 UTC. A duty met at this instant is met. Never moved, not even when it has passed already. */
  readonly deadline: string;
  readonly clockBasis: 'occurred' | 'recorded' | 'scheduled' | 'received';
  /** A hearing with less notice than the law asks for, when we heard of it: the office must see it before it is held. */
  readonly shortNotice: boolean;
}

const basisOf = {
  occurredAt: 'occurred',
  recordedAt: 'recorded',
  receivedAt: 'received',
  hearingStart: 'scheduled',
  plannedReleaseAt: 'scheduled',
  dateOfDeath: 'occurred',
} as const satisfies Record<Exclude<ClockStart, 'first-known'>, Deadline['clockBasis']>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const isLaterThan = (one: string, other: string): boolean => Date.parse(one) > Date.parse(other);

const firstKnown = ({ occurredAt, recordedAt }: AcceptedStatusChange): 'occurredAt' | 'recordedAt' =>
  isLaterThan(occurredAt, recordedAt) ? 'recordedAt' : 'occurredAt';

/** The plan or day in the details that a rule names; a type has what its rule names. */
const planned = ({ details }: AcceptedStatusChange): string | undefined => {
  if ('hearingStart' in details) return details.hearingStart;
  if ('plannedReleaseAt' in details) return details.plannedReleaseAt;
  return 'dateOfDeath' in details ? details.dateOfDeath : undefined;
};

/** The time from which the clock runs, as the status change has it. */
const startOf = (change: AcceptedStatusChange, from: keyof typeof basisOf): string =>
  from === 'occurredAt' || from === 'recordedAt' || from === 'receivedAt'
    ? change[from]
    : (planned(change) ?? change.occurredAt);

/** An instant in milliseconds; a bare day is taken at its beginning in Missouri, so never too late. */
const read = (when: string): number =>
  when.includes('T') ? Date.parse(when) : instantAt(wallDay(when), MISSOURI);

const counted = (when: string, period: Period): number => {
  const start = read(when);
  switch (period.is) {
    case 'hours-after':
      return start + period.hours * HOUR_MS;
    case 'hours-before':
      return start - period.hours * HOUR_MS;
    case 'days-before':
      return instantAt(wallTimeAt(start, MISSOURI) - period.days * DAY_MS, MISSOURI);
    case 'days-after':
      return instantAt(dayOf(wallTimeAt(start, MISSOURI)) + (period.days + 1) * DAY_MS, MISSOURI) - 1;
    case 'business-days-after':
      return Date.parse(addBusinessDays(new Date(start).toISOString(), period.days));
    case 'before':
      return start - 1;
  }
};

/** The last millisecond before the release that the status change itself names, where its rule asks for it. */
const lastBeforeRelease = ({ eventType, details }: AcceptedStatusChange): number =>
  matrix[eventType].deadline.beforeRelease && 'releaseDate' in details && details.releaseDate !== undefined
    ? read(details.releaseDate) - 1
    : Infinity;

/**
 * When everyone owed this status change must have been told, by the statutory matrix. It follows from the status change
 * alone: asked again, on another day, it is the same. See docs/decisions/0013-deadlines.md.
 */
export const deadlineOf = (change: AcceptedStatusChange): Deadline => {
  const { from, period, isNotice } = matrix[change.eventType].deadline;
  const start = from === 'first-known' ? firstKnown(change) : from;
  const due = counted(startOf(change, start), period);
  const bound = lastBeforeRelease(change);
  const deadline = new Date(Math.min(due, bound)).toISOString();
  return {
    deadline,
    clockBasis: bound < due ? 'scheduled' : basisOf[start],
    shortNotice: isNotice === true && isLaterThan(change.receivedAt, deadline),
  };
};
