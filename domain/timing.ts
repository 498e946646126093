/** How long the clock waits before it queues again what was hinted: a lost hint costs this and one tick of a minute. */
export const PATIENCE_SECONDS = 120;

/** A lease outlives any run of the function, so that a lease past its end means a worker that died. Clocks may differ by 5 s. */
export const leaseSeconds = (functionTimeoutSeconds: number): number =>
  Math.ceil(functionTimeoutSeconds * 1.1) + 10;

const MINUTE = 60;
const DAY = 86_400;

/** How long to wait before the n-th further try of a provider that is busy or down (n from 1). */
const waits = [1, 1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE);

/** Seconds until the next try after `round` rounds without success; the last wait repeats. */
export const retryAfterSeconds = (round: number): number =>
  waits[Math.min(round, waits.length) - 1] ?? MINUTE;

/** After three days of trying, a person takes over (phone networks give up after 72 hours too). */
export const TRY_FOR_SECONDS = 3 * DAY;

/** How long a confirmation code may be used. */
export const CODE_VALID_SECONDS = 3 * DAY;

/** How long the short link in a message may be used to confirm it. */
export const LINK_VALID_SECONDS = 90 * DAY;

/** Whoever sends the same form again after this gets new codes; sooner, the first ones are still on their way. */
export const RESEND_AFTER_SECONDS = 600;

/** Codes that one address may be sent in a day: enough for a person in trouble, too few to harass one. */
export const CODES_PER_DAY = 5;

/** How long a code to sign in may be used, and a session lasts. */
export const SIGN_IN_CODE_VALID_SECONDS = 15 * MINUTE;
export const SESSION_SECONDS = 30 * MINUTE;

/** Wishes to sign in with one address within this time are one. */
export const SIGN_IN_AGAIN_AFTER_SECONDS = 2 * MINUTE;

/** Codes that one caller may try in a quarter of an hour. */
export const TRIES_WITHIN_SECONDS = 15 * MINUTE;
export const MOST_TRIES = 20;

/** Warnings and other messages about the service that one address may be sent in a day, codes apart. */
export const SERVICE_MESSAGES_PER_DAY = 20;

/** The same request for a hearing within this time is one, and of several she is told once. */
export const REQUEST_AGAIN_AFTER_SECONDS = 60 * MINUTE;

/** Tasks that the requests of one victim for hearings may open in a day: the last of them shows what comes after it too. */
export const HEARING_TASKS_PER_DAY = 20;

/** A withdrawal takes effect after three days: time to read the warning and take it back. */
export const WITHDRAW_AFTER_SECONDS = 3 * DAY;

/** The longest pause. */
export const LONGEST_PAUSE_DAYS = 90;

/** How often a contact is asked whether it still reaches her, and how long it may take to answer. */
export const CHECK_EVERY_SECONDS = 90 * DAY;
export const ANSWER_CHECK_WITHIN_SECONDS = 30 * DAY;

/** A contact that was confirmed a year ago or longer may be somebody else's by now. */
export const CONTACT_FRESH_SECONDS = 365 * DAY;

/** A digest gathers what waits for it; blackout dates and a pause may have held it for long. */
export const DIGEST_LOOKS_BACK_SECONDS = 100 * DAY;

/** A receipt may come before what it is about is on record; after this, it belongs to nothing of ours. */
export const CLAIM_RECEIPTS_FOR_SECONDS = 3 * DAY;

/** Seconds until a parked receipt is tried again: twice as long each time, six hours at most. */
export const claimAgainAfterSeconds = (round: number): number => Math.min(MINUTE * 2 ** round, DAY / 4);

/** Notifications older than this are left as they are when a contact of their victim fails. */
export const LOOK_BACK_SECONDS = 120 * DAY;

/** How soon a person reads what a victim wrote in words that no rule may answer. */
export const READ_REPLY_WITHIN_SECONDS = 60 * MINUTE;

/** How soon a person looks into a complaint, or into what may be a wish for no more texts. */
export const REVIEW_WITHIN_SECONDS = DAY;

/** Texts of ours to one number in a day that answer its own: two machines must not talk for ever. */
export const ANSWERS_PER_DAY = 10;

/** How long before a hearing its notice may have come, to be among the hearings ahead. */
export const HEARINGS_LOOK_BACK_SECONDS = 800 * DAY;

/** How far ahead a hearing or a release of her offender makes it urgent to find a victim whom nothing reaches. */
export const OUTREACH_DAYS = 120;
