import * as z from 'zod/mini';
import { wishes } from '../domain/hearing-request.ts';

/** A reply is built once and not changed. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

/** One thing that was asked for, with the words that were written about it. */
export const asked = z.strictObject({ wish: z.enum(wishes), words: z.optional(z.string()) });

/** The receipt of a request for a hearing. */
export const hearingAsked = z.strictObject({
  message: z.string(),
  requestNumber: z.string().check(z.regex(/^[0-9A-F]{8}$/)),
  asked: z.array(asked),
});
export type HearingAsked = Fixed<z.infer<typeof hearingAsked>>;
