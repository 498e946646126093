import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from '../../local/build.ts';
import type { LocalStack, StackAddress, StackControl } from '../../local/handle.ts';
import { signed } from '../../local/sigv4.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(__dirname, '../..');

/** How a test wants its stack; without anything it is a fresh one of this project's templates. */
export interface StackOptions {
  /** A folder as `cdk synth` writes it; the project's own `cdk.out` (made anew if it is old) if absent. */
  readonly assembly?: string;
  /** A state folder that outlives the stack, to start again on it; a temporary one if absent. */
  readonly stateFolder?: string;
  readonly fresh?: boolean;
  /** Whether schedules run by themselves; a test rather calls `tick()`. */
  readonly ticking?: boolean;
  /** Environment variables for the stack's process, such as DYNAMODB_ENDPOINT. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A running stack in a process of its own, with the methods of the handle in `local/`. */
export interface StackClient extends LocalStack {
  /** Ends the stack as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts a stack in a child process: on free ports, so that test files can run side by side. */
export const startStack = async (options: StackOptions = {}): Promise<StackClient> => {
  if (options.assembly === undefined) await ensureBuilt(root, () => undefined);
  const stateFolder = options.stateFolder ?? temporaryFolder();
  const child = startProcess(stateFolder, options);
  const address = await addressFrom(child);
  const ended = async (end: () => void): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      end();
      await exited;
    }
  };
  return {
    ...address,
    ...control(address.apiUrl),
    tableName: (id) => known(address.tables, id),
    queueUrl: (id) => known(address.queues, id),
    stop: () => ended(() => child.stdin.end()),
    kill: () => ended(() => child.kill('SIGKILL')),
  };
};

const startProcess = (
  stateFolder: string,
  { assembly, fresh, ticking, variables }: StackOptions,
): ChildProcessWithoutNullStreams => {
  const flags = [...(fresh ? ['--fresh'] : []), ...(ticking ? ['--ticking'] : [])];
  const args = [
    'local/serve.ts',
    '--state',
    stateFolder,
    '--assembly',
    assembly ?? join(root, 'cdk.out'),
    ...flags,
  ];
  return spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...variables } });
};

const addressFrom = (child: ChildProcessWithoutNullStreams): Promise<StackAddress> =>
  new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve(JSON.parse(line) as StackAddress);
    });
    child.once('exit', () => {
      reject(new Error(complaint.trim()));
    });
  });

const methods = [
  'now',
  'counts',
  'resetCounts',
  'phones',
  'mailboxes',
  'optOut',
  'optIn',
  'phoneRule',
  'mailRule',
  'reply',
  'published',
  'fault',
  'faults',
  'clearFaults',
  'tick',
  'advance',
  'invoke',
  'logs',
  'processes',
  'queueDepths',
  'quiesce',
] as const satisfies readonly (keyof StackControl)[];

/** The methods of a running stack, asked over its control address. */
export const control = (apiUrl: string): StackControl =>
  Object.fromEntries(
    methods.map((method) => [method, (...args: unknown[]) => ask(`${apiUrl}/local/control/${method}`, args)]),
  ) as unknown as StackControl;

const ask = async (url: string, args: readonly unknown[]): Promise<unknown> => {
  const headers = { 'x-local-control': '1' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(args) });
  const { result, error } = (await response.json()) as { result: unknown; error?: string };
  if (error !== undefined) throw new Error(error);
  return result;
};

const known = (names: Readonly<Record<string, string>>, id: string): string => {
  const name = names[id];
  if (name === undefined)
    throw new Error(`the templates have no ${id}, only ${Object.keys(names).join(', ')}`);
  return name;
};

/** A request to the API. */
export interface ApiCall {
  readonly method?: string;
  readonly path: string;
  /** An object is sent as JSON, text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Signs as the department would. */
  readonly isSigned?: boolean;
  /** Signs as somebody else who has a key here, such as `staff-a`. */
  readonly as?: string;
}

/** Calls the API; JSON answers are read. */
export const callApi = async (
  { apiUrl }: Pick<StackAddress, 'apiUrl'>,
  { method = 'GET', path, body = '', headers, isSigned, as }: ApiCall,
): Promise<ApiAnswer> => {
  const [text, type] = typeof body === 'string' ? [body, {}] : [JSON.stringify(body), JSON_TYPE];
  const key = as ?? (isSigned ? 'local' : undefined);
  const signature = key === undefined ? {} : signatureFor(key, { apiUrl, method, path, text });
  const all = { ...type, ...headers, ...signature };
  return answerOf(await fetch(apiUrl + path, { method, headers: all, body: text || null }));
};

const JSON_TYPE = { 'content-type': 'application/json' };

const answerOf = async (response: Response): Promise<ApiAnswer> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  // A HEAD has the type of an answer, and none of it.
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
};

/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Each local key is its own secret. */
const signatureFor = (
  key: string,
  { apiUrl, method, path, text }: Readonly<Record<'apiUrl' | 'method' | 'path' | 'text', string>>,
): Record<string, string> => {
  const now = new Date();
  const date = now.toISOString().slice(0, 10).replaceAll('-', '');
  const credential = { accessKey: key, date, region: 'us-east-1', service: 'execute-api' };
  const request = { method, url: path, headers: { host: new URL(apiUrl).host }, body: Buffer.from(text) };
  return signed(request, credential, key, now);
};
