import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRoster } from '../domain/roster.ts';
import { departmentDays } from './simulate/department.ts';

const USAGE = `npm run department -- [--roster FILE] [--days N] [--until DAY] [--times N] [--seed N]

Prints, as NDJSON, what the department would post on N days that end with DAY (UTC, yesterday if absent) about the people
of a roster file (FAK930), with invented news; N times as much as usual happens, for a roster that is small. For demonstrations and trials: npm run doc -- batch posts it.`;

const DAY_MS = 86_400_000;

const { values } = parseArgs({
  options: {
    roster: { type: 'string', default: join(import.meta.dirname, '../tests/data/fak930-sample.dat') },
    days: { type: 'string', default: '1' },
    until: { type: 'string', default: new Date(Date.now() - DAY_MS).toISOString().slice(0, 10) },
    times: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${USAGE}\n`);
else {
  const entries = await Array.fromAsync(readRoster(createReadStream(values.roster)));
  const roster = entries.flatMap((entry) =>
    entry.is === 'offender' && entry.name.last !== '' ? [entry] : [],
  );
  const days = Number(values.days);
  const first = new Date(Date.parse(values.until) - (days - 1) * DAY_MS);
  const [seed, times] = [Number(values.seed), Number(values.times)];
  for (const { body } of departmentDays({ seed, first, days, times }, roster))
    process.stdout.write(`${JSON.stringify(body)}\n`);
}
