import type * as z from 'zod/mini';
import type { Example } from './operation.ts';
import type { staffTaskOutcome, StaffTaskDetails, StaffTaskReply } from './replies-office.ts';

const free = {
  taskId: '5b2f6d1c0e9a47b38c1d2e3f4a5b6c7d',
  kind: 'call',
  reason: 'not-acknowledged',
  deadline: '2026-03-03T15:15:00.000Z',
  createdAt: '2026-03-02T15:20:04.512Z',
  state: 'open',
  tries: 1,
  victimId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  notificationId: '9a8b7c6d5e4f30211203f4e5d6c7b8a9',
  statusChangeId: 'doc-2026-0109',
  docNumber: '00123456',
} as const satisfies StaffTaskReply;

const claimed = {
  ...free,
  taskId: '7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a',
  holder: 'arn:aws:sts::123456789012:assumed-role/VictimServices/desk-2',
  heldUntil: '2026-03-02T21:30:00.000Z',
} as const satisfies StaffTaskReply;

const { heldUntil, ...mine } = claimed;
const completed = {
  ...mine,
  state: 'done',
  outcome: 'reached',
  doneAt: '2026-03-02T19:40:00.000Z',
} as const satisfies StaffTaskReply;

const details = {
  task: { ...claimed, heldUntil },
  duty: {
    eventType: 'escape',
    paragraph: '1(5)(d), 1(7)(e)',
    deadline: free.deadline,
    isMet: false,
    isAcknowledged: false,
  },
  person: {
    name: { first: 'Robin', last: 'Example' },
    language: 'en',
    isWitness: false,
    timeZone: 'America/Chicago',
    safeContactNotes: 'Calls before noon. Leave no message.',
    numbers: [
      { contactId: 'phone-1', number: '+15735550123' },
      { contactId: 'phone-2', number: '+15735550124', barred: 'wrong-person' },
    ],
    postalAddress: { line1: 'P.O. Box 1', city: 'Jefferson City', state: 'MO', zip: '65102' },
  },
  script: [
    { heading: 'Who is on the line', lines: [{ is: 'say', text: 'Hello. May I speak to Robin Example?' }] },
  ],
} satisfies StaffTaskDetails;

const written = {
  task: {
    taskId: '1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f',
    kind: 'review',
    reason: 'reply-unclear',
    deadline: '2026-03-02T17:05:12.000Z',
    createdAt: '2026-03-02T16:05:12.000Z',
    state: 'open',
    tries: 0,
  },
  reply: { from: '+15735550125', text: 'He is at my door' },
} satisfies StaffTaskDetails;

type Outcome = z.input<typeof staffTaskOutcome>;

/** One of each outcome, by its word. */
const outcomes: { readonly [Word in Outcome['outcome']]: Example<Extract<Outcome, { outcome: Word }>> } = {
  reached: { summary: 'She was told on the phone', value: { outcome: 'reached' } },
  'no-answer': {
    summary: 'Nobody answered; the task goes back to the list',
    value: { outcome: 'no-answer' },
  },
  'wrong-person': {
    summary: 'The number is somebody else’s: it is not used any more',
    value: { outcome: 'wrong-person', contactId: 'phone-1' },
  },
  declined: {
    summary: 'She does not want a notice that she had asked for',
    value: { outcome: 'declined', explained: 'yes' },
  },
  'statewide-system': {
    summary: 'The statewide system has told her, which counts',
    value: { outcome: 'statewide-system', reference: 'MOVANS-2026-000123' },
  },
  'not-needed': { summary: 'She knows already, by the facts on record', value: { outcome: 'not-needed' } },
  posted: {
    summary: 'The letter is posted',
    value: { outcome: 'posted', postedOn: '2026-03-02', trackingNumber: '70210950000012345678' },
  },
  'no-address': { summary: 'There is no address to post it to', value: { outcome: 'no-address' } },
  returned: { summary: 'The letter has come back, later', value: { outcome: 'returned' } },
  done: { summary: 'It was looked into', value: { outcome: 'done', note: 'record-corrected' } },
  matched: { summary: 'The offender was found', value: { outcome: 'matched', docNumber: '00123456' } },
  confirmed: {
    summary: 'She confirmed her request, and no code can reach her',
    value: { outcome: 'confirmed' },
  },
  arranged: { summary: 'What she asked for at a hearing is arranged', value: { outcome: 'arranged' } },
  'not-arranged': {
    summary: 'Some of what she asked for at a hearing cannot be, and she knows why',
    value: { outcome: 'not-arranged', wishes: ['board-meeting'], reason: 'board-declined' },
  },
  'taken-back': { summary: 'She does not want it any more', value: { outcome: 'taken-back' } },
  release: { summary: 'It is hers: tell her', value: { outcome: 'release' } },
  reject: { summary: 'It is not hers', value: { outcome: 'reject' } },
};

/** Nobody in it exists. */
export const officeExamples = {
  free,
  claimed,
  completed,
  details,
  written,
  outcomes,
  cursor: Buffer.from(JSON.stringify([free.deadline, free.taskId])).toString('base64url'),
};
