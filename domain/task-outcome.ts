import * as z from 'zod/mini';
import type { EventType } from './event-types.ts';
import type { Fact } from './facts.ts';
import type { FoldedNotification } from './fold.ts';
import { wishes } from './hearing-request.ts';
import { sha256 } from './ids.ts';
import { matrix } from './matrix.ts';
import { docNumber } from './offender.ts';
import type { StaffTask, TaskReason } from './staff-task.ts';
import type { StaffWork } from './staff-work.ts';
import type { FieldProblem } from './status-change.ts';
import { calendarDate, MISSOURI } from './times.ts';
import { isoDay, wallTimeAt } from './zones.ts';

/** What a look into something led to: a closed list, so that nobody writes about a person here. */
export const reviewNotes = [
  'no-action-needed',
  'victim-called',
  'victim-written-to',
  'record-corrected',
  'another-way-found',
  'no-other-way',
  'department-told',
  'kept-waiting',
] as const;

/** A code of another system: no spaces, so no sentence about anybody. */
const code = (example: string) =>
  z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,39}$/,
        `must be 1 to 40 letters, digits or . _ : / -, for example ${example}`,
      ),
    );

const outcome = <Named extends string>(word: Named) => ({ outcome: z.literal(word) });

/** What became of a staff task, as the person who did it says. */
export const taskOutcome = z.discriminatedUnion('outcome', [
  /** She was told on the phone. */
  z.strictObject(outcome('reached')),
  z.strictObject(outcome('no-answer')),
  /** Somebody else has this number or address: it is not used any more. */
  z.strictObject({ ...outcome('wrong-person'), contactId: code('phone-1') }),
  /** She does not want this one, after she was told what that means. */
  z.strictObject({ ...outcome('declined'), explained: z.literal('yes') }),
  /** She was told through the statewide system, which counts (595.209.4). */
  z.strictObject({ ...outcome('statewide-system'), reference: code('MOVANS-2026-000123') }),
  /** A newer fact has made the call or the letter superfluous. */
  z.strictObject(outcome('not-needed')),
  z.strictObject({
    ...outcome('posted'),
    /** The day of the postmark, on Missouri's calendar. */
    postedOn: calendarDate,
    trackingNumber: code('70210950000012345678'),
  }),
  z.strictObject(outcome('no-address')),
  /** A letter that was posted has come back. */
  z.strictObject(outcome('returned')),
  z.strictObject({ ...outcome('done'), note: z.enum(reviewNotes) }),
  /** The offender whom a request without a DOC number means. */
  z.strictObject({ ...outcome('matched'), docNumber }),
  /** Whom no code can reach has confirmed her request by letter or on the phone: it counts from now on. */
  z.strictObject(outcome('confirmed')),
  /** All that she asked for at a hearing is arranged, or with the Board, and she knows. */
  z.strictObject(outcome('arranged')),
  /** Some of it cannot be, and she knows why; the rest is arranged. */
  z.strictObject({
    ...outcome('not-arranged'),
    wishes: z
      .array(z.enum(wishes))
      .check(z.minLength(1, 'must name at least one'), z.maxLength(wishes.length)),
    reason: z.enum(['board-declined', 'institution-declined', 'too-late', 'not-at-this-hearing']),
  }),
  /** She does not want it any more. */
  z.strictObject(outcome('taken-back')),
  /** It is hers: she is told after all. */
  z.strictObject(outcome('release')),
  /** It is not hers: she is not told. */
  z.strictObject(outcome('reject')),
]);
export type TaskOutcome = z.infer<typeof taskOutcome>;
type Word = TaskOutcome['outcome'];

/** What a review may lead to beside a note, by its reason. */
const furtherOutcomes: Partial<Record<TaskReason, readonly Word[]>> = {
  'offender-unknown': ['matched'],
  'no-contact-to-confirm': ['confirmed'],
  'hearing-request': ['arranged', 'not-arranged', 'taken-back'],
};

/** Which outcomes a task may have, by what it asks for. */
const outcomesFor = ({ kind, reason }: Pick<StaffTask, 'kind' | 'reason'>): readonly Word[] => {
  switch (kind) {
    case 'call':
      return ['reached', 'no-answer', 'wrong-person', 'declined', 'statewide-system', 'not-needed'];
    case 'letter':
      return ['posted', 'no-address', 'statewide-system', 'not-needed', 'returned'];
    case 'review':
      return ['done', ...(furtherOutcomes[reason] ?? [])];
    case 'quarantine':
      return ['release', 'reject'];
  }
};

/** The same outcome said twice is one; another one is not. */
export const outcomeHash = (said: TaskOutcome): string =>
  sha256(JSON.stringify(Object.entries(said).toSorted(([one], [other]) => (one < other ? -1 : 1))));

/** What the ledger knows of the notification that a task is about. */
export interface AboutNotification {
  readonly eventType: EventType;
  readonly folded: FoldedNotification;
}

/** Whether the facts say that a call or a letter is not needed any more. */
const isSuperfluous = ({ kind }: StaffTask, { folded }: AboutNotification): boolean =>
  ['superseded', 'merged', 'discharged'].includes(folded.state) ||
  (kind === 'call' ? folded.isAcknowledged : folded.satisfied !== undefined);

/** What is wrong with an outcome for this task, given the time and the facts. */
export const outcomeProblems = (
  task: StaffWork,
  said: TaskOutcome,
  now: Date,
  about: AboutNotification | undefined,
): readonly FieldProblem[] => {
  if (task.reason === 'status-changes-held')
    return [
      { field: 'outcome', problem: 'is decided by POST /quarantine/{quarantineId}/release or /reject' },
    ];
  const allowed = outcomesFor(task);
  if (!allowed.includes(said.outcome))
    return [{ field: 'outcome', problem: `must be one of: ${allowed.join(', ')}` }];
  return checks[said.outcome]?.(task, said, now, about) ?? [];
};

type Check = (
  task: StaffWork,
  said: TaskOutcome,
  now: Date,
  about: AboutNotification | undefined,
) => readonly FieldProblem[];

const unless = (isRight: boolean, problem: string): readonly FieldProblem[] =>
  isRight ? [] : [{ field: 'outcome', problem }];

/** What an outcome must fit, besides its own fields. */
const checks: Partial<Record<Word, Check>> = {
  posted: (task, said, now) => (said.outcome === 'posted' ? postmarkProblems(said.postedOn, task, now) : []),
  declined: (_task, _said, _now, about) =>
    unless(
      about !== undefined && !matrix[about.eventType].automatic,
      'cannot be declined: the law gives this notice also without a request',
    ),
  'not-needed': (task, _said, _now, about) =>
    unless(
      about !== undefined && isSuperfluous(task, about),
      'does not fit the facts: she is still to be told',
    ),
  returned: ({ outcome: earlier }) => unless(earlier === 'posted', 'fits only a letter that was posted'),
};

const missouriDay = (at: string): string => isoDay(wallTimeAt(Date.parse(at), MISSOURI));

const postmarkProblems = (postedOn: string, { createdAt }: StaffTask, now: Date): readonly FieldProblem[] => {
  if (postedOn > missouriDay(now.toISOString()))
    return [{ field: 'postedOn', problem: 'must not lie in the future' }];
  if (postedOn < missouriDay(createdAt))
    return [{ field: 'postedOn', problem: 'must not lie before the news that the letter tells' }];
  return [];
};

/** What was kept of a letter when it was printed. */
export interface PrintedLetter {
  /** SHA-256 of the letter as printed. */
  readonly letterHash: string;
  /** SHA-256 of the code in its short link. */
  readonly linkHash: string;
}

/** What is written down of an outcome in the ledger. `at`: ISO-8601 UTC. Never who did it: that stands in the task. */
export const factsOfOutcome = (
  { taskId, notificationId, statusChangePage }: StaffTask,
  said: TaskOutcome,
  at: string,
  letter: PrintedLetter | undefined,
): readonly Fact[] => {
  if (notificationId === undefined) return [];
  const common = { notificationId, at, ...(statusChangePage === undefined ? {} : { statusChangePage }) };
  const ofTask = { ...common, taskId };
  switch (said.outcome) {
    case 'reached':
      return [{ is: 'told-by-person', ...ofTask }];
    case 'declined':
      return [{ is: 'discharged', reason: 'declined', ...common }];
    case 'reject':
      return [{ is: 'discharged', reason: 'rejected', ...common }];
    case 'statewide-system':
      return [{ is: 'told-by-statewide-system', reference: said.reference, ...ofTask }];
    case 'posted': {
      const { postedOn, trackingNumber } = said;
      return [{ is: 'letter-posted', postedOn, trackingNumber, ...letter, ...ofTask }];
    }
    case 'returned':
      return [{ is: 'letter-returned', ...ofTask }];
    case 'arranged':
    case 'not-arranged':
    case 'taken-back':
      return [{ is: 'request-answered', answer: said.outcome, ...ofTask }];
    case 'no-answer':
    case 'wrong-person':
    case 'not-needed':
    case 'no-address':
    case 'done':
    case 'matched':
    case 'confirmed':
    case 'release':
      return [];
  }
};
