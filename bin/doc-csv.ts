import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/** A row of a table, and the line on which it begins, counted from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

type Chunks = AsyncIterable<string | Uint8Array>;

/** The lines of a text, without the mark that some programs put before the first. */
export async function* linesOf(chunks: Chunks): AsyncGenerator<string> {
  let isFirst = true;
  for await (const text of createInterface({ input: Readable.from(chunks), crlfDelay: Infinity })) {
    yield isFirst ? text.replace(/^\ufeff/, '') : text;
    isFirst = false;
  }
}

/** The rows of a table as RFC 4180 has it: a quoted cell may hold commas, line ends, and quotes doubled. */
export async function* rowsOf(chunks: Chunks): AsyncGenerator<Row> {
  let line = 0;
  let begun: Row & { readonly open: string } = { line: 1, cells: [], open: '' };
  let isOpen = false;
  for await (const text of linesOf(chunks)) {
    line += 1;
    const { cells, open } = cellsOf(isOpen ? `${begun.open}\n${text}` : text);
    begun = {
      line: isOpen ? begun.line : line,
      cells: isOpen ? [...begun.cells, ...cells] : cells,
      open: open ?? '',
    };
    isOpen = open !== undefined;
    if (!isOpen) yield { line: begun.line, cells: begun.cells };
  }
  if (isOpen) yield { line: begun.line, cells: [...begun.cells, begun.open] };
}

const QUOTED = /^"((?:[^"]|"")*)"\s*(?:,|$)/;
const PLAIN = /^((?!")[^,]*)(?:,|$)/;

/** The cells of a line; `open`: from the quote on that did not end. */
const cellsOf = (text: string): { readonly cells: readonly string[]; readonly open?: string } => {
  const cells: string[] = [];
  let rest = text;
  for (let goesOn = true; goesOn;) {
    const found = QUOTED.exec(rest) ?? PLAIN.exec(rest);
    if (found === null) return { cells, open: rest };
    const [whole, cell = ''] = found;
    cells.push(rest.startsWith('"') ? cell.replaceAll('""', '"') : cell);
    goesOn = whole.endsWith(',');
    rest = rest.slice(whole.length);
  }
  return { cells };
};

/** Cells are texts; these fields are none. */
const asWritten = (name: string, cell: string): unknown => {
  if (name === 'details.inYears' && /^\d+$/.test(cell)) return Number(cell);
  const isFlag = name === 'bulkLoad' || name === 'details.supervised';
  return isFlag && /^(true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : cell;
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const placed = (into: Fields, [name = '', ...rest]: readonly string[], value: unknown): Fields => {
  const inner = into[name];
  return { ...into, [name]: rest.length === 0 ? value : placed(isFields(inner) ? inner : {}, rest, value) };
};

/** A row as the status change that it stands for. Names have dots where fields are nested; an empty cell is left out. */
export const statusChangeOfRow = (names: readonly string[], { cells }: Row): unknown => {
  const filled = names.flatMap((name, place) => {
    const cell = cells[place]?.trim() ?? '';
    return name === '' || cell === '' ? [] : [{ name, cell }];
  });
  return filled.reduce<Fields>(
    (into, { name, cell }) => placed(into, name.split('.'), asWritten(name, cell)),
    {
      details: {},
    },
  );
};
