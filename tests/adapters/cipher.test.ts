import fc from 'fast-check';
import { cipher } from '../../adapters/cipher.ts';
import { UnreadableItem } from '../../domain/errors.ts';

const { seal, open } = cipher('key');
const text = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('a sealed text', () => {
  it('opens for its owner and field, whatever it holds', () => {
    fc.assert(
      fc.property(text, text, text, (owner, field, plaintext) => {
        expect(open(owner, field, seal(owner, field, plaintext))).toBe(plaintext);
      }),
    );
  });

  it('opens for no other owner, field or key', () => {
    fc.assert(
      fc.property(text, text, text, text, (owner, field, plaintext, other) => {
        const sealed = seal(owner, field, plaintext);
        if (other !== owner) expect(() => open(other, field, sealed)).toThrow(UnreadableItem);
        if (other !== field) expect(() => open(owner, other, sealed)).toThrow(UnreadableItem);
        expect(() => cipher('other').open(owner, field, sealed)).toThrow(UnreadableItem);
      }),
    );
    // No choice of parts makes two places one.
    expect(() => open('a', 'bc', seal('ab', 'c', 'x'))).toThrow(UnreadableItem);
    expect(() => open('a","b', 'c', seal('a', 'b","c', 'x'))).toThrow(UnreadableItem);
  });

  it('does not open with any one bit turned', () => {
    const sealed = seal('victim-1', 'registration', 'Robin Testperson, +15735550001');
    const bytes = Buffer.from(sealed.slice(3), 'base64');

    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const turned = Buffer.from(bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open('victim-1', 'registration', `v1.${turned.toString('base64')}`)).toThrow(
        UnreadableItem,
      );
    }
  });

  it('does not open with any one character changed, added or cut off', () => {
    const sealed = seal('victim-1', 'registration', 'Robin');
    const changed = Array.from(sealed).flatMap((character, position) =>
      ['A', 'B', '/', '.', '=', ' ']
        .filter((other) => other !== character)
        .map((other) => sealed.slice(0, position) + other + sealed.slice(position + 1)),
    );
    const cut = Array.from(sealed).map((_, position) => sealed.slice(0, position));

    for (const one of [...changed, ...cut, `${sealed}A`, `${sealed}.x`, ` ${sealed}`, '', 'v1.', 'v2'])
      expect([one, attempt(one)]).toEqual([one, 'refused']);
  });

  it('says nothing of what it holds, in itself or in its errors', () => {
    const sealed = seal('victim-1', 'registration', 'Canary-4711 Canary-4711 Canary-4711');

    expect(Buffer.from(sealed.slice(3), 'base64').toString('latin1')).not.toContain('Canary');
    expect(() => open('victim-2', 'registration', sealed)).not.toThrow(/Canary|victim-1/);
  });

  it('is the same to the byte when the same is sealed again, and another for another text or owner', () => {
    expect(seal('a', 'f', 'x')).toBe(seal('a', 'f', 'x'));
    expect(
      new Set([seal('a', 'f', 'x'), seal('a', 'f', 'y'), seal('b', 'f', 'x'), seal('a', 'g', 'x')]).size,
    ).toBe(4);
  });
});

const attempt = (sealed: string): string => {
  try {
    open('victim-1', 'registration', sealed);
    return 'opened';
  } catch (error) {
    return error instanceof UnreadableItem ? 'refused' : 'broken';
  }
};
