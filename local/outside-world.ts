import type { Batches } from './batches.ts';
import type { Clock } from './clock.ts';
import type { AwsClient } from './aws-client.ts';
import type { LambdaFunction } from './functions.ts';
import { inboundTexts, type Reply } from './inbound-texts.ts';
import { mailEvents } from './mail-events.ts';
import { email, mailboxes, type Mailboxes } from './mailboxes.ts';
import { objectLock, objects, type Objects } from './objects.ts';
import { phones, sms, type Phones } from './phones.ts';
import type { OutsidePlan } from './plan-outside.ts';
import type { State } from './state.ts';
import { textReceipts } from './text-receipts.ts';
import { publishedMessage, topics, type Topics } from './topics.ts';

/** Everything beyond the functions and their tables: who is written to, and what comes back. */
export interface OutsideWorld {
  readonly phones: Phones;
  readonly mailboxes: Mailboxes;
  readonly topics: Topics;
  readonly objects: Objects;
  readonly reply: Reply;
  /** What will be told soon. */
  readonly pending: readonly Pick<Batches<unknown>, 'flush' | 'waiting' | 'busy' | 'stop'>[];
}

/** What the world is made of; the client is SNS's own, which sends to the queues. */
export interface WorldParts {
  readonly plan: OutsidePlan;
  readonly state: Pick<State, 'journal'>;
  readonly clock: Clock;
  readonly client: AwsClient;
  readonly queueUrlOf: (queue: string) => string;
  readonly functionOf: (name: string) => LambdaFunction;
}

/** The world with what it remembers from an earlier run. */
export const outsideWorld = ({
  plan,
  state,
  clock,
  client,
  queueUrlOf,
  functionOf,
}: WorldParts): OutsideWorld => {
  const journal = state.journal('topics', publishedMessage);
  const ourTopics = topics({ plan, client, queueUrlOf, journal, clock });
  const receipts = textReceipts(plan.textReceipts, functionOf);
  const events = mailEvents(plan.mailEvents, ourTopics, clock);
  const ourPhones = phones(state.journal('phones', sms), clock, receipts);
  return {
    phones: ourPhones,
    mailboxes: mailboxes(state.journal('mailboxes', email), clock, events),
    topics: ourTopics,
    objects: objects(plan.buckets, state.journal('object-locks', objectLock), clock),
    reply: inboundTexts(plan.topics, ourTopics, ourPhones),
    pending: [...receipts.pending, events.pending],
  };
};
