import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A line that a function wrote to its standard output or error. */
export interface LogLine {
  readonly at: string;
  readonly caller: string;
  readonly text: string;
}

/** What all functions have written: the last lines in memory, everything in one file for each function. */
export interface Logs {
  readonly lines: () => readonly LogLine[];
  readonly follow: (caller: string, stream: Readable) => void;
  readonly close: () => Promise<void>;
}

const KEPT_LINES = 20_000;

/** Writes log files into the folder; `sink` also sees each line. */
export const logsIn = (folder: string, sink: (line: LogLine) => void): Logs => {
  const kept: LogLine[] = [];
  const files = new Map<string, WriteStream>();
  const write = (caller: string, text: string): void => {
    const line = { at: new Date().toISOString(), caller, text };
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.splice(0, KEPT_LINES / 10);
    const file =
      files.get(caller) ?? createWriteStream(join(folder, `${caller}.log`), { flags: 'a', mode: 0o600 });
    files.set(caller, file);
    file.write(`${text}\n`);
    sink(line);
  };
  return {
    lines: () => kept,
    follow: (caller, stream) => {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) write(caller, line);
      });
      // A process that is killed leaves its last line without an end.
      stream.on('end', () => {
        if (rest) write(caller, rest);
      });
    },
    close: async () => {
      await Promise.all([...files.values()].map((file) => new Promise<void>((done) => file.end(done))));
    },
  };
};
