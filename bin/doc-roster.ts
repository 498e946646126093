import { rosterCheck, type RosterCheck, type RosterVerdict } from '../domain/roster-check.ts';
import { differenceKinds, rosterComparison, type RosterDifference } from '../domain/roster-differences.ts';
import { readRoster, type RosterOffender } from '../domain/roster.ts';

type Chunks = AsyncIterable<Uint8Array>;
type Say = (line: string) => void;

/** Lets the check see what is read. */
async function* watched(chunks: Chunks, check: RosterCheck): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    check.take(chunk);
    yield chunk;
  }
}

/** Reads a file through, and answers what is to be thought of it. */
const readThrough = async (
  chunks: Chunks,
  check: RosterCheck,
  take: (offender: RosterOffender) => void,
): Promise<RosterVerdict> => {
  for await (const entry of readRoster(watched(chunks, check))) if (entry.is === 'offender') take(entry);
  return check.end();
};

const refusal = ({ line, problem }: Extract<RosterVerdict, { is: 'refused' }>, file: string): string =>
  `${line === 0 ? file : `line ${line}`}: ${problem}. Nothing of it counts.`;

/** Says whether a roster file can be believed, and if not, what is wrong with it and where. Nothing is sent. */
export const checkRoster = async (chunks: Chunks, say: Say): Promise<boolean> => {
  let flagged = 0;
  const verdict = await readThrough(chunks, rosterCheck(), ({ warnings }) => {
    if (warnings.length > 0) flagged += 1;
  });
  if (verdict.is === 'accepted')
    say(
      `${verdict.offenders} offenders in ${verdict.records} records, ${flagged} with something to look at: the file can be read.`,
    );
  else say(refusal(verdict, 'the file'));
  return verdict.is === 'accepted';
};

/**
 * Says what a roster file says otherwise than the one before it, one line for each difference: kind, DOC number, from, to.
 * Answers whether both can be believed. Nothing is sent.
 */
export const compareRosters = async (earlier: Chunks, chunks: Chunks, say: Say): Promise<boolean> => {
  const comparison = rosterComparison();
  const before = await readThrough(earlier, rosterCheck(), comparison.before);
  if (before.is === 'refused') say(`the earlier file, ${refusal(before, 'as a whole')}`);
  if (before.is === 'refused') return false;
  const now = await readThrough(chunks, rosterCheck(before), comparison.now);
  if (now.is === 'refused') say(refusal(now, 'the file'));
  else sayDifferences(comparison.differences(), say);
  return now.is === 'accepted';
};

const sayDifferences = (differences: Iterable<RosterDifference>, say: Say): void => {
  const counts = new Map<string, number>();
  for (const { is, docNumber, from, to } of differences) {
    counts.set(is, (counts.get(is) ?? 0) + 1);
    const change = from === undefined ? [] : [from ?? '-', to ?? '-'];
    say([is, docNumber, ...change].join('  '));
  }
  say(differenceKinds.map((kind) => `${counts.get(kind) ?? 0} ${kind}`).join(', '));
};
