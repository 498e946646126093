import type { Piece } from './letter-pieces.ts';

/** Points of an inch. */
const INCH = 72;

/** Left and right of the text, in points; what is left between them is 6.75 inches wide. */
export const MARGIN = 0.875 * INCH;
export const TEXT_WIDTH = 6.75 * INCH;

/**
 * Where things stand on the first sheet (US Letter, 8.5 × 11 inches), in points from its upper left corner.
 *
 * The envelope is a number 10 (9.5 × 4.125 inches) with the standard window: 4 × 1.125 inches, 0.875 inch from its left
 * edge and 0.5 inch from its lower edge (trade standard; general knowledge, to be checked against the office's stock).
 * The sheet is folded in thirds of 3.667 inches, the upper one outside, so it can slide 1 inch sideways and 0.458 inch
 * up and down. Hence, on the sheet: the window may show whatever lies from 0 to 4.875 inches across and from 2.042 to
 * 3.625 inches down; it always shows what lies from 0.875 to 3.875 inches across and from 2.5 to 3.167 inches down.
 */
export const sheet = {
  width: 8.5 * INCH,
  height: 11 * INCH,
  /** What the window may show: the recipient's lines and nothing else. */
  seen: { left: 0, right: 4.875 * INCH, top: 2.042 * INCH, bottom: 3.625 * INCH },
  /** What it always shows, an eighth of an inch from its sides: the recipient's lines. */
  always: { left: 1 * INCH, right: 3.75 * INCH, top: 2.5 * INCH, bottom: 3.167 * INCH },
  /** Right of everything that a window may show, a second one for the sender included. */
  head: { left: 5 * INCH, right: 8 * INCH, top: 0.5 * INCH },
  /** Under the fold. */
  body: 3.8 * INCH,
  top: 0.75 * INCH,
  bottom: 10.2 * INCH,
  footer: 10.4 * INCH,
} as const;

/** A piece in its place, `y` in points from the upper edge of page number `page` (from 0). */
export interface Placed {
  readonly piece: Piece;
  readonly page: number;
  readonly y: number;
}

/**
 * Gives every piece its page and place, from `start` points down the first page. A heading goes to the next page with
 * what it heads. `heightOf` measures a piece in points.
 */
export const placed = (
  pieces: readonly Piece[],
  start: number,
  heightOf: (piece: Piece) => number,
): readonly Placed[] => {
  const heights = pieces.map(heightOf);
  const needed = (at: number): number => {
    const own = heights[at] ?? 0;
    return pieces[at]?.keepWithNext ? own + (pieces[at + 1]?.above ?? 0) + needed(at + 1) : own;
  };
  let [page, y] = [0, start];
  return pieces.map((piece, at) => {
    y += piece.above;
    if (y + needed(at) > sheet.bottom) [page, y] = [page + 1, sheet.top];
    const place = { piece, page, y };
    y += heights[at] ?? 0;
    return place;
  });
};
