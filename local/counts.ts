import type { AwsCall } from './aws-call.ts';

/** How often a caller asked a service for an operation; receives that found no message are counted apart. */
export interface CallCount {
  readonly service: string;
  readonly operation: string;
  readonly caller: string;
  readonly requests: number;
  readonly emptyReceives: number;
}

/** Counts requests by service, operation and caller. */
export interface Counts {
  readonly add: (call: AwsCall) => void;
  /** The request counted before turned out to be a receive that found nothing. */
  readonly wasEmpty: (call: AwsCall) => void;
  readonly all: () => readonly CallCount[];
  readonly reset: () => void;
}

/** Starts at zero. */
export const counts = (): Counts => {
  const rows = new Map<string, { -readonly [K in keyof CallCount]: CallCount[K] }>();
  const rowOf = ({ service, operation, caller }: AwsCall) => {
    const key = `${service} ${operation} ${caller}`;
    const row = rows.get(key) ?? { service, operation, caller, requests: 0, emptyReceives: 0 };
    rows.set(key, row);
    return row;
  };
  return {
    add: (call) => {
      rowOf(call).requests += 1;
    },
    wasEmpty: (call) => {
      const row = rowOf(call);
      row.requests -= 1;
      row.emptyReceives += 1;
    },
    all: () => [...rows.values()].map((row) => ({ ...row })),
    reset: () => {
      rows.clear();
    },
  };
};
