import type { EventType } from './event-types.ts';

/** How many status changes of one type a feed posted on one day (UTC), by hour from `00` to `23`, and in all. */
export interface TypeCounts {
  readonly total: number;
  readonly hours: Readonly<Record<string, number>>;
}

/** What one feed posted on one day (UTC). */
export interface FeedDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly counts: Readonly<Partial<Record<EventType, TypeCounts>>>;
}

/** Why the breaker trips for one type of one feed. */
export const tripReasons = [
  /** More in one hour than this feed ever posts of this type. */
  'rate-of-hour',
  'rate-of-day',
  /** One type is most of the day's news, far beyond its usual share. */
  'share-of-day',
  /** News of a large part of all offenders in one day, most of it of this type. */
  'many-offenders',
] as const;
export type TripReason = (typeof tripReasons)[number];

/** How far a feed is beyond what is usual. */
export interface Trip {
  readonly reasons: readonly TripReason[];
  readonly inHour: number;
  readonly hourLimit: number;
  readonly inDay: number;
  readonly dayLimit: number;
}

/** Up to `hour` in an hour and `day` in a day are nothing unusual for a department with 25,000 inmates. */
interface Floor {
  readonly hour: number;
  readonly day: number;
}

/**
 * An ordinary day has about 50 releases and 100 hearings, and may bring them in one load; a docket of hearings and a
 * move between institutions come by hundreds. What belongs to one person, such as a death, comes singly.
 */
const floors: Readonly<Record<EventType, Floor>> = {
  'parole-hearing-scheduled': { hour: 400, day: 800 },
  'parole-hearing-rescheduled': { hour: 200, day: 400 },
  'parole-hearing-cancelled': { hour: 200, day: 400 },
  'hearing-result': { hour: 200, day: 400 },
  'release-date-set': { hour: 200, day: 400 },
  'release-date-changed': { hour: 200, day: 400 },
  'release-pending': { hour: 150, day: 300 },
  release: { hour: 100, day: 200 },
  escape: { hour: 25, day: 50 },
  recapture: { hour: 25, day: 50 },
  death: { hour: 15, day: 30 },
  clemency: { hour: 40, day: 80 },
  transfer: { hour: 400, day: 1000 },
  // What takes back a mass alert is as many messages, and must not wait.
  correction: { hour: Infinity, day: Infinity },
};

/** A feed may have grown: so many times its own busiest hour or day is still usual. */
const TIMES_USUAL = 4;

/** What is usual raises a limit so far and no further; and an hour beyond this was itself no usual one. */
const MOST_TIMES_FLOOR = 5;

/** A twentieth of about 25,000 in custody: an ordinary day touches some hundreds. */
const MOST_OFFENDERS_IN_A_DAY = 1250;

/** Shares say little before a feed is known for a week. */
const DAYS_TO_KNOW_A_FEED = 7;

/** A type whose share of the day is less than this is not what a mass alert looks like. */
const MOST_OF_A_DAY = 0.8;

/** How many days of a feed are looked at before one. */
export const BASELINE_DAYS = 28;

const NOTHING: TypeCounts = { total: 0, hours: {} };

const hourOf = (at: string): string => at.slice(11, 13);

const ofType = ({ counts }: FeedDay, eventType: EventType): TypeCounts => counts[eventType] ?? NOTHING;

const sumOf = ({ counts }: FeedDay): number =>
  Object.values(counts).reduce((sum, { total }) => sum + total, 0);

const highest = (numbers: readonly number[]): number => Math.max(0, ...numbers);

/** The limit above a floor, given what was usual so far. */
const limitOf = (floor: number, usual: readonly number[]): number => {
  const most = floor * MOST_TIMES_FLOOR;
  const busiest = highest(usual.filter((count) => count <= most));
  return Math.min(most, Math.max(floor, TIMES_USUAL * busiest));
};

/**
 * Whether a type has so many by `at` (ISO-8601 UTC) that it must be compared with what is usual. Below that nothing
 * trips, so what is usual need not be read.
 */
export const isPastFloor = (today: FeedDay, eventType: EventType, at: string): boolean => {
  const { hour, day } = floors[eventType];
  const { total, hours } = ofType(today, eventType);
  return (hours[hourOf(at)] ?? 0) > hour || total > day || isMassOf(today, eventType);
};

const isMassOf = (today: FeedDay, eventType: EventType): boolean =>
  eventType !== 'correction' &&
  sumOf(today) > MOST_OFFENDERS_IN_A_DAY &&
  ofType(today, eventType).total > sumOf(today) / 2;

const isSameWeekday = (one: string, other: string): boolean =>
  new Date(one).getUTCDay() === new Date(other).getUTCDay();

const shareOf = (day: FeedDay, eventType: EventType): number =>
  ofType(day, eventType).total / Math.max(1, sumOf(day));

const isShareUnusual = (today: FeedDay, eventType: EventType, earlier: readonly FeedDay[]): boolean => {
  const known = earlier.filter((day) => sumOf(day) > 0);
  const usual = known.reduce((sum, day) => sum + shareOf(day, eventType), 0) / Math.max(1, known.length);
  return (
    known.length >= DAYS_TO_KNOW_A_FEED &&
    ofType(today, eventType).total > floors[eventType].hour &&
    shareOf(today, eventType) > Math.max(MOST_OF_A_DAY, TIMES_USUAL * usual)
  );
};

/**
 * How far one type of one feed is beyond what is usual at `at` (ISO-8601 UTC, on the day of `today`); undefined when
 * it is not. `earlier`: the days before, as far as they are known. `decided`: how many of today's a person has already
 * released, which count no more.
 */
export const tripOf = (
  { today, earlier, decided = 0 }: { today: FeedDay; earlier: readonly FeedDay[]; decided?: number },
  eventType: EventType,
  at: string,
): Trip | undefined => {
  const floor = floors[eventType];
  const usual = earlier
    .filter(({ day }) => isSameWeekday(day, today.day))
    .map((day) => ofType(day, eventType));
  const { total, hours } = ofType(today, eventType);
  const inDay = Math.max(0, total - decided);
  const inHour = Math.min(inDay, hours[hourOf(at)] ?? 0);
  const hourLimit = limitOf(
    floor.hour,
    usual.map((counts) => highest(Object.values(counts.hours))),
  );
  const dayLimit = limitOf(
    floor.day,
    usual.map((counts) => counts.total),
  );
  const found: Readonly<Record<TripReason, boolean>> = {
    'rate-of-hour': inHour > hourLimit,
    'rate-of-day': inDay > dayLimit,
    'share-of-day': inDay > floor.hour && isShareUnusual(today, eventType, earlier),
    'many-offenders': inDay > floor.hour && isMassOf(today, eventType),
  };
  const reasons = tripReasons.filter((reason) => found[reason]);
  return reasons.length === 0 ? undefined : { reasons, inHour, hourLimit, inDay, dayLimit };
};

/** What is matched at once; everything else waits until a burst would show. */
const atOnce: ReadonlySet<EventType> = new Set<EventType>(['escape', 'recapture', 'correction']);

/** Whether a type waits before it is matched, so that a burst is seen before anybody is told. An escape never waits. */
export const waitsForOthers = (eventType: EventType): boolean => !atOnce.has(eventType);
