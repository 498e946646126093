import {
  checkboxes,
  radios,
  selectField,
  textArea,
  textField,
  tick,
  type Choice,
  type Filled,
  type Question,
  type TextQuestion,
} from './fields.ts';
import { html, type Content, type Markup } from './html.ts';
import type { ChoiceWords } from './words/wording.ts';

/** A question of a form as data: the form is made of it, and the page that shows the answers again. */
export type AnyQuestion =
  | ({ readonly is: 'text' } & TextQuestion)
  | ({ readonly is: 'area'; readonly longest: number; readonly rows?: number } & Question)
  | ({ readonly is: 'select' | 'radios' | 'checkboxes'; readonly choices: readonly Choice[] } & Question)
  /** `saysNo`: a box left empty is an answer too. */
  | ({ readonly is: 'tick'; readonly saysNo?: boolean } & Question);

/** Questions and what stands around them. */
export type Part =
  | AnyQuestion
  | { readonly is: 'words'; readonly content: Content }
  /** Questions under a title of their own. */
  | { readonly is: 'group'; readonly title: string; readonly parts: readonly Part[] }
  /** Questions that only some are asked; a style may hide them from the others. */
  | { readonly is: 'only'; readonly whom: string; readonly parts: readonly Part[] }
  /** Questions that few need: folded away until one of them has an answer, or one that does not fit. */
  | ({ readonly is: 'folded'; readonly title: string; readonly parts: readonly Part[] } & {
      /** Its questions make no sense without its title. */
      readonly isNeeded?: true;
    });

/** One page of questions may have several. */
export interface Section {
  readonly title: string;
  readonly parts: readonly Part[];
}

/** All questions within, in their order. */
export const questionsIn = (parts: readonly Part[]): readonly AnyQuestion[] =>
  parts.flatMap((part) => {
    if (part.is === 'words') return [];
    return 'parts' in part ? questionsIn(part.parts) : [part];
  });

/** A form that few have touched: what it brought along by itself is no answer. */
export interface Sheet extends Filled {
  readonly presets: URLSearchParams;
}

const isTouched = ({ values, presets, wrong }: Sheet, { name }: AnyQuestion): boolean =>
  wrong.includes(name) || values.getAll(name).join('\n') !== presets.getAll(name).join('\n');

const questionField = (form: Filled, question: AnyQuestion): Markup => {
  switch (question.is) {
    case 'text':
      return textField(form, question);
    case 'area':
      return textArea(form, question);
    case 'select':
      return selectField(form, question);
    case 'radios':
      return radios(form, question);
    case 'checkboxes':
      return checkboxes(form, question);
    case 'tick':
      return tick(form, question);
  }
};

/** Out of the way until somebody opens it. */
const folded = (title: string, content: Content, isOpen: boolean): Markup =>
  html`<details ${isOpen && html` open`}>
    <summary>${title}</summary>
    ${content}
  </details>`;

const partContent = (form: Sheet, part: Part): Content => {
  switch (part.is) {
    case 'words':
      return part.content;
    case 'group':
      return html`<fieldset class="usa-fieldset site-group">
        <legend class="usa-legend">${part.title}</legend>
        ${partsContent(form, part.parts)}
      </fieldset>`;
    case 'only':
      return html`<div class="only only-${part.whom}">${partsContent(form, part.parts)}</div>`;
    case 'folded':
      return folded(
        part.title,
        partsContent(form, part.parts),
        questionsIn(part.parts).some((question) => isTouched(form, question)),
      );
    case 'text':
    case 'area':
    case 'select':
    case 'radios':
    case 'checkboxes':
    case 'tick':
      return questionField(form, part);
  }
};

/** The fields of a part of a form. */
export const partsContent = (form: Sheet, parts: readonly Part[]): Content =>
  parts.map((part) => partContent(form, part));

/** Answers to choose from, as the fields have them. */
export const choicesOf = (words: ChoiceWords): readonly Choice[] =>
  Object.entries(words).map(([value, word]) =>
    typeof word === 'string' ? { value, label: word } : { value, ...word },
  );

/** Words between questions. */
export const note = (content: Content): Part => ({ is: 'words', content: html`<p>${content}</p>` });

/** Nobody has to choose: the first of them is no answer. */
export const orNone = (none: string, choices: readonly Choice[]): readonly Choice[] => [
  { value: '', label: none },
  ...choices,
];
