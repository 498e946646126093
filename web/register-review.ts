import { answersIn } from '../domain/answers.ts';
import type { Language } from '../domain/contact.ts';
import { fullDay, yearlyDay } from '../domain/dates.ts';
import { button, hidden, plainButton } from './fields.ts';
import type { AnyQuestion, Part } from './form-parts.ts';
import type { Page } from './frame.ts';
import { html, type Markup } from './html.ts';
import { wholeError } from './register-page.ts';
import { registerSections } from './register-questions.ts';
import { fieldWords } from './words/fields.ts';
import { helpWords } from './words/register-help.ts';
import { registerNextWords } from './words/register-next.ts';
import { registerWords } from './words/register.ts';

/** A question and what was answered, in words. */
interface Row {
  readonly question: string;
  readonly answers: readonly string[];
}

const dayWords = (day: string, language: Language): string => {
  if (day.startsWith('--'))
    return registerNextWords[language].review.everyYear.replace('{day}', yearlyDay(day, language));
  return fullDay(day, language);
};

const tickWords = (isTicked: boolean, saysNo: boolean, language: Language): readonly string[] => {
  if (isTicked) return [fieldWords[language].yes];
  return saysNo ? [fieldWords[language].no] : [];
};

/** Of a phone that she did not give, nothing is said. */
const isAsked = (name: string, answers: URLSearchParams): boolean =>
  !name.startsWith('phones.') || answers.has(name.replace(/\.\w+$/, '.number'));

const answersTo = (
  question: AnyQuestion,
  answers: URLSearchParams,
  language: Language,
): readonly string[] => {
  const given = answers.getAll(question.name);
  switch (question.is) {
    case 'text':
    case 'area': {
      const isDay = question.name === 'blackoutDates' || ('type' in question && question.type === 'date');
      return isDay ? given.map((day) => dayWords(day, language)) : given;
    }
    case 'tick':
      return tickWords(given.length > 0, question.saysNo === true, language);
    case 'select':
    case 'radios':
    case 'checkboxes':
      return question.choices
        .filter(({ value }) => value !== '' && given.includes(value))
        .map(({ label }) => label);
  }
};

const unknownNumber = (name: string, language: Language): readonly string[] =>
  name === 'offenderDocNumber' ? [registerNextWords[language].review.numberUnknown] : [];

/** Whether the questions within cannot be understood without the title. */
const isNamed = (part: Part): part is Part & { readonly title: string } =>
  part.is === 'group' || (part.is === 'folded' && part.isNeeded === true);

const rowsOf = (parts: readonly Part[], answers: URLSearchParams, language: Language): readonly Row[] =>
  parts.flatMap((part): readonly Row[] => {
    if (part.is === 'words') return [];
    if ('parts' in part) {
      const rows = rowsOf(part.parts, answers, language);
      return isNamed(part)
        ? rows.map((row) => ({ ...row, question: `${part.title}: ${row.question}` }))
        : rows;
    }
    const given = isAsked(part.name, answers) ? answersTo(part, answers, language) : [];
    const said = given.length > 0 ? given : unknownNumber(part.name, language);
    return said.length === 0 ? [] : [{ question: part.label, answers: said }];
  });

const listOf = (title: string, rows: readonly Row[]): Markup =>
  html`<h2>${title}</h2>
    <dl class="site-answers">
      ${rows.map(
        ({ question, answers }) =>
          html`<div>
            <dt>${question}</dt>
            ${answers.map((answer) => html`<dd>${answer}</dd>`)}
          </div>`,
      )}
    </dl>`;

/** Every answer in words, section by section. */
const sections = (typed: URLSearchParams, language: Language): readonly Markup[] => {
  const answers = answersIn(typed);
  const signed = {
    question: helpWords[language].signedOn.label,
    answers: [dayWords(answers.get('signedOn') ?? '', language)],
  };
  const all = registerSections(language).map(({ title, parts }) => ({
    title,
    rows: rowsOf(parts, answers, language),
  }));
  return all.map(({ title, rows }, position) =>
    listOf(title, position === all.length - 1 ? [...rows, signed] : rows),
  );
};

const formTo = (address: string, carried: readonly Markup[], press: Markup): Markup =>
  html`<form method="post" action="${address}">${carried} ${press}</form>`;

/**
 * All answers once more, before they are sent: what she typed goes along unseen, word for word. `hasFailed`: she sent
 * it, and it was our fault that it was not taken.
 */
export const reviewPage = (language: Language, typed: URLSearchParams, { hasFailed = false } = {}): Page => {
  const { tab, title, lead, send, change } = registerNextWords[language].review;
  const carried = hidden([...typed].filter(([, value]) => value.trim() !== ''));
  return {
    ...{ language, tab, title, lead, here: 'register' },
    main: [
      hasFailed && wholeError(registerWords[language].failed),
      sections(typed, language),
      formTo(`/registrations?lang=${language}`, carried, button(send)),
      formTo(`/registrations/review?lang=${language}&step=change`, carried, plainButton(change)),
    ],
  };
};
