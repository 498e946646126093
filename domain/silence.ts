import { days, type Feed } from './feed.ts';
import type { OfficePage } from './office-page.ts';
import { aStaffTask, type StaffTask } from './staff-task.ts';
import { after, MISSOURI } from './times.ts';
import { dayOf, wallTimeAt } from './zones.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOUR = 3600;

/** A feed is late by less than this when two clocks, or a busy minute, are all that is wrong. */
const GRACE_SECONDS = 60;

/** By when staff have done what can be done about a silence. */
const SILENCE_TASK_SECONDS = 4 * HOUR;

/** What is on record of a feed. All times are ISO-8601 UTC. */
export interface FeedState {
  /** Absent as long as nothing was heard: a feed counts from its first word. */
  readonly lastHeardAt?: string;
  /** Since when it is silent: when we heard last before that. */
  readonly silentSince?: string;
  /** When it was heard first after that. */
  readonly heardAgainAt?: string;
}

/** How many minutes a feed may be silent in the hour of the week that Missouri's clocks show at an instant. */
const paceAt = ({ paces }: Feed, at: number): number => {
  const wall = wallTimeAt(at, MISSOURI);
  const day = days[new Date(wall).getUTCDay()];
  const hour = Math.floor((wall - dayOf(wall)) / HOUR_MS);
  const covering = paces.find(
    (one) =>
      (one.days === undefined || (day !== undefined && one.days.includes(day))) &&
      hour >= (one.fromHour ?? 0) &&
      hour < (one.toHour ?? 24),
  );
  return (covering ?? { everyMinutes: 60 }).everyMinutes;
};

/**
 * By when a feed is expected to be heard again, ISO-8601 UTC. Each hour uses up its share of the patience: after a quiet
 * night nobody is called at the very first minute of the day. Missouri's clocks change by whole hours, at whole hours.
 */
export const expectedBy = (feed: Feed, lastHeardAt: string): string => {
  let at = Date.parse(lastHeardAt);
  for (let left = 1; ;) {
    const hourEnds = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
    const pace = paceAt(feed, at) * MINUTE_MS;
    const until = at + left * pace;
    if (until <= hourEnds) return new Date(until).toISOString();
    left -= (hourEnds - at) / pace;
    at = hourEnds;
  }
};

/** Since when a feed is silent; undefined as long as it is not, or was never heard. */
export const silentSince = (
  feed: Feed,
  { lastHeardAt, silentSince: since, heardAgainAt }: FeedState,
  now: Date,
): string | undefined => {
  if (since !== undefined && heardAgainAt === undefined) return since;
  if (lastHeardAt === undefined) return undefined;
  return after(expectedBy(feed, lastHeardAt), GRACE_SECONDS) <= now.toISOString() ? lastHeardAt : undefined;
};

/** What is to be done about a feed now. */
export type SilenceStep =
  | { readonly is: 'nothing' }
  /** Not on record yet. */
  | { readonly is: 'noticed'; readonly since: string }
  /** On record: see that everybody is told who has to be. */
  | { readonly is: 'silent'; readonly since: string }
  | { readonly is: 'over'; readonly since: string; readonly until: string };

export const silenceStep = (feed: Feed, state: FeedState, now: Date): SilenceStep => {
  const { silentSince: known, heardAgainAt } = state;
  if (known !== undefined)
    return heardAgainAt === undefined
      ? { is: 'silent', since: known }
      : { is: 'over', since: known, until: heardAgainAt };
  const since = silentSince(feed, state, now);
  return since === undefined ? { is: 'nothing' } : { is: 'noticed', since };
};

/** Somebody is to call the agency; one task for one silence, paged at once and after an hour. */
export const silenceTask = (feed: Feed, since: string): StaffTask => {
  const { feedId } = feed;
  const createdAt = after(expectedBy(feed, since), GRACE_SECONDS);
  return aStaffTask(`feed-silent#${feedId}#${since}`, {
    ...{ kind: 'review', reason: 'feed-silent', feedId, createdAt },
    deadline: after(createdAt, SILENCE_TASK_SECONDS),
    pages: [createdAt, after(createdAt, HOUR)],
  });
};

/** 7,500 seconds as "2 h 5 min". */
export const lengthOf = (since: string, until: string): string => {
  const all = Math.max(1, Math.round((Date.parse(until) - Date.parse(since)) / MINUTE_MS));
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(minutes > 0 ? [`${minutes} min`] : [])].join(' ');
};

const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** Tells the office that a silence is over, how long it lasted, and what that does not say. */
export const recoveryPage = (
  { feedId, agency, system }: Pick<Feed, 'feedId' | 'agency' | 'system'>,
  since: string,
  until: string,
): OfficePage => ({
  subject: `Victim notification: we hear from ${feedId} again`,
  text: [
    `We hear again from the feed ${feedId}: ${agency}, ${system}.`,
    `It was silent for ${lengthOf(since, until)}: from ${minute(since)} to ${minute(until)}.`,
    '',
    'That it is heard does not say that nothing is missing. Ask the agency to send again whatever happened in that time;',
    'what we have already is not told twice.',
  ].join('\n'),
});
