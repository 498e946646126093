import type { Loss } from '../domain/account.ts';
import type { SeenAccount } from '../domain/account-view.ts';
import type { Language } from '../domain/contact.ts';
import { fullDay } from '../domain/dates.ts';
import { isoDay, knownZone, wallTimeAt } from '../domain/zones.ts';
import { button, errorSummary, hidden, plainButton, tick, type Filled } from './fields.ts';
import { html, type Content, type Markup } from './html.ts';
import { accountWords, type Done, type PartName } from './words/account.ts';

/** A form that was sent and not taken: what was typed, and why. */
export interface Sent {
  readonly values: URLSearchParams;
  /** Fields that do not fit, as the API calls them. */
  readonly fields: readonly string[];
  /** What she would lose, and has to know. */
  readonly losses: readonly Loss[];
  /** Something else was changed at the same time. */
  readonly isBusy: boolean;
}

/** What a small page of the account shows. */
export interface Shown {
  readonly account: SeenAccount;
  readonly language: Language;
  /** ISO-8601 UTC. */
  readonly now: string;
  /** Which contact it is about, or which of those whom she asked about. */
  readonly contactId?: string | undefined;
  readonly which?: string | undefined;
  /** What was just done. */
  readonly done?: Done | undefined;
  readonly sent?: Sent | undefined;
}

/** One small page of the account. */
export interface Part {
  /** Whoever looks after her contacts has nothing to do here. */
  readonly isHersAlone?: boolean;
  readonly title?: (shown: Shown) => string;
  /** The questions of its form, in order. */
  readonly fields: readonly string[];
  /** The one that stands for what concerns no single one; the first if absent. */
  readonly forAll?: string;
  readonly advice: (shown: Shown) => Readonly<Record<string, string>>;
  /** The answers that are on record. */
  readonly onRecord: (shown: Shown) => readonly (readonly [field: string, answer: string | undefined])[];
  readonly main: (shown: Shown, form: Filled) => Content;
}

/** What stands in the address of a page besides its name. */
type Which = Pick<Shown, 'contactId' | 'which' | 'done'>;

const queryOf = (language: Language, part: PartName, { contactId, which, done }: Which): string =>
  new URLSearchParams({
    part,
    ...(contactId === undefined ? {} : { contact: contactId }),
    ...(which === undefined ? {} : { which }),
    ...(done === undefined ? {} : { done }),
    lang: language,
  }).toString();

/** What a page is about: the same after a form, and in the other language. */
export const aboutOf = ({ contactId, which }: Shown): Which => ({ contactId, which });

/** Where a small page is. */
export const placeOf = (language: Language, part: PartName, which: Which = {}): string =>
  part === 'overview' ? `/account?lang=${language}` : `/account?${queryOf(language, part, which)}`;

/** A link to a small page. */
export const linkTo = ({ language }: Shown, part: PartName, words?: string, which?: Which): Markup =>
  html`<a href="${placeOf(language, part, which)}">${words ?? accountWords[language].titles[part]}</a>`;

/** Where a form of a small page goes. */
export interface Target {
  /** The end of the route: `settings`, `contacts/remove`. */
  readonly to: string;
  readonly part: PartName;
  /** How the code calls what the form says. */
  readonly schema?: string;
}

/** A form of a small page; it comes back to that page. */
export const formTo = (shown: Shown, { to, part, schema }: Target, content: Content): Markup =>
  html`<form
    class="usa-form usa-form--large"
    method="post"
    action="/account/${to}?${queryOf(shown.language, part, aboutOf(shown))}"
    novalidate
    ${schema !== undefined && html` data-schema="${schema}"`}
  >
    ${content}
  </form>`;

/** A form with nothing but a button. */
export const buttonTo = (
  shown: Shown,
  target: Target,
  label: string,
  values: Readonly<Record<string, string>> = {},
): Markup => formTo(shown, target, [hidden(Object.entries(values)), plainButton(label)]);

/** The button below the questions of a form. */
export const saveButton = ({ language }: Shown): Markup => button(accountWords[language].save);

const valuesOf = (answers: ReturnType<Part['onRecord']>): URLSearchParams => {
  const values = new URLSearchParams();
  for (const [field, answer] of answers) if (answer !== undefined) values.append(field, answer);
  return values;
};

/** The form of a part: as it was sent, else with the answers that are on record. */
export const formOf = (part: Part, shown: Shown): Filled => {
  const { language, sent } = shown;
  const wrong = sent === undefined ? [] : sent.fields.map((field) => questionOf(part, field));
  return {
    language,
    values: sent?.values ?? valuesOf(part.onRecord(shown)),
    wrong: part.fields.filter((field) => wrong.includes(field)),
    advice: { ...accountWords[language].advice, ...part.advice(shown) },
  };
};

/** The question that a field of the API belongs to: its own, one within it, one around it, or the one for all. */
const questionOf = ({ fields, forAll = fields[0] }: Part, field: string): string | undefined =>
  fields.find((one) => one === field) ??
  fields.find((one) => one.startsWith(`${field}.`)) ??
  fields.find((one) => field.startsWith(`${one}.`)) ??
  forAll;

/** A box with something to know. */
export const alert = (
  kind: 'success' | 'warning' | 'error' | 'info',
  content: Content,
  more?: Markup,
): Markup =>
  html`<div class="usa-alert usa-alert--${kind} usa-alert--no-icon" ${more}>
    <div class="usa-alert__body">${content}</div>
  </div>`;

/** What stands above the words of a part: what was done, or why nothing was. */
export const above = ({ language, done, sent }: Shown, form: Filled, more?: Content): Content => {
  const words = accountWords[language];
  return [
    done !== undefined && alert('success', [html`<p>${words.done[done]}</p>`, more], html` role="status"`),
    sent?.isBusy === true &&
      alert('error', html`<p>${words.busy}</p>`, html` role="alert" id="errors" tabindex="-1"`),
    errorSummary(form),
  ];
};

/** What she would lose, and the box that says that she knows. */
export const knowing = ({ language, sent }: Shown, form: Filled): Content => {
  const words = accountWords[language];
  const losses = sent?.losses ?? [];
  return (
    losses.length > 0 && [
      alert('warning', [
        html`<h3 class="usa-alert__heading">${words.readFirst}</h3>`,
        losses.map((loss) => html`<p>${words.losses[loss]}</p>`),
      ]),
      tick(form, { name: 'understood', label: words.understood }),
    ]
  );
};

/** The day of an instant on her clocks, in full. */
export const herDay = ({ account, language }: Shown, instant: string): string =>
  fullDay(isoDay(wallTimeAt(Date.parse(instant), knownZone(account.timeZone))), language);

/** Whether a pause is under way. */
export const isPaused = ({ account: { pausedUntil }, now }: Shown): boolean =>
  pausedUntil !== undefined && pausedUntil > now;
