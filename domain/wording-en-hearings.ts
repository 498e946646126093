import { fullDate, fullDay } from './dates.ts';
import { OFFICE_PHONE } from './office.ts';
import type { DetailsByType, EmailContent, EmailWording, HearingKind, Row } from './wording-shape.ts';

const hearings: Record<HearingKind, string> = {
  parole: 'parole hearing',
  'probation-revocation': 'probation hearing',
  'release-217.362': 'release hearing',
};

const about: Record<HearingKind, string> = {
  parole: 'This hearing is about whether and when the person may leave prison on parole.',
  'probation-revocation': "This hearing is about whether the person's probation should end.",
  'release-217.362': 'This hearing is about whether the person may leave prison.',
};

/** The hearing about a release from treatment need not be decided by the Board: we do not say who did. */
const decided: Record<HearingKind, string> = {
  parole: 'The Board decided',
  'probation-revocation': 'The Board decided',
  'release-217.362': 'It was decided',
};

const statementAtAnyTime = 'You may send a written or recorded statement to the Board at any time.';
const rules = 'ask for rules after a release, such as no contact with you or your family.';

/** RSMo 595.209.1(6), 217.690 and the office's public page. Every notice of a hearing says all of it. */
const rights = [
  'You may attend the hearing and be heard.',
  'You may come to the prison. Or you may join by video from the Probation and Parole Central Office in Jefferson City.',
  'You may speak while the person is in the room, or without the person there.',
  'If you speak without the person there, you may then leave and not see them. Or you may stay and listen to their part.',
  'You may ask for a partition, which is a screen between you and the person. You must ask for it in writing.',
  'You may meet with a Board member in person, in Jefferson City.',
  'You may send a written or recorded statement instead of coming. Or someone you choose may speak for you.',
  `You may ${rules}`,
  'You may ask that the hearing is not waived. Waived means that no hearing is held.',
  `Call us as early as you can to set this up: ${OFFICE_PHONE}, Monday to Friday, 8 to 5.`,
  'Write to us: Office of Victim Services, P.O. Box 236, Jefferson City, MO 65102',
];

const visit = [
  'You pay for your own travel.',
  "Bring a photo ID, such as a driver's license.",
  'Staff may search you when you come in. Some things are not allowed inside, so ask us first.',
  'If you need special help to take part, tell us in advance.',
  'Staff will meet you, tell you how the hearing works, and answer your questions.',
];

type Ahead = DetailsByType['parole-hearing-scheduled'] | DetailsByType['parole-hearing-rescheduled'];

const howAndWhere = ({ mode, place }: Ahead): Row[] => [
  ['How', mode === 'video' ? 'By video' : 'In person'],
  ['Place', place ?? 'Please ask us'],
];

const takingPart = ({ hearingKind }: Ahead, witness: boolean): Omit<EmailContent, 'fact' | 'details'> => ({
  means: [
    about[hearingKind],
    ...(witness ? [] : ['What you tell the Board matters when it decides.']),
    'A hearing is not a release.',
  ],
  actions: witness ? [statementAtAnyTime] : rights,
  ...(witness ? {} : { visit }),
  next: [
    'A decision often takes 8 to 12 weeks after the hearing.',
    'We will remind you 14 days and 3 days before the hearing.',
    'We will write to you when there is a result, or if the date changes.',
  ],
});

const invitation = 'You are invited to take part.';

type Result = DetailsByType['hearing-result'];

const outcome = (result: Result): readonly string[] => {
  const who = decided[result.hearingKind];
  switch (result.decision) {
    case 'release':
      return [`${who} that the person in your request may leave prison.`];
    case 'another-hearing':
      return [
        `${who} that the person in your request may not leave prison now.`,
        nextHearing(result.inYears),
      ];
    case 'no-release':
      return [`${who} that the person in your request may not leave prison.`];
  }
};

const nextHearing = (inYears: number | undefined): string => {
  if (inYears === undefined) return 'There will be another hearing.';
  return `There will be another hearing in ${inYears} ${inYears === 1 ? 'year' : 'years'}.`;
};

const whatFollows = (result: Result): Pick<EmailContent, 'means' | 'next'> => {
  switch (result.decision) {
    case 'release':
      return {
        means: [
          result.releaseDate === undefined
            ? 'There is no release date yet.'
            : 'The release date can still change.',
          'The person is not out of prison yet.',
        ],
        next: ['We will write to you if the date changes, and again before the person leaves prison.'],
      };
    case 'another-hearing':
      return {
        means: ['The person stays in prison for now.'],
        next: ['We will write to you before the next hearing.'],
      };
    case 'no-release':
      return {
        means: ['The person stays in prison for now.'],
        next: ['We will write to you if a new hearing or a release date is set.'],
      };
  }
};

/** What English e-mails say about hearings and their results. */
export const englishHearings: Pick<
  EmailWording,
  'parole-hearing-scheduled' | 'parole-hearing-rescheduled' | 'parole-hearing-cancelled' | 'hearing-result'
> = {
  'parole-hearing-scheduled': (details, { witness }) => ({
    fact: [
      `A ${hearings[details.hearingKind]} is set for the person in your request.`,
      ...(witness ? [] : [invitation]),
    ],
    details: [['Date and time', fullDate(details.hearingStart, 'en')], ...howAndWhere(details)],
    ...takingPart(details, witness),
  }),
  'parole-hearing-rescheduled': (details, { witness }) => {
    const part = takingPart(details, witness);
    return {
      fact: [
        `The ${hearings[details.hearingKind]} for the person in your request has a new date.`,
        ...(witness ? [] : [invitation]),
      ],
      moved: [
        ['Old date', fullDate(details.previousHearingStart, 'en')],
        ['New date', fullDate(details.hearingStart, 'en')],
      ],
      details: howAndWhere(details),
      ...part,
      means: [
        ...part.means,
        ...(witness
          ? []
          : [
              'If you asked to take part, you do not need to ask again.',
              'We will check the new date with you. Tell us if your plans change.',
            ]),
      ],
    };
  },
  'parole-hearing-cancelled': ({ hearingKind, hearingStart }, { witness }) => ({
    fact: [`The ${hearings[hearingKind]} for the person in your request is canceled.`],
    details: [['Canceled date', fullDate(hearingStart, 'en')]],
    means: ['There will be no hearing on this date.', 'Please do not travel to it.'],
    actions: [
      'If you paid for travel, you may want to cancel it.',
      statementAtAnyTime,
      ...(witness ? [] : ['If there is a new hearing, you keep your right to attend and be heard.']),
    ],
    next: ['If a new date is set, we will send you a new notice.'],
  }),
  'hearing-result': (details, { occurredAt }) => ({
    fact: outcome(details),
    details: [
      ...(details.decision === 'release' && details.releaseDate !== undefined
        ? [['Release date', fullDay(details.releaseDate, 'en')] as const]
        : []),
      ['Decision after', `the ${hearings[details.hearingKind]}`],
      ['Decided on', fullDay(occurredAt, 'en')],
    ],
    ...whatFollows(details),
    actions: [`You may still ${rules}`, statementAtAnyTime],
  }),
};
