import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { outcomesOf } from './simulate/outcomes.ts';
import { pictureOf } from './simulate/picture.ts';
import { reportOf } from './simulate/report.ts';
import { runWorld } from './simulate/run.ts';

/** Midnight in Missouri; ninety days from it hold the end of daylight saving time. */
const START = '2026-09-20T05:00:00.000Z';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    victims: { type: 'string', default: '10000' },
    days: { type: 'string', default: '90' },
    seed: { type: 'string', default: '1' },
    picture: { type: 'string', default: join(import.meta.dirname, '../docs/pictures/time-to-informed.svg') },
  },
});
const [victims, days, seed] = [Number(values.victims), Number(values.days), Number(values.seed)];

say(`seed ${seed}, ${days} days from ${START.slice(0, 10)}`);
const world = await runWorld({ seed, days, start: new Date(START) }, victims, say);
const outcomes = await outcomesOf(world);
const { lines, checks } = reportOf(world, outcomes);
say(`\n${lines.join('\n')}`);
for (const failure of world.tally.failures.slice(0, 5)) say(failure);
mkdirSync(join(values.picture, '..'), { recursive: true });
writeFileSync(values.picture, pictureOf(outcomes));
process.exitCode = checks.every(({ figure }) => figure === 0) ? 0 : 1;
