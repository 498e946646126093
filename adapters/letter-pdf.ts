import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Letter } from '../domain/letter.ts';
import { fontOf } from './letter-fonts.ts';
import { MARGIN, placed, sheet, type Placed } from './letter-pages.ts';
import { across, piecesOf, type Column, type Piece } from './letter-pieces.ts';

/** The sizes of the recipient's lines, in points: the postal service reads 8 points and more. */
const ADDRESS_SIZES = [10, 9, 8] as const;

type Paper = InstanceType<typeof PDFDocument>;

/**
 * The letter as a PDF for two sheets of US Letter paper, printed on one side, tagged for screen readers. The same letter
 * gives the same bytes each time, so its SHA-256 is evidence: nothing in it is the moment's, and nothing is compressed.
 * A character that the font lacks is an empty box: see `missingCharacters`.
 */
export const letterPdf = async (letter: Letter): Promise<Buffer> => {
  const paper = paperFor(letter);
  const bytes = buffer(paper);
  draw(paper, letter);
  paper.end();
  return bytes;
};

const paperFor = ({ language, title, writtenOn }: Letter): Paper => {
  const paper = new PDFDocument({
    size: 'LETTER',
    margin: 0,
    // No first font: those that come with PDF cannot write every name.
    font: '',
    autoFirstPage: false,
    // How far a compression goes differs from one version of Node to the next.
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, CreationDate: new Date(`${writtenOn}T12:00:00Z`) },
  });
  for (const face of ['regular', 'bold'] as const) paper.registerFont(face, Buffer.from(fontOf(face)));
  return paper;
};

const heightOf = (paper: Paper, { text, face, size, width, lineGap }: Column): number =>
  paper.font(face).fontSize(size).heightOfString(text, { width, lineGap });

const write = (
  paper: Paper,
  { text, face, size, x, width, lineGap }: Column,
  left: number,
  y: number,
): void => {
  paper
    .font(face)
    .fontSize(size)
    .text(text, left + x, y, { width, lineGap });
};

const draw = (paper: Paper, letter: Letter): void => {
  const root = paper.struct('Document');
  paper.addStructure(root);
  const pieces = letter.body.flatMap(piecesOf);
  const measure = ({ columns }: Piece): number =>
    Math.max(...columns.map((column) => heightOf(paper, column)));
  const address = addressOf(paper, letter);
  const start = Math.max(sheet.body, address.bottom);
  const places = placed(pieces, start, measure);
  const pages = 1 + Math.max(...places.map(({ page }) => page));
  for (let page = 0; page < pages; page += 1) {
    paper.addPage();
    if (page === 0) drawTop(paper, root, letter, address);
    drawBody(
      paper,
      root,
      places.filter((place) => place.page === page),
    );
    drawFooter(paper, `${letter.reference}   ${page + 1}/${pages}`);
  }
  root.end();
};

/** The recipient's lines: where they start and end, in points from the top, and in which size they fit. */
interface Address {
  readonly column: Column;
  readonly top: number;
  readonly bottom: number;
}

/** As large as fits into what the window always shows; lines too long for that are broken, and grow upward, then down. */
const addressOf = (paper: Paper, { recipient }: Letter): Address => {
  const { left, right, top, bottom } = sheet.always;
  const columns = ADDRESS_SIZES.map((size) => ({
    ...across(recipient.join('\n'), 'regular', size),
    width: right - left,
    lineGap: 0,
  }));
  const sized = columns.map((column) => ({ column, height: heightOf(paper, column) }));
  const fitting = sized.find(({ height }) => height <= bottom - top) ?? sized.at(-1);
  if (fitting === undefined) throw new RangeError('An address has a size');
  const from = Math.max(sheet.seen.top + 4, Math.min(top, bottom - fitting.height));
  return { column: fitting.column, top: from, bottom: from + fitting.height };
};

type Element = PDFKit.PDFStructureElement;

const drawTop = (paper: Paper, root: Element, letter: Letter, address: Address): void => {
  const { head } = sheet;
  const said = (column: Column, left: number, y: number): void => {
    root.add(
      paper.struct('P', {}, () => {
        write(paper, column, left, y);
      }),
    );
  };
  const small = (lines: readonly string[]): Column => ({
    ...across(lines.join('\n'), 'regular', 9.5),
    width: head.right - head.left,
  });
  said(small(letter.returnAddress), MARGIN, head.top);
  said(small(letter.head), head.left, head.top);
  said(address.column, sheet.always.left, address.top);
};

/** The items of a list are said to belong together. */
const drawBody = (paper: Paper, root: Element, places: readonly Placed[]): void => {
  let list: Element | undefined;
  for (const place of places) {
    list = place.piece.tag === 'LI' ? (list ?? under(root, paper.struct('L'))) : undefined;
    (list ?? root).add(elementOf(paper, place));
  }
};

const under = (root: Element, element: Element): Element => {
  root.add(element);
  return element;
};

const elementOf = (paper: Paper, { piece, y }: Placed): Element => {
  const { tag, columns, lang } = piece;
  const drawn =
    (some: readonly Column[]): (() => void) =>
    () => {
      for (const column of some) write(paper, column, MARGIN, y);
    };
  if (tag !== 'LI') return paper.struct(tag, lang === undefined ? {} : { lang }, drawn(columns));
  return paper.struct('LI', {}, [
    paper.struct('Lbl', {}, drawn(columns.slice(0, 1))),
    paper.struct('LBody', {}, drawn(columns.slice(1))),
  ]);
};

/** Which letter a loose sheet belongs to, and which of how many it is; a screen reader leaves it out. */
const drawFooter = (paper: Paper, text: string): void => {
  paper.markContent('Artifact', { type: 'Pagination' });
  write(paper, across(text, 'regular', 9), MARGIN, sheet.footer);
  paper.endMarkedContent();
};
