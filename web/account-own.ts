import { button, plainButton, radios, textArea, textField } from './fields.ts';
import { filled } from './frame.ts';
import { html } from './html.ts';
import { above, formTo, knowing, saveButton, type Part } from './account-shell.ts';
import { accountWords } from './words/account.ts';
import { ownWords } from './words/account-own.ts';

/** Her own words for discreet messages. */
export const phrase: Part = {
  isHersAlone: true,
  fields: ['phrase'],
  advice: ({ language }) => ownWords[language].advice,
  onRecord: ({ account }) => [['phrase', account.phrase]],
  main: (shown, form) => {
    const words = ownWords[shown.language];
    return [
      above(shown, form),
      html`<p>${words.phraseLead}</p>`,
      formTo(shown, { to: 'settings', part: 'phrase', schema: 'settings' }, [
        textField(form, { name: 'phrase', label: words.phrase, hint: words.phraseHint, longest: 40 }),
        saveButton(shown),
      ]),
    ];
  },
};

/** The language of her messages. */
export const language: Part = {
  fields: ['language'],
  advice: (shown) => ownWords[shown.language].advice,
  onRecord: ({ account }) => [['language', account.language]],
  main: (shown, form) => {
    const words = ownWords[shown.language];
    const { languages } = accountWords[shown.language];
    const { otherLanguage } = shown.account;
    return [
      above(shown, form),
      formTo(shown, { to: 'settings', part: 'language', schema: 'settings' }, [
        radios(form, {
          name: 'language',
          label: words.languageOf,
          choices: Object.entries(languages).map(([value, label]) => ({ value, label })),
        }),
        saveButton(shown),
      ]),
      otherLanguage !== undefined && html`<p>${filled(words.other, { language: otherLanguage })}</p>`,
    ];
  },
};

/** Where certified letters go. */
export const letters: Part = {
  fields: [
    ...(['postalAddress.line1', 'postalAddress.line2', 'postalAddress.city'] as const),
    ...(['postalAddress.state', 'postalAddress.zip', 'understood'] as const),
  ],
  advice: (shown) => {
    const { line, city, state, zip } = ownWords[shown.language].advice;
    return {
      'postalAddress.line1': line,
      'postalAddress.line2': line,
      'postalAddress.city': city,
      'postalAddress.state': state,
      'postalAddress.zip': zip,
    };
  },
  onRecord: ({ account: { postalAddress } }) =>
    Object.entries(postalAddress ?? {}).map(([name, line]) => [`postalAddress.${name}`, line] as const),
  main: (shown, form) => {
    const words = ownWords[shown.language];
    const line = { autocomplete: 'off', longest: 100 };
    return [
      above(shown, form),
      html`<p>${words.lettersLead}</p>
        <p>${words.safeAtHome}</p>`,
      formTo(shown, { to: 'settings', part: 'letters' }, [
        knowing(shown, form),
        textField(form, { name: 'postalAddress.line1', label: words.line1, ...line }),
        textField(form, { name: 'postalAddress.line2', label: words.line2, isOptional: true, ...line }),
        textField(form, { name: 'postalAddress.city', label: words.city, longest: 60 }),
        textField(form, {
          name: 'postalAddress.state',
          label: words.state,
          ...{ hint: words.stateHint, longest: 2, isShort: true },
        }),
        textField(form, {
          name: 'postalAddress.zip',
          label: words.zip,
          ...{ inputmode: 'numeric', longest: 10, isShort: true },
        }),
        saveButton(shown),
        shown.account.postalAddress !== undefined && plainButton(words.removeAddress, 'remove', 'yes'),
      ]),
    ];
  },
};

/** What whoever calls her must know. */
export const calls: Part = {
  isHersAlone: true,
  fields: ['safeContactNotes'],
  advice: (shown) => ownWords[shown.language].advice,
  onRecord: ({ account }) => [['safeContactNotes', account.safeContactNotes]],
  main: (shown, form) => {
    const words = ownWords[shown.language];
    const { callNumbers } = shown.account;
    return [
      above(shown, form),
      html`<p>${words.callsLead}</p>`,
      formTo(shown, { to: 'settings', part: 'calls', schema: 'settings' }, [
        textArea(form, { name: 'safeContactNotes', label: words.notes, hint: words.notesHint, longest: 500 }),
        button(accountWords[shown.language].save),
      ]),
      callNumbers.length === 0
        ? html`<p>${words.noNumbers}</p>`
        : html`<p>${words.numbers}</p>
            <ul>
              ${callNumbers.map((number) => html`<li>${number}</li>`)}
            </ul>`,
    ];
  },
};
