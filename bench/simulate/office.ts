import { addBusinessDays, isOfficeOpen } from '../../domain/business-days.ts';
import type { Fact } from '../../domain/facts.ts';
import type { StaffWork } from '../../domain/staff-work.ts';
import { MISSOURI } from '../../domain/times.ts';
import { instantAt, isoDay, timeOfDay, wallDay, wallTimeAt } from '../../domain/zones.ts';
import type { World } from './world.ts';

/** A task that staff have seen, and when they will do it. */
interface Seen {
  readonly task: StaffWork;
  readonly doneAt: number;
}

const DAY_MS = 86_400_000;
const STAFF = 'arn:aws:sts::123456789012:assumed-role/VictimServices/staff';

/** Twice on each business day staff look at what is open. Calls are made soon; letters are posted within two business days. */
export const openOffice = (world: World, until: number): void => {
  const seen = new Map<string, Seen>();
  for (let at = world.span.start.getTime(); at < until; at += DAY_MS)
    for (const clock of ['09:00', '15:00']) {
      const visit = instantAt(wallDay(isoDay(wallTimeAt(at, MISSOURI))) + timeOfDay(clock), MISSOURI);
      if (isOfficeOpen(new Date(visit).toISOString())) world.events.add(visit, () => workOff(world, seen));
    }
};

const workOff = async (world: World, seen: Map<string, Seen>): Promise<void> => {
  const { aws, edges } = world.pipeline;
  for (const taskId of aws.tables.valuesIn('StaffTasks', 'openShard', 'taskId')) {
    const task = seen.get(taskId)?.task ?? (await edges.staffTasks.get(taskId));
    if (task === undefined) continue;
    const known = seen.get(taskId) ?? { task, doneAt: planned(world, task) };
    seen.set(taskId, known);
    if (known.doneAt <= world.now()) await complete(world, task);
  }
};

/** Nobody lets a letter lie past its deadline. */
const planned = (world: World, { taskId, kind, deadline }: StaffWork): number => {
  const days = world.chance(`task ${taskId}`).whole(0, kind === 'letter' ? 2 : 1);
  if (days === 0) return world.now();
  const wanted = Date.parse(addBusinessDays(new Date(world.now()).toISOString(), days));
  return Date.parse(deadline) < wanted ? world.now() : wanted;
};

const complete = async (world: World, task: StaffWork): Promise<void> => {
  const { pipeline } = world;
  const { staffTasks, ledger } = pipeline.edges;
  const now = pipeline.now();
  const outcome = { word: 'done', hash: task.taskId };
  await staffTasks.claim(task.taskId, STAFF, now);
  await staffTasks.begin(task.taskId, STAFF, outcome.hash, now);
  await ledger.record(factsOf(world, task));
  await staffTasks.complete(task.taskId, outcome, now);
};

/** Seven of ten who are called are reached. */
const REACHED = 0.7;

const factsOf = (world: World, task: StaffWork): readonly Fact[] => {
  const { taskId, kind, notificationId, statusChangePage } = task;
  if (notificationId === undefined) return [];
  const now = world.pipeline.now();
  const of = {
    ...{ taskId, notificationId, at: now.toISOString() },
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  };
  if (kind === 'letter')
    return [{ is: 'letter-posted', postedOn: isoDay(wallTimeAt(now.getTime(), MISSOURI)), ...of }];
  if (kind !== 'call') return [];
  return [{ is: world.chance(`call ${taskId}`).happens(REACHED) ? 'told-by-person' : 'unreachable', ...of }];
};
