import { letterPdf } from '../../adapters/letter-pdf.ts';
import { missingCharacters } from '../../adapters/letter-writing.ts';
import type { Letter } from '../../domain/letter.ts';
import { aLetter, aRecipient, letters } from '../support/letter-cases.ts';
import { REFERENCE } from '../support/message-cases.ts';
import { objectsOf, pagesOf, type PrintedText } from '../support/pdf-reading.ts';

const INCH = 72;

const print = async (letter: Letter): Promise<PrintedText[][]> => pagesOf(await letterPdf(letter));

/** Words in their order, without regard to where lines break. */
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const named = (first: string, last = 'Example'): Letter =>
  aLetter({ recipient: { ...aRecipient, name: { first, last } } });

/** The longest letter of each language: most words. */
const longest = (['en', 'es'] as const).map(
  (language) =>
    letters
      .map(({ letter }) => letter)
      .filter((letter) => letter.language === language)
      .toSorted((one, other) => JSON.stringify(other.body).length - JSON.stringify(one.body).length)[0] ??
    aLetter(),
);

describe('the file of a letter', () => {
  it('is a whole PDF, each object where its table says', async () => {
    const pdf = await letterPdf(aLetter());

    expect(pdf.subarray(0, 9).toString('latin1')).toBe('%PDF-1.7\n');
    expect(pdf.subarray(-6).toString('latin1')).toBe('%%EOF\n');
    expect(objectsOf(pdf).size).toBeGreaterThan(40);
  });

  it('has the same bytes each time', async () => {
    const [once, again] = await Promise.all([letterPdf(aLetter()), letterPdf(aLetter())]);

    expect(once.equals(again)).toBe(true);
  });

  it('has other bytes for any other letter', async () => {
    const other = aLetter({ recipient: { ...aRecipient, name: { first: 'Robin', last: 'Sample' } } });

    expect((await letterPdf(aLetter())).equals(await letterPdf(other))).toBe(false);
  });

  it('is dated with the day of the letter, titled neutrally, and names its language', async () => {
    for (const letter of longest) {
      const text = (await letterPdf(letter)).toString('latin1');

      expect(text).toContain('(D:20260307120000Z)');
      expect(text).toContain(letter.language === 'en' ? '(Letter 3F9A-22C1)' : '(Carta 3F9A-22C1)');
      expect(text).toContain(`/Lang (${letter.language})`);
      expect(text).toContain(`/Lang (${letter.language === 'en' ? 'es' : 'en'})`);
    }
  });

  it('tells a screen reader what is a heading, a list and a page number', async () => {
    const text = (await letterPdf(aLetter())).toString('latin1');

    expect(text).toContain('/Marked true');
    expect(text).toContain('/S /Document');
    expect(text.match(/\/S \/H1\n/g)).toHaveLength(
      aLetter().body.filter(({ is }) => is === 'heading').length,
    );
    for (const tag of ['L', 'LI', 'Lbl', 'LBody']) expect(text).toContain(`/S /${tag}\n`);
    expect(text).toMatch(/\/Artifact <<\n\/Type \/Pagination\n>> BDC/);
  });

  it('brings both faces of its font along, and needs no other', async () => {
    const text = (await letterPdf(aLetter())).toString('latin1');

    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(text).not.toMatch(/Helvetica|\/Type1\b/);
  });
});

describe('the pages of a letter', () => {
  it('print every word of it, in its order', async () => {
    for (const letter of longest) {
      const printed = (await print(letter)).flat();
      const body = letter.body.flatMap((block) => {
        switch (block.is) {
          case 'fact':
          case 'heading':
          case 'paragraph':
            return [block.text];
          case 'list':
            return block.items.flatMap((item) => ['•', item]);
          case 'table':
          case 'side-by-side':
            return (block.is === 'table' ? block.rows : block.columns).flatMap(([label, value]) => [
              `${label}:`,
              value,
            ]);
          case 'link':
            return [`${block.label}:`, block.href];
        }
      });
      const footer = new RegExp(`^${REFERENCE}\\s+\\d/\\d$`);
      const words = printed.filter(({ text }) => !footer.test(text)).flatMap(({ text }) => wordsOf(text));

      expect(words).toEqual(
        [...letter.returnAddress, ...letter.head, ...letter.recipient, ...body].flatMap(wordsOf),
      );
    }
  });

  it('are two at most for the longest letter of each language', async () => {
    for (const letter of longest) {
      const pages = await print(letter);

      expect(pages).toHaveLength(2);
      expect(pages.map((page) => page.at(-1)?.text)).toEqual([`${REFERENCE}   1/2`, `${REFERENCE}   2/2`]);
    }
  });

  it('keep a margin on each side', async () => {
    for (const page of (await Promise.all(longest.map(print))).flat()) {
      expect(Math.min(...page.map(({ x }) => x))).toBeGreaterThanOrEqual(0.8 * INCH);
      expect(Math.min(...page.map(({ y }) => y))).toBeGreaterThan(0.5 * INCH);
      expect(Math.max(...page.map(({ y }) => y))).toBeLessThan(10.6 * INCH);
    }
  });

  it('do not part a heading from what it heads', async () => {
    const bold = (pages: readonly PrintedText[][]): (string | undefined)[] =>
      pages.map((page) => page.filter(({ text }) => !text.includes('/')).at(-1)?.font);

    for (const { letter } of letters.filter((_, position) => position % 25 === 0))
      expect((await print(letter)).length === 1 || bold(await print(letter))[0] === 'F1').toBe(true);
  });
});

describe('the window of the envelope', () => {
  /** What a standard window of a number 10 envelope may show, if only by its upper edge, however the sheet lies in it. */
  const seen = ({ x, y, size }: PrintedText): boolean =>
    x < 4.875 * INCH && y > 2.042 * INCH && y - size < 3.625 * INCH;
  /** The parts that it shows however the sheet lies in it. */
  const always = ({ x, y }: PrintedText): boolean =>
    x >= 0.875 * INCH && x < 3.875 * INCH && y > 2.5 * INCH && y < 3.167 * INCH;

  it('always shows the lines of the recipient, in 10 points', async () => {
    const [first = []] = await print(aLetter());

    expect(first.filter(always).map(({ text, size }) => [text, size])).toEqual(
      aLetter().recipient.map((line) => [line, 10]),
    );
  });

  it('never shows anything else', async () => {
    for (const letter of longest) {
      const [first = []] = await print(letter);

      expect(first.filter(seen).map(({ text }) => text)).toEqual(letter.recipient);
    }
  });

  it('may have a second one above it, on the left: that shows the return address and nothing else', async () => {
    for (const letter of longest) {
      const [first = []] = await print(letter);
      const above = first.filter(({ x, y }) => x < 4.875 * INCH && y < 2.042 * INCH);

      expect(above.map(({ text }) => text)).toEqual(letter.returnAddress);
    }
  });

  it('shows lines that are too long for it in smaller letters, broken, and nothing else still', async () => {
    const postalAddress = {
      ...aRecipient.postalAddress,
      line1: 'Any Very Long Street '.repeat(5).trim(),
      line2: 'Unit '.repeat(12).trim(),
    };
    const letter = aLetter({ recipient: { ...aRecipient, postalAddress } });
    const [first = []] = await print(letter);
    const lines = first.filter(seen);

    expect(lines.map(({ text }) => text.trim()).join(' ')).toBe(letter.recipient.join(' '));
    expect(new Set(lines.map(({ size }) => size))).toEqual(new Set([8]));
  });

  it('still prints a name of 400 characters whole, and the text below it', async () => {
    const part = 'Wilhelmina '.repeat(9).trim();
    const letter = aLetter({
      recipient: { ...aRecipient, name: { first: part, middle: part, last: part, suffix: part } },
    });
    const pages = await print(letter);
    const [first = []] = pages;
    const salutation = first.find(({ text }) => text.startsWith('Dear') || text.startsWith('Para'));
    const address = first.filter(({ size }) => size === 8);

    expect(wordsOf(address.map(({ text }) => text).join(' '))).toEqual(letter.recipient.flatMap(wordsOf));
    expect(salutation?.y).toBeGreaterThan(Math.max(...address.map(({ y }) => y)));
    expect(pages.length).toBeLessThanOrEqual(2);
  });
});

describe('the letters of a name', () => {
  it.each(['José Ñandú', 'Þórdís Łukasz', 'Nguyễn Ș', 'Παπαδόπουλος', 'Щедрин Ґалаґан', "O’Neil-D'Arc"])(
    'can be printed: %s',
    async (name) => {
      const letter = named(name);
      const [first = []] = await print(letter);

      expect(missingCharacters(letter)).toEqual([]);
      expect(first.map(({ text }) => text)).toContain(`${name} Example`);
    },
  );

  it.each([
    ['日本 Aiko', ['日', '本'], '□□ Aiko Example'],
    // Written from right to left, with letters that change with their neighbors: the PDF writer can do neither.
    ['مريم', ['م', 'ر', 'ي'], '□□□□ Example'],
    ['שרה', ['ש', 'ר', 'ה'], '□□□ Example'],
    ['क्षितिज', ['क्षि', 'ति', 'ज'], '□□□ Example'],
  ])('that cannot be printed leave a box and are named: %s', async (name, missing, printed) => {
    const letter = named(name);
    const [first = []] = await print(letter);

    expect(missingCharacters(letter)).toEqual(missing);
    expect(first.map(({ text }) => text)).toContain(printed);
  });

  it('are not missing in the words of any letter', () => {
    expect(letters.flatMap(({ letter }) => missingCharacters(letter))).toEqual([]);
  });
});
