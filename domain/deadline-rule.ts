/** What a deadline is computed from: a field of the status change, or the earlier of two. */
export type ClockStart =
  /** The earlier of `occurredAt` and `recordedAt`: when the department knew at the earliest. */
  | 'first-known'
  | 'occurredAt'
  | 'recordedAt'
  | 'receivedAt'
  | 'hearingStart'
  | 'plannedReleaseAt'
  | 'dateOfDeath';

/** How long before or after that the duty is due. */
export type Period =
  /** Elapsed hours, whatever the clocks on the walls do. */
  | { readonly is: 'hours-after'; readonly hours: number }
  | { readonly is: 'hours-before'; readonly hours: number }
  /** Calendar days on Missouri's clocks, at the same time of day. */
  | { readonly is: 'days-before'; readonly days: number }
  /** Calendar days on Missouri's clocks, to the end of the day. */
  | { readonly is: 'days-after'; readonly days: number }
  | { readonly is: 'business-days-after'; readonly days: number }
  /** Strictly before: the last millisecond. */
  | { readonly is: 'before' };

/** By when a victim must have been told. */
export interface DeadlineRule {
  readonly from: ClockStart;
  readonly period: Period;
  /** A release that the status change itself names brings the deadline forward: to the last millisecond before it. */
  readonly beforeRelease?: true;
  /** The law asks for this much notice of a hearing: less is to be shown to the office before the hearing is held. */
  readonly isNotice?: true;
  /** Whether the statute names the period, or the office set it where the statute names none. */
  readonly set: 'by-law' | 'by-the-office';
}
