import { representativeScopes } from '../domain/preferences.ts';
import { fullDate } from '../domain/dates.ts';
import { button, radios, textField, type Filled } from './fields.ts';
import { filled } from './frame.ts';
import { html, type Content } from './html.ts';
import { above, buttonTo, formTo, type Part, type Shown } from './account-shell.ts';
import { peopleWords } from './words/account-people.ts';

/** Whom she named, what they may do, and whether they have agreed. */
const named = (shown: Shown): Content => {
  const { account, language } = shown;
  const words = peopleWords[language];
  const { representative, representativeContacts } = account;
  if (representative === undefined) return undefined;
  const { name, scope } = representative;
  const { label, hint } = words.scopes[scope];
  return [
    html`<p>${filled(words.named, { name: `${name.first} ${name.last}` })}</p>
      <p>${label}: ${hint}</p>
      <ul>
        ${representativeContacts.map(({ address, isUsed }) => html`<li>${filled(isUsed ? words.agreed : words.asked, { address })}</li>`)}
      </ul>`,
    buttonTo(shown, { to: 'representative/end', part: 'representative', schema: 'wish' }, words.endIt),
  ];
};

const naming = (shown: Shown, form: Filled): Content => {
  const words = peopleWords[shown.language];
  return formTo(shown, { to: 'representative', part: 'representative', schema: 'representativeNamed' }, [
    textField(form, { name: 'name.first', label: words.first, longest: 100 }),
    textField(form, { name: 'name.last', label: words.last, longest: 100 }),
    radios(form, {
      name: 'scope',
      label: words.scope,
      choices: representativeScopes.map((value) => ({ value, ...words.scopes[value] })),
    }),
    html`<p>${words.contactHint}</p>`,
    textField(form, { name: 'email', label: words.email, type: 'email', longest: 254, isOptional: true }),
    textField(form, { name: 'phone', label: words.phone, type: 'tel', longest: 40, isOptional: true }),
    button(words.ask),
  ]);
};

/** Somebody who helps her. */
export const representative: Part = {
  isHersAlone: true,
  fields: ['name.first', 'name.last', 'scope', 'email', 'phone'],
  forAll: 'email',
  advice: ({ language }) => {
    const { first, last, ...advice } = peopleWords[language].advice;
    return { ...advice, 'name.first': first, 'name.last': last };
  },
  onRecord: () => [],
  main: (shown, form) => {
    const words = peopleWords[shown.language];
    const isNamed = shown.account.representative !== undefined;
    return [
      above(shown, form),
      named(shown),
      html`<h2>${isNamed ? words.otherTitle : words.newTitle}</h2>
        <p>${words.representativeLead}</p>`,
      isNamed && html`<p>${words.inPlace}</p>`,
      naming(shown, form),
    ];
  },
};

/** Who of the office looked at her record. */
export const seen: Part = {
  isHersAlone: true,
  fields: [],
  advice: () => ({}),
  onRecord: () => [],
  main: ({ account: { seenBy }, language }) => {
    const words = peopleWords[language];
    const lines = seenBy.toReversed();
    return [
      html`<p>${words.seenLead}</p>`,
      lines.length === 0
        ? html`<p>${words.nobody}</p>`
        : html`<ul>
            ${lines.map(({ what, by, at }) => html`<li>${fullDate(at, language)}<br />${filled(words.seen[what], { who: by })}</li>`)}
          </ul>`,
    ];
  },
};
