import type { Endpoint } from './entrypoints.ts';
import { hearingForStaff, type HearingForStaffEdges } from './hearing-for-staff.ts';
import { newsForStaff, type NewsEdges } from './news-for-staff.ts';
import { callerOf, taskOf, taskReply } from './staff-task-reply.ts';
import type { KeptReply, ReceiptsTable } from '../adapters/receipts-table.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { UnmatchedSubscriptions } from '../adapters/unmatched-subscriptions.ts';
import type { StoredVictim, VictimsTable } from '../adapters/victims-table.ts';
import type { ViewsLog } from '../adapters/views-log.ts';
import type { StaffTaskDetails } from '../api/replies-office.ts';
import { callScript } from '../domain/call-script.ts';
import { foldFacts } from '../domain/fold.ts';
import type { PersonName } from '../domain/names.ts';
import { UNMATCHED } from '../domain/offender.ts';
import type { StaffWork } from '../domain/staff-work.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';

export interface ReadTaskEdges extends NewsEdges, HearingForStaffEdges {
  readonly tasks: Pick<StaffTasksTable, 'get'>;
  readonly victims: Pick<VictimsTable, 'get'>;
  readonly subscriptions: Pick<UnmatchedSubscriptions, 'nameGiven'>;
  readonly replies: Pick<ReceiptsTable, 'replyFor'>;
  readonly views: Pick<ViewsLog, 'record'>;
  readonly now: () => Date;
}

/**
 * GET /staff-tasks/{taskId}: everything that a person needs to do the task, also who it is about, how to reach her, and
 * what somebody wrote to us. Who looked is written down before anything is shown.
 */
export const readStaffTask =
  (edges: ReadTaskEdges): Endpoint<StaffTaskDetails> =>
  async (request) => {
    const viewedBy = callerOf(request);
    const task = await taskOf(edges.tasks, request);
    const { taskId, victimId } = task;
    const victim = victimId === undefined ? undefined : await edges.victims.get(victimId);
    const reply = await replyOf(edges, task);
    if (victim !== undefined || reply !== undefined) {
      const at = edges.now().toISOString();
      const whose = victimId === undefined ? {} : { victimId };
      await edges.views.record({ ...whose, taskId, what: 'record', viewedBy, at });
    }
    const change = await changeOf(edges, task);
    const [duty, offender, hearing, script] = await Promise.all([
      dutyOf(edges, task, change),
      offenderOf(edges, task, change),
      hearingForStaff(edges, task, change, victim),
      scriptOf(edges, task, change, victim),
    ]);
    return {
      statusCode: 200,
      json: {
        task: taskReply(task),
        ...duty,
        ...offender,
        ...(victim === undefined ? {} : { person: personOf(victim) }),
        ...(reply === undefined ? {} : { reply }),
        ...hearing,
        ...script,
      },
    };
  };

/** What somebody texted that no rule may answer; gone once she withdrew. */
const replyOf = async (
  { replies }: ReadTaskEdges,
  { taskId, reason }: StaffWork,
): Promise<KeptReply | undefined> =>
  reason === 'reply-unclear' || reason === 'stop-unclear' ? replies.replyFor(taskId) : undefined;

const changeOf = async (
  { statusChanges }: ReadTaskEdges,
  { statusChangeId }: StaffWork,
): Promise<AcceptedStatusChange | undefined> =>
  statusChangeId === undefined ? undefined : (await statusChanges.get(statusChangeId))?.change;

const dutyOf = async (
  { ledger }: ReadTaskEdges,
  { notificationId }: StaffWork,
  change: AcceptedStatusChange | undefined,
): Promise<Pick<StaffTaskDetails, 'duty'>> => {
  if (notificationId === undefined || change === undefined) return {};
  const facts = await ledger.factsOf(notificationId);
  const created = facts.find((fact) => fact.is === 'created');
  const { satisfied, isAcknowledged } = foldFacts(facts);
  return {
    duty: {
      eventType: change.eventType,
      ...(created === undefined ? {} : { paragraph: created.paragraph, deadline: created.deadline }),
      isMet: satisfied !== undefined,
      ...(satisfied === undefined ? {} : { metBy: satisfied.by, metAt: satisfied.at }),
      isAcknowledged,
    },
  };
};

/** Both names, where a person has to say whether they are the same one's, or whom a request means. */
const offenderOf = async (
  { subscriptions }: ReadTaskEdges,
  { reason, victimId, docNumber = UNMATCHED }: StaffWork,
  change: AcceptedStatusChange | undefined,
): Promise<Pick<StaffTaskDetails, 'offender'>> => {
  const isAbout = reason === 'name-differs' || reason === 'offender-unknown';
  if (!isAbout || victimId === undefined) return {};
  const asked = await subscriptions.nameGiven(victimId, docNumber);
  return {
    offender: {
      ...(asked === undefined ? {} : { asked }),
      ...(change === undefined ? {} : { reported: change.offenderName }),
    },
  };
};

const fullName = ({ first, middle, last, suffix }: PersonName): string =>
  [first, middle, last, suffix].filter((part) => part !== undefined).join(' ');

/** What to say on the phone, in her language. */
const scriptOf = async (
  edges: ReadTaskEdges,
  { kind, notificationId, victimId }: StaffWork,
  change: AcceptedStatusChange | undefined,
  victim: StoredVictim | undefined,
): Promise<Pick<StaffTaskDetails, 'script'>> => {
  if (kind !== 'call' || notificationId === undefined || victimId === undefined) return {};
  if (change === undefined || victim === undefined) return {};
  const { record } = victim;
  const news = await newsForStaff(edges, { notificationId, victimId, change, record });
  return { script: callScript({ ...news, name: fullName(record.name) }) };
};

const personOf = ({ record, marks }: StoredVictim): NonNullable<StaffTaskDetails['person']> => {
  const { name, isWitness, timeZone, hours, safeContactNotes, postalAddress } = record;
  return {
    name,
    language: record.otherLanguage ?? record.language,
    isWitness,
    timeZone,
    ...(hours === undefined ? {} : { hours }),
    ...(safeContactNotes === undefined ? {} : { safeContactNotes }),
    ...(postalAddress === undefined ? {} : { postalAddress }),
    numbers: record.contacts.flatMap(({ contactId, channel, address, whose }) => {
      if (channel !== 'sms') return [];
      const barred = marks.barred[contactId];
      return [
        {
          contactId,
          number: address,
          ...(whose === undefined ? {} : { whose }),
          ...(barred === undefined ? {} : { barred }),
        },
      ];
    }),
  };
};
