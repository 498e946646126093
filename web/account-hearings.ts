import { signOutAndBack } from './account-page.ts';
import type { Filled } from './fields.ts';
import { filled, otherOf, type Page } from './frame.ts';
import { hearingForm } from './hearing-form.ts';
import { hearingsPlace } from './hearings-place.ts';
import { html, type Content, type Markup } from './html.ts';
import { ownHearingWords } from './words/account-hearings.ts';
import { hearingWords } from './words/hearing.ts';
import { wishWords } from './words/wishes.ts';
import type { Language } from '../domain/contact.ts';
import { fullDate, fullDay } from '../domain/dates.ts';
import type { Asked } from '../domain/hearing-request.ts';
import { OFFICE } from '../domain/office.ts';
import { MISSOURI } from '../domain/times.ts';
import type { HearingKind } from '../domain/wording-shape.ts';
import { isoDay, wallTimeAt } from '../domain/zones.ts';

/** One hearing ahead, as the API answers it. */
export interface OwnHearing {
  readonly notificationId: string;
  readonly hearingKind: HearingKind;
  readonly hearingStart: string;
  readonly mode: 'in-person' | 'video';
  readonly place?: string | undefined;
  readonly mayTakePart: boolean;
  readonly requests: readonly {
    readonly requestNumber: string;
    readonly receivedAt: string;
    readonly asked: readonly Asked[];
  }[];
}

const link = (href: string, words: string): Markup => html`<p><a href="${href}">${words}</a></p>`;

/** The day on which she asked, on Missouri's clocks, as staff see it. */
const dayOf = (receivedAt: string, language: Language): string =>
  fullDay(isoDay(wallTimeAt(Date.parse(receivedAt), MISSOURI)), language);

const requestsOf = ({ requests }: OwnHearing, language: Language): Content => {
  const words = ownHearingWords[language];
  return (
    requests.length > 0 && [
      html`<h3>${words.asked}</h3>`,
      html`<ul>
        ${requests.map(
          ({ requestNumber, receivedAt, asked }) =>
            html`<li>
              ${filled(words.request, { number: requestNumber, day: dayOf(receivedAt, language) })}
              <ul>
                ${asked.map(({ wish }) => html`<li>${wishWords[language][wish].label}</li>`)}
              </ul>
            </li>`,
        )}
      </ul>`,
    ]
  );
};

const facts = ({ hearingKind, hearingStart, mode, place }: OwnHearing, language: Language): Content => {
  const words = ownHearingWords[language];
  return [
    html`<h2>${fullDate(hearingStart, language)}</h2>
      <p>${words.kinds[hearingKind]}. ${words.modes[mode]}</p>`,
    place !== undefined && html`<p>${filled(words.place, { place })}</p>`,
  ];
};

const hearingIn = (hearing: OwnHearing, language: Language): Content => {
  const words = ownHearingWords[language];
  const { notificationId, mayTakePart } = hearing;
  return [
    facts(hearing, language),
    mayTakePart
      ? link(hearingsPlace(language, notificationId), words.takePart)
      : html`<p>${words.witness}</p>`,
    html`<p>
      <a href="${hearingsPlace(language, notificationId, '/calendar')}">${words.calendar}</a
      ><br />${words.calendarHint}
    </p>`,
    requestsOf(hearing, language),
  ];
};

/** The hearings ahead of whoever is signed in. */
export const hearingsPage = (language: Language, hearings: readonly OwnHearing[]): Page => {
  const words = ownHearingWords[language];
  const postal = [OFFICE.name, ...OFFICE.returnAddress].join(', ');
  return {
    ...{ language, tab: words.tab, title: words.title },
    main: [
      html`<p class="site-lead">${hearings.length === 0 ? words.none : words.lead}</p>`,
      hearings.map((hearing) => hearingIn(hearing, language)),
      html`<p>${filled(words.statements, { postal })}</p>`,
      signOutAndBack(language),
    ],
    inOther: hearingsPlace(otherOf(language)),
  };
};

/** The form for one of them: the same as behind the link of its notice. */
export const ownHearingPage = (hearing: OwnHearing, form: Filled): Page => {
  const { language } = form;
  const words = ownHearingWords[language];
  return {
    ...{ language, tab: hearingWords[language].tab, title: words.formTitle },
    lead: hearingWords[language].lead,
    main: [
      facts(hearing, language),
      requestsOf(hearing, language),
      hearingForm(form),
      link(hearingsPlace(language), words.backToHearings),
      signOutAndBack(language),
    ],
    inOther: hearingsPlace(otherOf(language), hearing.notificationId),
    hasForm: true,
  };
};
