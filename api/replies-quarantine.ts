import * as z from 'zod/mini';
import { eventTypes } from '../domain/event-types.ts';
import { docNumber } from '../domain/offender.ts';
import { heldReasons, quarantineCauses, quarantineStates } from '../domain/quarantine.ts';
import { statusChangeId } from '../domain/status-change.ts';
import { instant } from '../domain/times.ts';

/** As an answer is written: nothing in it changes. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

export const quarantineId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** Where a page of groups, or of what a group holds, ended. */
export const quarantineCursor = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,200}$/, 'must be the cursor of an earlier page'));

const count = z.number().check(z.int(), z.minimum(0));

/** Status changes that are held together. */
export const quarantineGroup = z.strictObject({
  quarantineId,
  feedId: z.string(),
  cause: z.enum(quarantineCauses),
  eventType: z.optional(z.enum(eventTypes)),
  reasons: z.array(z.enum(heldReasons)),
  trip: z.optional(z.strictObject({ inHour: count, hourLimit: count, inDay: count, dayLimit: count })),
  openedAt: instant,
  state: z.enum(quarantineStates),
  firstBy: z.optional(z.string()),
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(instant),
});
export type QuarantineReply = Fixed<z.infer<typeof quarantineGroup>>;

export const quarantinePage = z.strictObject({
  groups: z.array(quarantineGroup),
  cursor: z.optional(quarantineCursor),
});
export type QuarantinePage = Fixed<z.infer<typeof quarantinePage>>;

/** One that is held, and whom it would be told to. */
const heldChange = z.strictObject({
  statusChangeId,
  docNumber,
  eventType: z.enum(eventTypes),
  occurredAt: z.string(),
  receivedAt: instant,
  deadline: instant,
  reasons: z.array(z.string()),
  evidence: z.optional(z.string()),
  wouldTell: z.strictObject({ victims: count, byText: count, byEmail: count }),
});

export const quarantineDetails = z.strictObject({
  group: quarantineGroup,
  held: z.array(heldChange),
  sample: z.optional(z.string()),
  cursor: z.optional(quarantineCursor),
});
export type QuarantineDetails = Fixed<z.infer<typeof quarantineDetails>>;
