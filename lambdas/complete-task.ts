import { invalid, refused } from './http.ts';
import { lookAgain } from './look-again.ts';
import { outcomeEffects, type EffectEdges } from './outcome-effects.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import { problemFor, type ProblemName } from '../api/problems.ts';
import type { Fact } from '../domain/facts.ts';
import { foldFacts } from '../domain/fold.ts';
import { isHeld, type StaffWork } from '../domain/staff-work.ts';
import type { FieldProblem } from '../domain/status-change.ts';
import {
  factsOfOutcome,
  outcomeHash,
  outcomeProblems,
  type AboutNotification,
  type PrintedLetter,
  type TaskOutcome,
} from '../domain/task-outcome.ts';

export interface CompleteEdges extends EffectEdges {
  readonly tasks: Pick<StaffTasksTable, 'get' | 'begin' | 'complete' | 'countTry' | 'wasSaid' | 'addOnce'>;
  readonly ledger: Pick<LedgerTable, 'recordFirst' | 'factsOf'>;
}

/** Writes down what became of a task, as whoever holds it says. Answers when it is on record for good. */
export type CompleteTask = (task: StaffWork, who: string, said: TaskOutcome) => Promise<void>;

/**
 * The facts come first, under keys that follow from the task, so that doing it again changes nothing; then what the
 * outcome asks for beside; then the task is closed. A crash anywhere between leaves a task that its holder completes
 * once more. The notification is looked at anew, since its ladder may end, or go on, from here.
 */
export const completeTask =
  (edges: CompleteEdges): CompleteTask =>
  async (task, who, said) => {
    const { tasks, ledger, now } = edges;
    const hash = outcomeHash(said);
    if (await tasks.wasSaid(task.taskId, who, hash)) return;
    const facts = await factsAbout(edges, task);
    await check(edges, task, said, facts);
    const letter = said.outcome === 'posted' ? printedOf(task) : undefined;
    // What was posted is done: that it came back is added to it.
    const isLater = said.outcome === 'returned';
    if (!isLater && !(await tasks.begin(task.taskId, who, hash, now())))
      throw refused(problemFor(await whyNot(edges, task, who)));

    for (const fact of factsOfOutcome(task, said, now().toISOString(), letter))
      await ledger.recordFirst(fact);
    const { isTry } = await outcomeEffects(edges, task, said, facts);
    await lookAgain(edges, facts);
    if (!isLater)
      await tasks[isTry ? 'countTry' : 'complete'](task.taskId, { word: said.outcome, hash }, now());
  };

const factsAbout = async (
  { ledger }: CompleteEdges,
  { notificationId }: StaffWork,
): Promise<readonly Fact[]> => (notificationId === undefined ? [] : ledger.factsOf(notificationId));

const check = async (
  edges: CompleteEdges,
  task: StaffWork,
  said: TaskOutcome,
  facts: readonly Fact[],
): Promise<void> => {
  const problems = [
    ...outcomeProblems(task, said, edges.now(), aboutOf(facts)),
    ...(await contactProblems(edges, task, said)),
  ];
  if (problems.length > 0) throw invalid(problems);
};

/** Whether a number that is somebody else's is one of hers. */
const contactProblems = async (
  { victims }: CompleteEdges,
  { victimId }: StaffWork,
  said: TaskOutcome,
): Promise<readonly FieldProblem[]> => {
  if (said.outcome !== 'wrong-person') return [];
  const victim = victimId === undefined ? undefined : await victims.get(victimId);
  const isHers = victim?.record.contacts.some(
    ({ contactId, channel }) => channel === 'sms' && contactId === said.contactId,
  );
  return isHers ? [] : [{ field: 'contactId', problem: 'must be one of the numbers of this task' }];
};

const aboutOf = (facts: readonly Fact[]): AboutNotification | undefined => {
  const duty = facts.find((fact) => fact.is === 'created' || fact.is === 'quarantined');
  return duty && { eventType: duty.eventType, folded: foldFacts(facts) };
};

const printedOf = ({ letterHash, linkHash }: StaffWork): PrintedLetter => {
  if (letterHash === undefined || linkHash === undefined) throw refused(problemFor('letter-not-printed'));
  return { letterHash, linkHash };
};

/** Why somebody may not complete a task, as it is now. */
export const whyNot = async (
  { tasks, now }: Pick<CompleteEdges, 'tasks' | 'now'>,
  { taskId }: StaffWork,
  who: string,
): Promise<ProblemName> => {
  const task = await tasks.get(taskId);
  if (task === undefined || task.state === 'done') return 'task-done';
  if (!isHeld(task, now())) return 'task-not-held';
  return task.holder === who ? 'task-done' : 'task-held';
};
