/** The little of fontkit (it has no types of its own) that tells which characters a font can write. */
declare module 'fontkit' {
  export const create: (font: Uint8Array) => { hasGlyphForCodePoint(codePoint: number): boolean };
}
