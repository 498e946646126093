import type { Contact, Recipient } from '../../domain/contact.ts';
import type { EventType } from '../../domain/event-types.ts';
import type { Fact } from '../../domain/facts.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import type { OffenderSubscription } from '../../domain/notification.ts';
import { registrationForm, type RegistrationForm } from '../../domain/registration.ts';
import { statusChange, type AcceptedStatusChange, type StatusChange } from '../../domain/status-change.ts';

/** The present of all tests. */
export const NOW = new Date('2026-05-04T15:00:00.000Z');
export const DOC_NUMBER = '00123456';
export const OFFENDER = { first: 'AVERY', last: 'SAMPLEMAN' } as const;

/** So many seconds after `NOW`, ISO-8601 UTC. */
export const at = (seconds: number): string => new Date(NOW.getTime() + seconds * 1000).toISOString();
export const HOUR = 3_600;
export const DAY = 86_400;

/** Numbers of the range that is kept for fiction, and addresses that nobody can have. */
export const phoneOf = (n: number): string => `+1573555${String(n).padStart(4, '0')}`;
export const emailOf = (n: number): string => `victim-${n}@example.org`;

/** Details that the schema accepts, for each type. */
export const detailsOf: Readonly<Record<EventType, object>> = {
  'parole-hearing-scheduled': {
    hearingKind: 'parole',
    hearingStart: '2026-09-22T09:30:00-05:00',
    mode: 'video',
  },
  'parole-hearing-rescheduled': {
    hearingKind: 'parole',
    previousHearingStart: '2026-09-22T09:30:00-05:00',
    hearingStart: '2026-10-22T09:30:00-05:00',
    mode: 'in-person',
    place: 'Sample Center',
  },
  'parole-hearing-cancelled': { hearingKind: 'parole', hearingStart: '2026-09-22T09:30:00-05:00' },
  'hearing-result': { decision: 'no-release', hearingKind: 'parole' },
  'release-date-set': { releaseDate: '2027-03-01' },
  'release-date-changed': { previousReleaseDate: '2027-03-01', releaseDate: '2027-04-01' },
  'release-pending': { releaseKind: 'parole', plannedReleaseAt: '2026-06-01' },
  release: { releaseKind: 'parole', releaseDate: '2026-05-04' },
  escape: {},
  recapture: {},
  death: { dateOfDeath: '2026-05-03' },
  clemency: { clemencyKind: 'pardon' },
  transfer: { toFacility: 'Sample Center' },
  correction: { truth: { is: 'did-not-happen' } },
};

/** What the department posts, as JSON would hold it. */
export const aPostedChange = (
  eventType: EventType = 'escape',
  different: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  statusChangeId: `SC-${eventType}`,
  docNumber: DOC_NUMBER,
  offenderName: OFFENDER,
  eventType,
  occurredAt: at(-HOUR),
  recordedAt: at(-HOUR),
  details: detailsOf[eventType],
  ...(eventType === 'correction' ? { supersedes: 'SC-escape' } : {}),
  ...different,
});

export const aStatusChange = (
  eventType: EventType = 'escape',
  different: Readonly<Record<string, unknown>> = {},
): StatusChange => statusChange.parse(aPostedChange(eventType, different));

/** A status change on record, received at `NOW` unless said otherwise. */
export const anAcceptedChange = (
  eventType: EventType = 'escape',
  {
    receivedAt = at(0),
    feedId = 'department',
    ...different
  }: { receivedAt?: string; feedId?: string } & Record<string, unknown> = {},
): AcceptedStatusChange => ({ ...aStatusChange(eventType, different), receivedAt, feedId });

export const aSubscription = (different: Partial<OffenderSubscription> = {}): OffenderSubscription => ({
  docNumber: DOC_NUMBER,
  victimId: 'victim-1',
  state: 'active',
  offenderName: OFFENDER,
  ...different,
});

export const aContact = (different: Partial<Contact> = {}): Contact => ({
  contactId: 'email',
  channel: 'email',
  address: emailOf(1),
  discretion: 'full',
  usable: true,
  ...different,
});

export const aPhone = (n = 1, different: Partial<Contact> = {}): Contact =>
  aContact({ contactId: `phone-${n}`, channel: 'sms', address: phoneOf(n), ...different });

export const aRecipient = (different: Partial<Recipient> = {}): Recipient => ({
  victimId: 'victim-1',
  language: 'en',
  isWitness: false,
  timing: { timeZone: 'America/Chicago', blackoutDates: [] },
  digest: false,
  contacts: [aContact(), aPhone()],
  ...different,
});

/** The form as a browser's program would send it: an e-mail address and a mobile phone with consent. */
export const aPostedForm = (
  different: Readonly<Record<string, unknown>> = {},
  n = 1,
): Record<string, unknown> => ({
  requesterRole: 'victim',
  requesterName: { first: 'Robin', last: 'Testperson' },
  offenderName: { first: 'Avery', last: 'Sampleman' },
  offenderDocNumber: DOC_NUMBER,
  requestText: 'Please tell me.',
  email: emailOf(n),
  phones: [{ number: phoneOf(n), kind: 'mobile', smsConsent: true }],
  signature: 'Robin Testperson',
  signedOn: '2026-05-04',
  ...different,
});

export const aForm = (different: Readonly<Record<string, unknown>> = {}, n = 1): RegistrationForm =>
  registrationForm.parse(aPostedForm(different, n));

type Of<Kind extends Fact['is']> = Extract<Fact, { is: Kind }>;

/** Makes each kind of fact, about one notification. */
export interface FactsOf {
  readonly created: (more?: Partial<Of<'created'>>) => Of<'created'>;
  readonly quarantined: () => Of<'quarantined'>;
  readonly accepted: (more?: Partial<Of<'accepted'>>) => Of<'accepted'>;
  readonly failed: (more?: Partial<Of<'failed'>>) => Of<'failed'>;
  readonly postponed: (more?: Partial<Of<'postponed'>>) => Of<'postponed'>;
  readonly acknowledged: (more?: Partial<Of<'acknowledged'>>) => Of<'acknowledged'>;
  readonly escalated: (more?: Partial<Of<'escalated'>>) => Of<'escalated'>;
  readonly superseded: () => Of<'superseded'>;
  readonly merged: () => Of<'merged'>;
  readonly discharged: () => Of<'discharged'>;
  readonly delivered: (more?: Partial<Of<'delivered'>>) => Of<'delivered'>;
  readonly undelivered: (more?: Partial<Of<'undelivered'>>) => Of<'undelivered'>;
  readonly complained: (more?: Partial<Of<'complained'>>) => Of<'complained'>;
  readonly letterPosted: (more?: Partial<Of<'letter-posted'>>) => Of<'letter-posted'>;
  readonly letterReturned: () => Of<'letter-returned'>;
  readonly toldByPerson: () => Of<'told-by-person'>;
  readonly toldByStatewideSystem: () => Of<'told-by-statewide-system'>;
  readonly unreachable: () => Of<'unreachable'>;
  readonly askedToTakePart: () => Of<'asked-to-take-part'>;
  readonly requestAnswered: () => Of<'request-answered'>;
}

/** Facts of the notification of one victim of one status change. */
export const factsFor = (statusChangeId = 'SC-escape', victimId = 'victim-1', page = 0): FactsOf => {
  const of = {
    notificationId: notificationIdFor(statusChangeId, victimId),
    statusChangePage: `${statusChangeId}#${page}`,
    at: at(0),
  };
  const duty = { ...of, victimId, statusChangeId, eventType: 'escape' as const };
  const contact = { contactId: 'email', channel: 'email' as const };
  const delivery = { ...of, ...contact, attempt: 1 };
  const receipt = { ...of, ...contact, providerMessageId: 'message-1' };
  const ofTask = { ...of, taskId: 'task-1' };
  return {
    created: (more = {}) => ({
      is: 'created',
      urgency: 'emergency',
      paragraph: '1(5)(d), 1(7)(e)',
      deadline: at(DAY),
      clockBasis: 'occurred',
      agendaId: 'batch-1',
      ...duty,
      ...more,
    }),
    quarantined: () => ({ is: 'quarantined', reason: 'name-differs', ...duty }),
    accepted: (more = {}) => ({
      is: 'accepted',
      providerMessageId: 'message-1',
      ...delivery,
      ...more,
    }),
    failed: (more = {}) => ({
      is: 'failed',
      reason: 'invalid-address',
      ...delivery,
      ...more,
    }),
    postponed: (more = {}) => ({
      is: 'postponed',
      reason: 'throttled',
      ...delivery,
      ...more,
    }),
    acknowledged: (more = {}) => ({ is: 'acknowledged', contactId: 'email', ...of, ...more }),
    escalated: (more = {}) => ({
      is: 'escalated',
      task: 'call',
      reason: 'no-channel-left',
      ...ofTask,
      ...more,
    }),
    superseded: () => ({ is: 'superseded', by: 'SC-newer', ...of }),
    merged: () => ({ is: 'merged', by: 'notification-2', ...of }),
    discharged: () => ({ is: 'discharged', reason: 'withdrawn', ...of }),
    delivered: (more = {}) => ({ is: 'delivered', ...receipt, ...more }),
    undelivered: (more = {}) => ({
      is: 'undelivered',
      class: 'permanent',
      reason: 'no-email',
      ...receipt,
      ...more,
    }),
    complained: (more = {}) => ({ is: 'complained', ...receipt, ...more }),
    letterPosted: (more = {}) => ({ is: 'letter-posted', postedOn: '2026-05-05', ...ofTask, ...more }),
    letterReturned: () => ({ is: 'letter-returned', ...ofTask }),
    toldByPerson: () => ({ is: 'told-by-person', ...ofTask }),
    toldByStatewideSystem: () => ({
      is: 'told-by-statewide-system',
      reference: 'VINE-1',
      ...ofTask,
    }),
    unreachable: () => ({ is: 'unreachable', ...ofTask }),
    askedToTakePart: () => ({ is: 'asked-to-take-part', requestId: 'request-1', ...of }),
    requestAnswered: () => ({ is: 'request-answered', answer: 'arranged', ...ofTask }),
  };
};
