import * as z from 'zod/mini';
import { detailsByType, facilityName, type EventType } from './event-types.ts';
import { sha256 } from './ids.ts';
import { offenderName } from './names.ts';
import { docNumber } from './offender.ts';
import { calendarDate, instant, MISSOURI } from './times.ts';
import { DAY_MS, dayOf, wallDay, wallTimeAt } from './zones.ts';

/** The department's own id of a status change: the same id is the same change for ever. */
export const statusChangeId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'must be 1 to 64 letters, digits or . _ : -'));

const change = <Type extends EventType, Supersedes extends z.ZodMiniType>(
  eventType: Type,
  supersedes: Supersedes,
) =>
  z.strictObject({
    statusChangeId,
    docNumber,
    offenderName,
    /** Whether the number is this person's is checked against the department's offender file. */
    birthDate: z.optional(calendarDate),
    eventType: z.literal(eventType),
    /** When it happened or was decided. The law's clock runs from here. */
    occurredAt: instant,
    /** When the department's system wrote it down. */
    recordedAt: instant,
    facility: z.optional(facilityName),
    details: detailsByType[eventType],
    /** The earlier status change that this one replaces or corrects. */
    supersedes,
    /** A load of old data: kept as history, never told to anyone. */
    bulkLoad: z.optional(z.boolean()),
  });

const replaces = z.optional(statusChangeId);

/** One change in an offender's custody, as the department posts it. */
export const statusChange = z.discriminatedUnion('eventType', [
  change('parole-hearing-scheduled', replaces),
  change('parole-hearing-rescheduled', replaces),
  change('parole-hearing-cancelled', replaces),
  change('hearing-result', replaces),
  change('release-date-set', replaces),
  change('release-date-changed', replaces),
  change('release-pending', replaces),
  change('release', replaces),
  change('escape', replaces),
  change('recapture', replaces),
  change('death', replaces),
  change('clemency', replaces),
  change('transfer', replaces),
  change('correction', statusChangeId),
]);
export type StatusChange = z.infer<typeof statusChange>;

/** What the system adds when it accepts one: the moment, from which our own service level runs, and by which feed it came. */
export type AcceptedStatusChange = StatusChange & { readonly receivedAt: string; readonly feedId: string };

/** Two clocks never agree to the second; five minutes are forgiven. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

export interface FieldProblem {
  /** Where: the path of the field, for example `details.hearingStart`; empty for the whole. */
  readonly field: string;
  /** What is wrong, and what would be right. Never what was sent: it may be personal. */
  readonly problem: string;
}

/** What only shows against the clock: nothing has happened, or was written down, in the future. */
export const timeProblems = (
  { occurredAt, recordedAt, eventType, details }: StatusChange,
  now: Date,
): readonly FieldProblem[] => [
  ...Object.entries({ occurredAt, recordedAt })
    .filter(([, at]) => Date.parse(at) > now.getTime() + CLOCK_TOLERANCE_MS)
    .map(([field]) => ({ field, problem: 'must not lie in the future (five minutes are forgiven)' })),
  ...(eventType === 'death' && isYetToCome(details.dateOfDeath, now) ? [DEATH_TO_COME] : []),
  ...(eventType === 'release' && isYetToCome(details.releaseDate, now) ? [RELEASE_TO_COME] : []),
];

/** A day goes by the calendar of whoever wrote it down: one day is forgiven. */
const isYetToCome = (day: string, now: Date): boolean =>
  wallDay(day) > dayOf(wallTimeAt(now.getTime(), MISSOURI)) + DAY_MS;

const DEATH_TO_COME: FieldProblem = {
  field: 'details.dateOfDeath',
  problem: 'must not lie in the future (one day is forgiven)',
};

const RELEASE_TO_COME: FieldProblem = {
  field: 'details.releaseDate',
  problem:
    'must not lie in the future (one day is forgiven); a release that is planned is a "release-pending" or "release-date-set"',
};

/** SHA-256 of the content in the order of the schema: the order of keys and white space do not count. */
export const contentHash = (content: StatusChange): string => sha256(JSON.stringify(content));

/**
 * Whether `one` speaks of a later moment than `other`. Arrival says nothing about order; equal times are settled
 * by id, so that every worker decides alike.
 */
export const isLater = (one: StatusChange, other: StatusChange): boolean => {
  const difference = Date.parse(one.occurredAt) - Date.parse(other.occurredAt);
  return difference === 0 ? one.statusChangeId > other.statusChangeId : difference > 0;
};
