import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { journal, type Journal } from './journal.ts';
import { LocalProblem } from './problem.ts';

/** What a local stack remembers between two runs: one folder, used by one process at a time. */
export interface State {
  readonly folder: string;
  /** Whether there was no state to go on with. */
  readonly isNew: boolean;
  /** The secret behind an ARN, generated when first asked for. */
  readonly secret: (arn: string, length: number) => string;
  readonly journal: <T>(name: string, schema: z.ZodType<T>) => Journal<T>;
  readonly close: () => void;
}

/** How to open a state folder; `tables` identifies the table definitions that its data was written for. */
export interface StateOptions {
  readonly folder: string;
  readonly fresh: boolean;
  readonly tables: string;
}

const FORMAT = 1;
const marker = z.object({ madeBy: z.literal('local'), format: z.number(), tables: z.string() });
const secretsFile = z.record(z.string(), z.string());

/** Opens and locks a state folder, or says in one sentence what stands against it. */
export const openState = (options: StateOptions): State => {
  const folder = resolve(options.folder);
  refuseForeign(folder);
  refuseLocked(folder);
  if (options.fresh) rmSync(folder, { recursive: true, force: true });
  refuseOutdated(folder, options.tables);
  const isNew = !existsSync(join(folder, 'state.json'));
  mkdirSync(join(folder, 'logs'), { recursive: true });
  writeFileSync(join(folder, 'lock'), String(process.pid));
  writeJson(join(folder, 'state.json'), { madeBy: 'local', format: FORMAT, tables: options.tables });
  return {
    folder,
    isNew,
    secret: secretsIn(join(folder, 'secrets.json')),
    journal: (name, schema) => journal(join(folder, `${name}.jsonl`), schema),
    close: () => {
      rmSync(join(folder, 'lock'), { force: true });
    },
  };
};

/** The one sentence for whatever cannot be read in a state folder. */
export const damaged = (what: string, cause?: unknown): LocalProblem =>
  new LocalProblem(`${what} is damaged. Forget the local state with: npm start -- --fresh`, { cause });

/** `--fresh` deletes the folder, so a folder that is not ours is never touched. */
const refuseForeign = (folder: string): void => {
  if (!existsSync(folder) || existsSync(join(folder, 'state.json'))) return;
  if (readdirSync(folder).length > 0)
    throw new LocalProblem(`${folder} is no state folder of this project. Choose another with: --state DIR`);
};

const refuseLocked = (folder: string): void => {
  const lock = join(folder, 'lock');
  if (!existsSync(lock)) return;
  const owner = Number(readFileSync(lock, 'utf8'));
  if (!isAlive(owner)) return;
  throw new LocalProblem(
    `A local stack (process ${owner}) already uses ${folder}. Stop it, choose another folder with --state DIR, ` +
      `or remove ${lock} if that process is something else.`,
  );
};

const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
};

const refuseOutdated = (folder: string, tables: string): void => {
  const file = join(folder, 'state.json');
  if (!existsSync(file)) return;
  const found = readJson(file, marker);
  if (found.format === FORMAT && found.tables === tables) return;
  throw new LocalProblem(`${folder} was written for other tables. Forget it with: npm start -- --fresh`);
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const secretsIn =
  (file: string): State['secret'] =>
  (arn, length) => {
    const known = existsSync(file) ? readJson(file, secretsFile) : {};
    const secret = known[arn] ?? Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    if (!known[arn]) writeJson(file, { ...known, [arn]: secret });
    return secret;
  };

const readJson = <T>(file: string, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw damaged(file, cause);
  }
};

// Readable by their owner only: the secrets open the contact details in the same folder.
const writeJson = (file: string, content: unknown): void => {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
};
