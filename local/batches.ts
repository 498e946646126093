/** Collects things for a moment and then hands them on together, as services do that answer first and act later. */
export interface Batches<T> {
  readonly add: (thing: T) => void;
  /** Hands on at once what is waiting. */
  readonly flush: () => void;
  readonly waiting: () => number;
  /** Batches that are being handed on. */
  readonly busy: () => number;
  /** Forgets what is waiting. */
  readonly stop: () => void;
}

/** How long to wait for more, how many to hand on at once, and to whom. */
export interface BatchesOptions<T> {
  readonly afterMs: number;
  readonly most: number;
  readonly hand: (batch: readonly T[]) => Promise<void>;
}

/** Nothing waits at first. */
export const batches = <T>({ afterMs, most, hand }: BatchesOptions<T>): Batches<T> => {
  const waiting: T[] = [];
  let busy = 0;
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const handOn = async (batch: readonly T[]): Promise<void> => {
    busy += 1;
    // What nobody takes is lost, as it is on AWS after some tries.
    await hand(batch).catch(() => undefined);
    busy -= 1;
  };
  const flush = (): void => {
    rest();
    while (waiting.length > 0) void handOn(waiting.splice(0, most));
  };
  return {
    add: (thing) => {
      waiting.push(thing);
      timer ??= setTimeout(flush, afterMs);
    },
    flush,
    waiting: () => waiting.length,
    busy: () => busy,
    stop: () => {
      rest();
      waiting.length = 0;
    },
  };
};
