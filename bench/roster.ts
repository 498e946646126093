import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rosterCheck, type RosterCheck } from '../domain/roster-check.ts';
import { rosterComparison } from '../domain/roster-differences.ts';
import { LINE_LENGTH } from '../domain/roster-record.ts';
import { readRoster, type RosterOffender } from '../domain/roster.ts';

/** Reads two files of a million records, checks them and compares them, and prints as JSON how fast, and with how much memory. */

const RECORDS = 1_000_000;
const LINE_BYTES = LINE_LENGTH + 1;
const DIGITS = 8;

const sample = readFileSync(join(import.meta.dirname, '../tests/data/fak930-sample.dat'));
const docNumberOf = (start: number): string => sample.toString('latin1', start, start + DIGITS);

/** How many times the number changes up to each line of the sample: the people in it, counted from 0. */
const people = Array.from({ length: sample.length / LINE_BYTES }, (_, line) => line * LINE_BYTES).map(
  (
    (person) => (start: number) =>
      (person += start > 0 && docNumberOf(start) !== docNumberOf(start - LINE_BYTES) ? 1 : 0)
  )(0),
);
const PEOPLE = (people.at(-1) ?? 0) + 1;

/** The sample again and again, each time with other people; `missing`: every so many people of it one is left out. */
async function* fileOf(records: number, missing = Infinity): AsyncGenerator<Uint8Array> {
  for (let copy = 0; copy * people.length < records; copy += 1) {
    const chunk = Buffer.from(sample);
    for (const [line, person] of people.entries())
      chunk.write(String(1 + copy * PEOPLE + person).padStart(DIGITS, '0'), line * LINE_BYTES, 'latin1');
    const isLeftOut = (copy + 1) % missing === 0;
    const from = isLeftOut ? people.filter((person) => person === 0).length * LINE_BYTES : 0;
    yield await Promise.resolve(chunk.subarray(from));
  }
}

async function* watched(chunks: AsyncIterable<Uint8Array>, check: RosterCheck): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    check.take(chunk);
    yield chunk;
  }
}

const readThrough = async (
  chunks: AsyncIterable<Uint8Array>,
  take: (offender: RosterOffender) => void,
): Promise<void> => {
  const check = rosterCheck();
  for await (const entry of readRoster(watched(chunks, check))) if (entry.is === 'offender') take(entry);
  const verdict = check.end();
  if (verdict.is === 'refused') throw new Error(`line ${verdict.line}: ${verdict.problem}`);
};

const comparison = rosterComparison();
const began = performance.now();
await readThrough(fileOf(RECORDS), comparison.before);
await readThrough(fileOf(RECORDS, 50), comparison.now);
const seconds = (performance.now() - began) / 1000;
const vanished = [...comparison.differences()].filter(({ is }) => is === 'vanished').length;
process.stdout.write(
  `${JSON.stringify({
    records: 2 * RECORDS,
    people: 2 * PEOPLE * Math.ceil(RECORDS / people.length),
    vanished,
    recordsPerSecond: Math.round((2 * RECORDS) / seconds),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`,
);
