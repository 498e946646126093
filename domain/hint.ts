import * as z from 'zod/mini';

/** What a queue message holds: ids of units of work, never a person. A lost hint is found again by the clock. */
export const hint = z.strictObject({
  ids: z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.minLength(1), z.maxLength(25)),
});
export type Hint = z.infer<typeof hint>;
