import type { SendHints } from '../adapters/hints.ts';
import type { Observe } from '../adapters/observability.ts';
import type { DueUnit } from '../adapters/work-items.ts';
import { after } from '../domain/times.ts';
import { PATIENCE_SECONDS } from '../domain/timing.ts';

/** A table with work in it, and where its hints go. */
export interface ClockSource {
  readonly due: (now: Date) => AsyncGenerator<readonly DueUnit[]>;
  readonly lookAgain: (unit: DueUnit, dueAt: string) => Promise<boolean>;
  /** The queue of a unit, by the name it carries. */
  readonly queueOf: (unit: DueUnit) => SendHints;
}

export interface ClockEdges {
  readonly sources: readonly ClockSource[];
  /** Pages staff about what waits for them: the work of these tables is done by people, not by a queue. */
  readonly pageStaff: (now: Date) => Promise<void>;
  /** Looks whether each feed is heard as often as it should be. */
  readonly watchFeeds: (now: Date) => Promise<void>;
  readonly observe: Observe;
  readonly now: () => Date;
}

/** A tick ends in good time before the next one; what it did not reach is due then too. */
const MOST_SECONDS = 45;

/** What was due for so long was not reached by several ticks: the clock does not keep up. */
const OVERDUE_SECONDS = 300;

/**
 * The clock: queues again whatever is due. Work whose hint was lost, whose worker died, or whose next try has come,
 * goes on from here; if every queue lost every message, this alone would carry all of it, only later.
 */
export const runClock =
  (edges: ClockEdges): (() => Promise<void>) =>
  async () => {
    const begun = edges.now();
    const [paged, watched, ...settled] = await Promise.allSettled([
      edges.pageStaff(begun),
      edges.watchFeeds(begun),
      ...edges.sources.map((source) => hintDue(edges, source, begun)),
    ]);
    const ticks = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const sum = (of: (tick: Tick) => number): number => ticks.reduce((total, tick) => total + of(tick), 0);
    edges.observe.count({ AgendaOverdue: sum(({ overdue }) => overdue) });
    edges.observe.log('ticked', {
      count: sum(({ hinted }) => hinted),
      ms: edges.now().getTime() - begun.getTime(),
    });
    // A table that cannot be read fails the tick, after the others had theirs.
    const broken = [...settled, paged, watched].find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
  };

/** What one tick found in one table. */
interface Tick {
  readonly hinted: number;
  readonly overdue: number;
}

const hintDue = async (edges: ClockEdges, source: ClockSource, begun: Date): Promise<Tick> => {
  const longAgo = after(begun, -OVERDUE_SECONDS);
  let [hinted, overdue] = [0, 0];
  for await (const units of source.due(begun)) {
    overdue += units.filter(({ dueAt }) => dueAt < longAgo).length;
    for (const [send, ofQueue] of Map.groupBy(units, source.queueOf)) {
      hinted += await hintAgain(edges, source, send, ofQueue);
    }
    if (edges.now().getTime() - begun.getTime() > MOST_SECONDS * 1000) break;
  }
  return { hinted, overdue };
};

/** The hint first: if this worker dies before a unit is moved on, the next tick only hints it once more. */
const hintAgain = async (
  { observe, now }: ClockEdges,
  { lookAgain }: ClockSource,
  send: SendHints,
  units: readonly DueUnit[],
): Promise<number> => {
  try {
    await send(units.map(({ id }) => ({ ids: [id] })));
  } catch (error) {
    // Still due: the next tick finds it again. The other queues go on.
    observe.log('hint refused', {
      error: error instanceof Error ? error.name : 'unknown',
      count: units.length,
    });
    observe.count({ HintsRefused: units.length });
    return 0;
  }
  const again = after(now(), PATIENCE_SECONDS);
  await Promise.all(units.map((unit) => lookAgain(unit, again)));
  return units.length;
};
