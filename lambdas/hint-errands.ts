import type { SendHints } from '../adapters/hints.ts';
import type { Observe } from '../adapters/observability.ts';

export interface HintErrandEdges {
  readonly hintErrand: SendHints;
  readonly observe: Observe;
}

/** Has errands that are on record done at once. The clock finds what is not hinted: late, not lost. */
export const hintErrands = async (
  { hintErrand, observe }: HintErrandEdges,
  errandIds: readonly string[],
): Promise<void> => {
  if (errandIds.length === 0) return;
  await hintErrand(errandIds.map((errandId) => ({ ids: [errandId] }))).catch((error: unknown) => {
    observe.log('hint refused', { error: error instanceof Error ? error.name : 'unknown' });
    observe.count({ HintsRefused: 1 });
  });
};
