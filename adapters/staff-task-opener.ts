import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, type Item } from './items.ts';
import { putIfNew, updateIf } from './table.ts';
import { owed, type WorkTable } from './work-items.ts';
import { staffTasksWork } from './work-tables.ts';
import { writeAll } from './write-all.ts';
import type { StaffTask } from '../domain/staff-task.ts';

/** All that is needed of staff tasks by whoever asks people of the office for something. */
export interface StaffTaskOpener {
  /** Opens a task unless it is there already, perhaps done; tells whether it is new. */
  readonly addOnce: (task: StaffTask) => Promise<boolean>;
  /** Opens tasks, 25 a request; only for tasks that cannot be there yet. */
  readonly add: (tasks: readonly StaffTask[]) => Promise<void>;
}

/** Open tasks stand together, by deadline; a page about one is owed like any other work, at its deadline at the latest. */
const itemOf = (work: WorkTable, { pages, ...task }: StaffTask): Item =>
  attributes({
    ...task,
    pages,
    state: 'open',
    openShard: 'open',
    ...owed(work, task.taskId, pages[0] ?? task.deadline),
  });

export const staffTaskOpener = (client: DynamoDBClient, tableName: string): StaffTaskOpener => {
  const work = staffTasksWork(client, tableName);
  return {
    addOnce: (task) => putIfNew(work, itemOf(work, task), 'taskId'),
    add: (tasks) =>
      writeAll(
        work,
        tasks.map((task) => itemOf(work, task)),
      ),
  };
};

/** For whoever decides elsewhere what a task asks for. */
export interface StaffTaskCloser {
  /** Closes a task whoever holds it; one that is done stays as it is. `word`: what became of it. */
  readonly close: (taskId: string, word: string, now: Date) => Promise<boolean>;
}

export const staffTaskCloser = (client: DynamoDBClient, tableName: string): StaffTaskCloser => ({
  close: (taskId, word, now) =>
    updateIf(staffTasksWork(client, tableName), {
      key: { taskId },
      expression:
        'SET #state = :done, #outcome = :word, doneAt = :now REMOVE openShard, dueShard, dueAt, heldUntil',
      condition: 'openShard = :open',
      names: { '#state': 'state', '#outcome': 'outcome' },
      values: attributes({ ':done': 'done', ':word': word, ':now': now.toISOString(), ':open': 'open' }),
    }),
});
