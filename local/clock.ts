/** The time that functions, schedules and events see. Tests move it on instead of sleeping. */
export interface Clock {
  readonly now: () => Date;
  /** Milliseconds by which this clock is ahead of the machine's. */
  readonly ahead: () => number;
  readonly advance: (milliseconds: number) => void;
}

/** A clock that starts with the machine's time. */
export const localClock = (): Clock => {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    ahead: () => offset,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
};
