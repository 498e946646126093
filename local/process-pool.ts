import type { ExecutionEnvironment } from './execution-environment.ts';

const IDLE_MS = 60_000;

/**
 * The processes of one function: at most `maximum`, and one of them when nothing happens. Whoever finds none free
 * waits: AWS would throttle, but processes start more slowly here than there, and a demonstration rather waits.
 */
export class ProcessPool {
  readonly #start: (onExit: () => void) => Promise<ExecutionEnvironment>;
  readonly #alive = new Set<ExecutionEnvironment>();
  readonly #idle = new Map<ExecutionEnvironment, NodeJS.Timeout>();
  readonly #waiting: ((environment: Promise<ExecutionEnvironment>) => void)[] = [];
  #places: number;

  constructor(maximum: number, start: (onExit: () => void) => Promise<ExecutionEnvironment>) {
    this.#places = maximum;
    this.#start = start;
  }

  get all(): readonly ExecutionEnvironment[] {
    return [...this.#alive];
  }

  /** A process that is ready for an event. */
  async take(): Promise<ExecutionEnvironment> {
    const rested = [...this.#idle.keys()].findLast((environment) => environment.isUsable());
    if (rested && this.#wake(rested)) return rested;
    if (this.#places === 0) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#places -= 1;
    return this.#started();
  }

  /** The event is done; the process takes the next, rests, or is replaced if it did not survive. */
  giveBack(environment: ExecutionEnvironment): void {
    const next = this.#waiting.shift();
    if (next) next(environment.isUsable() ? Promise.resolve(environment) : this.#started());
    else if (environment.isUsable()) this.#rest(environment);
    else this.#places += 1;
  }

  async #started(): Promise<ExecutionEnvironment> {
    const environment = await this.#start(() => {
      this.#alive.delete(environment);
      if (this.#wake(environment)) this.#places += 1;
    });
    this.#alive.add(environment);
    return environment;
  }

  #rest(environment: ExecutionEnvironment): void {
    const retire = (): void => {
      if (this.#idle.size > 1) environment.kill();
    };
    this.#idle.set(environment, setTimeout(retire, IDLE_MS).unref());
  }

  #wake(environment: ExecutionEnvironment): boolean {
    clearTimeout(this.#idle.get(environment));
    return this.#idle.delete(environment);
  }
}
