import { channels, type Contact, type Recipient } from './contact.ts';
import type { FoldedNotification } from './fold.ts';
import { TRY_FOR_SECONDS } from './timing.ts';

/** What is to be done next about one notification. */
export type NextStep =
  | { readonly is: 'send'; readonly to: readonly Contact[] }
  | { readonly is: 'escalate'; readonly reason: 'no-channel-left' | 'tried-too-long' }
  | { readonly is: 'rest' };

const REST: NextStep = { is: 'rest' };

/**
 * The next step of the ladder, from the facts and the time alone.
 *
 * Each channel is used at once, through its first contact that has not refused; a contact that refuses for good gives
 * way to the next. When nothing has been accepted and nothing is left to try, a person takes over.
 * `createdAt`, `now`: ISO-8601 UTC.
 */
export const nextStep = (
  recipient: Recipient,
  { state, contacts }: FoldedNotification,
  createdAt: string,
  now: string,
): NextStep => {
  if (state !== 'owed' && state !== 'accepted') return REST;
  const current = channels
    .map((channel) =>
      recipient.contacts.find(
        (contact) =>
          contact.channel === channel &&
          contact.usable &&
          contacts.get(contact.contactId)?.outcome !== 'failed',
      ),
    )
    .filter((contact) => contact !== undefined);
  const to = current.filter(({ contactId }) => contacts.get(contactId)?.outcome !== 'accepted');
  if (to.length === 0) return state === 'accepted' ? REST : { is: 'escalate', reason: 'no-channel-left' };
  const triedTooLong = Date.parse(now) - Date.parse(createdAt) > TRY_FOR_SECONDS * 1000;
  if (!triedTooLong) return { is: 'send', to };
  return state === 'accepted' ? REST : { is: 'escalate', reason: 'tried-too-long' };
};
