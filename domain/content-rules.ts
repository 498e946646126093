import type { EventType } from './event-types.ts';

/** What every message in full must say, whatever it is about. */
export const alwaysSaid = [
  'who-writes',
  'office-hours-and-phone',
  'line-day-and-night',
  'call-911',
  'local-help',
  'how-to-acknowledge',
  'how-to-change-settings',
  'not-this-alone',
  'reference',
  'whom-it-is-about',
  'meaning-and-next-steps',
] as const;

/** What no message may say: confidential by law or custom, or a risk to her. */
export const neverSaid = [
  'county',
  'conduct-or-treatment',
  'reasons-or-votes',
  'employer-or-address',
  'final',
  'safe',
] as const;

/** What a message about one type must say, and must not; each name is that of a rule which the texts are tested for. */
export interface Content {
  readonly mustSay: readonly string[];
  readonly mustNotSay: readonly string[];
}

const hearingRights = [
  'invitation',
  'venue-choice',
  'attend-and-be-heard',
  'with-or-without-offender',
  'partition-in-writing',
  'board-member',
  'statement-instead',
  'representative-speaks',
  'conditions',
  'no-waiver',
  'how-to-ask',
  'own-travel-cost',
  'photo-id-and-search',
  'accommodations',
  'her-words-matter',
  'hearing-is-no-release',
  'weeks-to-decision',
] as const;

/** What the messages of each type say besides; sources: RSMo 595.209, 217.690 and the department's published pages. */
export const contents: Readonly<Record<EventType, Content>> = {
  'parole-hearing-scheduled': {
    mustSay: ['date-and-time', 'mode-and-place', ...hearingRights],
    mustNotSay: ['guess-or-plans', 'rights-to-a-witness'],
  },
  'parole-hearing-rescheduled': {
    mustSay: ['both-hearing-dates', 'mode-and-place', 'plans-stand', ...hearingRights],
    mustNotSay: ['guess-or-plans', 'small-change', 'rights-to-a-witness'],
  },
  'parole-hearing-cancelled': {
    mustSay: ['date-off', 'do-not-travel', 'new-date-new-notice'],
    mustNotSay: ['why', 'rights-to-a-witness'],
  },
  'hearing-result': {
    mustSay: ['outcome', 'decided-when', 'what-follows', 'conditions-still'],
    mustNotSay: [],
  },
  'release-date-set': {
    mustSay: ['projected-date', 'date-can-change', 'notice-before-release'],
    mustNotSay: [],
  },
  'release-date-changed': {
    mustSay: ['both-release-dates', 'earlier-or-later', 'date-can-change', 'notice-before-release'],
    mustNotSay: ['why'],
  },
  'release-pending': {
    mustSay: ['planned-date', 'kind-of-release', 'supervised', 'photo', 'no-contact', 'safety-plan'],
    mustNotSay: ['place-of-release'],
  },
  release: {
    mustSay: ['left-and-911', 'left-when', 'kind-of-release', 'supervised', 'ask-about-supervision'],
    mustNotSay: ['place-of-release'],
  },
  escape: {
    mustSay: ['escaped-and-911', 'escaped-when', 'from-where', 'notice-on-recapture'],
    mustNotSay: ['search-or-whereabouts'],
  },
  recapture: { mustSay: ['back-since', 'escape-told-with-it', 'notices-go-on'], mustNotSay: ['how-found'] },
  death: { mustSay: ['died-when', 'no-more-notices', 'support'], mustNotSay: ['cause-or-condolence'] },
  clemency: { mustSay: ['plain-words', 'effect-on-release'], mustNotSay: ['politics'] },
  transfer: { mustSay: ['still-in-custody', 'new-facility', 'notices-go-on'], mustNotSay: ['move-ahead'] },
  correction: {
    mustSay: ['our-mistake', 'what-was-wrong', 'what-is-true', 'wrong-when', 'apology'],
    mustNotSay: ['blame'],
  },
};
