import { lookAlone, type LookEdges } from './look-again.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { UnmatchedSubscriptions } from '../adapters/unmatched-subscriptions.ts';
import type { ContactConfirmations } from '../adapters/contact-marks.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import { callable } from '../domain/victim-numbers.ts';
import { dutyOfChange, type StatusChangeDuty } from '../domain/duty.ts';
import { UnreadableItem } from '../domain/errors.ts';
import type { Duty, Fact } from '../domain/facts.ts';
import { lookIdFor, staffTaskIdFor } from '../domain/ids.ts';
import { callInstead, contactHealthTask } from '../domain/office-tasks.ts';
import type { StaffWork } from '../domain/staff-work.ts';
import type { TaskOutcome } from '../domain/task-outcome.ts';

export interface EffectEdges extends LookEdges {
  readonly tasks: Pick<StaffTasksTable, 'get' | 'addOnce'>;
  readonly ledger: Pick<LedgerTable, 'recordFirst'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get' | 'newestOf'>;
  readonly victims: Pick<VictimsTable, 'get'>;
  readonly contacts: Pick<ContactConfirmations, 'bar' | 'confirm'>;
  readonly subscriptions: Pick<UnmatchedSubscriptions, 'match' | 'activate'> &
    Pick<SubscriptionsTable, 'activateAllOf'>;
}

const CLOSED = { isTry: false };

/** What stands in the place of a contact where a person has confirmed her request. */
const BY_OFFICE = 'office';

/** Does what an outcome asks for beside its facts; tells whether it was only a try. Harmless when done again. */
export const outcomeEffects = async (
  edges: EffectEdges,
  task: StaffWork,
  said: TaskOutcome,
  facts: readonly Fact[],
): Promise<{ readonly isTry: boolean }> => {
  switch (said.outcome) {
    case 'wrong-person':
      return { isTry: await wrongPerson(edges, task, said.contactId) };
    case 'no-address':
      await noAddress(edges, task);
      return CLOSED;
    case 'returned':
      await openContactHealth(edges, task, 'returned');
      return CLOSED;
    case 'matched':
      await matched(edges, task, said.docNumber);
      return CLOSED;
    case 'confirmed':
      await confirmed(edges, task);
      return CLOSED;
    case 'release':
      await released(edges, facts);
      return CLOSED;
    case 'no-answer':
      return { isTry: true };
    case 'reached':
    case 'declined':
    case 'statewide-system':
    case 'not-needed':
    case 'posted':
    case 'done':
    case 'arranged':
    case 'not-arranged':
    case 'taken-back':
    case 'reject':
      return CLOSED;
  }
};

const openContactHealth = async (
  { tasks, now }: EffectEdges,
  task: StaffWork,
  what: string,
): Promise<void> => {
  const review = contactHealthTask(task, what, now().toISOString());
  if (review !== undefined) await tasks.addOnce(review);
};

/** The number is not used any more. The task goes on as long as there is another to call. */
const wrongPerson = async (edges: EffectEdges, task: StaffWork, contactId: string): Promise<boolean> => {
  if (task.victimId === undefined) return false;
  await edges.contacts.bar(task.victimId, contactId, 'wrong-person', edges.now().toISOString());
  await openContactHealth(edges, task, contactId);
  const victim = await edges.victims.get(task.victimId);
  return victim !== undefined && callable(victim.record, victim.marks).length > 0;
};

/** Somebody phones her for an address; if that was done already and led nowhere, nobody knows a way. */
const noAddress = async ({ tasks, ledger, now }: EffectEdges, task: StaffWork): Promise<void> => {
  const { taskId, notificationId, statusChangePage } = task;
  if (notificationId === undefined) return;
  const at = now().toISOString();
  const of = { notificationId, at, ...(statusChangePage === undefined ? {} : { statusChangePage }) };
  const call = await tasks.get(staffTaskIdFor('call', notificationId));
  if (call !== undefined && call.reason !== 'no-address') {
    await ledger.recordFirst({ is: 'unreachable', taskId, ...of });
    return;
  }
  const instead = callInstead(task, at);
  await tasks.addOnce(instead);
  await ledger.recordFirst({
    is: 'escalated',
    task: 'call',
    taskId: instead.taskId,
    reason: 'no-channel-left',
    ...of,
  });
};

/** From now on she hears of this offender; what was reported before is history. */
const matched = async (
  { subscriptions, victims }: EffectEdges,
  { victimId }: StaffWork,
  docNumber: string,
): Promise<void> => {
  if (victimId === undefined) return;
  await subscriptions.match(victimId, docNumber);
  // Read after the request has moved: a contact that was confirmed meanwhile found it under one number or the other.
  const victim = await victims.get(victimId);
  if (victim !== undefined && Object.keys(victim.marks.confirmed).length > 0)
    await subscriptions.activate(victimId, docNumber);
};

/** The office stands in for the code that she cannot get. The mark comes first: `matched` looks for it. */
const confirmed = async (
  { contacts, subscriptions, now }: EffectEdges,
  { victimId }: StaffWork,
): Promise<void> => {
  if (victimId === undefined) return;
  if (await contacts.confirm(victimId, BY_OFFICE, now().toISOString()))
    await subscriptions.activateAllOf(victimId);
};

/** The duty that was held back begins to run, with the deadline that it would have had. */
const released = async (edges: EffectEdges, facts: readonly Fact[]): Promise<void> => {
  const { ledger, statusChanges } = edges;
  const held = facts.find((fact) => fact.is === 'quarantined');
  const stored = held && (await statusChanges.get(held.statusChangeId));
  if (held === undefined || stored === undefined)
    throw new UnreadableItem('A quarantine task names a notification that was never held.');
  const { change } = stored;
  const duty = dutyOfChange(change, await statusChanges.newestOf(change.docNumber));
  const created = dutyFact(held, duty);
  await ledger.recordFirst(created);
  await lookAlone(edges, created);
};

type Held = Extract<Fact, { is: 'quarantined' }>;

const dutyFact = (
  { notificationId, statusChangePage, at, victimId, statusChangeId, eventType }: Held,
  { urgency, paragraph, deadline, clockBasis, shortNotice }: StatusChangeDuty,
): Duty => ({
  is: 'created',
  ...{ notificationId, at, victimId, statusChangeId, eventType },
  ...(statusChangePage === undefined ? {} : { statusChangePage }),
  ...{ urgency, paragraph, deadline, clockBasis },
  ...(shortNotice ? { shortNotice } : {}),
  agendaId: lookIdFor(notificationId),
});
