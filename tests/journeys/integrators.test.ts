import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { operations } from '../../api/document.ts';
import { problemNameOf, problems, type ProblemName } from '../../api/problems.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';

jest.setTimeout(240_000);

const guide = readFileSync('docs/integrators.md', 'utf8');
const root = process.cwd();

interface Step {
  readonly language: 'sh' | 'ts';
  readonly code: string;
  /** What the page shows as its answer; `…` stands for anything. */
  readonly answer: string | undefined;
}

const fences = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
  language,
  code,
}));

const steps = fences.flatMap(({ language, code }, position): readonly Step[] => {
  if (language !== 'sh' && language !== 'ts') return [];
  const next = fences[position + 1];
  const isAnswer = next?.language === 'json' || next?.language === 'text';
  return [{ language, code, answer: isAnswer ? next.code.trim() : undefined }];
});

const asPattern = (answer: string): RegExp =>
  new RegExp(
    `^${answer
      .split('…')
      .map((text) => text.replaceAll(/[^\w\s]/g, String.raw`\$&`))
      .join('.*')}$`,
  );

const END = 'end-of-the-step';

/** One shell for the whole page, as a reader has it. */
const aShell = (): { readonly run: (code: string) => Promise<string>; readonly end: () => void } => {
  const shell: ChildProcessWithoutNullStreams = spawn('bash', [], { cwd: root });
  let text = '';
  shell.stderr.on('data', () => undefined);
  shell.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    run: async (code) => {
      text = '';
      shell.stdin.write(`${code}\nprintf '\\n%s\\n' ${END}\n`);
      while (!text.includes(`${END}\n`)) await new Promise((resolve) => shell.stdout.once('data', resolve));
      return text.replace(`${END}\n`, '').trim();
    },
    end: () => shell.stdin.end(),
  };
};

let stack: StackClient;
let shell: ReturnType<typeof aShell>;
beforeAll(async () => {
  stack = await startStack({ fresh: true, ticking: true });
  shell = aShell();
});
afterAll(async () => {
  shell.end();
  await stack.stop();
});

/** The example as a reader would run it, in a file beside the packages. */
const runProgram = async (code: string): Promise<string> => {
  const folder = join(root, '.state');
  const file = join(folder, `guide-${process.pid}.ts`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code);
  try {
    return (await promisify(execFile)(process.execPath, [file], { cwd: root })).stdout.trim();
  } finally {
    rmSync(file);
  }
};

describe('the guide for integrators', () => {
  it('has commands to follow', () => {
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter(({ answer }) => answer !== undefined).length).toBeGreaterThan(8);
  });

  it.each(steps.map((step, position) => [position + 1, step] as const))(
    'gives the answer that it shows: step %i',
    async (_, { language, code, answer }) => {
      const here = code.replaceAll('http://localhost:8080', stack.apiUrl);

      const shown = language === 'sh' ? await shell.run(here) : await runProgram(here);

      expect(shown).toMatch(answer === undefined ? /^$/ : asPattern(answer));
    },
  );

  it('tells of every problem that a feed can meet, by its status code', () => {
    const routes = ['POST /feeds/{feedId}/status-changes', 'GET /status-changes/{statusChangeId}'];
    const names = routes.flatMap((route) => operations[route]?.problems.map(problemNameOf) ?? []);
    const met = new Set<ProblemName | undefined>([...names, 'fields-not-right', 'failed']);
    const rows = [...guide.matchAll(/^\| (\d{3}) \| `([a-z-]+)` \| .+ \|$/gm)];

    expect(new Set(rows.map(([, , name]) => name))).toEqual(met);
    for (const [, status, name] of rows) expect(Number(status)).toBe(problems[name as ProblemName].status);
  });
});
