import { create } from 'fontkit';
import type { Letter } from '../domain/letter.ts';
import type { Block } from '../domain/message-html.ts';
import { fontOf } from './letter-fonts.ts';

/** Stands where a character is missing, wide enough to write it in by hand. */
const GAP = '□';

/** Scripts that are written one letter after the other from left to right, which is all that the PDF writer can do. */
const writable =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;

let font: ReturnType<typeof create> | undefined;

/**
 * Whether the font has every part of one character as a reader sees it, its accents included. The bold face is not
 * asked: only our own words are set in it.
 */
const canWrite = (character: string): boolean => {
  if (/^\s$/.test(character)) return true;
  font ??= create(fontOf('regular'));
  const known = font;
  return (
    writable.test(character) &&
    Array.from(character).every((part) => known.hasGlyphForCodePoint(part.codePointAt(0) ?? 0))
  );
};

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

const charactersOf = (text: string): string[] => [...characters.segment(text)].map(({ segment }) => segment);

/** The text as it can be printed: a character that the font lacks becomes an empty box. */
export const printable = (text: string): string =>
  charactersOf(text)
    .map((character) => (canWrite(character) ? character : GAP))
    .join('');

const textsOf = (block: Block): readonly string[] => {
  switch (block.is) {
    case 'fact':
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'table':
      return block.rows.flat();
    case 'side-by-side':
      return block.columns.flat();
    case 'link':
      return [block.label, block.href];
  }
};

/** The characters of a letter that a person must write by hand into the empty boxes: each once, in the order of the letter. */
export const missingCharacters = ({ returnAddress, recipient, head, body }: Letter): readonly string[] => [
  ...new Set(
    [...returnAddress, ...recipient, ...head, ...body.flatMap(textsOf)]
      .flatMap(charactersOf)
      .filter((character) => !canWrite(character)),
  ),
];
