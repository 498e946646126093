import { changing } from './account-changes.ts';
import { common, ofChanges, says, wrong } from './account-operation.ts';
import { accountExamples as examples } from './examples-account.ts';
import { CODE_ON_ITS_WAY, SIGNED_IN, SIGNED_OUT } from './messages.ts';
import { json, type Operation } from './operation.ts';
import { problemFor } from './problems.ts';
import { account, codeOnItsWay, historyPage, outreachPage, signedInOrOut } from './replies-account.ts';
import { outreachPlace, wordsLanguage } from './requests.ts';
import * as changes from '../domain/account-changes.ts';
import { confirmation } from '../domain/confirmation.ts';
import { signIn } from '../domain/sign-in.ts';
import { instant } from '../domain/times.ts';

const sessions: Readonly<Record<string, Operation>> = {
  'POST /sign-in': {
    ...common,
    id: 'signIn',
    summary: 'Ask for a code to sign in',
    description:
      'If the address is a confirmed contact of hers, or of a representative with the scope `manage-contacts`, a code goes to it. The answer, and what happens before it, is the same for every address.',
    request: [json(signIn, { email: { summary: 'By e-mail', value: { address: 'jordan@example.org' } } })],
    replies: {
      202: says('The same for every address.', codeOnItsWay, 'The same for everyone', {
        message: CODE_ON_ITS_WAY,
      }),
    },
    problems: ofChanges([wrong('address', 'is missing')]),
  },
  'POST /sessions': {
    ...common,
    id: 'openSession',
    summary: 'Sign in with the code',
    description:
      'Sets the cookie `__Host-session` for 30 minutes. A code works once, for 15 minutes; wrong, old and used ones get the same answer. Twenty tries in a quarter of an hour.',
    request: [
      json(confirmation, { code: { summary: 'The code as it came', value: { code: 'BCDF-2345-GH' } } }),
    ],
    replies: { 200: says('Signed in.', signedInOrOut, 'Signed in', { message: SIGNED_IN }) },
    problems: [
      ...ofChanges([wrong('code', 'must not be empty')]),
      problemFor('sign-in-code-not-right'),
      problemFor('too-many-tries'),
    ],
  },
  'POST /sessions/end': {
    ...common,
    id: 'endSession',
    summary: 'Sign out',
    description: 'The same answer whether there was a session or not.',
    request: [json(changes.wish, { nothing: { summary: 'Nothing more to say', value: {} } })],
    replies: { 200: says('Signed out.', signedInOrOut, 'Signed out', { message: SIGNED_OUT }) },
    problems: ofChanges([wrong('', 'has 1 unknown field(s); see the API description for the known ones')]),
  },
};

const reading: Readonly<Record<string, Operation>> = {
  'GET /account': {
    ...common,
    id: 'readAccount',
    summary: 'What is on record of the victim who is signed in',
    description:
      'Contacts with masked addresses and exactly what would arrive on each, what would ring at night, what she hears of and what the law gives without being asked, and who of the office looked at her record. Whoever looks after her contacts sees these, and neither of whom she hears nor who looked.',
    replies: { 200: says('Her record.', account, 'A record', examples.account) },
    problems: [problemFor('not-signed-in')],
  },
  'GET /account/history': {
    ...common,
    id: 'readHistory',
    summary: 'What the victim who is signed in was told',
    description: 'Her notifications with all that was done, in plain words, newest first, twenty at a time.',
    parameters: [
      {
        name: 'before',
        in: 'query',
        description: 'From the page before: only what is older than this.',
        schema: instant,
        example: '2026-03-03T15:20:00Z',
      },
      {
        name: 'lang',
        in: 'query',
        description: 'The language of the words; that of her messages if left out.',
        schema: wordsLanguage,
        example: 'es',
      },
    ],
    replies: { 200: says('A page of her history.', historyPage, 'An escape', examples.history) },
    problems: [
      problemFor('not-signed-in'),
      problemFor('only-she-herself'),
      problemFor('fields-not-right', {
        errors: [
          wrong('before', 'must be a date and time with an offset, for example 2026-03-07T22:15:00-06:00'),
        ],
      }),
    ],
  },
};

const outreach: Readonly<Record<string, Operation>> = {
  'GET /outreach': {
    ...common,
    tag: 'Staff tasks',
    caller: 'signed',
    id: 'listOutreach',
    summary: 'Victims whom no channel reaches before a hearing or a release',
    description:
      'Whose offender has one within 120 days, the longest unreachable first. Ids and dates only; a page may be empty and still have a cursor.',
    parameters: [
      {
        name: 'cursor',
        in: 'query',
        description: 'From the page before.',
        schema: outreachPlace,
        example: examples.cursor,
      },
    ],
    replies: { 200: says('A page of the list.', outreachPage, 'One of them', examples.outreach) },
    problems: [
      problemFor('fields-not-right', {
        errors: [wrong('cursor', 'must be the cursor of an earlier page')],
      }),
    ],
  },
};

/** What victims see and change themselves, and whom staff look for. */
export const accountOperations: Readonly<Record<string, Operation>> = {
  ...sessions,
  ...reading,
  ...changing,
  ...outreach,
};
