import * as z from 'zod/mini';
import { hearingRequest } from './hearing-request.ts';
import type { AcceptedStatusChange, StatusChange } from './status-change.ts';

/** How she came: by the link of a message, or signed in. */
export const ways = ['link', 'account'] as const;
export type Way = (typeof ways)[number];

/**
 * A request as it was sent, before anybody has looked whose it is. `by`: the code of the link, or the notification that
 * a victim chose who was signed in.
 */
export const sentRequest = z.lazy(() =>
  z.strictObject({
    by: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('link'), code: z.string() }),
      z.strictObject({
        is: z.literal('account'),
        ...{ victimId: z.string(), notificationId: z.string(), contactId: z.string() },
      }),
    ]),
    /** The body as it came, word for word. */
    raw: z.string(),
    contentType: z.string(),
    /** What it was read as. */
    request: hearingRequest,
    /** ISO-8601 UTC. */
    receivedAt: z.string(),
  }),
);
export type SentRequest = z.infer<typeof sentRequest>;

/** A hearing that is still to be held, as the department told of it. */
export type HearingAhead = Extract<
  AcceptedStatusChange,
  { eventType: 'parole-hearing-scheduled' | 'parole-hearing-rescheduled' }
>;

/** Whether a status change invites victims to a hearing; a witness is told of it, and not invited (595.209.1(6)). */
export const isInvitation = <Change extends StatusChange>(
  change: Change,
): change is Extract<Change, { eventType: HearingAhead['eventType'] }> =>
  change.eventType === 'parole-hearing-scheduled' || change.eventType === 'parole-hearing-rescheduled';
