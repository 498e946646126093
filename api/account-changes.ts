import type * as z from 'zod/mini';
import { common, ofChanges, says, wrong } from './account-operation.ts';
import { changeMessages } from './messages.ts';
import { json, type Operation } from './operation.ts';
import { problemFor } from './problems.ts';
import { accountChanged } from './replies-account.ts';
import * as changes from '../domain/account-changes.ts';
import type { FieldProblem } from '../domain/status-change.ts';

const noFields = wrong('', 'has 1 unknown field(s); see the API description for the known ones');

const SESSION = 'Needs the session cookie and a request from our own site; all else changes nothing.';

const change = <Schema extends z.ZodMiniType>(
  path: string,
  about: Pick<Operation, 'id' | 'summary' | 'description'>,
  schema: Schema,
  value: z.input<Schema>,
  error: FieldProblem,
  more: Operation['problems'] = [],
): Record<string, Operation> => ({
  [`POST /account/${path}`]: {
    ...common,
    ...about,
    description: `${about.description} ${SESSION}`,
    request: [json(schema, { wish: { summary: about.summary, value } })],
    replies: {
      200: says('It is done.', accountChanged, 'Done', {
        message: changeMessages[`POST /account/${path}`] ?? changeMessages.other,
      }),
    },
    problems: [
      ...ofChanges([error]),
      problemFor('not-signed-in'),
      // Another contact takes nothing from her.
      ...(path === 'contacts' ? [] : [problemFor('only-she-herself')]),
      ...more,
      ...(path === 'events' ? [] : [problemFor('changed-meanwhile')]),
    ],
  },
});

const knowing = (error: FieldProblem): Operation['problems'] => [
  problemFor('not-without-knowing', { errors: [error] }),
];

/** What a victim who is signed in may change. */
export const changing: Readonly<Record<string, Operation>> = {
  ...change(
    'contacts',
    {
      id: 'addContact',
      summary: 'Add a phone or an e-mail address',
      description:
        'It gets a code, and is used once the code is confirmed. What it replaces stays until then, and is told.',
    },
    changes.newContact,
    { channel: 'email', address: 'new@example.org', discretion: 'discreet', replaces: 'email' },
    wrong('replaces', 'must be the id of one of your contacts of the same kind'),
  ),
  ...change(
    'contacts/remove',
    {
      id: 'removeContact',
      summary: 'Remove a contact',
      description: 'The last one that reaches her, or that the law counts, only with `understood`.',
    },
    changes.contactGone,
    { contactId: 'phone-1', understood: true },
    wrong('contactId', 'must be the id of one of your contacts'),
    knowing(wrong('contactId', 'is the last one that reaches you')),
  ),
  ...change(
    'settings',
    {
      id: 'changeSettings',
      summary: 'Change language, hours, closed days, discretion and the like',
      description:
        'What is not named stays; null takes a wish or the postal address back. If the law counts nothing else, the address goes only with `understood`.',
    },
    changes.settings,
    { language: 'es', hours: { from: '09:00', to: '18:00' }, digest: true },
    wrong('timeZone', 'must be a time zone such as America/Chicago'),
    knowing(wrong('postalAddress', 'is the last one that the law counts')),
  ),
  ...change(
    'events',
    {
      id: 'chooseEvents',
      summary: 'Choose what to hear of about one offender',
      description:
        'Null for all that is owed. What the law gives without being asked ends only if it is named in `understood`; the choice is kept as written evidence.',
    },
    changes.eventChoice,
    { docNumber: '123456', eventTypes: null },
    wrong('docNumber', 'must be one that you asked about'),
    knowing(wrong('understood', 'must name escape: the law gives you this without being asked')),
  ),
  ...change(
    'representative',
    {
      id: 'nameRepresentative',
      summary: 'Name somebody who may be told',
      description: 'They are asked by a code, and told nothing before they agree.',
    },
    changes.representativeNamed,
    { name: { first: 'Kim', last: 'Example' }, scope: 'notify-also', email: 'kim@example.org' },
    wrong('', 'an e-mail address or a phone number is needed: they are asked before they are told anything'),
  ),
  ...change(
    'representative/end',
    {
      id: 'endRepresentative',
      summary: 'Tell this person nothing more',
      description: 'At any time, without asking.',
    },
    changes.wish,
    {},
    noFields,
  ),
  ...change(
    'pause',
    {
      id: 'pause',
      summary: 'Pause for up to 90 days',
      description: 'Emergencies, and what must reach her by a set day, still come.',
    },
    changes.pause,
    { until: '2026-06-01' },
    wrong('until', 'must be a day from tomorrow on, at most 90 days from now'),
  ),
  ...change(
    'resume',
    { id: 'resume', summary: 'End the pause', description: 'What waited goes out in her hours.' },
    changes.wish,
    {},
    noFields,
  ),
  ...change(
    'withdrawal',
    {
      id: 'withdraw',
      summary: 'End everything, in three days',
      description:
        'Every contact is told. After 72 hours what identifies her is erased; evidence of what was owed stays without her name. Until then it can be taken back.',
    },
    changes.wish,
    {},
    noFields,
  ),
  ...change(
    'withdrawal/cancel',
    {
      id: 'cancelWithdrawal',
      summary: 'Take a withdrawal back',
      description: 'As long as it has not taken effect.',
    },
    changes.wish,
    {},
    noFields,
  ),
};
