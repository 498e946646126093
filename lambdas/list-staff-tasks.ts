import * as z from 'zod/mini';
import type { Endpoint } from './entrypoints.ts';
import { invalid } from './http.ts';
import { taskReply } from './staff-task-reply.ts';
import { cursorOf, placeOf, type Wanted } from '../adapters/staff-task-list.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import { taskCursor, taskKind, type StaffTaskPage } from '../api/replies-office.ts';
import { read } from '../domain/problems.ts';
import { instant, inUtc } from '../domain/times.ts';

export interface ListEdges {
  readonly tasks: Pick<StaffTasksTable, 'list'>;
}

const query = z.strictObject({
  kind: z.optional(taskKind),
  before: z.optional(instant),
  cursor: z.optional(taskCursor),
});

const wantedFrom = (given: unknown): Wanted => {
  const asked = read(query, given);
  if (asked.is === 'invalid') throw invalid(asked.errors);
  const { kind, before, cursor } = asked.value;
  const after = cursor === undefined ? undefined : placeOf(cursor);
  if (cursor !== undefined && after === undefined)
    throw invalid([{ field: 'cursor', problem: 'must be the cursor of an earlier page' }]);
  return { kind, before: before === undefined ? undefined : inUtc(before), after };
};

/** GET /staff-tasks: what is open, the earliest deadline first. It names nobody. */
export const listStaffTasks =
  ({ tasks }: ListEdges): Endpoint<StaffTaskPage> =>
  async ({ query: given }) => {
    const page = await tasks.list(wantedFrom(given));
    return {
      statusCode: 200,
      json: {
        tasks: page.tasks.map(taskReply),
        ...(page.next === undefined ? {} : { cursor: cursorOf(page.next) }),
      },
    };
  };
