import { json, type Operation, type Parameter } from './operation.ts';
import { problemFor } from './problems.ts';
import {
  quarantineCursor,
  quarantineDetails,
  quarantineGroup,
  quarantineId,
  quarantinePage,
  type QuarantineReply,
} from './replies-quarantine.ts';
import type { HeldReason } from '../domain/quarantine.ts';

const reasons: HeldReason[] = ['rate-of-hour', 'rate-of-day'];

const open = {
  quarantineId: '1f0c9a3be1d24c6795ab0de1f2c34a56',
  feedId: 'department',
  cause: 'burst',
  eventType: 'release',
  reasons,
  trip: { inHour: 500, hourLimit: 100, inDay: 531, dayLimit: 200 },
  openedAt: '2026-03-20T22:31:04.512Z',
  state: 'open',
} as const satisfies QuarantineReply;

const first = {
  ...open,
  state: 'awaits-second',
  firstBy: 'arn:aws:sts::123456789012:assumed-role/VictimServices/desk-2',
} as const satisfies QuarantineReply;

const decided = {
  ...first,
  state: 'released',
  decidedBy: 'arn:aws:sts::123456789012:assumed-role/VictimServices/supervisor',
  decidedAt: '2026-03-20T22:50:00.000Z',
} as const satisfies QuarantineReply;

const rejected = { ...open, ...{ decidedBy: decided.decidedBy, decidedAt: decided.decidedAt } };

const cursor: Parameter = {
  name: 'cursor',
  in: 'query',
  description: 'From the page before.',
  schema: quarantineCursor,
  example: 'WyIyMDI2LTAzLTIwVDIyOjMxOjA0LjUxMloiXQ',
};

const id: Parameter = {
  name: 'quarantineId',
  in: 'path',
  description: 'The id from the list, or from a staff task.',
  schema: quarantineId,
  example: open.quarantineId,
};

const office = { tag: 'Quarantine', caller: 'signed', request: [] } as const;

const unknown = problemFor('quarantine-unknown');
const notACursor = problemFor('fields-not-right', {
  errors: [{ field: 'cursor', problem: 'must be the cursor of an earlier page' }],
});

/** Where the office sees what the breaker holds, and decides about it. */
export const quarantineOperations: Readonly<Record<string, Operation>> = {
  'GET /quarantine': {
    ...office,
    id: 'listQuarantine',
    summary: 'What is held, the newest first',
    description:
      'Groups of status changes of which nobody is told before a person has decided. It holds ids and numbers, nothing about anybody.',
    parameters: [cursor],
    replies: {
      200: {
        description: 'A page of the list.',
        content: [json(quarantinePage, { page: { summary: 'One burst', value: { groups: [open] } } })],
      },
    },
    problems: [notACursor],
  },
  'GET /quarantine/{quarantineId}': {
    ...office,
    id: 'readQuarantine',
    summary: 'What a group holds, and who would be told',
    description:
      'Each status change with what speaks against it, its deadline, and how many victims would be told by which channel. No victim is named.',
    parameters: [id, cursor],
    replies: {
      200: {
        description: 'The group, and a page of what it holds.',
        content: [
          json(quarantineDetails, {
            burst: {
              summary: 'A burst of releases',
              value: {
                group: open,
                held: [
                  {
                    statusChangeId: 'doc-2026-0109',
                    docNumber: '00123456',
                    eventType: 'release',
                    occurredAt: '2026-03-20T16:30:00-06:00',
                    receivedAt: '2026-03-20T22:30:58.120Z',
                    deadline: '2026-03-21T22:30:00.000Z',
                    reasons,
                    wouldTell: { victims: 3, byText: 2, byEmail: 3 },
                  },
                ],
                sample: 'URGENT: A person you asked about was released.',
              },
            },
          }),
        ],
      },
    },
    problems: [unknown, notACursor],
  },
  'POST /quarantine/{quarantineId}/release': {
    ...office,
    id: 'releaseQuarantine',
    summary: 'Tell it after all',
    description:
      'Everything in the group is told within minutes, with the deadlines that it always had. More than 100 notifications need two people: the first gets 202, the second releases it.',
    parameters: [id],
    replies: {
      200: {
        description: 'It is released.',
        content: [json(quarantineGroup, { released: { summary: 'By the second of two', value: decided } })],
      },
      202: {
        description: 'Noted; somebody else must release it too.',
        content: [json(quarantineGroup, { first: { summary: 'By the first of two', value: first } })],
      },
    },
    problems: [unknown, problemFor('second-person-needed'), problemFor('quarantine-decided')],
  },
  'POST /quarantine/{quarantineId}/reject': {
    ...office,
    id: 'rejectQuarantine',
    summary: 'Tell nobody',
    description:
      'Everything in the group is kept as rejected, with who decided and when, and told to nobody. Whoever posted it sees it as `rejected`; what is true of it they post anew.',
    parameters: [id],
    replies: {
      200: {
        description: 'It is rejected.',
        content: [
          json(quarantineGroup, {
            rejected: { summary: 'By one person', value: { ...rejected, state: 'rejected' } },
          }),
        ],
      },
    },
    problems: [unknown, problemFor('quarantine-decided')],
  },
};
