import { whyNot, type CompleteEdges, type CompleteTask } from './complete-task.ts';
import type { Endpoint } from './entrypoints.ts';
import { invalid, refused, refuseOver, valueFrom, type HttpRequest } from './http.ts';
import { callerOf, taskOf, taskReply } from './staff-task-reply.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import { mostBytes } from '../api/limits.ts';
import { problemFor } from '../api/problems.ts';
import type { StaffTaskReply } from '../api/replies-office.ts';
import { read } from '../domain/problems.ts';
import { isHeld, type StaffWork } from '../domain/staff-work.ts';
import { taskOutcome } from '../domain/task-outcome.ts';

export interface ChangeEdges {
  readonly tasks: CompleteEdges['tasks'] & Pick<StaffTasksTable, 'claim' | 'handBack'>;
  readonly complete: CompleteTask;
  readonly now: () => Date;
}

type Change = (edges: ChangeEdges, task: StaffWork, who: string, request: HttpRequest) => Promise<void>;

const claim: Change = async (edges, task, who) => {
  if (!(await edges.tasks.claim(task.taskId, who, edges.now())))
    throw refused(problemFor((await whyNot(edges, task, who)) === 'task-done' ? 'task-done' : 'task-held'));
};

/** Whoever lets go twice has let go. */
const handBack: Change = async (edges, task, who) => {
  if (await edges.tasks.handBack(task.taskId, who)) return;
  const now = await edges.tasks.get(task.taskId);
  if (now === undefined || now.state === 'done') throw refused(problemFor('task-done'));
  if (isHeld(now, edges.now())) throw refused(problemFor('task-held'));
};

const complete: Change = async (edges, task, who, request) => {
  refuseOver(mostBytes.taskOutcome, request);
  const said = read(taskOutcome, valueFrom(request, { forms: false }));
  if (said.is === 'invalid') throw invalid(said.errors);
  await edges.complete(task, who, said.value);
};

const changes: Readonly<Record<string, Change>> = { claim, 'hand-back': handBack, complete };

/** POST /staff-tasks/{taskId}/claim, /hand-back and /complete: answers the task as it is after that. */
export const changeStaffTask =
  (edges: ChangeEdges): Endpoint<StaffTaskReply> =>
  async (request) => {
    const who = callerOf(request);
    const change = changes[request.route.split('/').at(-1) ?? ''];
    if (change === undefined) throw new Error('A route has no function behind it.');
    await change(edges, await taskOf(edges.tasks, request), who, request);
    return { statusCode: 200, json: taskReply(await taskOf(edges.tasks, request)) };
  };
