import type * as z from 'zod/mini';
import type { FormFields } from './operation.ts';
import type { registrationForm } from '../domain/registration.ts';

/** A request as a program sends it. Nobody in it exists. */
export const registrationExample: z.input<typeof registrationForm> = {
  requesterRole: 'victim',
  requesterName: { first: 'Jordan', last: 'Example' },
  offenderName: { first: 'Alex', last: 'Sample' },
  offenderDocNumber: '123456',
  requestText: 'Please tell me of every change in custody.',
  eventTypes: ['release', 'escape', 'transfer'],
  email: 'jordan@example.org',
  phones: [{ number: '573-555-0123', kind: 'mobile', smsConsent: true, discretion: 'discreet' }],
  phrase: 'Your book is ready',
  signature: 'Jordan Example',
  signedOn: '2026-03-01',
};

/** The same as the fields of a web form; a list is a field that is repeated. */
export const registrationFields: FormFields = {
  requesterRole: 'victim',
  'requesterName.first': 'Jordan',
  'requesterName.last': 'Example',
  'offenderName.first': 'Alex',
  'offenderName.last': 'Sample',
  offenderDocNumber: '123456',
  requestText: 'Please tell me of every change in custody.',
  eventTypes: ['release', 'escape', 'transfer'],
  email: 'jordan@example.org',
  'phones.0.number': '573-555-0123',
  'phones.0.kind': 'mobile',
  'phones.0.smsConsent': 'on',
  'phones.0.discretion': 'discreet',
  phrase: 'Your book is ready',
  signature: 'Jordan Example',
  signedOn: '2026-03-01',
};
