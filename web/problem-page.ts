import type { Language } from '../domain/contact.ts';
import { pathOf, type Page } from './frame.ts';
import { html } from './html.ts';
import { problemWords } from './words/problem.ts';

/** What there are words of its own for. */
export const explained = ['from-elsewhere', 'only-she-herself', 'changed-meanwhile'] as const;
export type Explained = (typeof explained)[number];

/** Says that nothing was done, and where to go on. */
export const problemPage = (language: Language, problem: Explained | 'other'): Page => {
  const words = problemWords[language];
  const { title, text } = words[problem];
  return {
    ...{ language, tab: words.tab, title },
    main: html`<p>${text}</p>
      <ul>
        <li><a href="/account?lang=${language}">${words.toAccount}</a></li>
        <li><a href="${pathOf(language, 'index')}">${words.toStart}</a></li>
      </ul>`,
  };
};
