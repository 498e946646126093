import { htmlPage } from './replies.ts';
import { mostBytes } from './limits.ts';
import { ASKED_BY_LINK } from './messages.ts';
import { code } from './links.ts';
import { form, html, json, type Content, type Operation } from './operation.ts';
import { problemFor, tooLarge, unknownType } from './problems.ts';
import { hearingAsked } from './replies-hearings.ts';
import { hearingRequest } from '../domain/hearing-request.ts';

const fields = {
  attend: 'video',
  presence: 'absent',
  afterwards: 'leave',
  partition: 'yes',
  statement: 'Please hear me before you decide.',
};

const example = {
  json: {
    summary: 'By video, without the offender, with a partition',
    value: {
      attend: 'video',
      presence: 'absent',
      afterwards: 'leave',
      partition: true,
      statement: fields.statement,
    },
  },
} as const;

const received = {
  message: ASKED_BY_LINK,
  requestNumber: '4F0C9A3B',
  asked: [
    { wish: 'attend-video' },
    { wish: 'absent' },
    { wish: 'leave' },
    { wish: 'partition' },
    { wish: 'statement', words: fields.statement },
  ],
} as const;

/** What a victim may ask for, and what may be wrong with it. */
export const askingForHearing = {
  request: [
    json(hearingRequest, example),
    form(hearingRequest, { form: { summary: 'The same as a web form', value: fields } }),
  ],
  problems: [
    problemFor('body-not-json'),
    problemFor('form-unreadable'),
    tooLarge(mostBytes.hearingRequest),
    unknownType({ forms: true }),
    problemFor('fields-not-right', {
      errors: [{ field: 'attend', problem: 'or anything else must be chosen: nothing is asked for' }],
    }),
  ],
} satisfies Pick<Operation, 'request' | 'problems'>;

/** The receipt, with an example. */
export const hearingReceipt = (message: string): Content =>
  json(hearingAsked, {
    asked: {
      summary: 'What was asked for',
      value: { ...received, message, asked: received.asked.map((one) => ({ ...one })) },
    },
  });

const byLink = { tag: 'Links in messages', caller: 'anyone', parameters: [code] } as const;

/** Where a victim says how she wants to take part in a hearing. */
export const hearingOperations: Readonly<Record<string, Operation>> = {
  'GET /a/{code}/hearing': {
    ...byLink,
    request: [],
    problems: [],
    id: 'openHearingForm',
    summary: 'The form to take part in a hearing, behind the link of its notice',
    description: 'The same form for every code. Opening it changes nothing and looks nothing up.',
    replies: {
      200: {
        description: 'The same page for every code.',
        content: [html(htmlPage, '<!doctype html>… <h1>Take part in the hearing</h1> …', 'The form')],
      },
    },
  },
  'POST /a/{code}/hearing': {
    ...byLink,
    ...askingForHearing,
    id: 'askForHearing',
    summary: 'Say how to take part in a hearing',
    description:
      'Everything may be left out, and it may be sent more than once: a later request adds to the earlier ones. If the link is right and fresh, and its notice invites a victim to a hearing, the request is kept word for word as a written request (595.209.1(6)), becomes a task of the office, and she gets a message that says so. The answer, and what happens before it, is the same for every code. Browsers get a page to keep.',
    replies: {
      202: {
        description:
          'The same for every code, but for a number that follows from the code and what was asked.',
        content: [
          hearingReceipt(ASKED_BY_LINK),
          html(htmlPage, '<!doctype html>… <h1>Thank you</h1> …', 'The receipt'),
        ],
      },
    },
  },
};
