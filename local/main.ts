import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.ts';
import { runDemonstration } from './demo.ts';
import { guide, USAGE } from './guide.ts';
import type { LocalStack } from './handle.ts';
import { LocalProblem, messageOf } from './problem.ts';
import { startLocalStack } from './stack.ts';

const root = join(import.meta.dirname, '..');

const optionsFrom = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        fresh: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        port: { type: 'string', default: '8080' },
        'aws-port': { type: 'string', default: '4566' },
        state: { type: 'string', default: join(root, '.state') },
      },
    }).values;
  } catch (error) {
    throw new LocalProblem(`${messageOf(error)}\n\n${USAGE}`);
  }
};

const portFrom = (text: string, option: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new LocalProblem(`${option} ${text} is no port: give a number up to 65535`);
};

const start = async (
  options: ReturnType<typeof optionsFrom>,
  say: (text: string) => void,
): Promise<LocalStack> => {
  const port = portFrom(options.port, '--port');
  const awsPort = portFrom(options['aws-port'], '--aws-port');
  await ensureBuilt(root, say);
  return startLocalStack({
    assembly: join(root, 'cdk.out'),
    environment: 'sandbox',
    stateFolder: options.state,
    fresh: options.fresh,
    port,
    awsPort,
    ticking: true,
    onLog: () => undefined,
  });
};

/** Whoever is still talking to the stack while it ends sees errors that mean nothing. */
const ending = new AbortController();

const main = async (): Promise<void> => {
  const options = optionsFrom(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  // With --json, standard output holds nothing but the result.
  const say = (text: string): void => {
    (options.json ? process.stderr : process.stdout).write(`${text}\n`);
  };
  const stack = await start(options, say);
  const end = (status: number): void => {
    ending.abort();
    void stack.stop().finally(() => process.exit(status));
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      end(0);
    });
  const mark = join(stack.stateFolder, 'demonstrated');
  if (options.demo || !existsSync(mark)) {
    const { ok } = await runDemonstration(stack, { json: options.json }).catch((error: unknown) => {
      end(1);
      throw error;
    });
    // Only a demonstration that was seen to its end counts: one broken off is played again at the next start.
    writeFileSync(mark, '');
    if (options.demo) {
      end(ok ? 0 : 1);
      return;
    }
  }
  say(guide(stack));
  say('\nRunning. Stop with Ctrl-C.');
};

try {
  await main();
} catch (error) {
  if (error instanceof LocalProblem) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  if (!ending.signal.aborted) throw error;
}
