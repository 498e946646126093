import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { LambdaFunction } from './functions.ts';
import { ACCOUNT, REGION } from './intrinsics.ts';
import type { Schedule } from './plan.ts';
import { LocalProblem } from './problem.ts';
import type { Outcome } from './runtime-api.ts';

/** Runs what is due by the clock. */
export interface Schedules {
  /**
   * Runs what the clock has passed since the last tick, each once, and what runs every minute; or the named schedule,
   * whatever the time. Waits until the functions have answered.
   */
  readonly tick: (
    id?: string,
  ) => Promise<readonly { readonly schedule: string; readonly outcome: Outcome }[]>;
  readonly stop: () => void;
}

const MINUTE_MS = 60_000;

/** Starts to tick on each full minute, unless a test does the ticking. */
export const startSchedules = (
  schedules: readonly Schedule[],
  targetOf: (name: string) => LambdaFunction,
  clock: Clock,
  isTicking: boolean,
): Schedules => {
  // A mistake in an expression shows at start, not at the first tick.
  for (const { expression } of schedules) isDue(expression, clock.now());
  const run = async (schedule: Schedule): Promise<{ schedule: string; outcome: Outcome }> => {
    const payload = schedule.input ?? JSON.stringify(scheduledEvent(schedule.arn, clock.now()));
    return { schedule: schedule.id, outcome: await targetOf(schedule.functionName).invoke(payload) };
  };
  let ticked = clock.now();
  const cameDueNow = (): readonly Schedule[] => {
    const [since, now] = [ticked, clock.now()];
    ticked = now;
    return schedules.filter(({ expression }) => cameDue(expression, since, now));
  };
  const tick: Schedules['tick'] = (id) => {
    const chosen = id === undefined ? cameDueNow() : schedules.filter((each) => each.id === id);
    return Promise.all(chosen.filter(({ isEnabled }) => isEnabled).map(run));
  };
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        void tick();
        wait();
      },
      MINUTE_MS - (clock.now().getTime() % MINUTE_MS),
    );
  };
  if (isTicking) wait();
  return {
    tick,
    stop: () => {
      clearTimeout(timer);
    },
  };
};

/** The event that EventBridge sends by default. */
export const scheduledEvent = (arn: string, now: Date): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: ACCOUNT,
  time: `${now.toISOString().slice(0, 19)}Z`,
  region: REGION,
  resources: [arn],
  detail: {},
});

/** Whether the expression names a minute after the one and up to the other; every minute is always due. */
const cameDue = (expression: string, since: Date, now: Date): boolean => {
  if (expression === 'rate(1 minute)') return true;
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  for (let each = Math.floor(since.getTime() / MINUTE_MS) + 1; each <= minute; each += 1)
    if (isDue(expression, new Date(each * MINUTE_MS))) return true;
  return false;
};

const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };

/** Whether a rate or cron expression names this minute. A rate counts from midnight 1970, for lack of a creation time. */
export const isDue = (expression: string, now: Date): boolean => {
  const [, many, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (many && unit)
    return Math.floor(now.getTime() / MINUTE_MS) % (Number(many) * (minutesOf[unit] ?? 1)) === 0;
  const fields = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression)?.slice(1);
  if (!fields) throw new LocalProblem(`the schedule "${expression}" is not known to the local runtime`);
  // Sunday is 1 in AWS's cron.
  const actual = [
    now.getUTCMinutes(),
    now.getUTCHours(),
    now.getUTCDate(),
    now.getUTCMonth() + 1,
    now.getUTCDay() + 1,
    now.getUTCFullYear(),
  ];
  // Each field is read even after one that does not match, so that a mistake in it is always found.
  return fields
    .map((field, position) => matches(field, actual[position] ?? 0, lowest[position] ?? 0))
    .every(Boolean);
};

/** The smallest value of each field of a cron expression, from which `*` counts its steps. */
const lowest = [0, 0, 1, 1, 1, 1970];

const namesOf = (names: string): [string, string][] =>
  names.split(' ').map((name, position) => [name, String(position + 1)]);

/** Days and months may be named, too. */
const named = new Map([
  ...namesOf('SUN MON TUE WED THU FRI SAT'),
  ...namesOf('JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'),
]);

const matches = (field: string, value: number, least: number): boolean =>
  field
    .replaceAll(/[A-Z]{3}/g, (name) => named.get(name) ?? name)
    .split(',')
    .some((part) => {
      const { from, to, step } = rangeOf(part, least);
      return value >= from && value <= to && (value - from) % step === 0;
    });

/** A star, a number, a range; each may have a step. */
const rangeOf = (part: string, least: number): { from: number; to: number; step: number } => {
  const found = /^(?:[*?]|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
  if (!found) throw new LocalProblem(`"${part}" in a cron expression is not known to the local runtime`);
  const [, first, last, step = '1'] = found;
  // A lone number means itself; with a step it runs on to the end of the field.
  const end = first === undefined || part.includes('/') ? Infinity : first;
  return { from: Number(first ?? least), to: Number(last ?? end), step: Number(step) };
};
