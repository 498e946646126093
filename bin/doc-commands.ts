import * as z from 'zod';
import { explained } from './doc-advice.ts';
import type { Entry } from './doc-input.ts';
import { markOf, type Noted, type Progress } from './doc-progress.ts';
import { answered, postBatch, refusedAsAWhole, type DocEdges, type Refusal } from './doc-send.ts';
import { MOST_IN_A_BATCH } from '../api/limits.ts';
import { read } from '../domain/problems.ts';
import { statusChange } from '../domain/status-change.ts';

/** What became of a file: how many lines were accepted now, before, and not. */
export interface Sent {
  readonly accepted: number;
  readonly before: number;
  readonly refused: number;
}

interface Line {
  readonly line: number;
  readonly mark: string;
  readonly value: unknown;
}

/** Half of the largest body: escapes of letters in JSON come on top. */
const MOST_CHARACTERS = 500_000;

/** What shows without asking the API: a line that cannot be read, or does not fit the schema. */
const refusalHere = ({ value, unreadable }: Entry): Refusal => {
  if (unreadable !== undefined) return [{ field: '', problem: unreadable }];
  const reading = read(statusChange, value);
  return reading.is === 'valid' ? [] : reading.errors;
};

interface Settled {
  readonly at: Line;
  readonly errors: Refusal;
}

/** Counts what became of lines, says what is wrong with them, and writes it down. */
const tally = (
  { say, progress }: Pick<DocEdges, 'say' | 'progress'>,
  { note }: Progress,
): { readonly sent: Sent; readonly skip: () => void; readonly settle: (all: readonly Settled[]) => void } => {
  const sent = { accepted: 0, before: 0, refused: 0 };
  return {
    sent,
    skip: () => {
      sent.before += 1;
    },
    settle: (all) => {
      const notes = all.map(({ at: { line, mark }, errors }): Noted => {
        for (const text of explained(`line ${line}`, errors)) say(text);
        return { line, mark, outcome: errors.length === 0 ? 'accepted' : 'refused' };
      });
      note(notes);
      for (const { outcome } of notes) sent[outcome] += 1;
      progress(`${sent.accepted} accepted, ${sent.before} before, ${sent.refused} refused`);
    },
  };
};

/** Sends the status changes of a file, 500 at a time; those that were accepted in an earlier run are not sent again. */
export const sendAll = async (
  edges: DocEdges,
  entries: AsyncIterable<Entry>,
  progress: Progress,
): Promise<Sent> => {
  const { sent, skip, settle } = tally(edges, progress);
  let batch: Line[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const lines = batch;
    batch = [];
    characters = 0;
    if (lines.length === 0) return;
    const refusals = await postBatch(
      edges,
      lines.map(({ value }) => value),
    );
    settle(lines.map((at, place) => ({ at, errors: refusals[place] ?? [] })));
  };
  for await (const entry of entries) {
    const at: Line = { line: entry.line, mark: markOf(entry.value), value: entry.value };
    const errors = refusalHere(entry);
    if (errors.length > 0) settle([{ at, errors }]);
    else if (progress.isAccepted(at.mark)) skip();
    else {
      const length = JSON.stringify(at.value).length;
      if (batch.length === MOST_IN_A_BATCH || characters + length > MOST_CHARACTERS) await flush();
      batch.push(at);
      characters += length;
    }
  }
  await flush();
  return sent;
};

/** Says in one line what became of a file. */
export const summaryOf = ({ accepted, before, refused }: Sent): string => {
  const done = `${accepted} accepted${before > 0 ? `, ${before} accepted before` : ''}, ${refused} refused.`;
  return refused > 0 ? `${done} Correct these and run the same command again: only they are sent.` : done;
};

const state = z.object({
  eventType: z.string(),
  stage: z.string(),
  sameAs: z.string().optional(),
  notifications: z.record(z.string(), z.number()),
});

/** Prints how far each status change came; tells how many are not known. */
export const showStatus = async (edges: DocEdges, ids: readonly string[]): Promise<number> => {
  let unknown = 0;
  for (const id of ids) {
    const answer = await answered(edges, () => edges.client.get(`/status-changes/${encodeURIComponent(id)}`));
    const found = state.safeParse(answer.body);
    if (answer.status !== 404 && !found.success) throw refusedAsAWhole(answer);
    edges.say(`${id}  ${found.success ? stateInWords(found.data) : 'is not known here'}`);
    unknown += Number(!found.success);
  }
  return unknown;
};

const stateInWords = ({ eventType, stage, sameAs, notifications }: z.infer<typeof state>): string => {
  const counts = Object.entries(notifications).map(([name, count]) => `${count} ${name}`);
  const told = counts.length === 0 ? 'no notifications' : counts.join(', ');
  return `${eventType}  ${stage}  ${sameAs === undefined ? told : `the same as ${sameAs}`}`;
};

/** Says that the feed is alive although nothing happened. */
export const beat = async (edges: DocEdges): Promise<void> => {
  const path = `/feeds/${edges.feedId}/heartbeat`;
  const answer = await answered(edges, () => edges.client.post(path, {}));
  if (answer.status >= 300) throw refusedAsAWhole(answer);
  edges.say(`The feed ${edges.feedId} was heard.`);
};
