import { languages, type Language } from '../../domain/contact.ts';
import { framed, pathOf } from '../../web/frame.ts';
import { staticPages } from '../../web/static-pages.ts';
import { signInForm, signInCodePage } from '../../web/sign-in-pages.ts';
import { pageProblems, reading, telling } from '../support/pages.ts';

const names = ['sign-in', 'sign-in-first', 'sign-in-code', 'signed-out'];
const pages = languages.flatMap((language) =>
  staticPages(language)
    .filter(({ name }) => names.includes(name))
    .map(({ name, page }) => ({ name, language, page, text: framed(page) })),
);

describe.each(pages)('the page $name ($language)', ({ name, language, page, text }) => {
  it('is well made', () => {
    expect(pageProblems(text)).toEqual([]);
  });

  it('is plain to read', () => {
    expect(reading(language, [page.title, page.lead ?? '', page.main])).toEqual([]);
  });

  it('has a neutral tab, and leads to the same page in the other language', () => {
    const other: Language = language === 'en' ? 'es' : 'en';

    expect(page.tab).not.toMatch(telling[language]);
    expect(page.inOther).toBe(`/${other}/${name}.html`);
  });
});

describe('the pages to sign in', () => {
  it('are all there, in both languages', () => {
    expect(pages.map(({ name, language }) => `${language}/${name}`).toSorted()).toEqual(
      languages.flatMap((language) => names.map((name) => `${language}/${name}`)).toSorted(),
    );
  });

  it('send their forms to where they are taken, with the language of the page', () => {
    const actions = pages.map(({ text }) => /action="([^"]*)"/.exec(text)?.[1]);

    expect(actions.filter((action) => action !== undefined).toSorted()).toEqual([
      '/sessions?lang=en',
      '/sessions?lang=es',
      ...['en', 'en', 'es', 'es'].map((language) => `/sign-in?lang=${language}`),
    ]);
  });

  it('show what was typed as text, never as markup', () => {
    const form = {
      ...signInForm('en'),
      values: new URLSearchParams({ code: '"><script>' }),
      wrong: ['code'],
    };
    const text = framed(signInCodePage(form));

    expect(text).not.toContain('<script>"');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(pageProblems(text)).toEqual([]);
  });

  it('lead from one to the other', () => {
    const [first] = pages.filter(({ name }) => name === 'sign-in');

    expect(first?.text).toContain(pathOf('en', 'sign-in-code'));
  });
});
