import { existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type * as z from 'zod';
import { damaged } from './state.ts';

/** A list that only grows, in memory and in a file of one JSON text a line. */
export interface Journal<T> {
  readonly entries: readonly T[];
  readonly append: (entry: T) => void;
}

/** Opens a journal with what an earlier run has written. */
export const journal = <T>(file: string, schema: z.ZodType<T>): Journal<T> => {
  const entries = existsSync(file) ? read(file, schema) : [];
  const descriptor = openSync(file, 'a', 0o600);
  return {
    entries,
    append: (entry) => {
      entries.push(entry);
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
    },
  };
};

const read = <T>(file: string, schema: z.ZodType<T>): T[] => {
  const content = readFileSync(file, 'utf8');
  const complete = content.slice(0, content.lastIndexOf('\n') + 1);
  // A run that was killed while it wrote leaves half a line, which nobody was ever shown.
  if (complete.length < content.length) truncateSync(file, Buffer.byteLength(complete));
  try {
    return complete.split('\n').flatMap((line) => (line ? [schema.parse(JSON.parse(line))] : []));
  } catch (cause) {
    throw damaged(file, cause);
  }
};
