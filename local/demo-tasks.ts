import * as z from 'zod';
import type { EventType } from '../domain/event-types.ts';
import type { TaskKind } from '../domain/facts.ts';
import type { StatusChange } from '../domain/status-change.ts';
import type { DemoClient } from './demo-client.ts';
import type { DocRequest } from './demo-day.ts';
import { isForLetter, type Expectation } from './demo-expectations.ts';
import type { Scene } from './demo-scene.ts';
import type { DemoVictim } from './demo-victims.ts';

const explanations = {
  'no-legal-channel': 'she has no e-mail address, and the law does not count a text: a certified letter',
  'no-channel-left': 'no contact takes messages: a person calls, and posts a certified letter',
  'name-differs': 'a person decides whether this offender is meant',
  'offender-unknown': 'a person finds out which offender is meant',
} as const;
type Reason = keyof typeof explanations;

/** A task on the list of the office. */
export interface DemoTask {
  readonly kind: TaskKind;
  readonly reason: Reason;
  readonly explanation: string;
  readonly victim: number;
  readonly known: string;
  /** What is to be told; null if it is about the registration. */
  readonly eventType: EventType | null;
}

/** A task that must be there. */
export interface ExpectedTask {
  readonly kind: TaskKind;
  readonly reason: Reason;
  readonly victim: DemoVictim;
  readonly change?: StatusChange;
}

type Cause = readonly [TaskKind, Reason];

const causesFor = (of: Expectation): readonly Cause[] => {
  if (isForLetter(of)) return [['letter', 'no-legal-channel']];
  if (of.fate === 'name-differs') return [['quarantine', 'name-differs']];
  if (of.fate !== 'unreachable') return [];
  return [
    ['call', 'no-channel-left'],
    ['letter', 'no-channel-left'],
  ];
};

/** Where messages do not suffice, a person of the office has it: in rules simpler than the ladder's own. */
export const tasksExpected = (
  victims: readonly DemoVictim[],
  expectations: readonly Expectation[],
): readonly ExpectedTask[] => [
  ...expectations.flatMap((of) =>
    causesFor(of).map(([kind, reason]) => ({ kind, reason, victim: of.victim, change: of.change })),
  ),
  ...victims
    .filter(({ form }) => form.offenderDocNumber === undefined)
    .map((victim) => ({ kind: 'review', reason: 'offender-unknown', victim }) as const),
];

const page = z.object({
  tasks: z.array(z.object({ kind: z.string(), reason: z.string(), statusChangeId: z.string().optional() })),
  cursor: z.string().optional(),
});
type Listed = z.infer<typeof page>['tasks'][number];

/** The whole list of open tasks, as staff get it. */
const openTasks = async (client: DemoClient): Promise<readonly Listed[]> => {
  const all: Listed[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { body } = await client.getAsStaff(`/staff-tasks${cursor === '' ? '' : `?cursor=${cursor}`}`);
    const read = page.safeParse(body);
    all.push(...(read.data?.tasks ?? []));
    cursor = read.data?.cursor;
  }
  return all;
};

const keyOf = ({ kind, reason, statusChangeId = '' }: Listed): string =>
  [kind, reason, statusChangeId].join(' ').trim();

const keyOfExpected = ({ kind, reason, change }: ExpectedTask): string =>
  keyOf({ kind, reason, statusChangeId: change?.statusChangeId });

/**
 * Holds the list of the office against what must be on it; each difference is a complaint. Answers what is there.
 * `isFirst`: no victims of earlier days have tasks of the same status changes.
 */
export const judgeTasks = async (
  { client, complain }: Scene,
  expected: readonly ExpectedTask[],
  { day, isFirst }: { readonly day: readonly DocRequest[]; readonly isFirst: boolean },
): Promise<readonly DemoTask[]> => {
  const ids = new Set(day.flatMap(({ posts }) => posts.map(({ change }) => change.statusChangeId)));
  const listed = Map.groupBy(await openTasks(client), keyOf);
  const wanted = Map.groupBy(expected, keyOfExpected);
  const isOfThisDay = (key: string): boolean => ids.has(listed.get(key)?.[0]?.statusChangeId ?? '');
  for (const key of new Set([...listed.keys(), ...wanted.keys()])) {
    const [is, should] = [many(listed, key), many(wanted, key)];
    const isTooMany = is > should && isFirst && isOfThisDay(key);
    if (is < should || isTooMany) complain(`the office has ${is} tasks "${key}" instead of ${should}`);
  }
  return [...wanted].flatMap(([key, ofKey]) => ofKey.slice(0, many(listed, key)).map(shown));
};

const many = (groups: ReadonlyMap<string, readonly unknown[]>, key: string): number =>
  groups.get(key)?.length ?? 0;

const shown = ({ kind, reason, victim: { number, known }, change }: ExpectedTask): DemoTask => ({
  kind,
  reason,
  explanation: explanations[reason],
  victim: number,
  known,
  eventType: change?.eventType ?? null,
});
