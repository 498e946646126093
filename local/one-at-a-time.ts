import type { Invocation, Outcome } from './runtime-api.ts';

/**
 * Brings together a process that asks for its next event and an event that waits for a process. As on AWS, a process
 * is done with an event only when it asks for the next: one that answers and then dies takes no other.
 */
export class OneAtATime {
  #asking: ((invocation: Invocation) => void) | undefined;
  #offered: { readonly invocation: Invocation; readonly onTaken: () => void } | undefined;
  #running: { readonly requestId: string; readonly settle: (outcome: Outcome) => void } | undefined;
  #outcome: Outcome | undefined;
  #end: Outcome | undefined;

  /** Offers an event; `onTaken` is called when the process takes it. */
  give(invocation: Invocation, onTaken: () => void): Promise<Outcome> {
    return new Promise((settle) => {
      this.#running = { requestId: invocation.requestId, settle };
      this.#offered = { invocation, onTaken };
      if (this.#end) this.#settle(this.#end);
      else this.#meet();
    });
  }

  /** The process asks. */
  next(): Promise<Invocation> {
    if (this.#outcome) this.#settle(this.#outcome);
    return new Promise((asking) => {
      this.#asking = asking;
      this.#meet();
    });
  }

  /** The process says how an event ended. An answer that comes too late is for nobody. */
  finished(requestId: string, outcome: Outcome): void {
    if (this.#running?.requestId === requestId) this.#outcome = outcome;
  }

  /** The process has come to an end, whatever it was doing. */
  fail(end: Outcome): void {
    this.#end ??= end;
    this.#settle(this.#outcome ?? end);
  }

  get isUsable(): boolean {
    return this.#end === undefined;
  }

  #meet(): void {
    if (!this.#asking || !this.#offered) return;
    this.#offered.onTaken();
    this.#asking(this.#offered.invocation);
    this.#asking = this.#offered = undefined;
  }

  #settle(outcome: Outcome): void {
    const running = this.#running;
    this.#running = this.#offered = this.#outcome = undefined;
    running?.settle(outcome);
  }
}
