import { randomUUID } from 'node:crypto';
import { arnOf } from './assembly.ts';
import { accessKeyOf } from './aws-call.ts';
import type { Clock } from './clock.ts';
import { startEnvironment, type ExecutionEnvironment } from './execution-environment.ts';
import { REGION } from './intrinsics.ts';
import type { Logs } from './logs.ts';
import type { FunctionSpec } from './plan.ts';
import { ProcessPool } from './process-pool.ts';
import type { Outcome } from './runtime-api.ts';

/** A deployed function: a pool of processes that take one event each. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** How many events may be worked on at the same time. */
  readonly maximum: number;
  /** How many events are being worked on, or wait for a process. */
  readonly busy: () => number;
  readonly invoke: (payload: string) => Promise<Outcome>;
  readonly processes: () => readonly ExecutionEnvironment[];
}

/** What all functions share. */
export interface FunctionSurroundings {
  readonly awsUrl: string;
  readonly clock: Clock;
  readonly logs: Logs;
  /** What each process runs; see writeProgram. */
  readonly program: string;
}

/** Without a reservation a function may use the account's whole concurrency; a developer's machine has less. */
const MOST_PROCESSES = 10;

/** Sets up a function without starting a process: its first event does. */
export const lambdaFunction = (spec: FunctionSpec, surroundings: FunctionSurroundings): LambdaFunction => {
  const { clock, logs, program } = surroundings;
  const arn = arnOf('AWS::Lambda::Function', spec.id);
  const maximum = Math.min(spec.ReservedConcurrentExecutions ?? MOST_PROCESSES, MOST_PROCESSES);
  const timeoutMs = spec.Timeout * 1000;
  let started = 0;
  let busy = 0;
  const pool = new ProcessPool(maximum, (onExit) => {
    started += 1;
    return startEnvironment({
      accessKey: accessKeyOf(spec.id, started),
      program,
      memoryMb: spec.MemorySize,
      variables: variablesOf(spec, surroundings, started),
      onExit,
      onOutput: (stream) => {
        logs.follow(spec.id, stream);
      },
    });
  });
  const invoke = async (payload: string): Promise<Outcome> => {
    busy += 1;
    const environment = await pool.take();
    const deadline = new Date(clock.now().getTime() + timeoutMs);
    const invocation = {
      requestId: randomUUID(),
      payload,
      functionArn: arn,
      deadline,
      clockAheadMs: clock.ahead(),
    };
    const outcome = await environment.run(invocation, timeoutMs);
    pool.giveBack(environment);
    busy -= 1;
    return outcome;
  };
  return { name: spec.id, arn, maximum, busy: () => busy, invoke, processes: () => pool.all };
};

/** With what functions sign here. */
export const LOCAL_SECRET = 'local';

/** What Lambda puts into every function's environment, and the one address that replaces AWS. */
const variablesOf = (
  { id, folder, Handler, MemorySize, Environment }: FunctionSpec,
  { awsUrl }: FunctionSurroundings,
  number: number,
): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
  AWS_ENDPOINT_URL: awsUrl,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: id,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${id}`,
  AWS_LAMBDA_LOG_STREAM_NAME: `local/[$LATEST]${number}`,
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: Handler,
  ...Environment?.Variables,
});
