import type { Channel } from './contact.ts';
import { eventTypes, type EventType } from './event-types.ts';
import { matrix } from './matrix.ts';
import type { Urgency } from './urgency.ts';
import {
  DAY_MS,
  dayOf,
  instantAt,
  isoDay,
  knownZone,
  timeOfDay,
  wallTimeAt,
  type WallTime,
} from './zones.ts';

/** From a time to a time of the same day, as HH:MM: the first belongs to it, the second does not. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** When messages may reach a victim. */
export interface Timing {
  /** IANA name; an unknown one counts as Missouri's. */
  readonly timeZone: string;
  /** Her own hours; what lies outside the send window does not count. */
  readonly hours?: Hours;
  /** Days without messages: YYYY-MM-DD, or --MM-DD for every year. */
  readonly blackoutDates: readonly string[];
  /** Messages rest until then, ISO-8601 UTC. */
  readonly pausedUntil?: string;
  /** Her mailbox makes no noise: e-mail may come at night. */
  readonly emailAnyHour?: boolean;
}

/** Outside are the quiet hours: no message but an emergency rings anyone out of bed. */
export const SEND_WINDOW: Hours = { from: '07:00', to: '20:00' };

const ANY_HOUR: Hours = { from: '00:00', to: '24:00' };

/** When the routine messages of a day come together, in her zone. */
export const DIGEST_AT = '17:00';

/**
 * A recipient's server must have taken the mail by the deadline, and a person be on it an hour before if it does not:
 * whoever would be written to later than this before the deadline is written to at once.
 */
const LEGAL_MARGIN_MS = 2 * 3_600_000;

/** More days than anyone may close; it keeps a search from going on for ever. */
const MOST_CLOSED = 400;

/** Her own hours inside the send window; the whole window, if nothing is left of them. */
const ownHours = ({ hours = SEND_WINDOW }: Timing): Hours => {
  const isRead = [hours.from, hours.to].every((clock) => /^([01]\d|2[0-3]):[0-5]\d$/.test(clock));
  const from = hours.from > SEND_WINDOW.from ? hours.from : SEND_WINDOW.from;
  const to = hours.to < SEND_WINDOW.to ? hours.to : SEND_WINDOW.to;
  return isRead && from < to ? { from, to } : SEND_WINDOW;
};

const isClosed = (day: WallTime, { blackoutDates }: Timing): boolean => {
  const date = isoDay(day);
  return blackoutDates.includes(date) || blackoutDates.includes(`-${date.slice(4)}`);
};

/** Her own wishes, or none but the time of day. */
type Closed = (day: WallTime) => boolean;
const never: Closed = () => false;

/** The first instant from `start` on that lies inside the hours of a day that is not closed; milliseconds since 1970. */
const firstOpen = (start: number, zone: string, hours: Hours, closed: Closed): number => {
  let day = dayOf(wallTimeAt(start, zone));
  for (let tried = 0; ; tried += 1) {
    if (tried > MOST_CLOSED || !closed(day)) {
      const at = Math.max(start, instantAt(day + timeOfDay(hours.from), zone));
      if (at < instantAt(day + timeOfDay(hours.to), zone)) return at;
    }
    day += DAY_MS;
  }
};

/** Not before her pause is over. */
const afterPause = (now: number, { pausedUntil }: Timing): number => {
  const until = pausedUntil === undefined ? now : Date.parse(pausedUntil);
  return until > now ? until : now;
};

const hoursFor = (channel: Channel, timing: Timing): Hours =>
  channel === 'email' && timing.emailAnyHour === true ? ANY_HOUR : ownHours(timing);

/** What is to be sent. Times are ISO-8601. */
export interface Sending {
  readonly channel: Channel;
  readonly urgency: Urgency;
  /** By when the law wants it; absent when nothing falls due, for instance because the duty is satisfied. */
  readonly deadline?: string | undefined;
  readonly now: string;
}

/**
 * The earliest instant, from `now` on, at which a message may go to a victim; ISO-8601 UTC.
 *
 * An emergency goes at once. All else waits for the send window of her zone, her own hours, the end of her pause and a
 * day that she did not close. If the duty would fall due first, the e-mail, which the law counts, does not wait for
 * that: it goes within her hours on the next day, or if that is too late within the send window. Texts wait.
 */
export const sendableAt = (timing: Timing, { channel, urgency, deadline, now }: Sending): string => {
  const from = Date.parse(now);
  if (urgency === 'emergency') return new Date(from).toISOString();
  const zone = knownZone(timing.timeZone);
  const hours = hoursFor(channel, timing);
  const asSheWants = firstOpen(afterPause(from, timing), zone, hours, (day) => isClosed(day, timing));
  const limit = deadline === undefined ? Infinity : Date.parse(deadline) - LEGAL_MARGIN_MS;
  const at = channel !== 'email' || asSheWants <= limit ? asSheWants : inTime(from, zone, hours, limit);
  return new Date(at).toISOString();
};

const inTime = (from: number, zone: string, hours: Hours, limit: number): number => {
  const inHerHours = firstOpen(from, zone, hours, never);
  return inHerHours <= limit ? inHerHours : Math.min(inHerHours, firstOpen(from, zone, SEND_WINDOW, never));
};

const digestClock = (timing: Timing): string => {
  const { from, to } = ownHours(timing);
  return DIGEST_AT >= from && DIGEST_AT < to ? DIGEST_AT : from;
};

/**
 * When the next digest goes to a victim, from `now` on: 17:00 of her zone on a day that she did not close, or the
 * beginning of her own hours if 17:00 is not among them. ISO-8601 UTC. Whoever has a deadline before it goes alone.
 */
export const nextDigestAt = (timing: Timing, now: string): string => {
  const zone = knownZone(timing.timeZone);
  const start = afterPause(Date.parse(now), timing);
  const clock = timeOfDay(digestClock(timing));
  let day = dayOf(wallTimeAt(start, zone));
  let at = instantAt(day + clock, zone);
  for (let tried = 0; at < start || (tried < MOST_CLOSED && isClosed(day, timing)); tried += 1) {
    day += DAY_MS;
    at = instantAt(day + clock, zone);
  }
  return new Date(at).toISOString();
};

/** What a victim's settings mean, for the sentences that she reads before she saves them. */
export interface Preview {
  readonly timeZone: string;
  /** These ring at 03:00, on a closed day and during a pause. */
  readonly always: readonly EventType[];
  /** These do when little time is left, such as a release within 24 hours. */
  readonly whenUrgent: readonly EventType[];
  /** When all else may come by text, and by e-mail. */
  readonly texts: Hours;
  readonly email: Hours;
  /** Local time, HH:MM, at which several routine messages come as one. */
  readonly digestAt: string;
  readonly blackoutDates: readonly string[];
  readonly pausedUntil?: string;
}

/** What rings when, with these settings. */
export const whatWouldRing = (timing: Timing): Preview => ({
  timeZone: knownZone(timing.timeZone),
  always: eventTypes.filter((type) => matrix[type].urgency[0] === 'emergency'),
  whenUrgent: eventTypes.filter((type) => matrix[type].urgency.indexOf('emergency') > 0),
  texts: hoursFor('sms', timing),
  email: hoursFor('email', timing),
  digestAt: digestClock(timing),
  blackoutDates: timing.blackoutDates,
  ...(timing.pausedUntil === undefined ? {} : { pausedUntil: timing.pausedUntil }),
});
