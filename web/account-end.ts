import { fullDate, fullDay } from '../domain/dates.ts';
import { filled } from './frame.ts';
import { html, type Content } from './html.ts';
import { above, alert, buttonTo, linkTo, type Part, type Shown } from './account-shell.ts';
import { accountWords } from './words/account.ts';
import { peopleWords } from './words/account-people.ts';

/** That all is to end, and the button that keeps it. */
export const ending = (shown: Shown): Content => {
  const { withdrawal } = shown.account;
  if (withdrawal === undefined) return undefined;
  const words = accountWords[shown.language];
  return [
    html`<p>
      ${filled(words.ending, {
        asked: fullDay(withdrawal.askedAt, shown.language),
        when: fullDate(withdrawal.takesEffectAt, shown.language),
      })}
    </p>`,
    buttonTo(shown, { to: 'withdrawal/cancel', part: 'end', schema: 'wish' }, words.keep),
  ];
};

const whatHappens = (shown: Shown): Content => {
  const words = peopleWords[shown.language].end;
  return html`<p>${words.lead}</p>
    <ul>
      ${words.steps.map((step) => html`<li>${step}</li>`)}
    </ul>
    <p>${words.instead}</p>
    <ul>
      <li>${linkTo(shown, 'pause')}</li>
      <li>${linkTo(shown, 'events')}</li>
    </ul>
    <p>${linkTo(shown, 'end-now', words.goOn)}</p>`;
};

/** A withdrawal that has taken effect cannot be taken back. */
const tooLate = ({ sent, language }: Shown): Content =>
  sent !== undefined &&
  !sent.isBusy &&
  alert(
    'error',
    html`<p>${peopleWords[language].end.late}</p>`,
    html` role="alert" id="errors" tabindex="-1"`,
  );

/** What happens when she ends everything; and the way back, as long as there is one. */
export const end: Part = {
  isHersAlone: true,
  fields: [],
  advice: () => ({}),
  onRecord: () => [],
  main: (shown, form) => {
    const { withdrawal } = shown.account;
    return [
      above(shown, form),
      tooLate(shown),
      withdrawal === undefined ? whatHappens(shown) : ending(shown),
    ];
  },
};

/** The second step. */
export const endNow: Part = {
  isHersAlone: true,
  fields: [],
  advice: () => ({}),
  onRecord: () => [],
  main: (shown, form) => {
    const words = peopleWords[shown.language].end;
    const { withdrawal } = shown.account;
    if (withdrawal !== undefined) return ending(shown);
    return [
      above(shown, form),
      html`<p>${words.sure}</p>`,
      buttonTo(shown, { to: 'withdrawal', part: 'end-now', schema: 'wish' }, words.yes),
      html`<p>${linkTo(shown, 'overview', words.no)}</p>`,
    ];
  },
};
