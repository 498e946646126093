import { refused, type HttpRequest } from './http.ts';
import { problemFor } from '../api/problems.ts';
import { staffTask, taskId, type StaffTaskReply } from '../api/replies-office.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { StaffWork } from '../domain/staff-work.ts';

/** What the list shows of a task; when staff are paged, and what its letter says, is not among it. */
const shown = [
  'taskId',
  'kind',
  'reason',
  'deadline',
  'createdAt',
  'state',
  'tries',
  'holder',
  'heldUntil',
  'outcome',
  'doneAt',
  'victimId',
  'notificationId',
  'statusChangeId',
  'docNumber',
  'quarantineId',
  'feedId',
] as const satisfies readonly (keyof StaffTaskReply & keyof StaffWork)[];

/** A task as it may be shown. */
export const taskReply = (task: StaffWork): StaffTaskReply =>
  staffTask.parse(
    Object.fromEntries(shown.flatMap((name) => (task[name] === undefined ? [] : [[name, task[name]]]))),
  );

/** The task that a request names. */
export const taskOf = async (
  tasks: Pick<StaffTasksTable, 'get'>,
  { path }: HttpRequest,
): Promise<StaffWork> => {
  const id = taskId.safeParse(path['taskId']);
  const task = id.success ? await tasks.get(id.data) : undefined;
  if (task === undefined) throw refused(problemFor('task-unknown'));
  return task;
};

/** Who signed. Without a name nothing can be held, nor a view written down. */
export const callerOf = ({ caller }: HttpRequest): string => {
  if (caller === undefined) throw new Error('A route for staff was called without a signature.');
  return caller;
};
