/** Numbers that look random, and are the same for the same seed and the same matter, whatever was drawn elsewhere. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  readonly share: () => number;
  readonly happens: (probability: number) => boolean;
  readonly between: (least: number, most: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** One of the values, by their weights. */
  readonly weighted: <T>(from: readonly (readonly [number, T])[]) => T;
  /** Log-normal, as the times are that people take to answer. */
  readonly logNormal: (median: number, sigma: number) => number;
}

/** FNV-1a. */
const hashOf = (words: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** Mulberry32. */
const sharesFrom = (start: number): (() => number) => {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Chance of one matter, for example of one victim, or of one message. */
export const chanceOf = (seed: number, matter: string): Chance => {
  const share = sharesFrom(hashOf(`${seed} ${matter}`));
  const between = (least: number, most: number): number => least + share() * (most - least);
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    happens: (probability) => share() < probability,
    between,
    whole,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    weighted: (from) => {
      let left = share() * from.reduce((sum, [weight]) => sum + weight, 0);
      const found = from.find(([weight]) => (left -= weight) < 0) ?? from.at(-1);
      if (found === undefined) throw new Error('There is nothing to choose from.');
      return found[1];
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
  };
};
