import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoClient } from './demo-client.ts';
import type { LocalStack } from './handle.ts';

/** What every act of the demonstration works with. */
export interface Scene {
  readonly stack: LocalStack;
  readonly client: DemoClient;
  /** Tells whoever watches what was just done. */
  readonly say: (done: string) => void;
  /** Notes what should not be: one makes the demonstration fail. */
  readonly complain: (problem: string) => void;
  /** How long one step may take. */
  readonly patienceMs: number;
}

const PAUSE_MS = 300;

/**
 * Waits until nothing moves any more and `isDone` holds, and runs the clock in between, as each minute does. False
 * when the time is over.
 */
export const settled = async (
  { stack, patienceMs }: Scene,
  isDone: () => boolean | Promise<boolean>,
): Promise<boolean> => {
  const deadlineAt = Date.now() + patienceMs;
  for (;;) {
    await stack.quiesce(Math.max(0, deadlineAt - Date.now()));
    if (await isDone()) return true;
    if (Date.now() >= deadlineAt) return false;
    await stack.tick();
    await sleep(PAUSE_MS);
  }
};
