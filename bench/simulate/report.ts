import { eventTypes } from '../../domain/event-types.ts';
import { standings, type Outcome } from './outcomes.ts';
import { kindnessesOf } from './quiet.ts';
import type { World } from './world.ts';

/** A figure that must be nothing. */
export interface Check {
  readonly name: string;
  readonly figure: number;
}

/** What the simulation found. */
export interface Report {
  readonly lines: readonly string[];
  readonly checks: readonly Check[];
}

const columns: readonly (readonly [string, (of: Outcome) => boolean])[] = [
  ['owed', () => true],
  ...standings.map((name) => [name, ({ standing }: Outcome) => standing === name] as const),
  ['late', ({ isLate }) => isLate],
  ['acknowledged', ({ answeredAt }) => answeredAt !== undefined],
  ['to staff', ({ personAt }) => personAt !== undefined],
];

const row = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, at) => {
      const width = at === 0 ? 0 : (columns[at - 1]?.[0].length ?? 0) + 2;
      return at === 0 ? String(cell).padEnd(28) : String(cell).padStart(Math.max(width, 7));
    })
    .join('');

const rowOf = (name: string, outcomes: readonly Outcome[]): string =>
  row([name, ...columns.map(([, counts]) => outcomes.filter(counts).length)]);

const table = (outcomes: readonly Outcome[]): readonly string[] => [
  row(['', ...columns.map(([name]) => name)]),
  ...eventTypes.flatMap((type) => {
    const ofType = outcomes.filter(({ eventType }) => eventType === type);
    return ofType.length === 0 ? [] : [rowOf(type, ofType)];
  }),
  rowOf('all', outcomes),
];

/** What was told although it was known by then to be out of date. */
const mootMessages = ({ news }: World, outcomes: readonly Outcome[]): number => {
  const mootAt = new Map<string, number>();
  for (const { moot, at } of news.values())
    for (const older of moot) mootAt.set(older, Math.min(at, mootAt.get(older) ?? Infinity));
  return outcomes
    .map(({ duty, facts }) => {
      const since = mootAt.get(duty.statusChangeId) ?? Infinity;
      return facts.filter((fact) => fact.is === 'accepted' && Date.parse(fact.at) > since).length;
    })
    .reduce((sum, many) => sum + many, 0);
};

const isNeverTold = ({ toldAt, personAt, facts }: Outcome): boolean =>
  toldAt === undefined &&
  personAt === undefined &&
  !facts.some(({ is }) => is === 'superseded' || is === 'merged');

/** Messages with news that a provider took and of which the ledger has no record, or the other way round. */
const unaccounted = ({ tally }: World, outcomes: readonly Outcome[]): number => {
  const recorded = outcomes.flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.is === 'accepted' ? [fact.providerMessageId] : [])),
  );
  return Math.abs(tally.taken - new Set(recorded).size);
};

const checksOf = (world: World, outcomes: readonly Outcome[], unkind: number): readonly Check[] => [
  {
    name: 'duties neither met nor with a person at their deadline',
    figure: outcomes.filter(({ standing }) => standing === 'missed').length,
  },
  { name: 'messages outside of her hours that no deadline forced', figure: unkind },
  { name: 'victims never told, and with nobody', figure: outcomes.filter(isNeverTold).length },
  { name: 'messages to a number after its STOP', figure: world.tally.afterStop },
  { name: 'messages of news that was moot', figure: mootMessages(world, outcomes) },
  { name: 'messages that the ledger does not account for', figure: unaccounted(world, outcomes) },
  { name: 'units of work that never end', figure: world.pipeline.owed(Number.MAX_SAFE_INTEGER / 1e7) },
  { name: 'workers that failed', figure: world.tally.failures.length },
];

/** What became of everything that was owed, and what must not have happened. */
export const reportOf = (world: World, outcomes: readonly Outcome[]): Report => {
  const kindnesses = outcomes.flatMap(kindnessesOf);
  const forced = kindnesses.filter((one) => one === 'forced').length;
  const checks = checksOf(world, outcomes, kindnesses.filter((one) => one === 'unkind').length);
  const { taken, service, requests } = world.tally;
  const each = (many: number): string => (many / outcomes.length).toFixed(2);
  return {
    checks,
    lines: [
      ...table(outcomes),
      '',
      `${taken} messages with news, ${each(taken)} a notification, and ${service} about contacts; ${requests} requests to AWS, ${each(requests)} a notification`,
      `${forced} e-mails came outside of her hours, inside 07:00 to 20:00, because the deadline forced them`,
      `${world.stopped.size} numbers sent STOP`,
      '',
      ...checks.map(({ name, figure }) => `${figure === 0 ? 'held  ' : 'BROKEN'}  ${name}: ${figure}`),
    ],
  };
};
