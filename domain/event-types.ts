import * as z from 'zod/mini';
import { calendarDate, dateOrInstant, instant } from './times.ts';

/** Names of places and institutions as the department prints them; never free text for victims to read. */
export const facilityName = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(60),
    z.regex(/^[\p{L}\p{M}0-9 .,'’&()/-]+$/u, "may hold letters, digits, spaces and . , ' & ( ) / -"),
  );

/** A county by its three or four letters in the department's file (FAK930), for example COLE. */
export const countyCode = z
  .string()
  .check(z.regex(/^[A-Z]{3,4}$/, 'must be three or four capital letters, for example COLE'));

export const hearingKind = z.enum(['parole', 'probation-revocation', 'release-217.362']);
const mode = z.enum(['in-person', 'video']);
const place = z.optional(facilityName);

/** Why a person is to leave custody, or has left it. */
export const releaseKinds = [
  'furlough',
  'work-release',
  'trial-release',
  'electronic-monitoring',
  'community-program',
  'parole',
  'end-of-sentence',
  'bond',
  'court-order',
  'other',
] as const;
export const releaseKind = z.enum(releaseKinds);

const result = z.lazy(() =>
  z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('release'), hearingKind, releaseDate: z.optional(calendarDate) }),
    z.strictObject({
      decision: z.literal('another-hearing'),
      hearingKind,
      // The board sets the next hearing in one to five years (doc.mo.gov, parole hearings).
      inYears: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(5))),
    }),
    z.strictObject({ decision: z.literal('no-release'), hearingKind }),
  ]),
);

const truth = z.lazy(() =>
  z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('did-not-happen') }),
    z.strictObject({ is: z.literal('other-date'), date: dateOrInstant }),
  ]),
);

/**
 * What each type of status change must tell besides who, when and where. Each row is one type of the statutory matrix,
 * and is built when the first of its kind is met: a cold start meets one of fourteen.
 */
export const detailsByType = {
  'parole-hearing-scheduled': z.lazy(() =>
    z.strictObject({ hearingKind, hearingStart: instant, mode, place }),
  ),
  'parole-hearing-rescheduled': z.lazy(() =>
    z.strictObject({
      hearingKind,
      previousHearingStart: instant,
      hearingStart: instant,
      mode,
      place,
    }),
  ),
  'parole-hearing-cancelled': z.lazy(() => z.strictObject({ hearingKind, hearingStart: instant })),
  'hearing-result': result,
  'release-date-set': z.lazy(() => z.strictObject({ releaseDate: calendarDate })),
  'release-date-changed': z.lazy(() =>
    z.strictObject({ previousReleaseDate: calendarDate, releaseDate: calendarDate }),
  ),
  'release-pending': z.lazy(() =>
    z.strictObject({
      releaseKind,
      plannedReleaseAt: dateOrInstant,
      county: z.optional(countyCode),
      supervised: z.optional(z.boolean()),
    }),
  ),
  release: z.lazy(() =>
    z.strictObject({
      releaseKind,
      releaseDate: calendarDate,
      county: z.optional(countyCode),
      supervised: z.optional(z.boolean()),
    }),
  ),
  escape: z.lazy(() => z.strictObject({})),
  recapture: z.lazy(() => z.strictObject({})),
  death: z.lazy(() => z.strictObject({ dateOfDeath: calendarDate })),
  clemency: z.lazy(() =>
    z.strictObject({
      clemencyKind: z.enum(['commutation', 'pardon']),
      releaseDate: z.optional(calendarDate),
    }),
  ),
  transfer: z.lazy(() => z.strictObject({ toFacility: facilityName })),
  correction: z.lazy(() => z.strictObject({ truth })),
} as const;

export type EventType = keyof typeof detailsByType;

/** Every type of status change that the office tells victims about. */
export const eventTypes = [
  'parole-hearing-scheduled',
  'parole-hearing-rescheduled',
  'parole-hearing-cancelled',
  'hearing-result',
  'release-date-set',
  'release-date-changed',
  'release-pending',
  'release',
  'escape',
  'recapture',
  'death',
  'clemency',
  'transfer',
  'correction',
] as const satisfies readonly EventType[];
