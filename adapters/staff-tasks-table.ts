import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { attributes, maybeText, numberOr, text, texts, type Item } from './items.ts';
import { staffTaskList, type StaffTaskList } from './staff-task-list.ts';
import {
  staffTaskCloser,
  staffTaskOpener,
  type StaffTaskCloser,
  type StaffTaskOpener,
} from './staff-task-opener.ts';
import { getItem, updateIf } from './table.ts';
import { dueUnits, lookAgain, type DueUnit, type WorkTable } from './work-items.ts';
import { staffTasksWork } from './work-tables.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { taskKinds } from '../domain/facts.ts';
import { taskReasons } from '../domain/staff-task.ts';
import { HOLD_SECONDS, type StaffWork } from '../domain/staff-work.ts';
import type { PrintedLetter } from '../domain/task-outcome.ts';
import { after } from '../domain/times.ts';

/** What people of the office are asked to do. Ids and times only: whom it is about is read when somebody takes it. */
export interface StaffTasksTable extends StaffTaskList, StaffTaskOpener, StaffTaskCloser {
  readonly get: (taskId: string) => Promise<StaffWork | undefined>;
  /** Takes a task that nobody holds, or holds on to one's own; false when it is done, unknown, or somebody else's. */
  readonly claim: (taskId: string, who: string, now: Date) => Promise<boolean>;
  /** Lets go of one's own task. */
  readonly handBack: (taskId: string, who: string) => Promise<boolean>;
  /**
   * Begins to write down an outcome, which keeps everybody else away, oneself with another outcome included, for as
   * long as that may take. Only for whoever holds the task.
   */
  readonly begin: (taskId: string, who: string, outcomeHash: string, now: Date) => Promise<boolean>;
  /** Closes the task with the outcome that was begun. */
  readonly complete: (taskId: string, outcome: Outcome, now: Date) => Promise<boolean>;
  /** Closes an open task whose cause is gone, whoever holds it; false when it is done, or unknown. */
  readonly closeUnasked: (taskId: string, word: string, now: Date) => Promise<boolean>;
  /** Puts a task back on the list after a try in vain. */
  readonly countTry: (taskId: string, outcome: Outcome, now: Date) => Promise<boolean>;
  /** Whether this was said of the task before, as its end or as the last try. */
  readonly wasSaid: (taskId: string, who: string, outcomeHash: string) => Promise<boolean>;
  /** Keeps what was printed for a letter task; the first print counts. */
  readonly keepPrinted: (taskId: string, printed: PrintedLetter) => Promise<boolean>;
  /** Open tasks about which somebody is to be paged now. */
  readonly due: (now: Date) => AsyncGenerator<readonly DueUnit[]>;
  /** Moves a task that was paged to its next page. */
  readonly pageAgain: (unit: DueUnit, dueAt: string) => Promise<boolean>;
}

/** An outcome as the record keeps it. */
export interface Outcome {
  readonly word: string;
  readonly hash: string;
}

/** Longer than any function behind the API may run. */
const COMPLETING_SECONDS = 60;

const stored = z.lazy(() =>
  z.object({
    taskId: z.string(),
    kind: z.enum(taskKinds),
    reason: z.enum(taskReasons),
    deadline: z.string(),
    createdAt: z.string(),
    state: z.enum(['open', 'done']),
  }),
);

const optional = [
  'victimId',
  'notificationId',
  'statusChangeId',
  'statusChangePage',
  'docNumber',
  'quarantineId',
  'feedId',
  'holder',
  'heldUntil',
  'outcome',
  'doneAt',
  'letterHash',
  'linkHash',
] as const;

export const workOf = (item: Item): StaffWork => {
  const parsed = stored.safeParse(Object.fromEntries(Object.entries(item).map(([name, { S }]) => [name, S])));
  if (!parsed.success) throw new UnreadableItem('A stored staff task does not fit its schema.');
  const known = optional.flatMap((name) => {
    const value = maybeText(item, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...parsed.data,
    ...Object.fromEntries(known),
    pages: texts(item, 'pages'),
    tries: numberOr(item, 'tries', 0),
  };
};

const isOpen = 'openShard = :open';
const OPEN = { ':open': { S: 'open' } };

const holding = (work: WorkTable): Pick<StaffTasksTable, 'claim' | 'handBack' | 'begin'> => ({
  claim: (taskId, who, now) =>
    updateIf(work, {
      key: { taskId },
      expression: 'SET holder = :who, heldUntil = :until',
      condition: `${isOpen} AND (attribute_not_exists(heldUntil) OR heldUntil < :now OR holder = :who)`,
      values: {
        ...OPEN,
        ...attributes({ ':who': who, ':until': after(now, HOLD_SECONDS), ':now': now.toISOString() }),
      },
    }),
  handBack: (taskId, who) =>
    updateIf(work, {
      key: { taskId },
      expression: 'REMOVE holder, heldUntil',
      condition: `${isOpen} AND holder = :who`,
      values: { ...OPEN, ...attributes({ ':who': who }) },
    }),
  begin: (taskId, who, outcomeHash, now) =>
    updateIf(work, {
      key: { taskId },
      expression: 'SET heldUntil = :until, completing = :hash, completingUntil = :soon',
      condition:
        `${isOpen} AND holder = :who AND heldUntil >= :now AND ` +
        '(attribute_not_exists(completingUntil) OR completingUntil < :now OR completing = :hash)',
      values: {
        ...OPEN,
        ...attributes({
          ':who': who,
          ':hash': outcomeHash,
          ':now': now.toISOString(),
          ':soon': after(now, COMPLETING_SECONDS),
          ':until': after(now, HOLD_SECONDS),
        }),
      },
    }),
});

const closing = (work: WorkTable): Pick<StaffTasksTable, 'closeUnasked'> => ({
  closeUnasked: (taskId, word, now) =>
    updateIf(work, {
      key: { taskId },
      expression:
        'SET #state = :done, #outcome = :word, doneAt = :now ' +
        'REMOVE openShard, dueShard, dueAt, heldUntil, completing, completingUntil',
      condition: isOpen,
      names: { '#state': 'state', '#outcome': 'outcome' },
      values: { ...OPEN, ...attributes({ ':done': 'done', ':word': word, ':now': now.toISOString() }) },
    }),
});

const ending = (work: WorkTable): Pick<StaffTasksTable, 'complete' | 'countTry' | 'wasSaid'> => {
  const began = `${isOpen} AND completing = :hash`;
  return {
    complete: (taskId, { word, hash }, now) =>
      updateIf(work, {
        key: { taskId },
        expression:
          'SET #state = :done, #outcome = :word, said = :hash, doneAt = :now ' +
          'REMOVE openShard, dueShard, dueAt, heldUntil, completing, completingUntil',
        condition: began,
        names: { '#state': 'state', '#outcome': 'outcome' },
        values: {
          ...OPEN,
          ...attributes({ ':done': 'done', ':word': word, ':hash': hash, ':now': now.toISOString() }),
        },
      }),
    countTry: (taskId, { word, hash }, now) =>
      updateIf(work, {
        key: { taskId },
        expression:
          'SET triedBy = holder, said = :hash, triedAt = :now, triedWith = :word ' +
          'REMOVE holder, heldUntil, completing, completingUntil ADD tries :one',
        condition: began,
        values: {
          ...OPEN,
          ...attributes({ ':hash': hash, ':now': now.toISOString(), ':one': 1, ':word': word }),
        },
      }),
    wasSaid: async (taskId, who, outcomeHash) => {
      const item = await getItem(work, { taskId });
      if (item?.['said']?.S !== outcomeHash) return false;
      if (text(item, 'state') === 'done') return true;
      return item['holder'] === undefined && item['triedBy']?.S === who;
    },
  };
};

export const staffTasksTable = (client: DynamoDBClient, tableName: string): StaffTasksTable => {
  const work = staffTasksWork(client, tableName);
  return {
    ...holding(work),
    ...ending(work),
    ...closing(work),
    ...staffTaskList(work, workOf),
    ...staffTaskOpener(client, tableName),
    ...staffTaskCloser(client, tableName),
    get: async (taskId) => {
      const item = await getItem(work, { taskId });
      return item && workOf(item);
    },
    keepPrinted: (taskId, { letterHash, linkHash }) =>
      updateIf(work, {
        key: { taskId },
        expression: 'SET letterHash = :letter, linkHash = :link',
        condition: 'attribute_exists(taskId) AND attribute_not_exists(letterHash)',
        values: attributes({ ':letter': letterHash, ':link': linkHash }),
      }),
    due: (now) => dueUnits(work, now),
    pageAgain: (unit, dueAt) => lookAgain(work, unit, dueAt),
  };
};
