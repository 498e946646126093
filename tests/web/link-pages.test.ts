import { framed } from '../../web/frame.ts';
import * as pages from '../../web/link-pages.ts';
import { linkWords } from '../../web/words/links.ts';
import { fleschKincaidGrade, szigrisztPazos } from '../support/reading-level.ts';

const sentencesIn = (words: object): string[] =>
  Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : sentencesIn(value as object),
  );

describe('the pages behind codes and links', () => {
  it('are told in plain words', () => {
    expect(fleschKincaidGrade(sentencesIn(linkWords.en).join('\n'))).toBeLessThanOrEqual(6);
    expect(szigrisztPazos(sentencesIn(linkWords.es).join('\n'))).toBeGreaterThanOrEqual(65);
  });

  it('say nothing of the matter in a tab or a heading', () => {
    const told = (['en', 'es'] as const).flatMap((language) => [
      pages.codePage(pages.codeForm(language)),
      pages.confirmedPage(language),
      pages.messagePage(language),
      pages.receivedPage(language),
      pages.checkPage(language),
      pages.checkedPage(language),
    ]);
    for (const { tab, title } of told)
      expect(`${tab} ${title}`).not.toMatch(
        /victim|offender|prison|hearing|release|custody|audiencia|víctima/i,
      );
  });

  it('keep a code that was wrong, with what to do about it', () => {
    const wrong = {
      ...pages.codeForm('en'),
      values: new URLSearchParams({ code: 'BC<DF' }),
      wrong: ['code'],
    };
    const page = framed(pages.codePage(wrong));

    expect(page).toContain('value="BC&lt;DF"');
    expect(page).toContain('<a href="#f-code">');
  });

  it('let her say no to reminders with the same press', () => {
    expect(framed(pages.messagePage('es'))).toMatch(/name="reminders"\s+value="none"/);
  });
});
