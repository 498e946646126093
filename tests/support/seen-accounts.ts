import type { ContactView, SeenAccount } from '../../domain/account-view.ts';
import { discretionLevels, type Channel, type Discretion } from '../../domain/contact.ts';
import { wishesOf } from '../../domain/event-wishes.ts';
import { previewsOf } from '../../domain/preview.ts';
import { whatWouldRing } from '../../domain/send-window.ts';
import { bars } from '../../domain/victim.ts';

const link = 'https://vn.mo.gov/a/EXAMPLE0000000';

const aContact = (
  contactId: string,
  channel: Channel,
  discretion: Discretion,
  more: Partial<ContactView> = {},
): ContactView => ({
  ...{ contactId, channel, discretion },
  address: channel === 'sms' ? '•••-0001' : 'v•••@example.org',
  isUsed: true,
  confirmedAt: '2026-03-01T15:20:00.000Z',
  previews: previewsOf({
    contact: { channel, discretion },
    language: 'en',
    phrase: undefined,
    witness: false,
    link,
  }),
  ...more,
});

const timing = { timeZone: 'America/Chicago', blackoutDates: [] };
const { always, whenUrgent, texts, email, digestAt } = whatWouldRing(timing);

/** With nothing on record that she may leave out. */
export const aBareAccount: SeenAccount = {
  signedInAs: 'herself',
  language: 'en',
  timeZone: 'America/Chicago',
  blackoutDates: [],
  digest: false,
  contacts: [],
  callNumbers: [],
  representativeContacts: [],
  rings: { always, whenUrgent, texts, email, digestAt, atNight: '' },
  subscriptions: [],
  seenBy: [],
};

const about = (docNumber: string, state: 'active' | 'pending' | 'ended') => ({
  ...{ docNumber, state },
  offenderName: { first: 'Avery', last: 'Sampleman' },
  events: wishesOf({}),
});

/** With everything on record that there may be. */
export const aFullAccount: SeenAccount = {
  ...aBareAccount,
  otherLanguage: 'Somali',
  phrase: 'Your book is ready',
  timeZone: 'Europe/Paris',
  hours: { from: '09:00', to: '18:30' },
  blackoutDates: ['2026-07-04', '--12-24'],
  digest: true,
  emailAnyHour: true,
  safeContactNotes: 'Not on Mondays',
  postalAddress: { line1: '1 Sample Street', line2: 'Apt 2', city: 'Sampletown', state: 'MO', zip: '65101' },
  callNumbers: ['•••-0001'],
  contacts: [
    ...discretionLevels.map((level, position) =>
      aContact(`email-${position}`, 'email', level, position === 1 ? { replaces: 'email-0' } : {}),
    ),
    ...discretionLevels.map((level, position) => aContact(`phone-${position}`, 'sms', level)),
    ...bars.map((barred) => aContact(`phone-${barred}`, 'sms', 'full', { isUsed: false, barred })),
    aContact('phone-new', 'sms', 'full', { isUsed: false, confirmedAt: undefined }),
  ],
  representative: { name: { first: 'Kim', last: 'Testperson' }, scope: 'notify-also' },
  representativeContacts: [
    { contactId: 'representative-email', channel: 'email', address: 'k•••@example.org', isUsed: true },
    { contactId: 'representative-phone', channel: 'sms', address: '•••-0009', isUsed: false },
  ],
  rings: { ...aBareAccount.rings, email: { from: '00:00', to: '24:00' } },
  pausedUntil: '2026-05-20T05:00:00.000Z',
  withdrawal: { askedAt: '2026-05-04T15:00:00.000Z', takesEffectAt: '2026-05-07T15:00:00.000Z' },
  subscriptions: [
    about('00123456', 'active'),
    about('00123457', 'pending'),
    about('unmatched', 'active'),
    about('00123458', 'ended'),
  ],
  seenBy: [
    { what: 'record', by: 'desk-1', at: '2026-04-01T15:00:00.000Z' },
    { what: 'letter', by: 'desk-2', at: '2026-04-02T15:00:00.000Z' },
  ],
};

/** The same for whoever looks after her contacts. */
export const asRepresentative: SeenAccount = {
  ...aFullAccount,
  signedInAs: 'representative',
  phrase: undefined,
  safeContactNotes: undefined,
  withdrawal: undefined,
  subscriptions: [],
  seenBy: [],
};
