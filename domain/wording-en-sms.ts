import { shortDate, shortWhen } from './dates.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { englishCorrections } from './wording-en-corrections.ts';
import type { HearingKind, SmsWording } from './wording-shape.ts';

const hearings: Record<HearingKind, string> = {
  parole: 'parole hearing',
  'probation-revocation': 'probation hearing',
  'release-217.362': 'release hearing',
};

const orCall = (link: string): string => `${link} or ${OFFICE_PHONE} M-F 8-5`;

/** English text messages: the news without the name. Worst cases are counted in the tests. */
export const englishSms: SmsWording = {
  'parole-hearing-scheduled': ({ hearingKind, hearingStart }, { link, witness }) =>
    `MO DOC: A ${hearings[hearingKind]} is set for ${shortDate(hearingStart, 'en')}. ` +
    (witness ? `Details: ${orCall(link)}` : `You may attend or send a statement. ${orCall(link)}`),
  'parole-hearing-rescheduled': ({ hearingKind, hearingStart }, { link, witness }) =>
    `MO DOC: The ${hearings[hearingKind]} is now on ${shortWhen(hearingStart, 'en')}. ` +
    (witness ? `Details: ${orCall(link)}` : `You may attend or send a statement. ${link} or ${OFFICE_PHONE}`),
  'parole-hearing-cancelled': ({ hearingKind, hearingStart }, { link }) =>
    `MO DOC: The ${hearings[hearingKind]} set for ${shortDate(hearingStart, 'en')} is canceled. ` +
    `Please do not travel. ${orCall(link)}`,
  'hearing-result': ({ hearingKind }, { link }) =>
    `MO DOC: The result of the ${hearings[hearingKind]} is in. Read it: ${orCall(link)}`,
  'release-date-set': ({ releaseDate }, { link }) =>
    `MO DOC: A release date is set for the person in your request: ${shortDate(releaseDate, 'en')}. ` +
    `It can change. ${orCall(link)}`,
  'release-date-changed': ({ releaseDate }, { link }) =>
    `MO DOC: The release date of the person in your request is now ${shortDate(releaseDate, 'en')}. ` +
    `It can change. ${orCall(link)}`,
  'release-pending': ({ plannedReleaseAt }, { link }) =>
    `MO DOC: The person in your request is due to leave prison on ${shortDate(plannedReleaseAt, 'en')}. ` +
    `Please confirm: ${orCall(link)}`,
  release: ({ releaseDate }, { link }) =>
    `MO DOC: The person in your request left prison on ${shortDate(releaseDate, 'en')}. ` +
    `In danger? Call 911. Please confirm: ${link} or ${OFFICE_PHONE}`,
  escape: (_, { link }) =>
    `MO DOC ALERT: The person in your request escaped. In danger? Call 911. ` +
    `Please confirm: ${link} or call ${STATEWIDE_PHONE}`,
  recapture: (_, { link, occurredAt }) =>
    `MO DOC: The person in your request is back in custody as of ${shortWhen(occurredAt, 'en')}. ` +
    `Please confirm: ${link} or ${OFFICE_PHONE}`,
  death: (_, { link }) => `MO DOC: The person in your request has died. Details and support: ${orCall(link)}`,
  clemency: ({ clemencyKind }, { link }) =>
    clemencyKind === 'commutation'
      ? `MO DOC: The Governor changed the sentence of the person in your request. ${orCall(link)}`
      : `MO DOC: The Governor pardoned the person in your request. ${orCall(link)}`,
  transfer: (_, { link }) =>
    `MO DOC: The person in your request was moved and is still in custody. ${orCall(link)}`,
  correction: ({ truth }, { link, corrects }) => {
    const { didNotHappen, otherDate } = englishCorrections[corrects ?? 'unknown'];
    const fact =
      truth.is === 'did-not-happen' ? didNotHappen.sms : otherDate.sms(shortWhen(truth.date, 'en'));
    return `MO DOC CORRECTION: Our text was wrong. ${fact} We are sorry. ${link} or ${OFFICE_PHONE}`;
  },
};
