import type { Language } from '../domain/contact.ts';
import { html, type Content, type Markup } from './html.ts';
import { fieldWords } from './words/fields.ts';

/** A form as somebody has filled it in so far. */
export interface Filled {
  readonly language: Language;
  /** What was typed, by field: `offenderName.last`, `phones.0.number`. */
  readonly values: URLSearchParams;
  /** Fields whose answer does not fit, in the order of the form. */
  readonly wrong: readonly string[];
  /** What to do about a field whose answer does not fit, in words for people, by field. */
  readonly advice: Readonly<Record<string, string>>;
}

/** A form that nobody has touched. */
export const untouched = (language: Language, advice: Filled['advice']): Filled => ({
  language,
  values: new URLSearchParams(),
  wrong: [],
  advice,
});

/** What every question has. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is not needed says so. */
  readonly isOptional?: boolean;
}

/** The id of the element that a link to a field leads to. */
export const idOf = (name: string): string => `f-${name.replaceAll('.', '-')}`;

const isWrong = ({ wrong }: Filled, name: string): boolean => wrong.includes(name);

const describedBy = (form: Filled, { name, hint }: Question): string =>
  [hint !== undefined && `${idOf(name)}-hint`, isWrong(form, name) && `${idOf(name)}-error`]
    .filter((id) => id !== false)
    .join(' ');

const hintOf = ({ name, hint }: Question): Content =>
  hint !== undefined && html`<span class="usa-hint" id="${idOf(name)}-hint">${hint}</span>`;

const errorOf = (form: Filled, { name }: Question): Content =>
  isWrong(form, name) &&
  html`<span class="usa-error-message" id="${idOf(name)}-error"
    ><span class="usa-sr-only">${fieldWords[form.language].error}</span> ${form.advice[name]}</span
  >`;

const labelled = (form: Filled, { label, isOptional = false }: Question): Content => [
  html`${label}`,
  isOptional && html` <span class="usa-hint">${fieldWords[form.language].optional}</span>`,
];

/** One question with its hint and what is wrong with its answer. `data-advice` is what a script says about it. */
const group = (form: Filled, { name }: Question, content: Content): Markup =>
  html`<div
    class="usa-form-group${isWrong(form, name) ? ' usa-form-group--error' : ''}"
    data-field="${name}"
    data-advice="${form.advice[name]}"
  >
    ${content}
  </div>`;

const attributesOf = (form: Filled, question: Question): Markup => {
  const described = describedBy(form, question);
  return html`id="${idOf(question.name)}"
  name="${question.name}"${described !== '' && html` aria-describedby="${described}"`}${isWrong(form, question.name) && html` aria-invalid="true"`}`;
};

/** A question that is answered in a line. */
export interface TextQuestion extends Question {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'tel' | 'email';
  readonly longest?: number;
  readonly isShort?: boolean;
}

export const textField = (form: Filled, question: TextQuestion): Markup => {
  const { name, type = 'text', autocomplete = 'off', inputmode, longest, isShort = false } = question;
  return group(form, question, [
    html`<label class="usa-label" for="${idOf(name)}">${labelled(form, question)}</label>`,
    hintOf(question),
    errorOf(form, question),
    html`<input
      class="usa-input${isShort && ' usa-input--medium'}"
      type="${type}"
      ${attributesOf(form, question)}
      value="${form.values.get(name) ?? ''}"
      autocomplete="${autocomplete}"
      ${inputmode !== undefined && html` inputmode="${inputmode}"`}${longest !== undefined && html` maxlength="${longest}"`}
    />`,
  ]);
};

/** A question that is answered in sentences. */
export const textArea = (
  form: Filled,
  question: Question & { readonly longest: number; readonly rows?: number },
): Markup =>
  group(form, question, [
    html`<label class="usa-label" for="${idOf(question.name)}">${labelled(form, question)}</label>`,
    hintOf(question),
    errorOf(form, question),
    html`<textarea
      class="usa-textarea"
      ${attributesOf(form, question)}
      maxlength="${question.longest}"
      rows="${question.rows ?? 5}"
    >
${form.values.get(question.name) ?? ''}</textarea>`,
  ]);

/** One answer to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export const selectField = (
  form: Filled,
  question: Question & { readonly choices: readonly Choice[] },
): Markup => {
  const chosen = form.values.get(question.name);
  return group(form, question, [
    html`<label class="usa-label" for="${idOf(question.name)}">${labelled(form, question)}</label>`,
    hintOf(question),
    errorOf(form, question),
    html`<select class="usa-select" ${attributesOf(form, question)}>
      ${question.choices.map(({ value, label }) => html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`)}
    </select>`,
  ]);
};

interface Choices extends Question {
  readonly choices: readonly Choice[];
  /** What is chosen as long as nothing was. */
  readonly preset?: readonly string[];
}

/** The first of several boxes has the field's own id, so that a link to the field finds it. */
const box = (form: Filled, kind: 'radio' | 'checkbox', { name, choices, preset = [] }: Choices): Markup[] => {
  const given = form.values.getAll(name);
  const chosen = given.length > 0 || [...form.values.keys()].length > 0 ? given : preset;
  return choices.map(({ value, label, hint }, position) => {
    const id = position === 0 ? idOf(name) : `${idOf(name)}-${position}`;
    return html`<div class="usa-${kind}">
      <input
        class="usa-${kind}__input"
        type="${kind}"
        id="${id}"
        name="${name}"
        value="${value}"
        ${chosen.includes(value) && html` checked`}${hint !== undefined && html` aria-describedby="${id}-note"`}
      />
      <label class="usa-${kind}__label" for="${id}">${label}</label
      >${hint !== undefined && html`<span class="usa-hint usa-${kind}__label-description" id="${id}-note">${hint}</span>`}
    </div>`;
  });
};

const choiceField = (form: Filled, kind: 'radio' | 'checkbox', question: Choices): Markup => {
  const described = describedBy(form, question);
  return group(
    form,
    question,
    html`<fieldset class="usa-fieldset" ${described !== '' && html` aria-describedby="${described}"`}>
      <legend class="usa-legend">${labelled(form, question)}</legend>
      ${[hintOf(question), errorOf(form, question)]} ${box(form, kind, question)}
    </fieldset>`,
  );
};

/** One of several answers. */
export const radios = (form: Filled, question: Choices): Markup => choiceField(form, 'radio', question);

/** Any number of several answers. */
export const checkboxes = (form: Filled, question: Choices): Markup =>
  choiceField(form, 'checkbox', question);

/** One box to tick; the form has `yes` if it is. */
export const tick = (form: Filled, question: Question): Markup =>
  group(form, question, [
    errorOf(form, question),
    html`<div class="usa-checkbox">
      <input
        class="usa-checkbox__input"
        type="checkbox"
        ${attributesOf(form, question)}
        value="yes"
        ${form.values.get(question.name) === 'yes' && html` checked`}
      />
      <label class="usa-checkbox__label" for="${idOf(question.name)}">${question.label}</label
      >${question.hint !== undefined && html`<span class="usa-hint usa-checkbox__label-description" id="${idOf(question.name)}-hint">${question.hint}</span>`}
    </div>`,
  ]);

/** Questions that belong together. */
export const section = (title: string, content: Content): Markup =>
  html`<fieldset class="usa-fieldset site-section">
    <legend class="usa-legend usa-legend--large">${title}</legend>
    ${content}
  </fieldset>`;

/** What was answered already, carried along unseen. */
export const hidden = (values: Iterable<readonly [string, string]>): Markup[] =>
  [...values].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

export const button = (label: string, name?: string, value?: string): Markup =>
  html`<button class="usa-button" ${name !== undefined && html` name="${name}" value="${value}"`}>
    ${label}
  </button>`;

export const plainButton = (label: string, name?: string, value?: string): Markup =>
  html`<button
    class="usa-button usa-button--outline"
    ${name !== undefined && html` name="${name}" value="${value}"`}
  >
    ${label}
  </button>`;

/** Above a form: what is not right, each a link to its field. It takes the focus when the page opens. */
export const errorSummary = (form: Filled): Content =>
  form.wrong.length > 0 &&
  html`<div
    class="usa-alert usa-alert--error usa-alert--no-icon"
    role="alert"
    tabindex="-1"
    id="errors"
    autofocus
  >
    <div class="usa-alert__body">
      <h2 class="usa-alert__heading">${fieldWords[form.language].summary}</h2>
      <p>${fieldWords[form.language].nothingLost}</p>
      <ul>
        ${form.wrong.map((name) => html`<li><a href="#${idOf(name)}">${form.advice[name]}</a></li>`)}
      </ul>
    </div>
  </div>`;
