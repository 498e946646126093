import * as z from 'zod/mini';
import { MOST_IN_A_BATCH } from './limits.ts';
import { CONTACT_CONFIRMED, REQUEST_RECEIVED } from './messages.ts';
import { problems, problemTypeOf } from './problems.ts';
import { eventTypes } from '../domain/event-types.ts';
import type { NotificationState } from '../domain/fold.ts';
import { statusChangeId } from '../domain/status-change.ts';
import { instant } from '../domain/times.ts';

/** A reply is built once and not changed. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

export const fieldProblem = z.strictObject({ field: z.string(), problem: z.string() });

/** A problem as RFC 9457 describes it. */
export const problem = z.strictObject({
  type: z.enum(Object.keys(problems).map(problemTypeOf)),
  title: z.string(),
  status: z.number().check(z.int(), z.minimum(400), z.maximum(599)),
  detail: z.string(),
  errors: z.optional(z.array(fieldProblem)),
});
export type Problem = Fixed<z.infer<typeof problem>>;

/** What API Gateway itself answers, before or instead of us. */
export const gatewayMessage = z.strictObject({ message: z.string() });

export const registrationReceived = z.strictObject({ message: z.literal(REQUEST_RECEIVED) });
export type RegistrationReceived = Fixed<z.infer<typeof registrationReceived>>;

export const contactConfirmed = z.strictObject({ message: z.literal(CONTACT_CONFIRMED) });
export type ContactConfirmed = Fixed<z.infer<typeof contactConfirmed>>;

export const accepted = z.strictObject({
  outcome: z.literal('accepted'),
  statusChangeId,
  receivedAt: instant,
});

export const conflict = z.strictObject({
  outcome: z.literal('conflict'),
  statusChangeId,
  detail: z.string(),
});

export const invalid = z.strictObject({ outcome: z.literal('invalid'), errors: z.array(fieldProblem) });

/** What became of one status change of a request. */
export const statusChangeOutcome = z.discriminatedUnion('outcome', [accepted, conflict, invalid]);
export type StatusChangeOutcome = Fixed<z.infer<typeof statusChangeOutcome>>;

/** The outcomes of a batch, in its order. */
export const batchOutcomes = z.strictObject({
  results: z.array(statusChangeOutcome).check(z.minLength(1), z.maxLength(MOST_IN_A_BATCH)),
});

/** 202 for one, 202 or 207 for a batch. */
export const statusChangesAccepted = z.union([accepted, batchOutcomes]);
export type StatusChangesReceived = Fixed<z.infer<typeof statusChangesAccepted>>;

const count = z.optional(z.number().check(z.int(), z.minimum(1)));

/** Notifications by state; a state that none is in is left out. */
export const notificationCounts = z.strictObject({
  owed: count,
  quarantined: count,
  accepted: count,
  acknowledged: count,
  escalated: count,
  superseded: count,
  merged: count,
  discharged: count,
} satisfies Record<NotificationState, typeof count>);

export const statusChangeProgress = z.strictObject({
  statusChangeId,
  eventType: z.enum(eventTypes),
  receivedAt: instant,
  stage: z.enum(['received', 'matching', 'matched', 'quarantined', 'rejected', 'history']),
  matchedAt: z.optional(instant),
  sameAs: z.optional(statusChangeId),
  notifications: notificationCounts,
});
export type StatusChangeProgress = Fixed<z.infer<typeof statusChangeProgress>>;

/** Pages are for people: the same in English and Spanish, whoever opens them. */
export const htmlPage = z.string();

/** This description. */
export const description = z.looseObject({
  openapi: z.literal('3.1.1'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.looseObject({})),
});
