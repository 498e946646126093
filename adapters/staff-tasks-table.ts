import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, type Item } from './items.ts';
import { putIfNew } from './table.ts';
import { owed, type WorkTable } from './work-items.ts';
import { staffTasksWork } from './work-tables.ts';
import type { StaffTask } from '../domain/staff-task.ts';

/** What people of the office are asked to do. Ids and times only: whom it is about is read when somebody takes it. */
export interface StaffTasksTable {
  /** Opens a task unless it is there already, perhaps done; tells whether it is new. */
  readonly addOnce: (task: StaffTask) => Promise<boolean>;
}

/** Open tasks stand together, by deadline; a page about one is owed like any other work. */
const itemOf = (work: WorkTable, { pages, ...task }: StaffTask): Item => {
  const [first] = pages;
  return attributes({
    ...task,
    pages,
    state: 'open',
    openShard: 'open',
    ...(first === undefined ? {} : owed(work, task.taskId, first)),
  });
};

export const staffTasksTable = (client: DynamoDBClient, tableName: string): StaffTasksTable => {
  const work = staffTasksWork(client, tableName);
  return { addOnce: (task) => putIfNew(work, itemOf(work, task), 'taskId') };
};
