import type { Observe } from '../adapters/observability.ts';
import type { PageOffice } from '../adapters/office-pager.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { DueUnit } from '../adapters/work-items.ts';
import { officePage } from '../domain/office-page.ts';
import { nextPageAt, type StaffWork } from '../domain/staff-work.ts';

export interface PageEdges {
  readonly tasks: Pick<StaffTasksTable, 'due' | 'get' | 'pageAgain' | 'countOverdue'>;
  readonly page: PageOffice;
  readonly observe: Observe;
}

/** Tasks in one page: what is left comes a minute later. */
const MOST_AT_ONCE = 50;

/**
 * Pages staff about what is open and due to be paged: one page a tick. The page first: a crash before a task is moved
 * on pages once more.
 */
export const pageStaff =
  ({ tasks, page, observe }: PageEdges): ((now: Date) => Promise<void>) =>
  async (now) => {
    const due = await dueTasks(tasks, now);
    if (due.length > 0) {
      await page(
        officePage(
          due.map(({ task }) => task),
          now.toISOString(),
        ),
      );
      await Promise.all(due.map(({ unit, task }) => tasks.pageAgain(unit, nextPageAt(task, now))));
    }
    observe.count({ StaffPaged: due.length, StaffTasksOverdue: await tasks.countOverdue(now) });
  };

interface DueTask {
  readonly unit: DueUnit;
  readonly task: StaffWork;
}

const dueTasks = async (tasks: PageEdges['tasks'], now: Date): Promise<readonly DueTask[]> => {
  const units: DueUnit[] = [];
  for await (const some of tasks.due(now)) {
    units.push(...some);
    if (units.length >= MOST_AT_ONCE) break;
  }
  const found = await Promise.all(
    units.slice(0, MOST_AT_ONCE).map(async (unit) => ({ unit, task: await tasks.get(unit.id) })),
  );
  return found.flatMap(({ unit, task }) => (task?.state === 'open' ? [{ unit, task }] : []));
};
