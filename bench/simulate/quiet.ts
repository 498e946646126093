import type { Fact } from '../../domain/facts.ts';
import type { Outcome } from './outcomes.ts';
import type { Person } from './people.ts';

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;
/** A message that the deadline forces must leave so long before it. */
const MARGIN = 2 * HOUR;

const offsets = new Map<string, number>();

const SHOWN = /GMT(?:([+-])(\d\d):(\d\d))?/;

const readOffset = (at: number, zone: string): number => {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(at);
  const [, sign, hours = '0', minutes = '0'] = SHOWN.exec(shown) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
};

/** How far a zone is ahead of UTC in an hour: read from the runtime itself, apart from the rules that are looked at. */
const offsetOf = (at: number, zone: string): number => {
  const key = `${Math.floor(at / HOUR)} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = readOffset(at, zone);
  offsets.set(key, offset);
  return offset;
};

/** What her clock and her calendar show. */
const localOf = (at: number, zone: string): { readonly day: string; readonly clock: string } => {
  const shown = new Date(at + offsetOf(at, zone)).toISOString();
  return { day: shown.slice(0, 10), clock: shown.slice(11, 16) };
};

type Channel = 'sms' | 'email';

const isInWindow = (at: number, { zone, emailAnyHour }: Person, channel: Channel): boolean => {
  const { clock } = localOf(at, zone);
  return (channel === 'email' && emailAnyHour) || (clock >= '07:00' && clock < '20:00');
};

/** Whether she wants messages at this moment. */
const isWelcome = (at: number, person: Person, channel: Channel): boolean => {
  const { day, clock } = localOf(at, person.zone);
  const { from, to } = person.hours ?? { from: '07:00', to: '20:00' };
  const isHerHour = (channel === 'email' && person.emailAnyHour) || (clock >= from && clock < to);
  return isHerHour && !person.blackoutDates.some((date) => date === day || date === `-${day.slice(4)}`);
};

/** No moment that she would like better is left before the deadline. */
const isForced = (at: number, { duty, person, legalAt }: Outcome): boolean => {
  if (legalAt !== undefined && Date.parse(legalAt) < at) return false;
  const limit = Date.parse(duty.deadline) - MARGIN;
  for (let other = at + QUARTER; other <= limit; other += QUARTER)
    if (isWelcome(other, person, 'email')) return false;
  return true;
};

/** How a message stood to her wishes. */
export type Kindness = 'welcome' | 'forced' | 'unkind';

const kindnessOf = (outcome: Outcome, { at: when, channel }: Accepted): Kindness => {
  const at = Date.parse(when);
  if (outcome.duty.urgency === 'emergency' || isWelcome(at, outcome.person, channel)) return 'welcome';
  const isLegal = channel === 'email' && isInWindow(at, outcome.person, channel);
  return isLegal && isForced(at, outcome) ? 'forced' : 'unkind';
};

type Accepted = Extract<Fact, { is: 'accepted' }>;

/** Every message of a duty, and how it stood to her wishes. */
export const kindnessesOf = (outcome: Outcome): readonly Kindness[] =>
  outcome.facts.flatMap((fact) => (fact.is === 'accepted' ? [kindnessOf(outcome, fact)] : []));
