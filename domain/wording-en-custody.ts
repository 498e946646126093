import { fullDate, fullDay } from './dates.ts';
import { OFFICE_PHONE } from './office.ts';
import { englishCorrections } from './wording-en-corrections.ts';
import { englishHearings } from './wording-en-hearings.ts';
import type { EmailWording, ReleaseKind } from './wording-shape.ts';

/** Each kind of release: its name, and what it means. */
const releases: Record<ReleaseKind, readonly [name: string, meaning: string]> = {
  furlough: ['Furlough', 'A furlough is a short time outside prison. The person must come back.'],
  'work-release': ['Work release', 'Work release means that the person goes out to work and comes back.'],
  'trial-release': [
    'Trial release',
    'A trial release means that the person lives outside prison for a test time. The person can be sent back.',
  ],
  'electronic-monitoring': [
    'Electronic monitoring',
    'The person lives outside prison and must wear a device that tracks where they are.',
  ],
  'community-program': ['Community program', 'The person will stay in a program outside prison.'],
  parole: [
    'Parole',
    'On parole, the person serves the rest of the sentence outside prison and must keep rules.',
  ],
  'end-of-sentence': ['End of sentence', 'The prison sentence ends.'],
  bond: ['Bond', 'Bond means that a court lets the person out while the case goes on.'],
  'court-order': ['Court order', 'A court ordered this release.'],
  other: ['Please ask us', 'Call us to learn what kind of release this is.'],
};

const supervisionOf = (supervised: boolean | undefined): string => {
  if (supervised === undefined) return 'Not known. Please ask us';
  return supervised ? 'Yes' : 'No';
};

const rules = 'You may ask for rules after the release, such as no contact with you or your family.';
const photo = 'You may ask us for a photo of the person, taken before the release.';
const safetyPlan = 'Think about your safety plan. We can help you find someone near you to make one with.';
const askSupervision = `To ask about supervision and about the rules, call us at ${OFFICE_PHONE}.`;

/** What English e-mails say about custody, releases and corrections. */
export const englishEmail: EmailWording = {
  ...englishHearings,
  'release-date-set': ({ releaseDate }) => ({
    fact: ['A release date is set for the person in your request.'],
    details: [['Projected date', fullDay(releaseDate, 'en')]],
    means: [
      'This is the date as it is planned today. It can change.',
      'The person is not out of prison yet.',
    ],
    actions: [rules, photo, safetyPlan],
    next: [
      'We will write to you if the date changes.',
      'We will also write to you before the person leaves prison.',
    ],
  }),
  'release-date-changed': ({ previousReleaseDate, releaseDate }) => ({
    fact: ['The release date of the person in your request changed.'],
    moved: [
      ['Old date', fullDay(previousReleaseDate, 'en')],
      ['New date', fullDay(releaseDate, 'en')],
    ],
    details: [],
    means: [
      `The new date is ${releaseDate < previousReleaseDate ? 'earlier' : 'later'} than the old date.`,
      'It can change again.',
    ],
    actions: [rules, photo, safetyPlan],
    next: [
      'We will write to you if the date changes.',
      'We will also write to you before the person leaves prison.',
    ],
  }),
  'release-pending': ({ releaseKind, plannedReleaseAt, supervised }) => ({
    fact: ['The person in your request is due to leave prison.'],
    details: [
      ['Planned date', fullDate(plannedReleaseAt, 'en')],
      ['Kind of release', releases[releaseKind][0]],
      ['Supervised', supervisionOf(supervised)],
    ],
    means: [releases[releaseKind][1], 'The date can still change.'],
    actions: [safetyPlan, rules, photo],
    next: ['We will write to you when the person has left prison, or if the date changes.'],
  }),
  release: ({ releaseKind, releaseDate, supervised }) => ({
    fact: ['The person in your request left prison.', 'If you are in danger, call 911.'],
    details: [
      ['Left prison on', fullDay(releaseDate, 'en')],
      ['Kind of release', releases[releaseKind][0]],
      ['Supervised', supervisionOf(supervised)],
    ],
    means: [releases[releaseKind][1], 'We cannot tell you where the person is.'],
    actions: ['Call 911 if you see the person and feel in danger.', safetyPlan, askSupervision],
    next: [
      'We may send this message again until you confirm it.',
      'We will write to you again if we have more news.',
    ],
  }),
  escape: (_, { occurredAt, facility }) => ({
    fact: ['The person in your request escaped.', 'If you are in danger, call 911 now.'],
    details: [
      ['When', fullDate(occurredAt, 'en')],
      ...(facility === undefined ? [] : [['From', facility] as const]),
    ],
    means: ['The person was not in custody when we wrote this.', 'This is all that we can tell you for now.'],
    actions: [
      'Call 911 if you see the person or feel in danger.',
      'Call someone you trust and tell them.',
      'Think about where you could stay for now. Keep your phone with you.',
    ],
    next: [
      'We may send this message again until you confirm it.',
      'We will write to you when the person is back in custody.',
    ],
  }),
  recapture: (_, { occurredAt, alsoEscaped }) => ({
    fact:
      alsoEscaped === undefined
        ? ['The person in your request is back in custody.']
        : ['The person in your request escaped, and is back in custody now.'],
    details: [
      ...(alsoEscaped === undefined ? [] : [['Escaped on', fullDate(alsoEscaped.escapedAt, 'en')] as const]),
      [alsoEscaped === undefined ? 'Since' : 'Back in custody since', fullDate(occurredAt, 'en')],
    ],
    means: ['The escape is over.'],
    actions: ['Call us if you have questions, or if you want to talk about what comes next.'],
    next: ['Your normal notices go on. We will write to you about a hearing or a release.'],
  }),
  death: ({ dateOfDeath }) => ({
    fact: ['The person in your request has died.'],
    details: [['Date of death', fullDay(dateOfDeath, 'en')]],
    means: ['We will send you no more notices about this person.'],
    actions: [
      'You do not need to do anything.',
      'This news can stir up many feelings. There is no right or wrong way to feel.',
      `If you want to talk, call us at ${OFFICE_PHONE}. We can help you find support near you.`,
    ],
    next: ['This is our last notice about this person.'],
  }),
  clemency: ({ clemencyKind, releaseDate }) => ({
    fact: [
      clemencyKind === 'commutation'
        ? 'The Governor changed the sentence of the person in your request.'
        : 'The Governor pardoned the person in your request.',
    ],
    details: releaseDate === undefined ? [] : [['Release date', fullDay(releaseDate, 'en')]],
    means: [
      clemencyKind === 'commutation'
        ? 'This is called a commutation. It makes a sentence shorter or less strict.'
        : 'A pardon frees a person from the penalty for a crime. It does not undo the harm that was done.',
      releaseDate === undefined
        ? 'We do not know yet what this means for the release date.'
        : 'The release date above is the date that holds now.',
    ],
    actions: ['Call us if you have questions about what this means for you.', safetyPlan],
    next: ['We will write to you before the person leaves prison.'],
  }),
  transfer: ({ toFacility }, { occurredAt }) => ({
    fact: ['The person in your request was moved and is still in custody.'],
    details: [
      ['Now at', toFacility],
      ['Moved on', fullDay(occurredAt, 'en')],
    ],
    means: ['The move is over. The person was not released.'],
    actions: [
      'You do not need to do anything.',
      'If you plan to come to a hearing, ask us if the place changed.',
    ],
    next: ['Your normal notices go on. We will write to you about a hearing or a release.'],
  }),
  correction: ({ truth }, { corrects, wrongSentAt }) => {
    const { didNotHappen, otherDate } = englishCorrections[corrects ?? 'unknown'];
    const told = truth.is === 'did-not-happen' ? didNotHappen.told : otherDate.told;
    const right =
      truth.is === 'did-not-happen' ? didNotHappen.truth : otherDate.truth(fullDate(truth.date, 'en'));
    return {
      fact: ['We made a mistake.', right],
      details:
        wrongSentAt === undefined ? [] : [['Our wrong message was sent on', fullDate(wrongSentAt, 'en')]],
      means: [told, 'That was wrong, and we are sorry.'],
      actions: [
        'Please do not rely on the wrong message.',
        `If you have questions, or changed plans because of it, call us at ${OFFICE_PHONE}.`,
      ],
      next: ['Your normal notices go on.'],
    };
  },
};
