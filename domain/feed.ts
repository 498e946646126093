/** The system of the Department of Corrections that reports to us. */
export const DEPARTMENT_FEED = 'department';

/** When a feed is noted as heard again, at the earliest: a minute is all that its readers can tell apart. */
export const HEARD_AGAIN_AFTER_SECONDS = 60;

/** After such a silence we say that it is longer than usual. The department reports every day. */
export const QUIET_AFTER_SECONDS = 24 * 3600;

/** How new what we know is. */
export type Freshness = 'never' | 'fresh' | 'quiet';

/** `lastHeardAt`: ISO-8601 UTC; undefined when nothing was heard yet. */
export const freshnessOf = (lastHeardAt: string | undefined, now: Date): Freshness => {
  if (lastHeardAt === undefined) return 'never';
  const silentMs = now.getTime() - Date.parse(lastHeardAt);
  return silentMs > QUIET_AFTER_SECONDS * 1000 ? 'quiet' : 'fresh';
};
