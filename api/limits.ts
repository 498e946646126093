/** The largest bodies that are looked at, in bytes: far more than anything real. */
export const mostBytes = {
  registration: 65_536,
  confirmation: 1_024,
  account: 16_384,
  /** The longest statement, in letters that a web form writes with six characters each, and all the rest. */
  hearingRequest: 98_304,
  statusChanges: 1_048_576,
  heartbeat: 1_024,
  taskOutcome: 1_024,
} as const;

/** Status changes in one request: with everything in it, such a batch is half of the largest body. */
export const MOST_IN_A_BATCH = 500;

/** Characters of an Idempotency-Key. */
export const LONGEST_KEY = 255;

/** Days of one duty report. */
export const LONGEST_REPORT_DAYS = 92;

/** Duties in one list: with everything in it, a list stays below what AWS Lambda answers with (6 MB). */
export const MOST_DUTIES_LISTED = 5_000;
