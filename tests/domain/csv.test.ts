import fc from 'fast-check';
import { csvOf } from '../../domain/csv.ts';

/** What a reader of RFC 4180 makes of it. */
const parsed = (csv: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '') break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

describe('a table as CSV', () => {
  it('ends each line as RFC 4180 says, and quotes what has to be', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['x', 1],
          ['say "no"', undefined],
          ['1,2', 'two\nlines'],
        ],
      ),
    ).toBe('a,b\r\nx,1\r\n"say ""no""",\r\n"1,2","two\nlines"\r\n');
  });

  it('gives back every text, but for the mark before what a spreadsheet would run', () => {
    const table = fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const read = parsed(csvOf(['one', 'other'], rows)).slice(1);

        expect(read).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^(?=[=+\-@\t\r])/, "'"))));
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('lets a spreadsheet not run %j', (cell) => {
    expect(
      csvOf([], [[cell]])
        .split('\r\n')
        .at(1)
        ?.replace(/^"/, '') ?? '',
    ).toMatch(/^'/);
  });

  it('leaves numbers as they are', () => {
    expect(csvOf(['n'], [[-1]])).toBe('n\r\n-1\r\n');
  });
});
