import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundleFunctions, entryFiles } from '../../lib/bundles.ts';

// A whole synth or bundling takes seconds when the machine is busy.
jest.setTimeout(60_000);

const textOf = (name: string): string => readFileSync(`dist/${name}/index.mjs`, 'utf8');
const names = entryFiles('.').map((file) => file.slice(0, -'.ts'.length));
const hashes = (): string[] => names.map((name) => createHash('sha256').update(textOf(name)).digest('hex'));

describe('bundling', () => {
  it('makes one file of each entry file, and the same bytes each time', async () => {
    const bundles = await bundleFunctions(process.cwd());
    const first = hashes();

    await bundleFunctions(process.cwd());

    expect(bundles.map(({ name }) => name).toSorted()).toEqual(names);
    expect(hashes()).toEqual(first);
  });

  it.each(names)('%s loads what Node brings along by require, which starts faster', (name) => {
    const imports = [...textOf(name).matchAll(/(?:^|[;\n}])\s*import\s*[^;(]*?from\s*["']([^"']+)["']/g)];

    expect(imports.map(([, from]) => from)).toEqual(['node:module']);
  });

  it('brings along no way to find credentials but the one that Lambda uses', () => {
    const { inputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as { inputs: object };

    const others = Object.keys(inputs).filter((file) =>
      /credential-provider-(?!env)|nested-clients/.test(file),
    );

    expect(others.filter((file) => !file.startsWith('credentials:'))).toEqual([]);
  });

  it('brings along what it asks of a service, and nothing of the rest', () => {
    const paths = new Set(textOf('sqs.dispatch-notifications').match(/\/v2\/email\/[a-z-]+/g));

    expect([...paths]).toEqual(['/v2/email/outbound-bulk-emails']);
  });
});
