import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallCount } from '../local/counts.ts';
import type { LocalStack } from '../local/handle.ts';
import { askAsDepartment } from '../local/department.ts';
import { startLocalStack } from '../local/stack.ts';
import { subscribe, type Reach } from './subscribers.ts';

/** One status change, told to so many subscribers. */
export interface Run {
  readonly subscribers: number;
  readonly reach: Reach;
  readonly notifications: number;
  readonly deliveries: number;
  /** By service and operation, receives and deletes of queues included; empty receives and the clock's ticks are not. */
  readonly requests: readonly { readonly name: string; readonly count: number }[];
  readonly seconds: number;
}

const runs: readonly (readonly [number, Reach])[] = [
  [1, 'SMS and e-mail'],
  [100, 'SMS and e-mail'],
  [1_000, 'SMS and e-mail'],
  [1_000, 'SMS'],
];

/** Tells subscribers of an escape on the local stack, and counts what that asked of AWS. */
export const countRequests = async (root: string, say: (line: string) => void): Promise<readonly Run[]> => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'bench-'));
  const stack = await startLocalStack({
    assembly: join(root, 'cdk.out'),
    environment: 'sandbox',
    stateFolder,
    fresh: true,
    port: 0,
    awsPort: 0,
    ticking: false,
    onLog: () => undefined,
  });
  try {
    const results: Run[] = [];
    for (const [position, [subscribers, reach]] of runs.entries()) {
      say(`registering ${subscribers} subscriber(s), ${reach} …`);
      const docNumber = String(90_000_000 + position);
      await subscribe(stack, docNumber, subscribers, reach);
      results.push(await tell(stack, docNumber, subscribers, reach));
    }
    return results;
  } finally {
    await stack.stop();
    rmSync(stateFolder, { recursive: true, force: true });
  }
};

const tell = async (
  stack: LocalStack,
  docNumber: string,
  subscribers: number,
  reach: Reach,
): Promise<Run> => {
  const [textsBefore, mailsBefore] = [(await stack.phones()).length, (await stack.mailboxes()).length];
  const begun = performance.now();
  await postEscape(stack, docNumber);
  await stack.quiesce(120_000);
  const seconds = (performance.now() - begun) / 1000;
  const texts = (await stack.phones()).length - textsBefore;
  const mails = (await stack.mailboxes()).length - mailsBefore;
  if (texts !== subscribers || mails !== (reach === 'SMS' ? 0 : subscribers)) {
    throw new Error(`${texts} texts and ${mails} e-mails arrived for ${subscribers} subscriber(s), ${reach}`);
  }
  return {
    subscribers,
    reach,
    notifications: subscribers,
    deliveries: texts + mails,
    requests: byOperation(await stack.counts()),
    seconds,
  };
};

const postEscape = async (stack: LocalStack, docNumber: string): Promise<void> => {
  const now = new Date().toISOString();
  const { status } = await askAsDepartment(stack.apiUrl, 'POST', '/feeds/department/status-changes', {
    statusChangeId: `bench-${docNumber}`,
    docNumber,
    offenderName: { last: 'Sample' },
    eventType: 'escape',
    occurredAt: now,
    recordedAt: now,
    details: {},
  });
  if (status !== 202) throw new Error(`POST /feeds/department/status-changes answered ${status}`);
};

/** What the providers report later is no part of telling her: it is counted from the post to the recorded outcome. */
const isAfterwards = (caller: string): boolean => /^sns$|Receipt|MailEvent|Repl(y|ies)|Errand/.test(caller);

const byOperation = (counts: readonly CallCount[]): Run['requests'] => {
  const sums = new Map<string, number>();
  for (const { service, operation, caller, requests } of counts) {
    if (requests > 0 && !isAfterwards(caller))
      sums.set(`${service} ${operation}`, (sums.get(`${service} ${operation}`) ?? 0) + requests);
  }
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count);
};
