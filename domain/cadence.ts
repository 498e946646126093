import type { Urgency } from './urgency.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whom a rung of the ladder tells: one contact of each channel, one that takes texts, every contact, or her representative. */
export type Reach = 'each-channel' | 'texts' | 'everything' | 'representative';

/** Messages go out so long after the duty began, to whoever has not been told since. */
export interface Rung {
  readonly afterSeconds: number;
  readonly to: Reach;
}

/** When a person of the office takes over: so long after the duty began, or so long before its deadline. */
export type HandOverTime =
  | { readonly afterSeconds: number }
  | {
      readonly before: { readonly seconds: number } | { readonly businessDays: number };
      /** Messages get at least so long to be answered, if the deadline leaves it. */
      readonly patienceSeconds: number;
    };

/** What is tried, in which order and when, until she has answered and the law is satisfied, or a person has it. */
export interface Cadence {
  readonly rungs: readonly Rung[];
  /** Staff phone her, unless she has answered. */
  readonly call?: HandOverTime;
  /** Staff post a certified letter, unless the law is satisfied. */
  readonly letter: HandOverTime;
  /** An e-mail that came back for a passing reason is tried once more. */
  readonly afterSoftBounceSeconds: number;
}

/** The cadences of the three classes: data, to be changed here alone. They follow the practice of the field, tightened. */
export const cadences: Readonly<Record<Urgency, Cadence>> = {
  emergency: {
    rungs: [
      { afterSeconds: 0, to: 'each-channel' },
      { afterSeconds: 30 * MINUTE, to: 'texts' },
      { afterSeconds: HOUR, to: 'everything' },
      { afterSeconds: 2 * HOUR, to: 'texts' },
      { afterSeconds: 2 * HOUR, to: 'representative' },
    ],
    call: { afterSeconds: 4 * HOUR },
    letter: { before: { seconds: 12 * HOUR }, patienceSeconds: 4 * HOUR },
    afterSoftBounceSeconds: 0,
  },
  advance: {
    rungs: [
      { afterSeconds: 0, to: 'each-channel' },
      { afterSeconds: 3 * DAY, to: 'each-channel' },
      { afterSeconds: 3 * DAY, to: 'representative' },
    ],
    call: { before: { seconds: 7 * DAY }, patienceSeconds: 4 * DAY },
    letter: { before: { businessDays: 5 }, patienceSeconds: DAY },
    afterSoftBounceSeconds: 4 * HOUR,
  },
  routine: {
    rungs: [
      { afterSeconds: 0, to: 'each-channel' },
      { afterSeconds: 7 * DAY, to: 'each-channel' },
    ],
    letter: { before: { businessDays: 5 }, patienceSeconds: 2 * DAY },
    afterSoftBounceSeconds: 4 * HOUR,
  },
};

/** A hearing is told again so long before it is held, to whoever has answered too, unless she wants no reminder of it. */
export const hearingRemindersBeforeSeconds = [14 * DAY, 3 * DAY] as const;

/** No reminder follows so soon upon the first message. */
export const REMINDER_NOT_WITHIN_SECONDS = DAY;

/** Staff are paged about an open task so long after the duty began: a day is all that the law gives for an escape. */
export const emergencyPagesAfterSeconds = [4 * HOUR, 12 * HOUR, 20 * HOUR] as const;

/** About any other open task, when these shares of the time between its beginning and its deadline are gone. */
export const pagesAtShares = [0.5, 0.8] as const;

/** A person has it at least so long before its deadline, unless it came later than that. */
export const PERSON_BEFORE_DEADLINE_SECONDS = HOUR;
