import type { FeedWindowsTable } from '../adapters/feed-windows-table.ts';
import type { Observe } from '../adapters/observability.ts';
import { isPastFloor, waitsForOthers } from '../domain/breaker.ts';
import type { EventType } from '../domain/event-types.ts';
import { read } from '../domain/problems.ts';
import { statusChange } from '../domain/status-change.ts';

export interface CountEdges {
  readonly windows: Pick<FeedWindowsTable, 'add'>;
  readonly observe: Observe;
  readonly now: () => Date;
}

/** Counts what a feed posts; answers the types of which so many have come that somebody should look. */
export type CountPosted = (feedId: string, posted: readonly unknown[]) => Promise<ReadonlySet<EventType>>;

/** So many of one type in one hour are not written down: they say nothing, and a single escape costs no request. */
const NOT_COUNTED = 3;

/**
 * Counts before anything is recorded, so that no crash lets a burst pass uncounted; what is posted again after one
 * counts twice, which is the safer error. Where nothing can be counted, nothing is taken, except what must never wait.
 */
export const countPosted = ({ windows, observe, now }: CountEdges): CountPosted => {
  const kept = new Map<string, number>();
  let hour = '';

  /** What is to be added: the first few of an hour only when there are more of them. */
  const dueOf = (feedId: string, eventType: EventType, count: number): number => {
    const key = `${feedId}#${eventType}`;
    const before = kept.get(key) ?? 0;
    kept.set(key, before + count);
    if (before + count <= NOT_COUNTED) return 0;
    return before > NOT_COUNTED ? count : before + count;
  };

  return async (feedId, posted) => {
    const at = now();
    if (at.toISOString().slice(0, 13) !== hour) kept.clear();
    hour = at.toISOString().slice(0, 13);
    const due = new Map<EventType, number>();
    for (const [eventType, count] of countsOf(posted)) {
      const added = dueOf(feedId, eventType, count);
      if (added > 0) due.set(eventType, added);
    }
    if (due.size === 0) return new Set();
    try {
      const today = await windows.add(feedId, due, at);
      return new Set([...due.keys()].filter((type) => isPastFloor(today, type, at.toISOString())));
    } catch (error) {
      if ([...due.keys()].some(waitsForOthers)) throw error;
      observe.log('feed not counted', { error: error instanceof Error ? error.name : 'unknown' });
      return new Set();
    }
  };
};

const countsOf = (posted: readonly unknown[]): ReadonlyMap<EventType, number> => {
  const counts = new Map<EventType, number>();
  for (const candidate of posted) {
    const reading = read(statusChange, candidate);
    if (reading.is === 'invalid' || reading.value.bulkLoad === true) continue;
    const { eventType } = reading.value;
    counts.set(eventType, (counts.get(eventType) ?? 0) + 1);
  }
  return counts;
};
