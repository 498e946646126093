import type { SubscriptionView } from '../domain/account-view.ts';
import { boxOf } from '../domain/account-form.ts';
import type { EventType } from '../domain/event-types.ts';
import { UNMATCHED } from '../domain/offender.ts';
import { checkboxes, hidden, plainButton, type Choice, type Filled } from './fields.ts';
import { filled } from './frame.ts';
import { html, type Content } from './html.ts';
import { above, alert, formTo, linkTo, saveButton, type Part, type Shown } from './account-shell.ts';
import { accountWords } from './words/account.ts';
import { eventWords } from './words/account-events.ts';

const nameOf = ({ offenderName: { first, middle, last, suffix } }: SubscriptionView): string =>
  [first, middle, last, suffix].filter((part) => part !== undefined).join(' ');

/** The one whom the page is about: the only one, or the one that its address names by a place in the list. */
const chosen = ({ account: { subscriptions }, which }: Shown): SubscriptionView | undefined =>
  subscriptions.length === 1 ? subscriptions[0] : subscriptions[Number(which ?? -1)];

/** One box for news and its changes. */
const boxesOf = ({ events }: SubscriptionView): SubscriptionView['events'] =>
  events.filter(({ eventType }) => boxOf(eventType) === eventType);

const labelOf = (type: EventType, shown: Shown): string => {
  const words: Readonly<Partial<Record<EventType, string>>> = eventWords[shown.language].boxes;
  return words[type] ?? type;
};

const choicesOf = (subscription: SubscriptionView, shown: Shown): readonly Choice[] =>
  boxesOf(subscription).map(({ eventType, isGivenByLaw, paragraph }) => ({
    value: eventType,
    label: labelOf(eventType, shown),
    ...(isGivenByLaw ? { hint: eventWords[shown.language].byLaw.replace('{paragraph}', paragraph) } : {}),
  }));

/** What the law gives her, and the form that she sent leaves out: she has to know what that means. */
const givenUp = (subscription: SubscriptionView, shown: Shown, form: Filled): Content => {
  if (!form.wrong.includes('understood')) return false;
  const wanted = form.values.getAll('eventTypes');
  const choices = boxesOf(subscription)
    .filter(({ eventType, isGivenByLaw }) => isGivenByLaw && !wanted.includes(eventType))
    .map(({ eventType }) => ({ value: eventType, label: labelOf(eventType, shown) }));
  return [
    alert('warning', [
      html`<h2 class="usa-alert__heading">${accountWords[shown.language].readFirst}</h2>
        <p>${eventWords[shown.language].giveUp}</p>`,
    ]),
    checkboxes(form, { name: 'understood', label: eventWords[shown.language].understood, choices }),
  ];
};

const choice = (subscription: SubscriptionView, shown: Shown, form: Filled): Content => {
  const words = eventWords[shown.language];
  return formTo(shown, { to: 'events', part: 'events' }, [
    hidden([['docNumber', subscription.docNumber]]),
    givenUp(subscription, shown, form),
    checkboxes(form, {
      name: 'eventTypes',
      label: words.choose,
      hint: words.lead,
      choices: choicesOf(subscription, shown),
    }),
    saveButton(shown),
    plainButton(words.all, 'all', 'yes'),
  ]);
};

const about = (subscription: SubscriptionView, shown: Shown, form: Filled): Content => {
  const words = eventWords[shown.language];
  const { state, docNumber } = subscription;
  if (state === 'ended') return html`<p>${words.ended}</p>`;
  if (docNumber === UNMATCHED) return html`<p>${words.unmatched}</p>`;
  return [
    // Plain, and in no heading: a name that stands out hurts.
    html`<p>${filled(words.this, { name: nameOf(subscription) })}</p>`,
    state === 'pending' && html`<p>${words.pending}</p>`,
    choice(subscription, shown, form),
    html`<p>${words.corrections}</p>`,
  ];
};

const people = (shown: Shown): Content => {
  const { subscriptions } = shown.account;
  const words = eventWords[shown.language];
  if (subscriptions.length === 0) return html`<p>${words.none}</p>`;
  return html`<p>${words.people}</p>
    <ul>
      ${subscriptions.map((one, position) => {
        const label = words.about.replace('{name}', () => nameOf(one));
        return html`<li>${linkTo(shown, 'events', label, { which: String(position) })}</li>`;
      })}
    </ul>`;
};

/** What she hears about. */
export const events: Part = {
  isHersAlone: true,
  fields: ['eventTypes', 'understood'],
  advice: ({ language }) => eventWords[language].advice,
  onRecord: (shown) =>
    (chosen(shown)?.events ?? [])
      .filter(({ isWanted }) => isWanted)
      .map(({ eventType }) => ['eventTypes', eventType] as const),
  main: (shown, form) => {
    const one = chosen(shown);
    return [above(shown, form), one === undefined ? people(shown) : about(one, shown, form)];
  },
};
