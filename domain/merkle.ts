import { createHash } from 'node:crypto';

/** One step from a leaf up to the root: the hash that stands beside it (SHA-256, hexadecimal), and on which side. */
export interface ProofStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** RFC 6962, section 2.1: leaves and nodes are hashed apart, so that no node can pass for a leaf. */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** A JSON value as one text: the names within each object in order, so that equal values give equal texts. */
export const canonicalText = (value: unknown): string => JSON.stringify(value, inOrder);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** The leaf of a value: its canonical text under SHA-256, hexadecimal. */
export const leafOf = (value: unknown): string => hashOf(LEAF, canonicalText(value));

const nodeOf = (left: string, right: string): string =>
  hashOf(NODE, Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** The nodes above: each of two, and a last one without a neighbour as it is. That is the tree of RFC 6962. */
const levelAbove = (level: readonly string[]): readonly string[] => {
  const above: string[] = [];
  for (let position = 0; position < level.length; position += 2) {
    const [left = '', right] = level.slice(position, position + 2);
    above.push(right === undefined ? left : nodeOf(left, right));
  }
  return above;
};

/** The root over a set of leaves, whatever order they come in. Of no leaves, the hash of nothing. */
export const rootOf = (leaves: readonly string[]): string => {
  let level: readonly string[] = leaves.toSorted();
  while (level.length > 1) level = levelAbove(level);
  return level[0] ?? hashOf();
};

/** The way from one of the leaves to their root; undefined if it is none of them. */
export const inclusionProof = (leaves: readonly string[], leaf: string): readonly ProofStep[] | undefined => {
  let level: readonly string[] = leaves.toSorted();
  let position = level.indexOf(leaf);
  if (position < 0) return undefined;
  const steps: ProofStep[] = [];
  while (level.length > 1) {
    const isRight = position % 2 === 1;
    const beside = level[isRight ? position - 1 : position + 1];
    if (beside !== undefined) steps.push({ side: isRight ? 'left' : 'right', hash: beside });
    level = levelAbove(level);
    position = Math.floor(position / 2);
  }
  return steps;
};

/** Whether the way leads from the leaf to the root. */
export const proves = (root: string, steps: readonly ProofStep[], leaf: string): boolean =>
  root ===
  steps.reduce(
    (hash, step) => (step.side === 'left' ? nodeOf(step.hash, hash) : nodeOf(hash, step.hash)),
    leaf,
  );
