import type { Refusal } from './facts.ts';

/** What a provider answered to one delivery, in our words. Sending never throws: a refusal is an answer too. */
export type Outcome =
  | { readonly is: 'accepted'; readonly providerMessageId: string }
  /** For good: this contact cannot be reached so. */
  | { readonly is: 'failed'; readonly reason: Refusal }
  /** For now. `maybeSent`: it may have gone out although no answer came. */
  | { readonly is: 'postponed'; readonly reason: Refusal; readonly maybeSent?: true };

/** A text message, one GSM-7 segment. */
export interface TextMessage {
  readonly to: string;
  readonly text: string;
}

/** Ties the provider's later events to the ledger: ids and a number, of letters, digits and dashes (SES). */
export interface MailTags {
  readonly notificationId: string;
  readonly contactId: string;
  readonly attempt: number;
}

/** An e-mail to one person. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Absent where one e-mail tells several notifications: those are found by its message id. */
  readonly tags?: MailTags;
}

/** E-mails that go out in one request, and so many facts in one write (BatchWriteItem takes 25). */
export const MAILS_PER_REQUEST = 25;

/**
 * Text messages between two writes of their outcomes: the most that one crash can repeat. Fewer would cost more than
 * 1.20 requests a notification at a thousand subscribers.
 */
export const TEXTS_PER_WAVE = 15;
