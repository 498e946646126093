import type { EventType } from './event-types.ts';
import { namesAgree, type OffenderName } from './names.ts';
import { isLater, type AcceptedStatusChange } from './status-change.ts';

/** What speaks against a status change by itself. One of them is enough for a person to look at it first. */
export const suspicions = [
  /** The offender is on record as dead, and nobody took that back. */
  'dead',
  /** A sentence for life ends by a decision of the board, a court or the governor, and none is on record. */
  'life-sentence',
  /** Somebody is back who was not away. */
  'no-escape',
  /** A date that stands for none, or lies in another century. */
  'date-out-of-range',
  'hearing-in-the-past',
  /** The DOC number is somebody else's. */
  'name-differs',
  'birth-date-differs',
] as const;
export type Suspicion = (typeof suspicions)[number];

/** Whom a DOC number belongs to, as the department's roster has it. */
export interface KnownOffender {
  readonly name: OffenderName;
  readonly birthDate: string | undefined;
  readonly isForLife: boolean;
}

/** What a status change is held against. */
export interface Known {
  /** Undefined where the number is not on the roster: the roster may be late, so that says nothing. */
  readonly offender: KnownOffender | undefined;
  /** The newest status changes of the offender. */
  readonly ofOffender: readonly AcceptedStatusChange[];
}

/** A doubtful escape is worse not told than told; a correction can only calm. Both pass on one suspicion. */
const passingOnOne: ReadonlySet<EventType> = new Set<EventType>(['escape', 'correction']);

/** Whether one suspicion does not hold a type. */
export const passesOnOne = (eventType: EventType): boolean => passingOnOne.has(eventType);

/** Whether so much speaks against a status change that a person looks at it before anybody is told. */
export const isImplausible = (eventType: EventType, found: readonly Suspicion[]): boolean =>
  found.length > (passesOnOne(eventType) ? 1 : 0);

/** Everything that speaks against a status change, given what else is known. The same whenever it is asked. */
export const suspicionsAbout = (change: AcceptedStatusChange, known: Known): readonly Suspicion[] =>
  suspicions.filter((suspicion) => tests[suspicion](change, known));

type Test = (change: AcceptedStatusChange, known: Known) => boolean;

/** What cannot happen to the dead. */
const ofTheLiving: ReadonlySet<EventType> = new Set<EventType>([
  'parole-hearing-scheduled',
  'parole-hearing-rescheduled',
  'hearing-result',
  'release-date-set',
  'release-date-changed',
  'release-pending',
  'release',
  'escape',
  'recapture',
  'transfer',
]);

const releases: ReadonlySet<EventType> = new Set<EventType>(['release', 'release-pending']);

const isTakenBack = (
  { statusChangeId }: AcceptedStatusChange,
  all: readonly AcceptedStatusChange[],
): boolean => all.some((other) => other.eventType === 'correction' && other.supersedes === statusChangeId);

/** What is on record before a status change and stands. */
const standing = (
  change: AcceptedStatusChange,
  { ofOffender }: Known,
  eventTypes: readonly EventType[],
): readonly AcceptedStatusChange[] =>
  ofOffender.filter(
    (other) =>
      eventTypes.includes(other.eventType) && isLater(change, other) && !isTakenBack(other, ofOffender),
  );

const isDecided = (change: AcceptedStatusChange, known: Known): boolean =>
  ('releaseKind' in change.details && change.details.releaseKind === 'court-order') ||
  standing(change, known, ['clemency', 'hearing-result']).some(
    ({ details }) => !('decision' in details) || details.decision === 'release',
  );

const wasAway = (change: AcceptedStatusChange, known: Known): boolean =>
  standing(change, known, ['escape', 'recapture']).reduce<AcceptedStatusChange | undefined>(
    (newest, other) => (newest === undefined || isLater(other, newest) ? other : newest),
    undefined,
  )?.eventType === 'escape';

/** Computers count from 1970, and no clerk of today writes of what was before. */
const FIRST_YEAR = 1971;

/** Nobody is released, or heard, in a hundred years. */
const YEARS_AHEAD = 100;

/** Days that stand for no date in many systems. */
const sentinels: ReadonlySet<string> = new Set(['2099-12-31', '2199-12-31', '2100-01-01']);

const datesIn = ({ occurredAt, recordedAt, details }: AcceptedStatusChange): readonly string[] => {
  const values: readonly unknown[] = [occurredAt, recordedAt, ...Object.values<unknown>(details)];
  return values.flatMap((value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? [value] : [],
  );
};

const isOutOfRange = (date: string, receivedAt: string): boolean => {
  const year = Number(date.slice(0, 4));
  return (
    year < FIRST_YEAR ||
    year > Number(receivedAt.slice(0, 4)) + YEARS_AHEAD ||
    sentinels.has(date.slice(0, 10))
  );
};

const tests: Readonly<Record<Suspicion, Test>> = {
  dead: (change, known) => ofTheLiving.has(change.eventType) && standing(change, known, ['death']).length > 0,
  'life-sentence': (change, known) =>
    releases.has(change.eventType) && known.offender?.isForLife === true && !isDecided(change, known),
  'no-escape': (change, known) => change.eventType === 'recapture' && !wasAway(change, known),
  'date-out-of-range': (change) => datesIn(change).some((date) => isOutOfRange(date, change.receivedAt)),
  'hearing-in-the-past': ({ eventType, details, receivedAt }) =>
    (eventType === 'parole-hearing-scheduled' || eventType === 'parole-hearing-rescheduled') &&
    Date.parse(details.hearingStart) < Date.parse(receivedAt),
  'name-differs': ({ offenderName }, { offender }) =>
    // Where the file has no name there is none to differ from.
    offender !== undefined && offender.name.last !== '' && !namesAgree(offender.name, offenderName),
  'birth-date-differs': ({ birthDate }, { offender }) =>
    birthDate !== undefined && offender?.birthDate !== undefined && offender.birthDate !== birthDate,
};
