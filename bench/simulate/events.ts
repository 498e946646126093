/** What happens at a time; milliseconds since 1970. */
interface Planned {
  readonly at: number;
  /** Of two at the same time, the one that was planned first comes first. */
  readonly order: number;
  readonly happen: () => Promise<void>;
}

/** What is to happen, earliest first. */
export interface Events {
  readonly add: (at: number, happen: () => Promise<void>) => void;
  /** When the next one is; never when there is none. */
  readonly nextAt: () => number;
  readonly take: () => Planned | undefined;
}

const isBefore = (one: Planned, other: Planned): boolean =>
  one.at === other.at ? one.order < other.order : one.at < other.at;

const swap = (heap: Planned[], one: number, other: number): void => {
  const [a, b] = [heap[one], heap[other]];
  if (a === undefined || b === undefined) return;
  heap[one] = b;
  heap[other] = a;
};

const goesFirst = (heap: readonly Planned[], one: number, other: number): boolean => {
  const [a, b] = [heap[one], heap[other]];
  return a !== undefined && b !== undefined && isBefore(a, b);
};

const rise = (heap: Planned[]): void => {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!goesFirst(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
};

const sink = (heap: Planned[]): void => {
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const child = goesFirst(heap, right, left) ? right : left;
    if (!goesFirst(heap, child, at)) return;
    swap(heap, child, at);
    at = child;
  }
};

/** A binary heap. */
export const events = (): Events => {
  const heap: Planned[] = [];
  let order = 0;
  return {
    add: (at, happen) => {
      heap.push({ at, order: (order += 1), happen });
      rise(heap);
    },
    nextAt: () => heap[0]?.at ?? Infinity,
    take: () => {
      swap(heap, 0, heap.length - 1);
      const first = heap.pop();
      sink(heap);
      return first;
    },
  };
};
