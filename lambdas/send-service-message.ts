import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { SendMails } from '../adapters/mail-sender.ts';
import type { SendText } from '../adapters/sms-sender.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import type { Contact } from '../domain/contact.ts';
import { deliveryFact } from '../domain/dispatch.ts';
import type { Delivery } from '../domain/facts.ts';
import { foldFacts, type ContactHistory } from '../domain/fold.ts';
import type { Email } from '../domain/message-email.ts';
import type { Outcome } from '../domain/outcome.ts';
import { dailyCountIdFor } from '../domain/secrets.ts';
import { after } from '../domain/times.ts';

export interface ServiceEdges {
  readonly tokens: Pick<TokensTable, 'countUpTo'>;
  readonly ledger: Pick<LedgerTable, 'record' | 'factsOf'>;
  readonly sendText: SendText;
  readonly sendMails: SendMails;
  readonly indexKey: string;
  readonly now: () => Date;
}

/** A message that is no notification: a code, a warning. What became of it stands in the ledger all the same. */
export interface ServiceMessage {
  readonly notificationId: string;
  readonly contact: Pick<Contact, 'contactId' | 'channel' | 'address'>;
  readonly sms: () => string;
  readonly email: () => Email;
  /** How many of these one address may get in a day, and the day (of this ISO-8601 UTC) that counts. */
  readonly cap: { readonly of: string; readonly most: number; readonly at: string };
  /** A worker died over it: it may have been sent. */
  readonly takenOver: boolean;
  /** What must stand before it goes out. */
  readonly prepare?: () => Promise<void>;
}

/** What became of it; `capped`: this address was sent enough for today. */
export type Sent = Delivery['is'] | 'capped';

/** Sends a message about the service once, and writes down what became of it. What was sent is not sent again. */
export const sendServiceMessage = async (edges: ServiceEdges, message: ServiceMessage): Promise<Sent> => {
  const { notificationId, contact } = message;
  const history = foldFacts(await edges.ledger.factsOf(notificationId)).contacts.get(contact.contactId);
  if (history === undefined && !(await mayBeSent(edges, message))) return 'capped';
  switch (history?.outcome) {
    case 'failed':
      return 'failed';
    case 'accepted':
    case 'delivered':
    case 'bounced':
      return 'accepted';
    case 'postponed':
    case undefined:
      return attempt(edges, message, history);
  }
};

const attempt = async (
  edges: ServiceEdges,
  message: ServiceMessage,
  history: ContactHistory | undefined,
): Promise<Sent> => {
  const { notificationId, contact, takenOver } = message;
  await message.prepare?.();
  const number = (history?.attempts ?? 0) + 1;
  const outcome = await send(edges, message, number);
  // A worker that died may have sent it without writing that down.
  const possibleDuplicate = takenOver || history?.maybeSent === true;
  const delivery = deliveryFact({ notificationId, contact, number, possibleDuplicate }, outcome, {
    at: edges.now().toISOString(),
  });
  await edges.ledger.record([delivery]);
  return delivery.is;
};

/** Counts one more to this address today. Enough for a person in trouble, too few to harass one. */
const mayBeSent = (
  { tokens, indexKey }: ServiceEdges,
  { contact: { address }, cap: { of, most, at } }: ServiceMessage,
): Promise<boolean> =>
  tokens.countUpTo(
    dailyCountIdFor(indexKey, `${of}${address}`, at.slice(0, 10)),
    most,
    after(at, 2 * 86_400),
  );

const send = async (
  { sendText, sendMails }: ServiceEdges,
  { notificationId, contact: { contactId, channel, address: to }, sms, email }: ServiceMessage,
  number: number,
): Promise<Outcome> => {
  switch (channel) {
    case 'sms':
      return sendText({ to, text: sms() });
    case 'email': {
      const [outcome] = await sendMails([
        { to, tags: { notificationId, contactId, attempt: number }, ...email() },
      ]);
      return outcome ?? { is: 'postponed', reason: 'no-answer', maybeSent: true };
    }
  }
};
