import type { Language } from '../domain/contact.ts';
import { choicesOf, note, type Part, type Section } from './form-parts.ts';
import { peopleWords } from './words/account-people.ts';
import { choiceWords } from './words/register-choices.ts';
import { helpWords } from './words/register-help.ts';
import { registerWords } from './words/register.ts';

const trusted = (language: Language): Part => {
  const [words, around] = [helpWords[language], registerWords[language]];
  const name = (part: 'first' | 'last'): Part => ({
    ...{ is: 'text', name: `representative.name.${part}`, ...words[`representative.name.${part}`] },
    longest: 100,
  });
  return {
    is: 'folded',
    title: around.trusted,
    parts: [
      note(around.trustedNote),
      name('first'),
      name('last'),
      {
        ...{ is: 'radios', name: 'representative.scope', ...words['representative.scope'] },
        choices: choicesOf(peopleWords[language].scopes),
      },
      {
        ...{ is: 'text', name: 'representative.email', ...words['representative.email'] },
        ...{ type: 'email', inputmode: 'email', longest: 254, isOptional: true },
      },
      {
        ...{ is: 'text', name: 'representative.phone', ...words['representative.phone'] },
        ...{ type: 'tel', inputmode: 'tel', longest: 40, isShort: true, isOptional: true },
      },
    ],
  };
};

/** What makes it easier for her, and who may help. */
export const helpSection = (language: Language): Section => {
  const words = helpWords[language];
  return {
    title: registerWords[language].sections.help,
    parts: [
      {
        ...{ is: 'radios', name: 'language', ...words.language },
        choices: choicesOf(choiceWords[language].language),
      },
      {
        is: 'only',
        whom: 'other-language',
        parts: [{ is: 'text', name: 'otherLanguage', ...words.otherLanguage, longest: 40 }],
      },
      {
        ...{ is: 'area', name: 'accommodation', ...words.accommodation },
        ...{ longest: 500, rows: 3, isOptional: true },
      },
      trusted(language),
    ],
  };
};

export const signSection = (language: Language): Section => ({
  title: registerWords[language].sections.sign,
  parts: [{ is: 'text', name: 'signature', ...helpWords[language].signature, longest: 200 }],
});
