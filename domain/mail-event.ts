import * as z from 'zod/mini';
import type { HashOf, UnfiledReceipt } from './receipt.ts';
import { inUtc, instant } from './times.ts';

/** Fields may be added at any time, so whatever is not listed here is passed over (docs of SES event publishing). */
const mail = z.object({
  messageId: z.string(),
  timestamp: instant,
  destination: z.optional(z.array(z.string())),
  tags: z.optional(z.record(z.string(), z.array(z.string()))),
});
const timed = z.object({ timestamp: z.optional(instant) });
const event = z.object({
  /** Named `notificationType` in notifications of an identity. */
  eventType: z.optional(z.string()),
  notificationType: z.optional(z.string()),
  mail,
  delivery: z.optional(timed),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bounceSubType: z.optional(z.string()),
      timestamp: z.optional(instant),
    }),
  ),
  complaint: z.optional(
    z.object({
      timestamp: z.optional(instant),
      complaintFeedbackType: z.optional(z.nullable(z.string())),
    }),
  ),
});
type MailEvent = z.infer<typeof event>;

/** Our words for `bounceSubType`. */
const bounceReasons: Readonly<Record<string, string>> = {
  General: 'bounced',
  NoEmail: 'no-such-mailbox',
  Suppressed: 'suppressed',
  OnAccountSuppressionList: 'suppressed',
  MailboxFull: 'mailbox-full',
  MessageTooLarge: 'message-too-large',
  ContentRejected: 'content-rejected',
  AttachmentRejected: 'attachment-rejected',
  Undetermined: 'undetermined',
};

type Word =
  | { readonly is: 'delivered' | 'complained' }
  | Pick<Extract<UnfiledReceipt, { is: 'undelivered' }>, 'is' | 'class' | 'reason'>;

const bounced = ({ bounceType, bounceSubType = '' }: NonNullable<MailEvent['bounce']>): Word => ({
  is: 'undelivered',
  class: bounceType === 'Permanent' ? 'permanent' : 'temporary',
  reason: bounceReasons[bounceSubType] ?? 'bounced',
});

/** `not-spam`: somebody took it out of the spam folder. */
const complained = ({
  complaintFeedbackType,
  timestamp,
}: NonNullable<MailEvent['complaint']>): readonly [Word, string | undefined] | undefined =>
  complaintFeedbackType === 'not-spam' ? undefined : [{ is: 'complained' }, timestamp];

/** What an event says of the mail, and when; nothing for those from which nothing follows. */
const wordOf = ({
  eventType,
  notificationType,
  ...of
}: MailEvent): readonly [Word, string | undefined] | undefined => {
  switch (eventType ?? notificationType ?? 'none') {
    case 'Delivery':
      return [{ is: 'delivered' }, of.delivery?.timestamp];
    case 'Bounce':
      return of.bounce && [bounced(of.bounce), of.bounce.timestamp];
    case 'Complaint':
      return of.complaint && complained(of.complaint);
    case 'Reject':
      return [{ is: 'undelivered', class: 'ours', reason: 'rejected' }, undefined];
    case 'Rendering Failure':
    case 'RenderingFailure':
      return [{ is: 'undelivered', class: 'ours', reason: 'not-rendered' }, undefined];
    default:
      return undefined;
  }
};

const aboutOf = ({ tags = {} }: MailEvent['mail']): Pick<UnfiledReceipt, 'about'> => {
  const [notificationId] = tags['notificationId'] ?? [];
  const [contactId] = tags['contactId'] ?? [];
  return notificationId && contactId ? { about: { notificationId, contactId } } : {};
};

/** Once, when a topic is set up, SES says so in plain words. */
const isGreeting = (message: string): boolean => message.startsWith('Successfully validated SNS topic');

const parsed = (message: string): MailEvent | undefined => {
  try {
    return event.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
};

/**
 * Reads one event of SES. `nothing`: an event from which nothing follows, such as a delay. Undefined: no event that this
 * version can read.
 */
export const readMailEvent = (message: string, hashOf: HashOf): UnfiledReceipt | 'nothing' | undefined => {
  if (isGreeting(message)) return 'nothing';
  const of = parsed(message);
  if (of === undefined) return undefined;
  const told = wordOf(of);
  if (told === undefined) return 'nothing';
  const [word, at = of.mail.timestamp] = told;
  const [to] = of.mail.destination ?? [];
  return {
    ...word,
    channel: 'email',
    providerMessageId: of.mail.messageId,
    at: inUtc(at),
    ...(to === undefined ? {} : { addressHash: hashOf(to) }),
    ...aboutOf(of.mail),
  };
};
