import { MISSOURI } from '../domain/times.ts';
import { DAY_MS, dayOf, instantAt, timeOfDay, wallTimeAt } from '../domain/zones.ts';

/** Well inside the send window, so that the day is over before it closes. */
const EARLIEST = timeOfDay('08:00');
const MORNING = timeOfDay('10:00');
const LATEST = timeOfDay('18:00');

/**
 * The first time from `from` on at which messages go out at once: now, if it is day in Missouri, or else ten in the
 * morning. Whatever zone this machine is in.
 */
export const daytimeFrom = (from: Date): Date => {
  const wall = wallTimeAt(from.getTime(), MISSOURI);
  const midnight = dayOf(wall);
  const clock = wall - midnight;
  if (clock >= EARLIEST && clock < LATEST) return from;
  return new Date(instantAt(midnight + MORNING + (clock < EARLIEST ? 0 : DAY_MS), MISSOURI));
};
