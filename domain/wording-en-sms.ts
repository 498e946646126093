import { shortDate, shortWhen } from './dates.ts';
import { englishCorrections } from './wording-en-corrections.ts';
import type { AlsoEscaped, HearingKind, SmsFrame, SmsWording } from './wording-shape.ts';

const hearings: Record<HearingKind, string> = {
  parole: 'parole hearing',
  'probation-revocation': 'probation hearing',
  'release-217.362': 'release hearing',
};

const DETAILS = 'Details:';

const takePart = (witness: boolean): string => (witness ? '' : ' You may attend or send a statement.');

const escapedBefore = ({ escapedAt }: AlsoEscaped): string =>
  `The person in your request escaped ${shortDate(escapedAt, 'en')}`;

/** What stands around the news. "Reply YES" alone could be read as a yes to what was said before it. */
export const englishSmsFrame: SmsFrame = {
  openings: {
    news: 'MO DOC',
    alert: 'MO DOC ALERT',
    correction: 'MO DOC CORRECTION',
    repeat: 'MO DOC repeat',
  },
  reply: 'Got this? Reply YES.',
  or: 'or',
  hours: 'M-F 8-5',
  digest: (count) => ({ news: `${count} notices about your request.`, see: 'Read:' }),
};

/** English text messages: the news without the name. Worst cases are counted in the tests. */
export const englishSms: SmsWording = {
  'parole-hearing-scheduled': ({ hearingKind, hearingStart }, { witness }) => ({
    news: `A ${hearings[hearingKind]} is set for ${shortDate(hearingStart, 'en')}.${takePart(witness)}`,
    see: DETAILS,
  }),
  'parole-hearing-rescheduled': ({ hearingKind, hearingStart }, { witness }) => ({
    news: `The ${hearings[hearingKind]} is now on ${shortWhen(hearingStart, 'en')}.${takePart(witness)}`,
    see: DETAILS,
  }),
  'parole-hearing-cancelled': ({ hearingKind, hearingStart }) => ({
    news:
      `The ${hearings[hearingKind]} set for ${shortDate(hearingStart, 'en')} is canceled. ` +
      'Please do not travel.',
  }),
  'hearing-result': ({ hearingKind }) => ({
    news: `The result of the ${hearings[hearingKind]} is in.`,
    see: 'Read it:',
  }),
  'release-date-set': ({ releaseDate }) => ({
    news:
      `A release date is set for the person in your request: ${shortDate(releaseDate, 'en')}. ` +
      'It can change.',
  }),
  'release-date-changed': ({ releaseDate }) => ({
    news:
      `The release date of the person in your request is now ${shortDate(releaseDate, 'en')}. ` +
      'It can change.',
  }),
  'release-pending': ({ plannedReleaseAt }) => ({
    news: `The person in your request is due to leave prison on ${shortDate(plannedReleaseAt, 'en')}.`,
  }),
  release: ({ releaseDate }) => ({
    news: `The person in your request left prison ${shortDate(releaseDate, 'en')}. In danger? Call 911.`,
    brief: `The person in your request left prison ${shortDate(releaseDate, 'en')}. Danger? Call 911.`,
  }),
  escape: () => ({
    opening: 'alert',
    news: 'The person in your request escaped. In danger? Call 911.',
    line: 'statewide',
  }),
  recapture: (_, { occurredAt, alsoEscaped }) =>
    alsoEscaped === undefined
      ? {
          news: `The person in your request is back in custody as of ${shortWhen(occurredAt, 'en')}.`,
          brief: `The person in your request is back in custody, ${shortWhen(occurredAt, 'en')}.`,
        }
      : {
          news: `${escapedBefore(alsoEscaped)} and is back in custody since ${shortWhen(occurredAt, 'en')}.`,
          brief: `${escapedBefore(alsoEscaped)} and is back in custody since ${shortDate(occurredAt, 'en')}.`,
        },
  death: () => ({ news: 'The person in your request has died.', see: 'Details and support:' }),
  clemency: ({ clemencyKind }) => ({
    news:
      clemencyKind === 'commutation'
        ? 'The Governor changed the sentence of the person in your request.'
        : 'The Governor pardoned the person in your request.',
  }),
  transfer: () => ({ news: 'The person in your request was moved and is still in custody.' }),
  correction: ({ truth }, { corrects }) => {
    const { didNotHappen, otherDate } = englishCorrections[corrects ?? 'unknown'];
    const fact =
      truth.is === 'did-not-happen' ? didNotHappen.sms : otherDate.sms(shortWhen(truth.date, 'en'));
    return { opening: 'correction', news: `Our text was wrong. ${fact} We are sorry.` };
  },
};
