import { setTimeout as sleep } from 'node:timers/promises';
import type { Batches } from './batches.ts';
import type { CallCount, Counts } from './counts.ts';
import type { Clock } from './clock.ts';
import type { Engines, QueueDepth } from './engines.ts';
import type { QueuePoller } from './event-sources.ts';
import type { Fault, FaultRecord, Faults } from './faults.ts';
import type { LambdaFunction } from './functions.ts';
import type { ReplyOptions } from './inbound-texts.ts';
import type { LogLine, Logs } from './logs.ts';
import type { MailRule } from './mail-events.ts';
import type { Email } from './mailboxes.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { OptOutManner, Sms } from './phones.ts';
import { LocalProblem } from './problem.ts';
import type { Outcome } from './runtime-api.ts';
import type { Schedules } from './schedules.ts';
import type { PhoneRule } from './text-receipts.ts';
import type { PublishedMessage } from './topics.ts';

/** Where a running stack is, and what its templates declared. */
export interface StackAddress {
  readonly apiUrl: string;
  readonly awsUrl: string;
  readonly stateFolder: string;
  /** Names and addresses by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  readonly queues: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, string>>;
  readonly buckets: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
}

/** What the outside may ask of a running stack; tests in another process ask the same through `/local/control/`. */
export interface StackControl {
  /** What the clock of functions and schedules shows, ISO-8601 UTC. */
  readonly now: () => Promise<string>;
  readonly counts: () => Promise<readonly CallCount[]>;
  readonly resetCounts: () => Promise<void>;
  readonly phones: () => Promise<readonly Sms[]>;
  readonly mailboxes: () => Promise<readonly Email[]>;
  readonly optOut: (phone: string, manner?: OptOutManner) => Promise<void>;
  readonly optIn: (phone: string) => Promise<void>;
  /** What becomes of texts to this phone from now on; see local/text-receipts.ts. */
  readonly phoneRule: (phone: string, rule: PhoneRule) => Promise<void>;
  /** What becomes of e-mails to this address from now on; see local/mail-events.ts. */
  readonly mailRule: (address: string, rule: MailRule) => Promise<void>;
  /** Answers our texts from this phone; STOP and START also act at the carrier. */
  readonly reply: (phone: string, text: string, options?: ReplyOptions) => Promise<void>;
  /** What was published to a topic that has no queue (by its logical id), oldest first. */
  readonly published: (topic: string) => Promise<readonly PublishedMessage[]>;
  /** Plans a fault; see local/faults.ts. */
  readonly fault: (planned: Fault) => Promise<void>;
  readonly faults: () => Promise<readonly FaultRecord[]>;
  readonly clearFaults: () => Promise<void>;
  /** Runs what has come due since the last tick (or the schedule with this logical id) and waits for the functions. */
  readonly tick: (
    schedule?: string,
  ) => Promise<readonly { readonly schedule: string; readonly outcome: Outcome }[]>;
  /** Moves the clock of functions and schedules on, and gives back messages that have become due by it. */
  readonly advance: (milliseconds: number) => Promise<void>;
  readonly invoke: (functionName: string, event: unknown) => Promise<Outcome>;
  readonly logs: () => Promise<readonly LogLine[]>;
  readonly processes: () => Promise<
    readonly { readonly accessKey: string; readonly pid: number | undefined }[]
  >;
  readonly queueDepths: () => Promise<readonly QueueDepth[]>;
  /** Waits until nothing more happens until time passes: no message to work on, no function at work. */
  readonly quiesce: (
    deadlineMs?: number,
  ) => Promise<{ readonly isQuiet: boolean; readonly awaitingRedelivery: number }>;
}

/** A running stack. */
export interface LocalStack extends StackAddress, StackControl {
  readonly tableName: (logicalId: string) => string;
  readonly queueUrl: (logicalId: string) => string;
  readonly stop: () => Promise<void>;
}

/** The parts of a running stack. */
export interface StackParts {
  readonly address: StackAddress;
  readonly counts: Counts;
  readonly faults: Faults;
  readonly outside: OutsideWorld;
  readonly clock: Clock;
  readonly engines: Engines;
  readonly logs: Logs;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly pollers: readonly QueuePoller[];
  readonly schedules: Schedules;
  readonly stop: () => Promise<void>;
}

/** Everything is a promise, since a stack in another process answers no sooner. */
export const stackHandle = (parts: StackParts): LocalStack => ({
  ...parts.address,
  tableName: (id) => known(parts.address.tables, id),
  queueUrl: (id) => known(parts.address.queues, id),
  ...observations(parts),
  ...interventions(parts),
  stop: parts.stop,
});

type Observations = Pick<
  StackControl,
  | 'now'
  | 'counts'
  | 'phones'
  | 'mailboxes'
  | 'published'
  | 'faults'
  | 'logs'
  | 'processes'
  | 'queueDepths'
  | 'quiesce'
>;

const observations = (parts: StackParts): Observations => ({
  now: () => Promise.resolve(parts.clock.now().toISOString()),
  counts: () => Promise.resolve(parts.counts.all()),
  phones: () => Promise.resolve(parts.outside.phones.received),
  mailboxes: () => Promise.resolve(parts.outside.mailboxes.received),
  published: async (topic) => {
    await Promise.resolve();
    return parts.outside.topics.published(topic);
  },
  faults: () => Promise.resolve(parts.faults.records()),
  logs: () => Promise.resolve(parts.logs.lines()),
  processes: () => {
    const processes = [...parts.functions.values()].flatMap((each) => each.processes());
    return Promise.resolve(processes.map(({ accessKey, pid }) => ({ accessKey, pid })));
  },
  queueDepths: () => Promise.resolve(parts.engines.queueDepths()),
  quiesce: (deadlineMs = 30_000) => quiesce(parts, Date.now() + deadlineMs),
});

const interventions = ({
  counts,
  outside: { phones, mailboxes, reply },
  faults,
  schedules,
  clock,
  pollers,
  functions,
}: StackParts): Omit<StackControl, keyof Observations> => ({
  resetCounts: soon(counts.reset),
  optOut: soon((phone, manner = 'refused') => {
    phones.optOut(phone, manner);
  }),
  optIn: soon(phones.optIn),
  phoneRule: soon(phones.rule),
  mailRule: soon(mailboxes.rule),
  reply,
  fault: soon(faults.plan),
  clearFaults: soon(faults.clear),
  tick: schedules.tick,
  advance: async (milliseconds) => {
    clock.advance(milliseconds);
    await Promise.all(pollers.map((poller) => poller.redeliverDue()));
  },
  invoke: async (name, event) => functionNamed(functions, name).invoke(JSON.stringify(event)),
});

/** What is thrown becomes a rejection, as it would from another process. */
const soon =
  <A extends unknown[]>(act: (...args: A) => void) =>
  async (...args: A): Promise<void> => {
    await Promise.resolve();
    act(...args);
  };

const known = (names: Readonly<Record<string, string>>, id: string): string => {
  const name = names[id];
  if (name === undefined)
    throw new LocalProblem(`the templates have no ${id}, only ${Object.keys(names).join(', ')}`);
  return name;
};

/** The function with this logical id. */
export const functionNamed = (
  functions: ReadonlyMap<string, LambdaFunction>,
  name: string,
): LambdaFunction => {
  const found = functions.get(name);
  if (!found) throw new LocalProblem(`the templates have no function ${name}`);
  return found;
};

const quiesce: (parts: StackParts, deadline: number) => ReturnType<StackControl['quiesce']> = async (
  parts,
  deadline,
) => {
  for (;;) {
    const awaitingRedelivery = sum(parts.pollers.map((poller) => poller.awaitingRedelivery()));
    const isQuiet = isAtRest(parts, awaitingRedelivery) && !hurry(parts.outside.pending);
    if (isQuiet || Date.now() > deadline) return { isQuiet, awaitingRedelivery };
    await sleep(10);
  }
};

/** Whether anything was left to be told later; it is told now, since nothing else will happen before. */
const hurry = (pending: readonly Pick<Batches<unknown>, 'flush' | 'waiting'>[]): boolean => {
  const isWaiting = pending.some((each) => each.waiting() > 0);
  for (const each of pending) each.flush();
  return isWaiting;
};

/** Dead letters wait for a person; messages that failed wait for time to pass. */
const isAtRest = (
  { engines, functions, pollers, outside }: StackParts,
  awaitingRedelivery: number,
): boolean => {
  const polled = new Set(pollers.map(({ queueName }) => queueName));
  const depths = engines.queueDepths().filter(({ queue }) => polled.has(queue));
  const waiting = sum(depths.map(({ visible, delayed }) => visible + delayed));
  const inFlight = sum(depths.map((depth) => depth.inFlight));
  const busy = sum([...functions.values(), ...pollers, ...outside.pending].map((each) => each.busy()));
  return waiting + busy === 0 && inFlight <= awaitingRedelivery;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
