import type { Contact, Recipient } from './contact.ts';
import type { Duty } from './facts.ts';
import type { FoldedNotification } from './fold.ts';
import { firstContacts } from './ladder.ts';
import { nextDigestAt } from './send-window.ts';
import type { AcceptedStatusChange } from './status-change.ts';

/** One notification that may go into a digest. */
export interface DigestNotice {
  readonly duty: Duty;
  readonly change: AcceptedStatusChange;
  readonly folded: FoldedNotification;
}

/** Whether a notice belongs to the digest that goes out at `now` (ISO-8601 UTC): routine, due by now, and told in no other way yet. */
export const isForDigest = (
  { duty, folded }: DigestNotice,
  { timing, digest }: Recipient,
  now: string,
): boolean =>
  digest &&
  duty.urgency === 'routine' &&
  folded.state === 'owed' &&
  folded.contacts.size === 0 &&
  nextDigestAt(timing, duty.at) <= now;

/** Where a digest goes: one contact of each channel, as any first message. */
export const digestContacts = (
  recipient: Recipient,
  { duty, folded }: DigestNotice,
  now: string,
): readonly Contact[] =>
  firstContacts(
    {
      recipient,
      folded,
      urgency: 'routine',
      createdAt: duty.at,
      deadline: duty.deadline,
      isOwedByLaw: true,
    },
    now,
  );
