import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/statute.md', 'utf8');
const rows = page.split('\n').filter((line) => /^\| .*`tests\//.test(line));
const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

describe('the page about the statute', () => {
  it('names for each paragraph a rule and a test', () => {
    const isWhole = (row: string): boolean =>
      /\| `domain\/[\w-]+\.ts` `\w+`.*\| `tests\/[\w/-]+\.test\.ts` "[^"]+" \|$/.test(row);

    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => !isWhole(row))).toEqual([]);
  });

  it('names rules that exist', () => {
    const rules = [...page.matchAll(/`(domain\/[\w-]+\.ts)` `(\w+)`/g)];
    const missing = rules.filter(
      ([, file = '', name = '']) => !textOf(file).includes(`export const ${name}`),
    );

    expect(missing.map(([found]) => found)).toEqual([]);
  });

  it('names tests that exist', () => {
    const tests = [...page.matchAll(/`(tests\/[\w/-]+\.test\.ts)` "([^"]+)"/g)];
    const missing = tests.filter(([, file = '', name = '']) => !textOf(file).includes(`'${name}'`));

    expect(missing.map(([found]) => found)).toEqual([]);
  });

  it('names every paragraph of the matrix', () => {
    const paragraphs = textOf('domain/matrix.ts').match(/\d\(\d\)(\(\w\))?/g) ?? [];

    expect(paragraphs.length).toBeGreaterThan(10);
    expect(paragraphs.filter((paragraph) => !page.includes(paragraph))).toEqual([]);
  });
});
