import type { AcceptedStatusChange, StatusChange } from './status-change.ts';

/** How soon a victim must hear: at once at any hour, ahead of an event, or in due course. */
export type Urgency = 'emergency' | 'advance' | 'routine';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Missouri midnight is at least five hours after UTC's: a bare date is taken at its earliest, so never too late. */
const msUntil = (dateOrInstant: string, now: string): number => Date.parse(dateOrInstant) - Date.parse(now);

/**
 * Only what was accepted here a day before can have been told a day before; and what announced an earlier release
 * says nothing of this one.
 */
const wasAnnounced = (release: StatusChange, history: readonly AcceptedStatusChange[]): boolean => {
  const told = history.filter(({ bulkLoad }) => bulkLoad !== true);
  const isBetween = (at: string, from: string): boolean =>
    Date.parse(at) > Date.parse(from) && Date.parse(at) < Date.parse(release.occurredAt);
  return told.some(
    (pending) =>
      pending.eventType === 'release-pending' &&
      Date.parse(release.occurredAt) - Date.parse(pending.receivedAt) >= DAY_MS &&
      !told.some((other) => other.eventType === 'release' && isBetween(other.occurredAt, pending.occurredAt)),
  );
};

/**
 * The class of one status change, given what else is on record for the offender: the same whenever it is asked.
 * A release is an emergency unless it was announced a day or more before; a planned one becomes an emergency
 * within its last 24 hours. `now` is the instant at which it was accepted (ISO-8601).
 */
export const urgencyOf = (
  change: StatusChange,
  history: readonly AcceptedStatusChange[],
  now: string,
): Urgency => {
  switch (change.eventType) {
    case 'escape':
    case 'recapture':
    // A wrong message may have been an emergency to whoever read it: the correction goes first.
    case 'correction':
      return 'emergency';
    case 'release':
      return wasAnnounced(change, history) ? 'advance' : 'emergency';
    case 'release-pending':
      return msUntil(change.details.plannedReleaseAt, now) < DAY_MS ? 'emergency' : 'advance';
    case 'clemency': {
      const { releaseDate } = change.details;
      return releaseDate !== undefined && msUntil(releaseDate, now) < DAY_MS ? 'emergency' : 'advance';
    }
    case 'release-date-set':
    case 'release-date-changed':
      return msUntil(change.details.releaseDate, now) < 30 * DAY_MS ? 'advance' : 'routine';
    case 'parole-hearing-scheduled':
    case 'parole-hearing-rescheduled':
    case 'parole-hearing-cancelled':
    case 'hearing-result':
      return 'advance';
    case 'death':
    case 'transfer':
      return 'routine';
  }
};
