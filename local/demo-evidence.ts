import type { Channel } from '../domain/contact.ts';
import { LINK, REFERENCE, type Expectation, type ExpectedMessage } from './demo-expectations.ts';
import type { Email } from './mailboxes.ts';
import type { Sms } from './phones.ts';

/** A message that lies in a phone or mailbox. */
export interface Arrived {
  readonly channel: Channel;
  readonly to: string;
  readonly subject: string | undefined;
  readonly text: string;
  /** The same with its markup, for whoever looks for what must not stand in it. */
  readonly everything: string;
}

/** One message list of phones and mailboxes, in the order of arrival on each. */
export const arrivedOn = (phones: readonly Sms[], mailboxes: readonly Email[]): readonly Arrived[] => [
  ...phones.map(({ to, text }): Arrived => ({
    channel: 'sms',
    to,
    subject: undefined,
    text,
    everything: text,
  })),
  ...mailboxes.map(({ to, subject, text = '', html = '' }): Arrived => {
    const everything = [subject, text, html].join('\n');
    return { channel: 'email', to, subject, text, everything };
  }),
];

/** The code in a message that asks to confirm an address. */
export const codeIn = ({ text }: Pick<Arrived, 'text'>): string | undefined =>
  /\b[2-9B-Z]{4}-[2-9B-Z]{4}-[2-9B-Z]{2}\b/.exec(text)?.[0];

const LINKS = /https?:\/\/\S+\/a\/[\w-]{14}(?![\w-])/g;

/** Where a message is acknowledged. */
export const linkIn = ({ text }: Pick<Arrived, 'text'>): string | undefined => text.match(LINKS)?.[0];

/** What is different in every message made equal, so that texts can be compared. */
const evened = (text: string, reference: string | undefined): string => {
  const linked = text.replaceAll(LINKS, LINK);
  return reference === undefined ? linked : linked.replaceAll(reference, REFERENCE);
};

/** The reference that an open e-mail ends its subject with. */
const referenceIn = ({ subject = '' }: Arrived): string | undefined => /\b[0-9A-F]{8}$/.exec(subject)?.[0];

const wordsOf = (text: string): string =>
  ` ${text
    .toUpperCase()
    .split(/[^\p{L}\p{N}']+/u)
    .join(' ')} `;

const mentions = (text: string, secret: string): boolean => wordsOf(text).includes(wordsOf(secret));

/** Whether this message is the one expected, in its words too. */
export const isWhatWasExpected = (expected: ExpectedMessage, arrived: Arrived): boolean => {
  if (expected.channel !== arrived.channel || expected.to !== arrived.to) return false;
  const reference = referenceIn(arrived);
  const lines = evened(arrived.text, reference)
    .split('\n')
    .filter((line) => line !== '');
  const subject = arrived.subject && evened(arrived.subject, reference);
  return (
    subject === expected.subject &&
    expected.lines.every((line) => lines.includes(line)) &&
    (expected.mayHoldMore || lines.length === expected.lines.length) &&
    !expected.secrets.some((secret) => mentions(arrived.everything, secret))
  );
};

/** Each expected message with the one that arrived for it, and what arrived besides. */
export interface Comparison {
  readonly found: ReadonlyMap<ExpectedMessage, Arrived>;
  readonly missing: readonly { readonly of: Expectation; readonly message: ExpectedMessage }[];
  readonly surplus: readonly Arrived[];
}

/** Gives every expected message one of its own among those that arrived. */
export const compare = (expectations: readonly Expectation[], arrived: readonly Arrived[]): Comparison => {
  const left = [...arrived];
  const found = new Map<ExpectedMessage, Arrived>();
  const missing: { of: Expectation; message: ExpectedMessage }[] = [];
  for (const of of expectations) {
    for (const message of of.messages) {
      const position = left.findIndex((each) => isWhatWasExpected(message, each));
      const [taken] = position < 0 ? [] : left.splice(position, 1);
      if (taken === undefined) missing.push({ of, message });
      else found.set(message, taken);
    }
  }
  return { found, missing, surplus: left };
};
