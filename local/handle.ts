import { setTimeout as sleep } from 'node:timers/promises';
import type { CallCount, Counts } from './counts.ts';
import type { Clock } from './clock.ts';
import type { Engines, QueueDepth } from './engines.ts';
import type { QueuePoller } from './event-sources.ts';
import type { Fault, FaultRecord, Faults } from './faults.ts';
import type { LambdaFunction } from './functions.ts';
import type { LogLine, Logs } from './logs.ts';
import type { Email, Mailboxes } from './mailboxes.ts';
import type { OptOutManner, Phones, Sms } from './phones.ts';
import { LocalProblem } from './problem.ts';
import type { Outcome } from './runtime-api.ts';
import type { Schedules } from './schedules.ts';

/** Where a running stack is, and what its templates declared. */
export interface StackAddress {
  readonly apiUrl: string;
  readonly awsUrl: string;
  readonly stateFolder: string;
  /** Names and addresses by logical id. */
  readonly tables: Readonly<Record<string, string>>;
  readonly queues: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
}

/** What the outside may ask of a running stack; tests in another process ask the same through `/local/control/`. */
export interface StackControl {
  readonly counts: () => Promise<readonly CallCount[]>;
  readonly resetCounts: () => Promise<void>;
  readonly phones: () => Promise<readonly Sms[]>;
  readonly mailboxes: () => Promise<readonly Email[]>;
  readonly optOut: (phone: string, manner?: OptOutManner) => Promise<void>;
  readonly optIn: (phone: string) => Promise<void>;
  /** Plans a fault; see local/faults.ts. */
  readonly fault: (planned: Fault) => Promise<void>;
  readonly faults: () => Promise<readonly FaultRecord[]>;
  readonly clearFaults: () => Promise<void>;
  /** Runs the schedules now (or the one with this logical id) and waits for their functions. */
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
  readonly phones: Phones;
  readonly mailboxes: Mailboxes;
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
  'counts' | 'phones' | 'mailboxes' | 'faults' | 'logs' | 'processes' | 'queueDepths' | 'quiesce'
>;

const observations = (parts: StackParts): Observations => ({
  counts: () => Promise.resolve(parts.counts.all()),
  phones: () => Promise.resolve(parts.phones.received),
  mailboxes: () => Promise.resolve(parts.mailboxes.received),
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
  phones,
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
    const isQuiet = isAtRest(parts, awaitingRedelivery);
    if (isQuiet || Date.now() > deadline) return { isQuiet, awaitingRedelivery };
    await sleep(10);
  }
};

/** Dead letters wait for a person; messages that failed wait for time to pass. */
const isAtRest = ({ engines, functions, pollers }: StackParts, awaitingRedelivery: number): boolean => {
  const polled = new Set(pollers.map(({ queueName }) => queueName));
  const depths = engines.queueDepths().filter(({ queue }) => polled.has(queue));
  const waiting = sum(depths.map(({ visible, delayed }) => visible + delayed));
  const inFlight = sum(depths.map((depth) => depth.inFlight));
  const busy = sum([...functions.values(), ...pollers].map((each) => each.busy()));
  return waiting + busy === 0 && inFlight <= awaitingRedelivery;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
