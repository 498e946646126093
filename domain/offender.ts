import * as z from 'zod/mini';

/** Eight digits, as in the department's public file: 00123456. A string everywhere, never a number. */
export const docNumber = z
  .string()
  .check(z.regex(/^[0-9]{8}$/, 'must be eight digits, for example 00123456'));

/** People type 123456 where the department's file says 00123456: zeros are added in front, nothing else is guessed. */
export const docNumberAsTyped = z.pipe(
  z.string().check(z.regex(/^\s*[0-9]{1,8}\s*$/, 'must be a number of one to eight digits')),
  z.transform((typed: string) => typed.trim().padStart(8, '0')),
);

/** Stands in place of a DOC number until a person of the office has found out which offender is meant. */
export const UNMATCHED = 'unmatched';
