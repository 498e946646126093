import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { transformSync } from 'esbuild';
import { OneAtATime } from './one-at-a-time.ts';
import { portOf } from './ports.ts';
import { runtimeApi, type Invocation, type Outcome } from './runtime-api.ts';

/** What one process of a function needs. */
export interface EnvironmentSpec {
  readonly accessKey: string;
  /** The file that `writeProgram` wrote. */
  readonly program: string;
  readonly memoryMb: number;
  readonly variables: Readonly<Record<string, string>>;
  /** Is given standard output and standard error. */
  readonly onOutput: (stream: Readable) => void;
  readonly onExit: () => void;
}

/** One process of a function: it takes one event at a time. */
export interface ExecutionEnvironment {
  readonly accessKey: string;
  readonly pid: number | undefined;
  /** False once the process has failed in a way from which it cannot go on. */
  readonly isUsable: () => boolean;
  /** Gives the process an event; `timeoutMs` counts from the moment when it takes it, and ends in SIGKILL. */
  readonly run: (invocation: Invocation, timeoutMs: number) => Promise<Outcome>;
  readonly kill: () => void;
}

/** Lambda gives a function this long to load. */
const INIT_LIMIT_MS = 10_000;

/** Takes the types out of the program that runs in each process, once: doing it at each start costs 35 ms. */
export const writeProgram = (folder: string): string => {
  const source = readFileSync(join(import.meta.dirname, 'lambda-process.ts'), 'utf8');
  const program = join(folder, 'lambda-process.mjs');
  writeFileSync(program, transformSync(source, { loader: 'ts', format: 'esm', target: 'node22' }).code);
  return program;
};

/** Starts a process and its Runtime API. */
export const startEnvironment = async (spec: EnvironmentSpec): Promise<ExecutionEnvironment> => {
  const work = new OneAtATime();
  const api = runtimeApi({
    next: () => work.next(),
    finished: (requestId, outcome) => {
      work.finished(requestId, outcome);
    },
    initFailed: (outcome) => {
      work.fail(outcome);
    },
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  const child = startProcess(spec, api);
  onEnd(child, (message) => {
    work.fail({ is: 'failed', errorType: 'Runtime.ExitError', message });
    api.close();
    api.closeAllConnections();
    spec.onExit();
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const run = (invocation: Invocation, timeoutMs: number): Promise<Outcome> => {
    const limit = timeLimit((message) => {
      work.fail({ is: 'failed', errorType: 'Sandbox.Timedout', message });
      kill();
    });
    limit.start(INIT_LIMIT_MS);
    const onTaken = (): void => {
      limit.start(timeoutMs);
    };
    return work.give(invocation, onTaken).finally(limit.end);
  };
  return { accessKey: spec.accessKey, pid: child.pid, isUsable: () => work.isUsable, kill, run };
};

const startProcess = (
  { accessKey, program, memoryMb, variables, onOutput }: EnvironmentSpec,
  api: Server,
): ChildProcessWithoutNullStreams => {
  // The heap limit stands in for the memory size: a function that outgrows it ends, as on AWS.
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, program], {
    cwd: variables['LAMBDA_TASK_ROOT'],
    env: { ...variables, AWS_ACCESS_KEY_ID: accessKey, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${portOf(api)}` },
  });
  onOutput(child.stdout);
  onOutput(child.stderr);
  return child;
};

/** Calls back once, in Lambda's words, when the process is gone or could not start. */
const onEnd = (child: ChildProcessWithoutNullStreams, gone: (message: string) => void): void => {
  child.once('error', ({ message }) => {
    gone(message);
  });
  child.once('exit', (code, signal) => {
    gone(
      `Runtime exited with error: ${signal === 'SIGKILL' ? 'signal: killed' : `exit status ${code ?? 1}`}`,
    );
  });
};

const timeLimit = (over: (message: string) => void): { start: (ms: number) => void; end: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(timer);
  };
  const start = (ms: number): void => {
    end();
    timer = setTimeout(() => {
      over(`Task timed out after ${(ms / 1000).toFixed(2)} seconds`);
    }, ms);
  };
  return { start, end };
};
