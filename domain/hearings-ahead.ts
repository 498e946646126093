import { isInvitation, type HearingAhead } from './asked-at-hearing.ts';
import type { AcceptedStatusChange } from './status-change.ts';
import { supersededBy } from './supersession.ts';
import { inUtc, MISSOURI } from './times.ts';
import { isoDay, wallTimeAt } from './zones.ts';

/** A hearing that is still to be held, by the newest word of the department. */
export interface Ahead {
  readonly change: HearingAhead;
  /** ISO-8601 UTC, or a day (YYYY-MM-DD) where a correction told no more. */
  readonly start: string;
}

/** What a correction says of when it is; undefined if it is not. */
const correctedStart = (correction: AcceptedStatusChange): string | undefined =>
  correction.eventType === 'correction' && correction.details.truth.is === 'other-date'
    ? correction.details.truth.date
    : undefined;

const asKnown = (start: string): string => (start.includes('T') ? inUtc(start) : start);

const today = (now: Date): string => isoDay(wallTimeAt(now.getTime(), MISSOURI));

/** A hearing without a time of day is ahead until its day is over. */
const isAhead = (start: string, now: Date): boolean =>
  start.includes('T') ? start >= now.toISOString() : start >= today(now);

/** The hearing of a status change as long as it is to be held; `ofOffender`: what is known of the offender. */
export const hearingAhead = (
  change: AcceptedStatusChange,
  ofOffender: readonly AcceptedStatusChange[],
  now: Date,
): Ahead | undefined => {
  if (!isInvitation(change) || change.bulkLoad === true) return undefined;
  const newer = supersededBy<AcceptedStatusChange>(change, ofOffender);
  const told = newer === undefined ? change.details.hearingStart : correctedStart(newer);
  const start = told === undefined ? undefined : asKnown(told);
  return start !== undefined && isAhead(start, now) ? { change, start } : undefined;
};
