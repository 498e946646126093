import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { sha256 } from '../domain/ids.ts';

/** What was accepted of a file in earlier runs: by id and content, so that a changed line is sent again. */
export interface Progress {
  readonly isAccepted: (mark: string) => boolean;
  /** Writes down at once what became of some lines. */
  readonly note: (outcomes: readonly Noted[]) => void;
}

/** What became of one line. It holds no word of the line itself. */
export interface Noted {
  readonly line: number;
  readonly mark: string;
  readonly outcome: 'accepted' | 'refused';
}

const noted = z.object({ line: z.int(), mark: z.string(), outcome: z.enum(['accepted', 'refused']) });

/** Tells one content from another without saying what it is. */
export const markOf = (value: unknown): string => sha256(JSON.stringify(value ?? null)).slice(0, 32);

const earlier = (file: string): readonly string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((text) => readable(text))
        .flatMap(({ mark, outcome }) => (outcome === 'accepted' ? [mark] : []))
    : [];

/** A power cut may have left half a line: what it spoke of is sent again, and is the same to the API. */
const readable = (text: string): readonly Noted[] => {
  try {
    const { success, data } = noted.safeParse(JSON.parse(text));
    return success ? [data] : [];
  } catch {
    return [];
  }
};

/** Keeps the progress of a file beside it; without a file, for this run only. */
export const progressIn = (file: string | undefined): Progress => {
  const accepted = new Set(file === undefined ? [] : earlier(file));
  return {
    isAccepted: (mark) => accepted.has(mark),
    note: (outcomes) => {
      for (const { mark, outcome } of outcomes) if (outcome === 'accepted') accepted.add(mark);
      if (file !== undefined && outcomes.length > 0)
        appendFileSync(file, outcomes.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
    },
  };
};
