import * as z from 'zod/mini';

/** The code as typed; dashes, spaces and small letters do not matter. */
export const confirmation = z.strictObject({
  code: z.string().check(z.minLength(1, 'must not be empty'), z.maxLength(40)),
});
