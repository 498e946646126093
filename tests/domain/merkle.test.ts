import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalText, inclusionProof, leafOf, proves, rootOf } from '../../domain/merkle.ts';

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962, section 2.1, word for word: the list is parted at the largest power of two below its length. */
const treeHash = (leaves: readonly Buffer[]): Buffer => {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] ?? sha256();
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
};

const leavesOf = (count: number): string[] => Array.from({ length: count }, (_, n) => leafOf(n)).toSorted();
const someLeaves = fc.integer({ min: 1, max: 70 }).map(leavesOf);

describe('a Merkle tree', () => {
  it('has the leaf of RFC 6962', () => {
    expect(leafOf({ b: 1, a: 'x' })).toBe(
      sha256(Buffer.of(0), Buffer.from('{"a":"x","b":1}')).toString('hex'),
    );
  });

  it('has the root of RFC 6962, for any number of leaves', () => {
    for (let count = 0; count <= 70; count += 1) {
      const leaves = leavesOf(count);

      expect(rootOf(leaves)).toBe(treeHash(leaves.map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex'));
    }
  });

  it('has one root, whatever order its leaves come in', () => {
    fc.assert(
      fc.property(
        someLeaves.chain((leaves) =>
          fc.tuple(fc.constant(leaves), fc.shuffledSubarray(leaves, { minLength: leaves.length })),
        ),
        ([leaves, shuffled]) => {
          expect(rootOf(shuffled)).toBe(rootOf(leaves));
        },
      ),
    );
  });

  it('proves each of its leaves, and no other', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.string(), (leaves, pick, stranger) => {
        const leaf = leaves[pick % leaves.length] ?? '';
        const steps = inclusionProof(leaves, leaf) ?? [];

        expect(proves(rootOf(leaves), steps, leaf)).toBe(true);
        expect(proves(rootOf(leaves), steps, leafOf({ stranger }))).toBe(false);
        expect(inclusionProof(leaves, leafOf({ stranger }))).toBeUndefined();
      }),
    );
  });

  it('believes no proof of which a step was changed or left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 70 }).map(leavesOf), fc.nat(), fc.nat(), (leaves, pick, at) => {
        const leaf = leaves[pick % leaves.length] ?? '';
        const steps = inclusionProof(leaves, leaf) ?? [];
        const position = at % steps.length;
        const otherHash = steps.with(position, { side: steps[position]?.side ?? 'left', hash: leafOf('x') });

        expect(proves(rootOf(leaves), otherHash, leaf)).toBe(false);
        expect(proves(rootOf(leaves), steps.toSpliced(position, 1), leaf)).toBe(false);
      }),
    );
  });

  it('takes no node for a leaf', () => {
    const [one = '', other = ''] = leavesOf(2);
    const node = rootOf([one, other]);

    expect(rootOf([node])).toBe(node);
    expect(leafOf(`${one}${other}`)).not.toBe(node);
  });
});

describe('the canonical text', () => {
  it('is the same for equal values and another for others', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);

        expect(canonicalText(structuredClone(one))).toBe(canonicalText(one));
        if (!same && canonicalText(one) === canonicalText(other)) expect(one).toEqual(other);
      }),
    );
  });

  it.each([
    [{ a: '1' }, { a: 1 }],
    [{ a: { S: '1' } }, { a: { N: '1' } }],
    [{ a: '' }, {}],
    [{ a: ['x', 'y'] }, { a: ['y', 'x'] }],
    [{ 'a","b': 'x' }, { a: 'x', b: 'x' }],
  ])('tells %j from %j', (one, other) => {
    expect(canonicalText(one)).not.toBe(canonicalText(other));
  });

  it('does not mind the order of names, however deep', () => {
    expect(canonicalText({ b: { d: 1, c: [{ f: 1, e: 2 }] }, a: 1 })).toBe(
      '{"a":1,"b":{"c":[{"e":2,"f":1}],"d":1}}',
    );
  });
});
