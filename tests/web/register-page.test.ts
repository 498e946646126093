import { languages } from '../../domain/contact.ts';
import { framed } from '../../web/frame.ts';
import { registerFields, registerForm, registerPage } from '../../web/register-page.ts';
import { registeredPage } from '../../web/registered-page.ts';
import { reviewPage } from '../../web/register-review.ts';
import { pageProblems, reading, telling } from '../support/pages.ts';

describe.each(languages)('in %s', (language) => {
  const pages = {
    register: registerPage(registerForm(language)),
    wrong: registerPage(registerForm(language, new URLSearchParams(), registerFields(language))),
    registered: registeredPage(language),
    review: reviewPage(
      language,
      new URLSearchParams([...registerForm(language).values, ['signedOn', '2026-05-04']]),
    ),
  };
  it.each(Object.entries(pages))('%s is well made and plain to read', (_, page) => {
    expect(pageProblems(framed(page))).toEqual([]);
    expect(reading(language, [page.title, page.lead ?? '', page.main])).toEqual([]);
    expect(page.tab).not.toMatch(telling[language]);
  });
});
