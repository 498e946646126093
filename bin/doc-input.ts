import { createReadStream } from 'node:fs';
import { linesOf, rowsOf, statusChangeOfRow } from './doc-csv.ts';

/** One status change of a file, where it begins, and what it says; `unreadable` if it cannot be read at all. */
export interface Entry {
  /** Counted from 1: the line of the file; in a JSON list, the place in the list. */
  readonly line: number;
  readonly value?: unknown;
  readonly unreadable?: string;
}

export type Format = 'json' | 'ndjson' | 'csv';

type Chunks = AsyncIterable<string | Uint8Array>;

/** The format that a name stands for: that of a file by its end, JSON if that says nothing. */
export const formatOf = (name: string): Format => {
  if (/(^|\.)(ndjson|jsonl)$/i.test(name)) return 'ndjson';
  return /(^|\.)csv$/i.test(name) ? 'csv' : 'json';
};

/** The text of a file, or standard input for `-`, as it comes. */
export const textOf = (file: string): Chunks =>
  file === '-' ? process.stdin.setEncoding('utf8') : createReadStream(file, 'utf8');

/** The status changes of a file one by one. JSON is read whole, the others line by line, however long they are. */
export const entriesOf = (chunks: Chunks, format: Format): AsyncGenerator<Entry> => {
  switch (format) {
    case 'json':
      return fromJson(chunks);
    case 'ndjson':
      return fromLines(chunks);
    case 'csv':
      return fromCsv(chunks);
  }
};

const parsed = (line: number, text: string): Entry => {
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, unreadable: 'is not JSON; check quotes, commas and brackets' };
  }
};

async function* fromJson(chunks: Chunks): AsyncGenerator<Entry> {
  const lines = await Array.fromAsync(linesOf(chunks));
  const whole = parsed(1, lines.join('\n'));
  const list: readonly unknown[] | undefined = Array.isArray(whole.value) ? whole.value : undefined;
  if (list === undefined) yield whole;
  else for (const [place, value] of list.entries()) yield { line: place + 1, value };
}

async function* fromLines(chunks: Chunks): AsyncGenerator<Entry> {
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line += 1;
    if (text.trim() !== '') yield parsed(line, text);
  }
}

async function* fromCsv(chunks: Chunks): AsyncGenerator<Entry> {
  let names: readonly string[] | undefined;
  for await (const row of rowsOf(chunks)) {
    const { line, cells } = row;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (names === undefined) names = cells.map((cell) => cell.trim());
    else if (cells.length > names.length)
      yield { line, unreadable: 'has more cells than the first row has names; check commas and quotes' };
    else yield { line, value: statusChangeOfRow(names, row) };
  }
}
