import type { EventType } from '../domain/event-types.ts';
import type { StatusChange } from '../domain/status-change.ts';

const who = { docNumber: '00123456', offenderName: { first: 'Alex', last: 'Sample' } };
const when = { occurredAt: '2026-03-02T09:15:00-06:00', recordedAt: '2026-03-02T09:20:00-06:00' };
const facility = 'Jefferson City Correctional Center';

/** One status change of each type, as the department might post it. Nobody in it exists. */
export const statusChangeExamples: {
  readonly [Type in EventType]: Extract<StatusChange, { eventType: Type }>;
} = {
  'parole-hearing-scheduled': {
    statusChangeId: 'doc-2026-0101',
    ...who,
    eventType: 'parole-hearing-scheduled',
    ...when,
    facility,
    details: {
      hearingKind: 'parole',
      hearingStart: '2026-06-16T10:00:00-05:00',
      mode: 'video',
      place: 'Algoa Correctional Center',
    },
  },
  'parole-hearing-rescheduled': {
    statusChangeId: 'doc-2026-0102',
    ...who,
    eventType: 'parole-hearing-rescheduled',
    ...when,
    details: {
      hearingKind: 'parole',
      previousHearingStart: '2026-06-16T10:00:00-05:00',
      hearingStart: '2026-07-07T13:30:00-05:00',
      mode: 'in-person',
    },
    supersedes: 'doc-2026-0101',
  },
  'parole-hearing-cancelled': {
    statusChangeId: 'doc-2026-0103',
    ...who,
    eventType: 'parole-hearing-cancelled',
    ...when,
    details: { hearingKind: 'parole', hearingStart: '2026-07-07T13:30:00-05:00' },
  },
  'hearing-result': {
    statusChangeId: 'doc-2026-0104',
    ...who,
    eventType: 'hearing-result',
    ...when,
    details: { decision: 'another-hearing', hearingKind: 'parole', inYears: 2 },
  },
  'release-date-set': {
    statusChangeId: 'doc-2026-0105',
    ...who,
    eventType: 'release-date-set',
    ...when,
    details: { releaseDate: '2027-01-20' },
  },
  'release-date-changed': {
    statusChangeId: 'doc-2026-0106',
    ...who,
    eventType: 'release-date-changed',
    ...when,
    details: { previousReleaseDate: '2027-01-20', releaseDate: '2026-12-15' },
  },
  'release-pending': {
    statusChangeId: 'doc-2026-0107',
    ...who,
    eventType: 'release-pending',
    ...when,
    details: {
      releaseKind: 'parole',
      plannedReleaseAt: '2026-12-15T09:00:00-06:00',
      county: 'COLE',
      supervised: true,
    },
  },
  release: {
    statusChangeId: 'doc-2026-0108',
    ...who,
    eventType: 'release',
    ...when,
    facility,
    details: { releaseKind: 'parole', releaseDate: '2026-03-02', county: 'COLE', supervised: true },
  },
  escape: { statusChangeId: 'doc-2026-0109', ...who, eventType: 'escape', ...when, facility, details: {} },
  recapture: { statusChangeId: 'doc-2026-0110', ...who, eventType: 'recapture', ...when, details: {} },
  death: {
    statusChangeId: 'doc-2026-0111',
    ...who,
    eventType: 'death',
    ...when,
    details: { dateOfDeath: '2026-03-01' },
  },
  clemency: {
    statusChangeId: 'doc-2026-0112',
    ...who,
    eventType: 'clemency',
    ...when,
    details: { clemencyKind: 'commutation', releaseDate: '2027-01-04' },
  },
  transfer: {
    statusChangeId: 'doc-2026-0113',
    ...who,
    eventType: 'transfer',
    ...when,
    details: { toFacility: 'Algoa Correctional Center' },
  },
  correction: {
    statusChangeId: 'doc-2026-0114',
    ...who,
    eventType: 'correction',
    ...when,
    details: { truth: { is: 'did-not-happen' } },
    supersedes: 'doc-2026-0108',
  },
};
