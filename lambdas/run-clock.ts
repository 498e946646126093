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
  readonly observe: Observe;
  readonly now: () => Date;
}

/** A tick ends in good time before the next one; what it did not reach is due then too. */
const MOST_SECONDS = 45;

/**
 * The clock: queues again whatever is due. Work whose hint was lost, whose worker died, or whose next try has come,
 * goes on from here; if every queue lost every message, this alone would carry all of it, only later.
 */
export const runClock =
  (edges: ClockEdges): (() => Promise<void>) =>
  async () => {
    const begun = edges.now();
    const hinted = await Promise.all(edges.sources.map((source) => hintDue(edges, source, begun)));
    const count = hinted.reduce((sum, some) => sum + some, 0);
    edges.observe.count({ AgendaOverdue: count });
    edges.observe.log('ticked', { count, ms: edges.now().getTime() - begun.getTime() });
  };

const hintDue = async (edges: ClockEdges, source: ClockSource, begun: Date): Promise<number> => {
  let count = 0;
  for await (const units of source.due(begun)) {
    for (const [send, ofQueue] of Map.groupBy(units, source.queueOf)) {
      count += await hintAgain(edges, source, send, ofQueue);
    }
    if (edges.now().getTime() - begun.getTime() > MOST_SECONDS * 1000) break;
  }
  return count;
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
