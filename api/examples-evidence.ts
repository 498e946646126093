import { rowsCsv } from '../domain/duty-report.ts';

const met = {
  notificationId: '5f0c2b9a4d7e41f08a3b6c1d2e9f7a50',
  victimId: 'b1946ac92492d2347c6235b4d2611184',
  statusChangeId: 'DOC-2026-000184',
  eventType: 'escape',
  since: '2026-03-02T15:20:05.803Z',
  urgency: 'emergency',
  paragraph: '1(5)(d), 1(7)(e)',
  deadline: '2026-03-03T14:05:00.000Z',
  clockBasis: 'occurred',
  outcome: 'met',
  proof: { by: 'email', at: '2026-03-02T15:20:09.120Z', reference: '0100019583d1a4c2-sample' },
  acknowledgedAt: '2026-03-02T15:31:40.002Z',
  tasks: [],
  facts: [
    { at: '2026-03-02T15:20:05.803Z', is: 'created' },
    {
      at: '2026-03-02T15:20:06.911Z',
      is: 'accepted',
      contactId: 'email',
      channel: 'email',
      attempt: 1,
      providerMessageId: '0100019583d1a4c2-sample',
    },
    {
      at: '2026-03-02T15:20:09.120Z',
      is: 'delivered',
      contactId: 'email',
      channel: 'email',
      providerMessageId: '0100019583d1a4c2-sample',
    },
    { at: '2026-03-02T15:31:40.002Z', is: 'acknowledged', contactId: 'email', by: 'link' },
  ],
} as const;

const row = {
  eventType: 'escape',
  owed: 42,
  met: 40,
  late: 1,
  unprovable: 1,
  'with-a-person': 0,
  open: 0,
  superseded: 0,
  merged: 0,
  discharged: 0,
  quarantined: 0,
  escalated: 3,
} as const;

const rows = [row, { ...row, eventType: 'all' }] as const;

const numbers = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-01T08:00:00.000Z', rows } as const;

const unprovable = {
  notificationId: 'c4ca4238a0b923820dcc509a6f75849b',
  victimId: 'c81e728d9d4c2f636f067f89cc14862c',
  statusChangeId: 'DOC-2026-000184',
  eventType: 'escape',
  since: '2026-03-02T15:20:05.803Z',
  urgency: 'emergency',
  paragraph: '1(5)(d), 1(7)(e)',
  deadline: '2026-03-03T14:05:00.000Z',
  clockBasis: 'occurred',
  outcome: 'unprovable',
  tasks: ['call'],
} as const;

/** What the routes of evidence answer. */
export const evidenceExamples = {
  met: { ...met, tasks: [...met.tasks], facts: [...met.facts] },
  numbers: { ...numbers, rows: [...rows] },
  list: { ...numbers, rows: [...rows], duties: [{ ...unprovable, tasks: [...unprovable.tasks] }] },
  csv: rowsCsv(rows),
  page: '<!doctype html><html lang="en"><head><title>Duty report, 2026-01-01 to 2026-03-31</title></head>…',
};
