import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod';
import { LocalProblem } from './problem.ts';

const run = promisify(execFile);

/** Makes bundles, the website and the templates anew if a source is younger than they are. No Docker, no network. */
export const ensureBuilt = async (root: string, say: (step: string) => void): Promise<void> => {
  await alone(root, async () => {
    for (const { sources, result, step, script } of made) {
      if (newest(root, sources) <= changedAt(join(root, result))) continue;
      say(step);
      await node(root, [script, '--quiet'], {});
    }
    const templates = newest(root, ['bin', 'lib', 'dist', 'cdk.json', 'package-lock.json']);
    if (templates > changedAt(join(root, 'cdk.out/manifest.json'))) {
      say('Synthesizing the stacks …');
      const { context } = cdkJson.parse(JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')));
      const CDK_CONTEXT_JSON = JSON.stringify(context);
      await node(root, ['bin/victim-notification.ts'], { CDK_OUTDIR: 'cdk.out', CDK_CONTEXT_JSON });
    }
  });
};

/** What the templates are about. The result named is written last: where it is, everything is. */
const made = [
  {
    sources: [
      ...['adapters', 'api', 'docs/api/openapi.json', 'domain', 'lambdas', 'lib/bundles.ts'],
      ...['package-lock.json', 'web'],
    ],
    result: 'dist/meta.json',
    step: 'Bundling the functions …',
    script: 'bin/bundle.ts',
  },
  {
    sources: ['bin/site.ts', 'domain', 'lib/site.ts', 'package-lock.json', 'web'],
    result: 'dist/site/index.html',
    step: 'Making the website …',
    script: 'bin/site.ts',
  },
];

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

const node = async (
  root: string,
  args: readonly string[],
  variables: Record<string, string>,
): Promise<void> => {
  try {
    await run(process.execPath, args, { cwd: root, env: { ...process.env, ...variables } });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new LocalProblem(`node ${args.join(' ')} failed:\n${why}`, { cause });
  }
};

const changedAt = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** A folder counts with everything below it. */
const newest = (root: string, paths: readonly string[]): number =>
  Math.max(
    ...paths.map((path) => {
      const full = join(root, path);
      if (!existsSync(full) || !statSync(full).isDirectory()) return changedAt(full);
      return Math.max(
        changedAt(full),
        ...readdirSync(full, { recursive: true, encoding: 'utf8' }).map((each) =>
          changedAt(join(full, each)),
        ),
      );
    }),
  );

const STALE_MS = 120_000;

/** Test files start stacks side by side: one of them builds, the others wait for it. */
const alone = async (root: string, work: () => Promise<void>): Promise<void> => {
  const lock = join(
    tmpdir(),
    `victim-notification-build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
  );
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      // Whoever was killed while building leaves the lock behind.
      if (Date.now() - changedAt(lock) > STALE_MS && existsSync(lock)) rmdirSync(lock);
      else await sleep(50);
    }
  }
  try {
    await work();
  } finally {
    rmdirSync(lock);
  }
};
