import { answer } from './answers.ts';
import { AFTERMATH_SECONDS } from './mix.ts';
import type { Span } from './news.ts';
import { openOffice } from './office.ts';
import { aWorld, type World } from './world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const workTables = ['Agenda', 'StatusChanges', 'Errands'] as const;

/** The clock ticks on the minute, and only those ticks are played that find something. */
const nextTick = ({ pipeline, now }: World): number => {
  let earliest = '~';
  for (const table of workTables)
    for (const dueAt of pipeline.aws.tables.valuesIn(table, 'dueShard', 'dueAt'))
      if (dueAt < earliest) earliest = dueAt;
  if (earliest === '~') return Infinity;
  const due = Math.ceil(Date.parse(earliest) / MINUTE) * MINUTE;
  return Math.max(due, (Math.floor(now() / MINUTE) + 1) * MINUTE);
};

/** Plays one thing: the next that happens outside, or the clock's next tick. */
const step = async (world: World, eventAt: number, tickAt: number): Promise<void> => {
  const { pipeline, events } = world;
  pipeline.advance((Math.max(Math.min(eventAt, tickAt), world.now()) - world.now()) / 1000);
  await (eventAt <= tickAt ? events.take()?.happen() : pipeline.tick());
  await pipeline.drain();
  await answer(world);
  keepBooks(world);
};

/** Counts, and lets go of what weeks would pile up. */
const keepBooks = ({ pipeline: { aws, log }, tally }: World): void => {
  tally.requests += aws.requests.length;
  tally.failures.push(...log.filter((line) => line.includes('"failed"')));
  aws.requests.length = 0;
  aws.queued.length = 0;
  aws.pages.length = 0;
  log.length = 0;
};

/** Lets the world run until its last deadline is past. */
export const runWorld = async (span: Span, victims: number, say: (line: string) => void): Promise<World> => {
  const world = await aWorld(span, victims);
  const end = span.start.getTime() + span.days * DAY + AFTERMATH_SECONDS * 1000;
  openOffice(world, end);
  say(
    `${victims} victims of ${world.population.offenders.size} offenders, ${world.news.size} status changes`,
  );
  for (let shown = 0; ;) {
    const [eventAt, tickAt] = [world.events.nextAt(), nextTick(world)];
    if (Math.min(eventAt, tickAt) > end) break;
    await step(world, eventAt, tickAt);
    const day = Math.floor((world.now() - span.start.getTime()) / DAY);
    if (day < shown + 10) continue;
    shown = day;
    say(`day ${day}: ${world.tally.taken} messages, ${world.tally.requests} requests`);
  }
  return world;
};
