import { MISSOURI } from './times.ts';

/** What a clock on a wall shows, as the milliseconds that UTC would have at that date and time: days are 24 hours long. */
export type WallTime = number;

const HOUR_MS = 3_600_000;
/** A day on the wall, or 24 hours of a clock, in milliseconds. */
export const DAY_MS = 24 * HOUR_MS;

/** More zones than there are; whoever writes their names in many ways may not fill the memory. */
const MOST_KEPT = 700;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

/** Made at first use of each zone: making one takes longer than everything else here. */
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  if (formats.size >= MOST_KEPT) formats.clear();
  const made = formatFor(zone);
  formats.set(zone, made);
  return made;
};

/** The zone itself, or Missouri's for a name that this runtime does not know. */
export const knownZone = (zone: string): string => {
  try {
    formatOf(zone);
    return zone;
  } catch {
    return MISSOURI;
  }
};

/** Reads the clocks of a zone, which takes a thousand times as long as to remember what they showed. */
const read = (at: number, zone: string): WallTime => {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const inSeconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return inSeconds + (((at % 1000) + 1000) % 1000);
};

/** Some years of several zones. */
const MOST_DAYS_KEPT = 10_000;
const offsets = new Map<string, number>();

/** How far the clocks are ahead of UTC when a day of UTC begins, in milliseconds. */
const offsetAtStart = (day: number, zone: string): number => {
  const key = `${day} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_DAYS_KEPT) offsets.clear();
  const offset = read(day * DAY_MS, zone) - day * DAY_MS;
  offsets.set(key, offset);
  return offset;
};

/** What the clocks of a zone (IANA) show at an instant (milliseconds since 1970). No zone changes twice within a day. */
export const wallTimeAt = (at: number, zone: string): WallTime => {
  const day = Math.floor(at / DAY_MS);
  const offset = offsetAtStart(day, zone);
  return offset === offsetAtStart(day + 1, zone) ? at + offset : read(at, zone);
};

/** The first instant from `low` to `high` at which the clocks show `wall` or later: that of the jump, where they skip it. */
const jumpOver = (wall: WallTime, zone: string, low: number, high: number): number => {
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (wallTimeAt(middle, zone) >= wall) to = middle;
    else from = middle;
  }
  return to;
};

/**
 * The instant (milliseconds since 1970) at which the clocks of a zone first show `wall`, or a later time. So of a time
 * that comes twice, in autumn, it is the first; of a time that the clocks skip, in spring, the moment of the jump.
 */
export const instantAt = (wall: WallTime, zone: string): number => {
  // No zone is 24 hours or more from UTC: these are the offsets before and after any change that concerns this time.
  const before = wallTimeAt(wall - DAY_MS, zone) - (wall - DAY_MS);
  const after = wallTimeAt(wall + DAY_MS, zone) - (wall + DAY_MS);
  if (before === after) return wall - before;
  const first = wall - Math.max(before, after);
  const second = wall - Math.min(before, after);
  if (wallTimeAt(first, zone) === wall) return first;
  return wallTimeAt(second, zone) === wall ? second : jumpOver(wall, zone, first, second);
};

/** The midnight with which the day of a wall time began. */
export const dayOf = (wall: WallTime): WallTime => Math.floor(wall / DAY_MS) * DAY_MS;

/** The calendar day of a wall time, for example 2026-03-07. */
export const isoDay = (wall: WallTime): string => new Date(wall).toISOString().slice(0, 10);

/** The midnight, on the wall, of a calendar day such as 2026-03-07. */
export const wallDay = (day: string): WallTime => Date.parse(`${day}T00:00:00Z`);

/** 07:30 as milliseconds since midnight. */
export const timeOfDay = (clock: string): number => {
  const [hours, minutes] = clock.split(':');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
};
