import type { Language } from '../domain/contact.ts';
import { OFFICE_PHONE } from '../domain/office.ts';
import { choicesOf, note, orNone, type Part, type Section } from './form-parts.ts';
import { filled, phoneLink } from './frame.ts';
import { helpSection, signSection } from './register-help.ts';
import { reachSection, whenSection } from './register-reach.ts';
import { eventWords } from './words/account-events.ts';
import { counties } from './words/counties.ts';
import { aboutWords } from './words/register-about.ts';
import { choiceWords } from './words/register-choices.ts';
import { registerWords } from './words/register.ts';

type Whose = 'requesterName' | 'victimName' | 'offenderName';

const namePart = (language: Language, whose: Whose, part: 'first' | 'middle' | 'last' | 'suffix'): Part => ({
  is: 'text',
  name: `${whose}.${part}`,
  ...aboutWords[language][`${whose}.${part}`],
  longest: 100,
  isOptional: part === 'middle' || part === 'suffix' || (whose === 'offenderName' && part === 'first'),
});

const moreOfName = (language: Language, whose: Whose): Part => ({
  is: 'folded',
  title: registerWords[language].moreOfName,
  parts: [namePart(language, whose, 'middle'), namePart(language, whose, 'suffix')],
});

const aboutYou = (language: Language): Section => {
  const [words, choices] = [aboutWords[language], choiceWords[language]];
  const roles = choicesOf(choices.requesterRole);
  const relationships = orNone(registerWords[language].choose, choicesOf(choices.familyRelationship));
  return {
    title: registerWords[language].sections.you,
    parts: [
      { is: 'radios', name: 'requesterRole', ...words.requesterRole, choices: roles },
      namePart(language, 'requesterName', 'first'),
      namePart(language, 'requesterName', 'last'),
      moreOfName(language, 'requesterName'),
      {
        is: 'only',
        whom: 'family',
        parts: [
          { is: 'select', name: 'familyRelationship', ...words.familyRelationship, choices: relationships },
          {
            is: 'radios',
            name: 'victimBasis',
            ...words.victimBasis,
            choices: choicesOf(choices.victimBasis),
          },
        ],
      },
      {
        is: 'only',
        whom: 'others',
        parts: [
          namePart(language, 'victimName', 'first'),
          namePart(language, 'victimName', 'last'),
          moreOfName(language, 'victimName'),
        ],
      },
    ],
  };
};

const thePerson = (language: Language): Section => {
  const [words, around] = [aboutWords[language], registerWords[language]];
  const places = Object.entries(counties).map(([value, label]) => ({ value, label }));
  const about = (name: 'offenderAliases' | 'causeNumber' | 'offense', longest: number): Part => ({
    ...{ is: 'text' as const, name, ...words[name], longest, isOptional: true },
  });
  return {
    title: around.sections.person,
    parts: [
      namePart(language, 'offenderName', 'first'),
      namePart(language, 'offenderName', 'last'),
      {
        ...{ is: 'text' as const, name: 'offenderDocNumber', ...words.offenderDocNumber, isOptional: true },
        ...{ inputmode: 'numeric' as const, longest: 8, isShort: true },
      },
      note(filled(around.isNoNumber, { phone: phoneLink(OFFICE_PHONE) })),
      {
        is: 'folded',
        title: around.helpToFind,
        parts: [
          namePart(language, 'offenderName', 'middle'),
          namePart(language, 'offenderName', 'suffix'),
          about('offenderAliases', 200),
          {
            ...{ is: 'text' as const, name: 'offenderBirthDate', ...words.offenderBirthDate },
            ...{ type: 'date' as const, isShort: true, isOptional: true },
          },
          about('causeNumber', 20),
          {
            ...{ is: 'select' as const, name: 'county', ...words.county, isOptional: true },
            choices: orNone(around.choose, places),
          },
          about('offense', 74),
        ],
      },
    ],
  };
};

const theNews = (language: Language): Section => {
  const words = aboutWords[language];
  const choices = choicesOf(eventWords[language].boxes);
  return {
    title: registerWords[language].sections.news,
    parts: [
      { is: 'checkboxes', name: 'eventTypes', ...words.eventTypes, choices },
      { is: 'area', name: 'requestText', ...words.requestText, longest: 2000, rows: 4 },
    ],
  };
};

/** All questions of the form, in their order. */
export const registerSections = (language: Language): readonly Section[] => [
  aboutYou(language),
  thePerson(language),
  theNews(language),
  reachSection(language),
  whenSection(language),
  helpSection(language),
  signSection(language),
];
