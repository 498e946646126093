import * as z from 'zod/mini';
import { channels } from '../domain/contact.ts';
import { eventTypes } from '../domain/event-types.ts';
import { dutyOutcomes } from '../domain/evidence.ts';
import { clockBases, taskKinds } from '../domain/facts.ts';
import { calendarDate, instant } from '../domain/times.ts';

/** A reply is built once and not changed. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

/** The id of a notification, as lists and facts show it. */
export const notificationId = z
  .string()
  .check(z.regex(/^[0-9a-f]{32}$/, 'must be the id of a notification: 32 hexadecimal digits'));

const eventType = z.enum(eventTypes);
const word = z.optional(z.string());

/** What became of a duty. */
export const dutyOutcome = z.enum(dutyOutcomes);

const flag = z.optional(z.boolean());

/** One fact of the ledger, without what is the same in all of them. */
export const evidenceFact = z.strictObject({
  at: instant,
  is: z.string(),
  contactId: word,
  channel: z.optional(z.enum(channels)),
  attempt: z.optional(z.number().check(z.int(), z.minimum(1))),
  providerMessageId: word,
  possibleDuplicate: flag,
  maybeSent: flag,
  class: word,
  reason: word,
  by: word,
  task: z.optional(z.enum(taskKinds)),
  taskId: word,
  postedOn: z.optional(calendarDate),
  trackingNumber: word,
  letterHash: word,
  reference: word,
});

export const proof = z.strictObject({
  by: z.enum(['email', 'certified-letter', 'statewide-system']),
  at: z.string(),
  reference: z.string(),
});

const ofDuty = {
  notificationId: z.string(),
  victimId: z.string(),
  statusChangeId: z.string(),
  eventType,
  since: instant,
  urgency: z.optional(z.enum(['emergency', 'advance', 'routine'])),
  paragraph: word,
  deadline: z.optional(instant),
  clockBasis: z.optional(z.enum(clockBases)),
  shortNotice: flag,
  outcome: dutyOutcome,
  proof: z.optional(proof),
  acknowledgedAt: z.optional(instant),
  toldBy: word,
  tasks: z.array(z.enum(taskKinds)),
};

/** One duty of a list. */
export const reportedDuty = z.strictObject(ofDuty);
export type ReportedDutyReply = Fixed<z.infer<typeof reportedDuty>>;

/** One duty with all that is known of it. */
export const evidence = z.strictObject({ ...ofDuty, facts: z.array(evidenceFact) });
export type EvidenceReply = Fixed<z.infer<typeof evidence>>;

const count = z.number().check(z.int(), z.minimum(0));

/** How many duties of one event type came out how. */
export const reportRow = z.strictObject({
  eventType: z.enum([...eventTypes, 'all']),
  owed: count,
  met: count,
  late: count,
  unprovable: count,
  'with-a-person': count,
  open: count,
  superseded: count,
  merged: count,
  discharged: count,
  quarantined: count,
  escalated: count,
});

export const dutyReport = z.strictObject({
  from: calendarDate,
  to: calendarDate,
  asOf: instant,
  rows: z.array(reportRow),
  duties: z.optional(z.array(reportedDuty)),
});
export type DutyReport = Fixed<z.infer<typeof dutyReport>>;

/** A table for spreadsheets (RFC 4180). */
export const csvTable = z.string();

/** How a report is answered. */
export const reportFormat = z.enum(['json', 'csv', 'html']);
