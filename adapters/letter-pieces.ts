import type { Block } from '../domain/message-html.ts';
import type { Row } from '../domain/wording-shape.ts';
import type { Face } from './letter-fonts.ts';
import { TEXT_WIDTH } from './letter-pages.ts';
import { printable } from './letter-writing.ts';

/** A text in its column: `x` from the left margin and `width` in points. */
export interface Column {
  readonly text: string;
  readonly face: Face;
  /** Points. */
  readonly size: number;
  readonly x: number;
  readonly width: number;
  /** Points between two lines, besides what the font asks for. */
  readonly lineGap: number;
}

/** What stays together on a page. */
export interface Piece {
  /** What a screen reader is told that it is. */
  readonly tag: 'P' | 'H1' | 'LI';
  readonly columns: readonly Column[];
  /** Points of white above it. */
  readonly above: number;
  /** A heading stays with what it heads. */
  readonly keepWithNext: boolean;
  /** When it is not the language of the letter. */
  readonly lang?: string | undefined;
}

/** The size in which DejaVu Sans reads like 12 points of Times, and which leaves two pages enough for every notice. */
const SIZE = 11;
const LABEL_WIDTH = 170;
const INDENT = 14;

/** A text over the whole width, as it can be printed. */
export const across = (text: string, face: Face = 'regular', size = SIZE): Column => ({
  text: printable(text),
  face,
  size,
  x: 0,
  width: TEXT_WIDTH,
  lineGap: 1.5,
});

const piece = (columns: readonly Column[], more: Partial<Piece> = {}): Piece => ({
  tag: 'P',
  columns,
  above: 6,
  keepWithNext: false,
  ...more,
});

const item = (text: string): Piece =>
  piece(
    [
      { ...across('•'), width: INDENT },
      { ...across(text), x: INDENT, width: TEXT_WIDTH - INDENT },
    ],
    {
      tag: 'LI',
      above: 2.5,
    },
  );

const row = ([label, value]: Row, position: number): Piece =>
  piece(
    [
      { ...across(`${label}:`), width: LABEL_WIDTH - 10 },
      { ...across(value), x: LABEL_WIDTH, width: TEXT_WIDTH - LABEL_WIDTH },
    ],
    { above: position === 0 ? 6 : 1.5 },
  );

const sideBySide = (columns: readonly [Row, Row]): Piece =>
  piece(
    columns.map(([label, value], position) => ({
      ...across(`${label}:\n${value}`),
      x: (position * TEXT_WIDTH) / 2,
      width: TEXT_WIDTH / 2 - 10,
    })),
  );

/** The pieces of one block of a message, as they stand on paper. */
export const piecesOf = (block: Block): readonly Piece[] => {
  switch (block.is) {
    case 'fact':
      return [piece([across(block.text, 'regular', 13)], { above: 8 })];
    case 'heading':
      return [piece([across(block.text, 'bold', 11.5)], { tag: 'H1', above: 10, keepWithNext: true })];
    case 'paragraph':
      return [piece([across(block.text)], { lang: block.lang })];
    case 'list':
      return block.items.map(item);
    case 'table':
      return block.rows.map(row);
    case 'side-by-side':
      return [sideBySide(block.columns)];
    case 'link':
      return [
        piece([across(`${block.label}:`)], { keepWithNext: true }),
        piece([across(block.href, 'bold', 12)], { above: 2 }),
      ];
  }
};
