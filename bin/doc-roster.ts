import { LINE_LENGTH } from '../domain/roster-record.ts';
import { readRoster, type RejectedLine } from '../domain/roster.ts';

const reasons: Readonly<Record<RejectedLine['reason'], string>> = {
  'wrong-length': `has not ${LINE_LENGTH} characters; send the file as the department's system writes it, unchanged`,
  'no-doc-number': 'has no DOC number where one must stand',
  'too-many-records': 'is one of too many records of one offender; the file is broken here',
};

/** Says which lines of a roster file are no records, and what the others hold; tells how many are none. Nothing is sent. */
export const checkRoster = async (
  chunks: AsyncIterable<Uint8Array>,
  say: (line: string) => void,
): Promise<number> => {
  const seen = { offenders: 0, records: 0, flagged: 0, rejected: 0 };
  for await (const entry of readRoster(chunks)) {
    if (entry.is === 'rejected') {
      seen.rejected += 1;
      say(`line ${entry.line}: ${reasons[entry.reason]}.`);
      continue;
    }
    seen.offenders += 1;
    seen.records += entry.records.length;
    if (entry.warnings.length > 0) seen.flagged += 1;
  }
  say(
    `${seen.offenders} offenders in ${seen.records} records, ${seen.flagged} with something to look at; lines that are no records: ${seen.rejected}.`,
  );
  return seen.rejected;
};
