import * as z from 'zod/mini';
import { languages } from '../domain/contact.ts';
import { hearingKind } from '../domain/event-types.ts';
import { wishes } from '../domain/hearing-request.ts';
import { recordingKinds } from '../domain/recording.ts';
import { dateOrInstant, instant } from '../domain/times.ts';

/** A reply is built once and not changed. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

/** One thing that was asked for, with the words that were written about it. */
const asked = z.strictObject({ wish: z.enum(wishes), words: z.optional(z.string()) });

/** A form that a browser sends to S3 itself: the fields first, the file last. */
export const upload = z.strictObject({
  kind: z.enum(recordingKinds),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  mostBytes: z.number().check(z.int()),
  until: instant,
});

/** The receipt of a request for a hearing. */
export const hearingAsked = z.strictObject({
  message: z.string(),
  requestNumber: z.string().check(z.regex(/^[0-9A-F]{8}$/)),
  asked: z.array(asked),
  uploads: z.optional(z.array(upload)),
});
export type HearingAsked = Fixed<z.infer<typeof hearingAsked>>;

const requestNumber = hearingAsked.shape.requestNumber;

/** One hearing ahead, and what she asked for at it. */
export const hearing = z.strictObject({
  notificationId: z.string(),
  hearingKind,
  hearingStart: dateOrInstant,
  mode: z.enum(['in-person', 'video']),
  place: z.optional(z.string()),
  mayTakePart: z.boolean(),
  requests: z.array(z.strictObject({ requestNumber, receivedAt: instant, asked: z.array(asked) })),
});
export type HearingReply = Fixed<z.infer<typeof hearing>>;

/** The hearings ahead of which somebody was told, the next one first. */
export const hearings = z.strictObject({ language: z.enum(languages), hearings: z.array(hearing) });
export type HearingsReply = Fixed<z.infer<typeof hearings>>;

/** An iCalendar file. */
export const calendar = z.string();
