import type { Language } from '../domain/contact.ts';
import { LONGEST_STATEMENT, type Wish } from '../domain/hearing-request.ts';
import {
  button,
  errorSummary,
  radios,
  section,
  textArea,
  textField,
  tick,
  untouched,
  type Choice,
  type Filled,
} from './fields.ts';
import type { Page } from './frame.ts';
import { html, type Markup } from './html.ts';
import { hearingWords } from './words/hearing.ts';
import { wishWords } from './words/wishes.ts';

/** The form as nobody has touched it. */
export const untouchedHearingForm = (language: Language): Filled =>
  untouched(language, hearingWords[language].advice);

/** The form as it came back. `wrong`: in the order in which they were found; what is no field of it shows at the first. */
export const returnedHearingForm = (
  language: Language,
  values: URLSearchParams,
  wrong: readonly string[],
): Filled => {
  const { advice } = hearingWords[language];
  const known = wrong.map((field) => (field in advice ? field : 'attend'));
  return { language, values, wrong: [...new Set(known)], advice };
};

const choice = (language: Language, value: string, wish: Wish): Choice => {
  const { label, next } = wishWords[language][wish];
  return { value, label, hint: next };
};

const laterChoice = (language: Language): Choice => {
  const { later, laterNext } = hearingWords[language];
  return { value: 'later', label: later, hint: laterNext };
};

const tickFor = (form: Filled, name: string, wish: Wish): Markup => {
  const { label, next } = wishWords[form.language][wish];
  return tick(form, { name, label, hint: next });
};

const areaFor = (form: Filled, name: string, wish: Wish, longest: number, rows = 3): Markup => {
  const { label, next } = wishWords[form.language][wish];
  return textArea(form, { name, label, hint: next, longest, rows, isOptional: true });
};

const comeSection = (form: Filled): Markup => {
  const { language } = form;
  const words = hearingWords[language];
  return section(words.sections.come, [
    radios(form, {
      ...{ name: 'attend', label: words.attend, preset: ['no'] },
      choices: [
        { value: 'no', label: words.attendNo, hint: words.attendNoNext },
        choice(language, 'institution', 'attend-institution'),
        choice(language, 'video', 'attend-video'),
        choice(language, 'unsure', 'attend-unsure'),
      ],
    }),
    radios(form, {
      ...{ name: 'presence', label: words.presence, preset: ['later'] },
      choices: [
        laterChoice(language),
        choice(language, 'present', 'present'),
        choice(language, 'absent', 'absent'),
      ],
    }),
    radios(form, {
      ...{ name: 'afterwards', label: words.afterwards, preset: ['later'] },
      choices: [laterChoice(language), choice(language, 'leave', 'leave'), choice(language, 'stay', 'stay')],
    }),
    tickFor(form, 'partition', 'partition'),
    areaFor(form, 'companions', 'companions', 300, 2),
    areaFor(form, 'accommodation', 'accommodation', 500),
  ]);
};

const insteadSection = (form: Filled): Markup => {
  const words = hearingWords[form.language];
  const { label, next } = wishWords[form.language].speaker;
  return section(words.sections.instead, [
    areaFor(form, 'statement', 'statement', LONGEST_STATEMENT, 10),
    tickFor(form, 'recording', 'recording'),
    textField(form, { name: 'speakerName', label, hint: next, longest: 200, isOptional: true }),
    textField(form, {
      name: 'speakerContact',
      label: words.speakerContact,
      hint: words.speakerContactHint,
      ...{ longest: 200, isOptional: true },
    }),
    tickFor(form, 'boardMeeting', 'board-meeting'),
  ]);
};

const askSection = (form: Filled): Markup =>
  section(hearingWords[form.language].sections.ask, [
    tickFor(form, 'noContact', 'no-contact'),
    areaFor(form, 'conditions', 'conditions', 2000),
    tickFor(form, 'notWaived', 'not-waived'),
    tickFor(form, 'photo', 'photo'),
  ]);

/** What somebody may ask for at a hearing: the same for everybody. It goes to the address that it stands at. */
export const hearingForm = (form: Filled): Markup => {
  const words = hearingWords[form.language];
  return html`${errorSummary(form)}
    <p>${words.again}</p>
    <form class="usa-form usa-form--large" method="post" novalidate>
      ${comeSection(form)} ${insteadSection(form)} ${askSection(form)}
      ${section(words.sections.last, areaFor(form, 'more', 'more', 1000))} ${button(words.send)}
    </form>`;
};

/** The page with the form. */
export const hearingFormPage = (form: Filled): Page => {
  const { tab, title, lead } = hearingWords[form.language];
  const other = form.language === 'en' ? 'es' : 'en';
  return {
    ...{ language: form.language, tab, title, lead },
    main: hearingForm(form),
    inOther: `?lang=${other}`,
    hasForm: true,
  };
};
