import { rosterCheck, type RosterCheck } from '../domain/roster-check.ts';
import { readRoster } from '../domain/roster.ts';

/** Lets the check see what is read. */
async function* watched(chunks: AsyncIterable<Uint8Array>, check: RosterCheck): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    check.take(chunk);
    yield chunk;
  }
}

/** Says whether a roster file can be believed, and if not, what is wrong with it and where. Nothing is sent. */
export const checkRoster = async (
  chunks: AsyncIterable<Uint8Array>,
  say: (line: string) => void,
): Promise<boolean> => {
  const check = rosterCheck();
  let flagged = 0;
  for await (const entry of readRoster(watched(chunks, check)))
    if (entry.is === 'offender' && entry.warnings.length > 0) flagged += 1;
  const verdict = check.end();
  if (verdict.is === 'accepted')
    say(
      `${verdict.offenders} offenders in ${verdict.records} records, ${flagged} with something to look at: the file can be read.`,
    );
  else
    say(
      `${verdict.line === 0 ? 'the file' : `line ${verdict.line}`}: ${verdict.problem}. Nothing of it counts.`,
    );
  return verdict.is === 'accepted';
};
