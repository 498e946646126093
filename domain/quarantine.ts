import { tripReasons, waitsForOthers, type Trip } from './breaker.ts';
import type { EventType } from './event-types.ts';
import { quarantineIdFor } from './ids.ts';
import { suspicions, type Suspicion } from './plausibility.ts';
import { aStaffTask, type StaffTask } from './staff-task.ts';
import { after } from './times.ts';

/** Why status changes are held. */
export const heldReasons = [
  ...tripReasons,
  ...suspicions,
  /** The department's offender file shows what no status change told. */
  'not-reported',
] as const;
export type HeldReason = (typeof heldReasons)[number];

/** What status changes that are held together have in common. */
export const quarantineCauses = ['burst', 'implausible', 'roster'] as const;
export type QuarantineCause = (typeof quarantineCauses)[number];

/** Status changes of which nobody is told before a person has decided. */
export interface QuarantineGroup {
  readonly quarantineId: string;
  readonly feedId: string;
  readonly cause: QuarantineCause;
  /** Absent where a group holds several types. */
  readonly eventType?: EventType | undefined;
  readonly reasons: readonly HeldReason[];
  /** Of a burst: how many came, and how many are usual at most. */
  readonly trip?: Pick<Trip, 'inHour' | 'hourLimit' | 'inDay' | 'dayLimit'> | undefined;
  /** ISO-8601 UTC. */
  readonly openedAt: string;
}

/** `awaits-second`: one person has released it, and another one must agree. */
export const quarantineStates = ['open', 'awaits-second', 'released', 'rejected'] as const;
export type QuarantineState = (typeof quarantineStates)[number];

/** A group, and what became of it. */
export interface DecidedGroup extends QuarantineGroup {
  readonly state: QuarantineState;
  /** The first of two people who release it: the ARN with which they signed. */
  readonly firstBy: string | undefined;
  readonly decidedBy: string | undefined;
  readonly decidedAt: string | undefined;
  /** How many of its type the feed had posted on its day when it was decided: these count no more. */
  readonly decided: number;
}

/** More notifications than this are released by two people. */
export const MOST_BY_ONE_PERSON = 100;

/** The n-th burst of one type that a feed has on one day; after a decision about one, the next is another. */
export const burstIdFor = (feedId: string, eventType: EventType, day: string, n: number): string =>
  quarantineIdFor('burst', feedId, eventType, day, String(n));

/** A status change that is implausible by itself stands alone. */
export const implausibleIdFor = (feedId: string, statusChangeId: string): string =>
  quarantineIdFor('implausible', feedId, statusChangeId);

/** A burst of status changes, opened by the first of them that was looked at. */
export const burstGroup = (
  { feedId, eventType, day, n }: { feedId: string; eventType: EventType; day: string; n: number },
  { reasons, ...trip }: Trip,
  now: Date,
): QuarantineGroup => ({
  quarantineId: burstIdFor(feedId, eventType, day, n),
  ...{ feedId, cause: 'burst', eventType, reasons, trip },
  openedAt: now.toISOString(),
});

export const implausibleGroup = (
  feedId: string,
  { statusChangeId, eventType }: { readonly statusChangeId: string; readonly eventType: EventType },
  reasons: readonly Suspicion[],
  now: Date,
): QuarantineGroup => ({
  quarantineId: implausibleIdFor(feedId, statusChangeId),
  ...{ feedId, cause: 'implausible', eventType, reasons },
  openedAt: now.toISOString(),
});

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What is held of escapes is decided within minutes; the rest in time for the shortest deadline of the law, 24 hours. */
const DECIDE_WITHIN_SECONDS = { atOnce: 15 * MINUTE, others: 4 * HOUR } as const;

/** From the beginning, how soon staff are paged again as long as nobody decided. */
const pagesAfter = {
  atOnce: [0, 5 * MINUTE, 10 * MINUTE],
  others: [0, 15 * MINUTE, HOUR, 2 * HOUR],
} as const;

/** Asks people of the office to decide about a group: paged at once, and again until somebody did. */
export const groupTask = ({ quarantineId, eventType, openedAt }: QuarantineGroup): StaffTask => {
  const pace = eventType !== undefined && !waitsForOthers(eventType) ? 'atOnce' : 'others';
  return aStaffTask(quarantineId, {
    kind: 'quarantine',
    reason: 'status-changes-held',
    createdAt: openedAt,
    deadline: after(openedAt, DECIDE_WITHIN_SECONDS[pace]),
    quarantineId,
    pages: pagesAfter[pace].map((seconds) => after(openedAt, seconds)),
  });
};
