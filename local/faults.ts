import * as z from 'zod';
import { plainText, type AwsCall } from './aws-call.ts';

const when = z.enum(['before', 'after']).default('before');

/** What goes wrong with a request; `when` says whether it takes effect all the same. */
const effect = z.discriminatedUnion('do', [
  /** The calling process is killed; it never sees an answer. */
  z.strictObject({ do: z.literal('kill'), when }),
  z.strictObject({
    do: z.literal('error'),
    when,
    status: z.int(),
    code: z.string(),
    message: z.string().default('injected'),
  }),
  /** The error with which the service asks its callers to slow down. */
  z.strictObject({ do: z.literal('throttle') }),
  /** No answer ever comes. */
  z.strictObject({ do: z.literal('hang'), when }),
  z.strictObject({ do: z.literal('delay'), milliseconds: z.int() }),
  /** SendMessage and SendMessageBatch only: answered but not stored, or stored twice. */
  z.strictObject({ do: z.literal('drop') }),
  z.strictObject({ do: z.literal('duplicate') }),
  /** BatchWriteItem only: the second half of the items, or the only one, comes back unprocessed. */
  z.strictObject({ do: z.literal('unprocessed') }),
]);

/** One planned fault: which requests it meets, and what happens to them. */
export const fault = z.strictObject({
  service: z.string().optional(),
  operation: z.string().optional(),
  caller: z.string().optional(),
  /** A text that the request must hold, such as a queue's name or a phone number. */
  containing: z.string().optional(),
  /** The first matching request to meet, counted from 1; alone it means this request only. */
  nth: z.int().min(1).optional(),
  /** How many matching requests are met, from the nth (or the first) on. */
  times: z.int().min(1).optional(),
  effect,
});

export type Fault = z.input<typeof fault>;
export type Effect = z.infer<typeof effect>;

/** A planned fault with how many requests matched and how many it met. */
export type FaultRecord = z.infer<typeof fault> & { readonly matched: number; readonly met: number };

/** The faults that tests have planned. */
export interface Faults {
  readonly plan: (fault: Fault) => void;
  readonly clear: () => void;
  readonly records: () => readonly FaultRecord[];
  /** What shall happen to this request; the first planned fault that meets it decides. */
  readonly meet: (call: AwsCall) => Effect | undefined;
}

/** An empty plan. */
export const plannedFaults = (): Faults => {
  let plans: { fault: z.infer<typeof fault>; matched: number; met: number }[] = [];
  return {
    plan: (planned) => {
      plans.push({ fault: fault.parse(planned), matched: 0, met: 0 });
    },
    clear: () => {
      plans = [];
    },
    records: () => plans.map(({ fault: planned, matched, met }) => ({ ...planned, matched, met })),
    meet: (call) => {
      let decided: Effect | undefined;
      for (const plan of plans) {
        if (!matches(plan.fault, call)) continue;
        plan.matched += 1;
        if (decided || !isDue(plan.fault, plan.matched)) continue;
        plan.met += 1;
        decided = plan.fault.effect;
      }
      return decided;
    },
  };
};

const onlyFor: Readonly<Partial<Record<Effect['do'], string>>> = {
  drop: 'SendMessage',
  duplicate: 'SendMessage',
  unprocessed: 'BatchWriteItem',
};

const matches = (
  { effect: planned, containing = '', ...wanted }: z.infer<typeof fault>,
  call: AwsCall,
): boolean =>
  agrees(wanted.service, call.service) &&
  agrees(wanted.operation, call.operation) &&
  agrees(wanted.caller, call.caller) &&
  call.operation.startsWith(onlyFor[planned.do] ?? '') &&
  (containing === '' || plainText(call).includes(containing));

const agrees = (wanted: string | undefined, actual: string): boolean =>
  wanted === undefined || wanted === actual;

const isDue = ({ nth, times }: z.infer<typeof fault>, number: number): boolean => {
  const first = nth ?? 1;
  const many = times ?? (nth === undefined ? Infinity : 1);
  return number >= first && number < first + many;
};

const throttles: Readonly<Record<string, readonly [status: number, code: string]>> = {
  dynamodb: [400, 'ProvisionedThroughputExceededException'],
  sqs: [403, 'RequestThrottled'],
  sns: [429, 'Throttled'],
  ses: [429, 'TooManyRequestsException'],
  s3: [503, 'SlowDown'],
};

/** Status and code with which a service throttles. */
export const throttleOf = (service: string): readonly [status: number, code: string] =>
  throttles[service] ?? [429, 'ThrottlingException'];
