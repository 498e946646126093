import { languages, type Language } from '../../domain/contact.ts';
import { eventTypes, releaseKinds, type EventType } from '../../domain/event-types.ts';
import { LINK_BUDGET } from '../../domain/office.ts';
import { statusChange, type StatusChange } from '../../domain/status-change.ts';
import type { AlsoEscaped } from '../../domain/wording-shape.ts';

/** Names that no sentence holds by chance, written as the department's file writes them. */
export const offender = { first: 'QUENTIN', middle: 'XAVERIUS', last: "ZWICKAUER-O'NEIL", suffix: 'III' };
export const nameParts = /quentin|xaverius|zwickauer|neil\b/i;
export const DOC_NUMBER = '00987654';

/** Sixty characters, the most that are allowed, and two that HTML gives a meaning. */
export const FACILITY = "Womenfolk's Eastern Reception & Diagnostic Correctional Ctr.";
export const COUNTY = 'COLE';

/** The longest link, and the longest dates: a Wednesday in September, at two digits past a two-digit hour. */
export const LINK = `https://vn.mo.gov/a/${'Wm4-'.repeat(5)}`.slice(0, LINK_BUDGET).padEnd(LINK_BUDGET, 'W');
export const LONGEST_INSTANT = '2027-09-22T12:58:00-05:00';
export const LONGEST_DAY = '2027-09-22';
const EARLIER_DAY = '2026-12-30';
const EARLIER_INSTANT = '2026-12-30T11:45:00-06:00';
export const REFERENCE = '3F9A-22C1';

export interface MessageCase {
  readonly name: string;
  readonly change: StatusChange;
  readonly corrects?: EventType | undefined;
  readonly wrongSentAt?: string | undefined;
  readonly witness?: boolean;
  readonly alsoEscaped?: AlsoEscaped;
}

/** A status change that the schema accepts, with everything filled in that may be. */
export const aChange = (eventType: EventType, details: unknown, more: object = {}): StatusChange =>
  statusChange.parse({
    statusChangeId: 'SC-1',
    docNumber: DOC_NUMBER,
    offenderName: offender,
    eventType,
    occurredAt: LONGEST_INSTANT,
    recordedAt: LONGEST_INSTANT,
    facility: FACILITY,
    details,
    supersedes: 'SC-0',
    ...more,
  });

const aCase = (
  eventType: EventType,
  variant: string,
  details: unknown,
  more: Partial<MessageCase> = {},
): MessageCase => ({
  name: `${eventType}${variant === '' ? '' : `, ${variant}`}`,
  change: aChange(eventType, details),
  ...more,
});

const hearingKinds = ['parole', 'probation-revocation', 'release-217.362'] as const;
const modes = ['in-person', 'video'] as const;

const ahead = (hearingKind: string): MessageCase[] =>
  modes.flatMap((mode) =>
    [FACILITY, undefined].flatMap((place) =>
      [false, true].flatMap((witness) => {
        const variant = `${hearingKind}, ${mode}, ${place === undefined ? 'no place' : 'place'}${witness ? ', witness' : ''}`;
        const details = { hearingKind, hearingStart: LONGEST_INSTANT, mode, place };
        return [
          aCase('parole-hearing-scheduled', variant, details, { witness }),
          aCase(
            'parole-hearing-rescheduled',
            variant,
            { ...details, previousHearingStart: EARLIER_INSTANT },
            { witness },
          ),
        ];
      }),
    ),
  );

const hearings: MessageCase[] = hearingKinds.flatMap((hearingKind) => [
  ...ahead(hearingKind),
  ...[false, true].map((witness) =>
    aCase(
      'parole-hearing-cancelled',
      `${hearingKind}${witness ? ', witness' : ''}`,
      { hearingKind, hearingStart: LONGEST_INSTANT },
      { witness },
    ),
  ),
  aCase('hearing-result', `${hearingKind}, release on a date`, {
    decision: 'release',
    hearingKind,
    releaseDate: LONGEST_DAY,
  }),
  aCase('hearing-result', `${hearingKind}, release without a date`, { decision: 'release', hearingKind }),
  ...[1, 2, 3, 4, 5, undefined].map((inYears) =>
    aCase('hearing-result', `${hearingKind}, again in ${inYears ?? 'unknown'} years`, {
      decision: 'another-hearing',
      hearingKind,
      inYears,
    }),
  ),
  aCase('hearing-result', `${hearingKind}, no release`, { decision: 'no-release', hearingKind }),
]);

const releases: MessageCase[] = releaseKinds.flatMap((releaseKind) =>
  [true, false, undefined].flatMap((supervised) => {
    const variant = `${releaseKind}, supervised ${supervised === undefined ? 'unknown' : supervised ? 'yes' : 'no'}`;
    return [
      aCase('release-pending', `${variant}, with its hour`, {
        releaseKind,
        plannedReleaseAt: LONGEST_INSTANT,
        county: COUNTY,
        supervised,
      }),
      aCase('release-pending', `${variant}, day only`, {
        releaseKind,
        plannedReleaseAt: LONGEST_DAY,
        county: COUNTY,
        supervised,
      }),
      aCase('release', variant, { releaseKind, releaseDate: LONGEST_DAY, county: COUNTY, supervised }),
    ];
  }),
);

const truths = [
  { variant: 'it did not happen', truth: { is: 'did-not-happen' } },
  { variant: 'another day', truth: { is: 'other-date', date: LONGEST_DAY } },
  { variant: 'another instant', truth: { is: 'other-date', date: LONGEST_INSTANT } },
];

const corrections: MessageCase[] = [...eventTypes, undefined].flatMap((corrects) =>
  truths.flatMap(({ variant, truth }) =>
    [EARLIER_INSTANT, undefined].map((wrongSentAt) =>
      aCase(
        'correction',
        `of ${corrects ?? 'an unknown type'}, ${variant}${wrongSentAt === undefined ? ', unknown when' : ''}`,
        { truth },
        { corrects, wrongSentAt },
      ),
    ),
  ),
);

/** Every type, with every variant of its details and the longest values that they can hold. */
export const messageCases: readonly MessageCase[] = [
  ...hearings,
  aCase('release-date-set', '', { releaseDate: LONGEST_DAY }),
  aCase('release-date-changed', 'later', { previousReleaseDate: EARLIER_DAY, releaseDate: LONGEST_DAY }),
  aCase('release-date-changed', 'earlier', { previousReleaseDate: LONGEST_DAY, releaseDate: EARLIER_DAY }),
  ...releases,
  aCase('escape', 'facility known', {}),
  { name: 'escape, facility unknown', change: aChange('escape', {}, { facility: undefined }) },
  aCase('recapture', '', {}),
  aCase('recapture', 'with its escape', {}, { alsoEscaped: { escapedAt: EARLIER_INSTANT } }),
  aCase('death', '', { dateOfDeath: LONGEST_DAY }),
  ...(['commutation', 'pardon'] as const).flatMap((clemencyKind) => [
    aCase('clemency', `${clemencyKind}, date known`, { clemencyKind, releaseDate: LONGEST_DAY }),
    aCase('clemency', `${clemencyKind}, date unknown`, { clemencyKind }),
  ]),
  aCase('transfer', '', { toFacility: FACILITY }),
  ...corrections,
];

/** The same in each language, named for a test. */
export const inEachLanguage: readonly (MessageCase & {
  readonly title: string;
  readonly language: Language;
})[] = messageCases.flatMap((each) =>
  languages.map((language) => ({ ...each, title: `${language}: ${each.name}`, language })),
);
