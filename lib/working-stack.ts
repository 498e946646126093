import { BundledFunction } from './constructs/bundled-function.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { HintQueue } from './constructs/hint-queue.ts';
import { ReadableStack } from './readable-stack.ts';

/** A stack in which functions work. What it holds is found, not listed, so that no alarm is forgotten. */
export class WorkingStack extends ReadableStack {
  /** All of its functions. */
  get functions(): BundledFunction[] {
    return this.node.findAll().filter((construct) => construct instanceof BundledFunction);
  }

  /** All of its queues, those for dead letters apart. */
  get hintQueues(): HintQueue[] {
    return this.node.findAll().filter((construct) => construct instanceof HintQueue);
  }

  /** All of its queues where messages wait for a person. */
  get deadLetters(): DeadLetters[] {
    return this.node.findAll().filter((construct) => construct instanceof DeadLetters);
  }
}
