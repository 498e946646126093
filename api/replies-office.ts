import * as z from 'zod/mini';
import { taskKinds } from '../domain/facts.ts';
import { ways } from '../domain/asked-at-hearing.ts';
import { eventTypes, hearingKind } from '../domain/event-types.ts';
import { wishes } from '../domain/hearing-request.ts';
import { offenderName, personName } from '../domain/names.ts';
import { postalAddress } from '../domain/preferences.ts';
import { recordingKinds } from '../domain/recording.ts';
import { taskReasons } from '../domain/staff-task.ts';
import { taskOutcome } from '../domain/task-outcome.ts';
import { bars } from '../domain/victim.ts';
import { instant } from '../domain/times.ts';

/** A reply is built once and not changed. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

/** 32 hexadecimal digits. */
export const taskId = z.string().check(z.regex(/^[0-9a-f]{32}$/, 'must be the id of a staff task'));

/** Where a page of the list ended. */
export const taskCursor = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,200}$/, 'must be the cursor of an earlier page'));

export const taskKind = z.enum(taskKinds);

/** One task as the list shows it: ids and times, nothing about her. */
export const staffTask = z.strictObject({
  taskId,
  kind: taskKind,
  reason: z.enum(taskReasons),
  deadline: instant,
  createdAt: instant,
  state: z.enum(['open', 'done']),
  tries: z.number().check(z.int(), z.minimum(0)),
  holder: z.optional(z.string()),
  heldUntil: z.optional(instant),
  outcome: z.optional(z.string()),
  doneAt: z.optional(instant),
  victimId: z.optional(z.string()),
  notificationId: z.optional(z.string()),
  statusChangeId: z.optional(z.string()),
  docNumber: z.optional(z.string()),
  quarantineId: z.optional(z.string()),
  feedId: z.optional(z.string()),
});
export type StaffTaskReply = Fixed<z.infer<typeof staffTask>>;

export const staffTaskPage = z.strictObject({ tasks: z.array(staffTask), cursor: z.optional(taskCursor) });
export type StaffTaskPage = Fixed<z.infer<typeof staffTaskPage>>;

/** What the law asks for, and how far it is met. */
const duty = z.strictObject({
  eventType: z.enum(eventTypes),
  paragraph: z.optional(z.string()),
  deadline: z.optional(instant),
  isMet: z.boolean(),
  metBy: z.optional(z.enum(['email', 'certified-letter', 'statewide-system'])),
  metAt: z.optional(z.string()),
  isAcknowledged: z.boolean(),
});

const numberToCall = z.strictObject({
  contactId: z.string(),
  number: z.string(),
  whose: z.optional(z.literal('representative')),
  barred: z.optional(z.enum(bars)),
});

/** Whom the task is about, and how to reach her. */
const person = z.strictObject({
  name: personName,
  language: z.string(),
  isWitness: z.boolean(),
  timeZone: z.string(),
  hours: z.optional(z.strictObject({ from: z.string(), to: z.string() })),
  safeContactNotes: z.optional(z.string()),
  numbers: z.array(numberToCall),
  postalAddress: z.optional(postalAddress),
});

/** A text to our number, as it came. */
const reply = z.strictObject({ from: z.string(), text: z.string() });

export const recordingKind = z.enum(recordingKinds);

/** A hearing, and all that she asked for at it, oldest first. */
const hearing = z.strictObject({
  hearingKind,
  hearingStart: instant,
  mode: z.enum(['in-person', 'video']),
  place: z.optional(z.string()),
  requests: z.array(
    z.strictObject({
      requestId: z.string(),
      requestNumber: z.string(),
      receivedAt: instant,
      by: z.enum(ways),
      whose: z.enum(['herself', 'representative']),
      asked: z.array(
        z.strictObject({ wish: z.enum(wishes), meaning: z.string(), words: z.optional(z.string()) }),
      ),
      recordings: z.array(
        z.strictObject({ kind: recordingKind, bytes: z.number().check(z.int()), receivedAt: instant }),
      ),
    }),
  ),
});

/** A call from hello to goodbye: what to say, and what to do. */
const scriptSection = z.strictObject({
  heading: z.string(),
  lines: z.array(z.strictObject({ is: z.enum(['say', 'do']), text: z.string() })),
});

/** The offender's name as she gave it and as it was reported, to be compared. */
const offender = z.strictObject({ asked: z.optional(offenderName), reported: z.optional(offenderName) });

export const staffTaskDetails = z.strictObject({
  task: staffTask,
  duty: z.optional(duty),
  offender: z.optional(offender),
  person: z.optional(person),
  reply: z.optional(reply),
  hearing: z.optional(hearing),
  script: z.optional(z.array(scriptSection)),
});
export type StaffTaskDetails = Fixed<z.infer<typeof staffTaskDetails>>;

/** A link to a recording. */
export const recordingLink = z.strictObject({ url: z.string(), type: z.string(), until: instant });
export type RecordingLink = Fixed<z.infer<typeof recordingLink>>;

/** The id of a request for a hearing. */
export const hearingRequestId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** What POST …/complete takes. */
export const staffTaskOutcome = taskOutcome;

/** A letter, ready to be printed. */
export const letterFile = z.string();
