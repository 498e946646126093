import * as z from 'zod/mini';

/** The feed of the Department of Corrections itself; the others are agencies whose systems report beside it. */
export const DEPARTMENT_FEED = 'department';

/** Names a feed in paths, policies and items. */
export const feedId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be 2 to 40 lower-case letters, digits or hyphens'));

export const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const hour = z.number().check(z.int(), z.minimum(0), z.maximum(24));

/** How often a feed is heard of in some hours of the week, by Missouri's clocks. */
const pace = z.strictObject({
  /** On these days; on all of them if absent. */
  days: z.optional(z.array(z.enum(days)).check(z.minLength(1))),
  /** From this full hour on, and before that one; the whole day if absent. */
  fromHour: z.optional(hour),
  toHour: z.optional(hour),
  /** The longest time in which something comes, a heartbeat at least; a planned maintenance is an hour with a long one. */
  everyMinutes: z.number().check(z.int(), z.minimum(1), z.maximum(10_080)),
});
export type Pace = z.infer<typeof pace>;

/** Minutes of a silence, counted from when it was noticed. */
const minutes = z.number().check(z.int(), z.minimum(1));

/** A system that reports to us: whose it is, and how often it is heard of. */
export const feed = z.strictObject({
  feedId,
  /** Whose it is, as people call it. */
  agency: z.string().check(z.minLength(1)),
  /** Which of their systems it is. */
  system: z.string().check(z.minLength(1)),
  /** The first that covers an hour counts; the last one covers all hours. */
  paces: z.array(pace).check(
    z.minLength(1),
    z.refine(
      (all) => all.at(-1)?.days === undefined && all.at(-1)?.fromHour === undefined,
      'the last pace must cover all hours',
    ),
  ),
  /** After such a silence beyond the limit, victims who chose to hear of it are told; never if absent. */
  tellVictimsAfterMinutes: z.optional(minutes),
});
export type Feed = z.infer<typeof feed>;

/** The feeds of a deployment, from its settings. Throws if they are not right: a function must not start with them. */
export const feedsFrom = (json: string): readonly Feed[] => z.array(feed).parse(JSON.parse(json));

export const feedNamed = (feeds: readonly Feed[], id: string | undefined): Feed | undefined =>
  feeds.find((one) => one.feedId === id);

/** When a feed is noted as heard again, at the earliest: a minute is all that its readers can tell apart. */
export const HEARD_AGAIN_AFTER_SECONDS = 60;

/** How new what we know is: nothing was heard yet, or not for longer than it may last. */
export type Freshness = 'never' | 'fresh' | 'quiet';
