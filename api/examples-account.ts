import type { AccountReply, HistoryPage, OutreachPage } from './replies-account.ts';

type Plain<Value> = { -readonly [Key in keyof Value]: Plain<Value[Key]> };

const account: Plain<AccountReply> = {
  signedInAs: 'herself',
  language: 'en',
  timeZone: 'America/Chicago',
  phrase: 'Your book is ready',
  blackoutDates: ['--12-24'],
  digest: false,
  callNumbers: ['•••-0123'],
  contacts: [
    {
      contactId: 'phone-1',
      channel: 'sms',
      address: '•••-0123',
      isUsed: true,
      discretion: 'discreet',
      confirmedAt: '2026-03-01T15:20:00.000Z',
      previews: [{ of: 'escape', text: 'URGENT Your book is ready https://vn.mo.gov/a/EXAMPLE0000000' }],
    },
  ],
  representativeContacts: [],
  rings: {
    always: ['escape', 'recapture', 'release', 'correction'],
    whenUrgent: ['release-pending', 'clemency'],
    texts: { from: '07:00', to: '20:00' },
    email: { from: '07:00', to: '20:00' },
    digestAt: '17:00',
    atNight:
      'With these settings, an escape WILL ring you at 03:00. So will a recapture, a release and a correction.',
  },
  subscriptions: [
    {
      docNumber: '00123456',
      offenderName: { first: 'Alex', last: 'Sample' },
      state: 'active',
      events: [{ eventType: 'escape', isWanted: true, isGivenByLaw: true, paragraph: '1(5)(d), 1(7)(e)' }],
    },
  ],
  seenBy: [{ what: 'record', by: 'ann', at: '2026-03-03T15:20:00.000Z' }],
};

const history: Plain<HistoryPage> = {
  language: 'en',
  entries: [
    {
      notificationId: '0f5c9a3be1d24c6795ab0de1f2c34a56',
      eventType: 'escape',
      title: 'An escape',
      paragraph: '1(5)(d), 1(7)(e)',
      deadline: '2026-03-08T04:15:00.000Z',
      lines: [
        { at: '2026-03-07T04:16:00.000Z', text: 'We learned of it.' },
        { at: '2026-03-07T04:16:05.000Z', text: 'We sent it (by text).', contactId: 'phone-1' },
      ],
    },
  ],
};

const outreach: Plain<OutreachPage> = {
  victims: [
    {
      victimId: '3a9d0c4be1d24c6795ab0de1f2c34a56',
      unreachableSince: '2026-03-01T15:20:00.000Z',
      upcoming: [{ is: 'hearing', on: '2026-06-09T14:30:00.000Z' }],
      contacts: [{ contactId: 'email', confirmedAt: '2025-11-01T15:20:00.000Z', barred: 'bounced' }],
    },
  ],
};

/** How the answers look. Nobody in them exists. */
export const accountExamples = {
  account,
  history,
  outreach,
  cursor: 'MjAyNi0wMy0wMVQxNToyMDowMC4wMDBafjNhOWQwYzRi',
};
