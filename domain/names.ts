import * as z from 'zod/mini';

/** Letters and marks of any script, space, apostrophe, hyphen, full stop, comma: what names are made of. */
const nameCharacters = /^[\p{L}\p{M} '’.,-]+$/u;

/** One part of a person's name, in Unicode's composed form (NFC), 1 to 100 characters. */
export const namePart = z.pipe(
  z.string().check(z.maxLength(200)),
  z.pipe(
    z.transform((typed: string) => typed.normalize('NFC').trim()),
    z
      .string()
      .check(
        z.minLength(1, 'must not be empty'),
        z.maxLength(100, 'must be at most 100 characters'),
        z.regex(nameCharacters, 'may hold letters, spaces, apostrophes, hyphens and full stops'),
      ),
  ),
);

/** A person's name as four parts; `last` and `first` suffice. */
export const personName = z.strictObject({
  first: namePart,
  middle: z.optional(namePart),
  last: namePart,
  suffix: z.optional(namePart),
});
export type PersonName = z.infer<typeof personName>;

/** An offender's name as people know it: the last name alone is enough. */
export const offenderName = z.strictObject({
  first: z.optional(namePart),
  middle: z.optional(namePart),
  last: namePart,
  suffix: z.optional(namePart),
});
export type OffenderName = z.infer<typeof offenderName>;

/** The department's file cuts last names at 18 and first names at 12 characters (FAK930). */
const LAST_NAME_CUT = 18;
const FIRST_NAME_CUT = 12;

/** Letters only, no accents, upper case: O'Neil, ONEIL and O’Neíl are one name. */
export const folded = (part: string): string =>
  part
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase();

/** The file cuts what is printed, accents and punctuation counted; so both sides are cut in the same place. */
const agrees = (one: string, other: string, cut: number): boolean =>
  folded(one) !== '' &&
  (folded(one).slice(0, cut) === folded(other).slice(0, cut) ||
    folded(one.slice(0, cut)) === folded(other.slice(0, cut)));

/** Bob or B. for ROBERT is not known to us; one initial, or the start of the name, is. */
const firstAgrees = (one: string, other: string): boolean => {
  const [shorter = '', longer = ''] = [folded(one), folded(other)].sort((a, b) => a.length - b.length);
  return shorter !== '' && longer.startsWith(shorter.slice(0, FIRST_NAME_CUT));
};

/**
 * Whether the name a victim gave fits the name the department sent for the same DOC number.
 * Last names must agree up to accents, punctuation and the file's truncation; a first name is compared when
 * both give one. When in doubt the answer is no: a person looks at it before anyone is notified.
 */
export const namesAgree = (given: OffenderName, sent: OffenderName): boolean =>
  agrees(given.last, sent.last, LAST_NAME_CUT) &&
  (given.first === undefined || sent.first === undefined || firstAgrees(given.first, sent.first));
