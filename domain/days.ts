import { shardOf } from './ids.ts';

/** A day's facts lie in so many partitions of the ledger's index: one takes 1,000 writes a second (AWS limit). */
const DAY_SHARDS = 8;

const DAY_MS = 86_400_000;

/** The day in UTC of an instant in UTC, for example 2026-03-07. */
export const dayOf = (at: string | Date): string => new Date(at).toISOString().slice(0, 10);

/** So many days after a day; before it, if `days` is negative. */
export const addDays = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) + days * DAY_MS));

/** Every day from one to another, both included; none if they stand the wrong way round. */
export const daysFrom = (first: string, last: string): readonly string[] => {
  const days = Math.floor((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, days) }, (_, n) => addDays(first, n));
};

const named = (day: string, shard: number | string): string => `${day}#${shard}`;

/** The partition of a fact in the ledger's index by day: it follows from the fact, so a fact written again stays where it is. */
export const dayShardFor = (at: string, notificationId: string): string =>
  named(dayOf(at), shardOf(notificationId, DAY_SHARDS));

/** All partitions of a day. */
export const dayShardsOf = (day: string): readonly string[] =>
  Array.from({ length: DAY_SHARDS }, (_, shard) => named(day, shard));
