import { isOneSegment, septets } from '../../domain/segments.ts';

/** GSM 03.38 as the handbook of the networks lists it, apart from the code under test. */
const basic =
  '@ £ $ ¥ è é ù ì ò Ç Ø ø Å å Δ _ Φ Γ Λ Ω Π Ψ Σ Θ Ξ Æ æ ß É ! " # ¤ % & \' ( ) * + , - . / : ; < = > ? ¡ Ä Ö Ñ Ü § ¿ ä ö ñ ü à'.split(
    ' ',
  );
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.split('');

describe('counting septets', () => {
  it('knows the 127 characters of the basic set (128 less the escape), and counts each as one', () => {
    const all = [...basic, ...letters, ' ', '\n', '\r'];

    expect(new Set(all).size).toBe(127);
    expect(septets(all.join(''))).toBe(127);
  });

  it.each('^ { } \\ [ ] ~ € |'.split(' ').concat('\f'))('counts %j of the extension as two', (character) => {
    expect(septets(character)).toBe(2);
    expect(septets(`a${character}b`)).toBe(4);
  });

  it.each(['á', 'í', 'ó', 'ú', 'Á', 'Í', 'Ó', 'Ú', '’', '“', '–', '…', 'ç', '\t', '\u00a0', '😀', '\u001b'])(
    'has no count for a text with %j',
    (character) => {
      expect(septets(`MO DOC ${character}`)).toBeUndefined();
      expect(isOneSegment(character)).toBe(false);
    },
  );

  it('counts the Spanish letters that fit', () => {
    expect(septets('éÉñÑüÜ¿¡àèìòù')).toBe(13);
  });

  it('counts nothing as nothing', () => {
    expect(septets('')).toBe(0);
    expect(isOneSegment('')).toBe(true);
  });
});

describe('one segment', () => {
  it.each([
    ['160 characters', 'a'.repeat(160), true],
    ['161 characters', 'a'.repeat(161), false],
    ['159 characters and one of the extension', `${'a'.repeat(159)}€`, false],
    ['158 characters and one of the extension', `${'a'.repeat(158)}€`, true],
    ['one accent too many', `${'a'.repeat(20)}ó`, false],
  ])('holds for %s: %#', (_, text, fits) => {
    expect(isOneSegment(text)).toBe(fits);
  });
});
