/** One run of text on a page: where it starts, in points from the page's upper left corner, and in which font and size. */
export interface PrintedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly size: number;
}

const PAGE_HEIGHT = 792;

/** The objects of an uncompressed PDF by number, found through its cross-reference table; throws where that is wrong. */
export const objectsOf = (pdf: Buffer): Map<number, string> => {
  const text = pdf.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const [, count, rows = ''] =
    /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer\n/.exec(text.slice(start)) ?? [];
  const offsets = rows.split('\n').filter((row) => row !== '');
  if (offsets.length !== Number(count)) throw new Error(`${offsets.length} rows, not ${String(count)}`);
  return new Map(
    offsets.slice(1).map((row, position) => {
      const number = position + 1;
      const object = text.slice(Number(row.slice(0, 10)));
      if (!object.startsWith(`${number} 0 obj\n`))
        throw new Error(`no object ${number} where the table says`);
      return [number, object.slice(0, object.indexOf('\nendobj'))];
    }),
  );
};

const referred = (object: string, key: string): number =>
  Number(new RegExp(`/${key} (?:\\[)?(\\d+) 0 R`).exec(object)?.[1]);

/** What each glyph of each font means, from its ToUnicode table: F1 and so on. */
const fontsOf = (objects: Map<number, string>, page: string): Map<string, string[]> => {
  const resources = objects.get(referred(page, 'Resources')) ?? '';
  return new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => {
      const table = objects.get(referred(objects.get(Number(number)) ?? '', 'ToUnicode')) ?? '';
      const [, glyphs = ''] = /<0000> <[0-9a-f]+> \[(.*?)\]/.exec(table) ?? [];
      const meanings = [...glyphs.matchAll(/<([^>]*)>/g)].map(([, hex = '']) =>
        String.fromCodePoint(...hex.split(' ').map((code) => parseInt(code, 16))),
      );
      return [name, meanings];
    }),
  );
};

const shown = (operand: string, glyphs: readonly string[]): string =>
  [...operand.matchAll(/<([0-9a-f]*)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((glyph) => glyphs[parseInt(glyph, 16)] ?? '')
    .join('');

/** What is printed on each page of an uncompressed PDF, in the order in which it is drawn. */
export const pagesOf = (pdf: Buffer): PrintedText[][] => {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter((object) => object.includes('/Type /Page\n'));
  return pages.map((page) => {
    const fonts = fontsOf(objects, page);
    const content = objects.get(referred(page, 'Contents')) ?? '';
    return [
      ...content.matchAll(
        /1 0 0 1 ([\d.]+) ([\d.]+) Tm\n\/(F\d+) ([\d.]+) Tf\n(?:[^\n]* T[cwr]\n)*\[(.*)\] TJ/g,
      ),
    ].map(([, x, y, font = '', size, operand = '']) => ({
      text: shown(operand, fonts.get(font) ?? []),
      x: Number(x),
      // The baseline, counted from the upper edge.
      y: PAGE_HEIGHT - Number(y),
      font,
      size: Number(size),
    }));
  });
};
