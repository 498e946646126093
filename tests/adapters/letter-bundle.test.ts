import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { letterPdf } from '../../adapters/letter-pdf.ts';
import { bundleSettings, entryFiles } from '../../lib/bundles.ts';
import { aLetter, aRecipient } from '../support/letter-cases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Draws the letter it reads, and says its size, its SHA-256 and which characters are missing. */
const entry = `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { letterPdf } from './adapters/letter-pdf.ts';
  import { missingCharacters } from './adapters/letter-writing.ts';
  const letter = JSON.parse(readFileSync(0, 'utf8'));
  const pdf = await letterPdf(letter);
  const hash = createHash('sha256').update(pdf).digest('hex');
  console.log(JSON.stringify({ hash, missing: missingCharacters(letter) }));`;

const bundle = async (contents: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    ...bundleSettings,
    absWorkingDir: process.cwd(),
    stdin: { contents, resolveDir: process.cwd(), sourcefile: 'entry.ts', loader: 'ts' },
  });
  const [only] = outputFiles;
  if (only === undefined || outputFiles.length > 1) throw new Error(`${outputFiles.length} files, not one`);
  return only.contents;
};

describe('a bundle that draws letters', () => {
  it('is one file that draws the same bytes far from any package', async () => {
    const folder = temporaryFolder();
    const letter = aLetter({ recipient: { ...aRecipient, name: { first: '日', last: 'Łukasz' } } });
    const code = await bundle(entry);
    writeFileSync(join(folder, 'index.mjs'), code);

    const { stdout, stderr } = spawnSync(process.execPath, ['index.mjs'], {
      cwd: folder,
      env: {},
      input: JSON.stringify(letter),
      encoding: 'utf8',
    });

    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      hash: createHash('sha256')
        .update(await letterPdf(letter))
        .digest('hex'),
      missing: ['日'],
    });
    // Two faces of the font are 1.8 million of them.
    expect(code.length).toBeLessThan(3_000_000);
  });

  it('brings the font to no function that draws none', () => {
    const { outputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as {
      outputs: Record<string, { inputs: object }>;
    };
    const drawing = Object.entries(outputs).filter(([, { inputs }]) =>
      Object.keys(inputs).some((file) => file.endsWith('.ttf')),
    );

    expect(Object.keys(outputs)).toHaveLength(entryFiles('.').length);
    for (const [, { inputs }] of drawing) expect(Object.keys(inputs)).toContain('adapters/letter-pdf.ts');
  });
});
