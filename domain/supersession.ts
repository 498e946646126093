import type { EventType } from './event-types.ts';
import { firstOfSame } from './same-news.ts';
import { isLater, type AcceptedStatusChange, type StatusChange } from './status-change.ts';

/** Newer news that makes an older one misleading: only the newest is told. */
const replacedBy: Partial<Record<EventType, readonly EventType[]>> = {
  'parole-hearing-scheduled': ['parole-hearing-rescheduled', 'parole-hearing-cancelled'],
  'parole-hearing-rescheduled': ['parole-hearing-rescheduled', 'parole-hearing-cancelled'],
  // Read last, it would keep her from a hearing that takes place.
  'parole-hearing-cancelled': ['parole-hearing-scheduled', 'parole-hearing-rescheduled'],
  'release-date-set': ['release-date-set', 'release-date-changed'],
  'release-date-changed': ['release-date-set', 'release-date-changed'],
  // Read last, it would say that he is held while he is at large.
  recapture: ['escape'],
  // A courtesy: where he was before is nobody's need.
  transfer: ['transfer'],
};

/** Whether a status change of one type may name one of another as what it replaces: only where the same people hear of both. */
export const mayReplace = (eventType: EventType, earlier: EventType): boolean =>
  eventType === 'correction' || eventType === earlier || (replacedBy[earlier] ?? []).includes(eventType);

const hearingKindOf = ({ details }: StatusChange): string | undefined =>
  'hearingKind' in details ? details.hearingKind : undefined;

const names = (other: StatusChange, change: StatusChange): boolean =>
  other.bulkLoad !== true && other.supersedes === change.statusChangeId;

const isRetracted = (change: StatusChange, ofOffender: readonly StatusChange[]): boolean =>
  ofOffender.some(
    (other) =>
      other.eventType === 'correction' && names(other, change) && other.details.truth.is === 'did-not-happen',
  );

/** What was taken back, or said better since, says nothing about what else is true. */
const stands = (change: StatusChange, ofOffender: readonly StatusChange[]): boolean =>
  change.bulkLoad !== true &&
  !ofOffender.some(
    (other) =>
      names(other, change) &&
      (other.eventType === 'correction'
        ? other.details.truth.is === 'did-not-happen'
        : !isRetracted(other, ofOffender)),
  );

/**
 * The status change that says what `change` would say, and better, if there is one: a correction or a revision that names
 * it, or newer news of the same plan. It is a notice of its own to the same people, so nothing owed is lost; the older
 * notification ends as superseded, with the newer one's id.
 */
export const supersededBy = <Change extends StatusChange>(
  change: StatusChange,
  ofOffender: readonly Change[],
): Change | undefined =>
  ofOffender.find(
    (other) =>
      (names(other, change) && !(other.eventType !== 'correction' && isRetracted(other, ofOffender))) ||
      (isLater(other, change) &&
        replacedBy[change.eventType]?.includes(other.eventType) &&
        hearingKindOf(other) === hearingKindOf(change) &&
        stands(other, ofOffender)),
  );

/** What makes it needless to tell of a status change: something better, or the same from another system. */
export const toldInstead = (
  change: AcceptedStatusChange,
  ofOffender: readonly AcceptedStatusChange[],
): AcceptedStatusChange | undefined => firstOfSame(change, ofOffender) ?? supersededBy(change, ofOffender);

/**
 * The news that he is back, if it came before the news of his escape could go out: both are owed, and one message says
 * both. The newer notification carries it.
 */
export const mergedInto = <Change extends StatusChange>(
  change: StatusChange,
  ofOffender: readonly Change[],
): Change | undefined => (change.eventType === 'escape' ? next('recapture', change, ofOffender) : undefined);

/** The escape that a recapture ended, unless that was taken back. */
export const escapeBefore = <Change extends StatusChange>(
  recapture: StatusChange,
  ofOffender: readonly Change[],
): Change | undefined =>
  recapture.eventType === 'recapture'
    ? ofOffender.find(
        (other) =>
          other.eventType === 'escape' &&
          other.bulkLoad !== true &&
          supersededBy(other, ofOffender) === undefined &&
          next('recapture', other, ofOffender)?.statusChangeId === recapture.statusChangeId,
      )
    : undefined;

/** The first later change of this type that stands, if no escape came between. */
const next = <Change extends StatusChange>(
  eventType: EventType,
  change: StatusChange,
  ofOffender: readonly Change[],
): Change | undefined => {
  const later = ofOffender.filter(
    (other) =>
      (other.eventType === eventType || other.eventType === 'escape') &&
      isLater(other, change) &&
      stands(other, ofOffender),
  );
  const [first] = later.toSorted((one, other) => (isLater(one, other) ? 1 : -1));
  return first?.eventType === eventType ? first : undefined;
};
