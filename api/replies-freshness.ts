import * as z from 'zod/mini';
import { instant } from '../domain/times.ts';

/** Until when we have had word from the department. */
export const freshness = z.strictObject({
  /** `never`: nothing was heard yet; `quiet`: nothing for longer than usual. */
  freshness: z.enum(['never', 'fresh', 'quiet']),
  heardAt: z.optional(instant),
});
export type FreshnessReply = Readonly<z.infer<typeof freshness>>;
