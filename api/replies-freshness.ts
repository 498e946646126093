import * as z from 'zod/mini';
import { feedId } from '../domain/feed.ts';
import { instant } from '../domain/times.ts';

/** `never`: nothing was heard yet; `quiet`: nothing for longer than it may last. */
const howNew = z.enum(['never', 'fresh', 'quiet']);

/** Until when we have had word from those who report to us; first of all from the department. */
export const freshness = z.strictObject({
  freshness: howNew,
  heardAt: z.optional(instant),
  silentSince: z.optional(instant),
  feeds: z.array(
    z.strictObject({
      feedId,
      agency: z.string(),
      freshness: howNew,
      heardAt: z.optional(instant),
      silentSince: z.optional(instant),
    }),
  ),
});
export type FreshnessReply = Readonly<z.infer<typeof freshness>>;

/** The answer to a heartbeat. */
export const heartbeat = z.strictObject({ feedId, heardAt: instant, expectedBy: instant });
export type HeartbeatReply = Readonly<z.infer<typeof heartbeat>>;
