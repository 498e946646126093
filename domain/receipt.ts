import * as z from 'zod/mini';
import { channels } from './contact.ts';
import type { ErrandKind } from './errand.ts';
import type { Fact, Receipt } from './facts.ts';
import type { Bar } from './victim.ts';

const id = z.string().check(z.minLength(1), z.maxLength(128));
const ofMessage = {
  channel: z.enum(channels),
  providerMessageId: id,
  /** By the provider's own clock, ISO-8601 UTC. */
  at: z.iso.datetime(),
  /** Where the owners of the address are found; the address itself is nowhere kept. */
  addressHash: z.optional(id),
  /** What the message itself said it was about; texts cannot. */
  about: z.optional(z.strictObject({ notificationId: id, contactId: id })),
};

/** A provider's later word on one message, before it is known which notification that was. */
export const unfiledReceipt = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('delivered'), ...ofMessage }),
  z.strictObject({
    is: z.literal('undelivered'),
    ...ofMessage,
    class: z.enum(['permanent', 'temporary', 'ours']),
    reason: z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/)),
  }),
  z.strictObject({ is: z.literal('complained'), ...ofMessage }),
]);
export type UnfiledReceipt = z.infer<typeof unfiledReceipt>;

/** Makes the keyed hash of an address, so that no address leaves the reader of a receipt. */
export type HashOf = (address: string) => string;

/** The message that a receipt is about, as the ledger knows it. */
export interface Told {
  readonly notificationId: string;
  readonly contactId: string;
  readonly statusChangePage?: string;
}

/** The fact that a receipt becomes. */
export const filed = (
  receipt: UnfiledReceipt,
  { notificationId, contactId, statusChangePage }: Told,
): Receipt => {
  const { channel, providerMessageId, at } = receipt;
  const common = {
    ...{ notificationId, contactId, channel, providerMessageId, at },
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  };
  return receipt.is === 'undelivered'
    ? { is: 'undelivered', class: receipt.class, reason: receipt.reason, ...common }
    : { is: receipt.is, ...common };
};

/** What is to be done because of a receipt, besides the next step of the ladder. */
export interface Consequences {
  /** The address is not to be used any more, by nobody. */
  readonly bar?: Bar;
  /** Its owner is told so by her other contacts. */
  readonly errand?: ErrandKind;
  /** A person is to find out whether it was she who complained. */
  readonly review?: true;
}

const ofUndelivered = (reason: string, { channel }: UnfiledReceipt): Consequences => {
  if (reason === 'opted-out') return { bar: 'opted-out', errand: 'texts-ended' };
  const bar = channel === 'sms' && reason === 'invalid-number' ? 'dead-number' : 'bounced';
  return { bar, errand: 'contact-failed' };
};

/** Mail that came back twice for passing reasons does not arrive at all. */
const cameBackAgain = (receipt: UnfiledReceipt, facts: readonly Fact[], { contactId }: Told): boolean =>
  receipt.channel === 'email' &&
  facts.some(
    (fact) =>
      fact.is === 'undelivered' &&
      fact.contactId === contactId &&
      fact.class === 'temporary' &&
      fact.providerMessageId !== receipt.providerMessageId,
  );

/** What follows from a receipt. `facts`: all that is known of its notification. */
export const consequencesOf = (receipt: UnfiledReceipt, facts: readonly Fact[], told: Told): Consequences => {
  switch (receipt.is) {
    case 'delivered':
      return {};
    case 'complained':
      return { bar: 'complained', review: true };
    case 'undelivered':
      switch (receipt.class) {
        case 'permanent':
          return ofUndelivered(receipt.reason, receipt);
        case 'temporary':
          return cameBackAgain(receipt, facts, told) ? ofUndelivered(receipt.reason, receipt) : {};
        case 'ours':
          return {};
      }
  }
};
