import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import * as z from 'zod';
import { bundleSettings, entryFiles } from '../lib/bundles.ts';

/** One function: how large it is, and how long a process that imports it takes against an empty one. */
export interface ColdStart {
  readonly name: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Median whole-process time, as a ratio to an empty process of the same Node. */
  readonly ratioToEmpty: number;
  /** The same against a bundle that holds nothing but the SDK clients that this function uses. */
  readonly ratioToClients: number;
}

const ROUNDS = 21;

/** The variables that any function reads, by the sources. */
const variableNames = (): readonly string[] => {
  const folder = join(import.meta.dirname, '../lambdas');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/variable\('([A-Z_]+)'\)/gi)]))].flatMap(
    ([, name]) => name ?? [],
  );
};

/** Values that let an entry file be imported; no request is made. */
const environment = {
  ...Object.fromEntries(variableNames().map((name) => [name, 'bench'])),
  PATH: process.env['PATH'] ?? '',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  KNOWN_FEEDS: '[]',
  LINK_BASE: 'http://localhost:8080/a/',
  SMS_PER_SECOND: '1',
};

const clientNames = {
  'client-dynamodb': 'DynamoDBClient',
  'client-sqs': 'SQSClient',
  'client-sns': 'SNSClient',
  'client-sesv2': 'SESv2Client',
} as const;

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

const millisecondsToImport = (file: string): number => {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file], { env: environment });
  if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr.toString().trim().slice(-300)}`);
  return performance.now() - begun;
};

const metadata = z.object({
  outputs: z.record(z.string(), z.object({ inputs: z.record(z.string(), z.unknown()) })),
});

/** The SDK clients in a function's bundle, as the bundler recorded them. */
const clientsIn = (root: string, name: string): readonly (readonly [string, string])[] => {
  const { outputs } = metadata.parse(JSON.parse(readFileSync(join(root, 'dist/meta.json'), 'utf8')));
  const inputs = Object.keys(outputs[`dist/${name}/index.mjs`]?.inputs ?? {});
  return Object.entries(clientNames).filter(([module]) =>
    inputs.some((input) => input.includes(`/@aws-sdk/${module}/`)),
  );
};

/** Bundles only the clients that a function's bundle holds, built the same way. */
const clientsAlone = async (
  root: string,
  folder: string,
  used: readonly (readonly [string, string])[],
): Promise<string> => {
  const name = ['clients', ...used.map(([module]) => module)].join('+');
  const lines = used.map(
    ([module, client]) => `import { ${client} } from '@aws-sdk/${module}'; new ${client}({});`,
  );
  await build({
    ...bundleSettings,
    write: true,
    outdir: folder,
    stdin: { contents: lines.join('\n'), resolveDir: root, sourcefile: name },
    entryNames: name,
    absWorkingDir: root,
  });
  return join(folder, `${name}.mjs`);
};

/** Imports every function's bundle, its clients alone, and nothing at all, in turn, so that a slow moment hits all alike. */
export const measureColdStarts = async (root: string): Promise<readonly ColdStart[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, 'export const handler = () => undefined;\n');
    const functions = await Promise.all(
      entryFiles(root).map(async (entry) => {
        const name = entry.slice(0, -'.ts'.length);
        const file = join(root, 'dist', name, 'index.mjs');
        return { name, file, clients: await clientsAlone(root, folder, clientsIn(root, name)) };
      }),
    );
    const files = new Set([empty, ...functions.flatMap(({ file, clients }) => [file, clients])]);
    const times = new Map<string, number[]>([...files].map((file) => [file, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const file of files) times.get(file)?.push(millisecondsToImport(file));
    }
    const median = (file: string): number => medianOf(times.get(file) ?? []);
    return functions.map(({ name, file, clients }) => {
      const source = readFileSync(file);
      return {
        name,
        bytes: source.length,
        gzipBytes: gzipSync(source).length,
        ratioToEmpty: median(file) / median(empty),
        ratioToClients: median(file) / median(clients),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
