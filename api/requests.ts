import * as z from 'zod/mini';
import { LONGEST_KEY, MOST_IN_A_BATCH } from './limits.ts';
import { languages } from '../domain/contact.ts';
import { statusChange } from '../domain/status-change.ts';

/** A list of them: each item is checked by itself, so that a bad one spoils none of the others. */
export const statusChangeBatch = z.array(statusChange).check(z.minLength(1), z.maxLength(MOST_IN_A_BATCH));

/** What POST /feeds/{feedId}/status-changes takes. */
export const statusChangesRequest = z.union([statusChange, statusChangeBatch]);

/** Whatever the sender of a form takes as the name of this one submission. */
export const idempotencyKey = z.string().check(z.minLength(1), z.maxLength(LONGEST_KEY));

/** The end of a short link. See isLinkCode, which checks it. */
export const linkCode = z.string().check(z.regex(/^[A-Za-z0-9]{14}$/));

/** The language in which words are read. */
export const wordsLanguage = z.enum(languages);

/** Where a page of the outreach list ended. */
export const outreachPlace = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,200}$/));

/** Where to go from the page that shows all answers. */
export const reviewStep = z.literal('change');
