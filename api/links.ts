import { html, json, type Operation, type Parameter } from './operation.ts';
import { freshness } from './replies-freshness.ts';
import { description, htmlPage } from './replies.ts';
import { linkCode } from './requests.ts';

/** The end of a short link. */
export const code: Parameter = {
  name: 'code',
  in: 'path',
  description: 'The end of the link in a message. A wrong one gets the same answers.',
  schema: linkCode,
  example: 'q3Zt81xKvAb2Yh',
};

const link = {
  tag: 'Links in messages',
  caller: 'anyone',
  parameters: [code],
  request: [],
  problems: [],
} as const;

/** The page behind a message's link. */
export const linkOperations: Readonly<Record<string, Operation>> = {
  'GET /a/{code}': {
    ...link,
    id: 'openLink',
    summary: 'The page behind the link in a message',
    description:
      'Shows a button. Opening it changes nothing and looks nothing up, so mail scanners and previews may open it.',
    replies: {
      200: {
        description: 'The same page for every code.',
        content: [html(htmlPage, '<!doctype html>… <h1>Did you get our message?</h1> …', 'A button')],
      },
    },
  },
  'POST /a/{code}': {
    ...link,
    id: 'acknowledgeNotification',
    summary: 'Say that the message has arrived',
    description:
      'The message is not repeated after that. The first press counts; the answer never tells whether the link was right.',
    replies: {
      200: {
        description: 'The same page for every code.',
        content: [html(htmlPage, '<!doctype html>… <h1>Thank you</h1> …', 'Thanks')],
      },
    },
  },
};

/** The page behind the link of a quarterly check. */
export const checkOperations: Readonly<Record<string, Operation>> = {
  'GET /c/{code}': {
    ...link,
    id: 'openCheck',
    summary: 'The page behind the link of a check of contacts',
    description: 'Shows a button. Opening it changes nothing and looks nothing up.',
    replies: {
      200: {
        description: 'The same page for every code.',
        content: [html(htmlPage, '<!doctype html>… <h1>Does this still reach you?</h1> …', 'A button')],
      },
    },
  },
  'POST /c/{code}': {
    ...link,
    id: 'answerCheck',
    summary: 'Say that a contact still reaches',
    description: 'The contact counts as confirmed anew. The answer never tells whether the link was right.',
    replies: {
      200: {
        description: 'The same page for every code.',
        content: [html(htmlPage, '<!doctype html>… <h1>Thank you</h1> …', 'Thanks')],
      },
    },
  },
};

const heardAt = '2026-03-02T20:05:00.000Z';
const silentSince = '2026-03-02T09:40:00.000Z';

/** How new our data is, and this description. */
export const descriptionOperations: Readonly<Record<string, Operation>> = {
  'GET /freshness': {
    id: 'readFreshness',
    tag: 'About',
    summary: 'Until when we have had word from the department',
    description:
      'When each feed was heard last, by a status change about anybody or by a heartbeat; first the department’s. `quiet`: nothing for longer than it may last. Browsers (`Accept: text/html`) get a page.',
    caller: 'anyone',
    parameters: [],
    request: [],
    replies: {
      200: {
        description: 'The time, or a page about it.',
        content: [
          json(freshness, {
            fresh: {
              summary: 'We hear from the department; a jail is silent',
              value: {
                ...{ freshness: 'fresh', heardAt },
                feeds: [
                  {
                    feedId: 'department',
                    agency: 'Missouri Department of Corrections',
                    freshness: 'fresh',
                    heardAt,
                  },
                  {
                    ...{ feedId: 'boone-county-jail', agency: 'Boone County Sheriff', freshness: 'quiet' },
                    ...{ heardAt: silentSince, silentSince },
                  },
                ],
              },
            },
            never: { summary: 'Nothing was heard yet', value: { freshness: 'never', feeds: [] } },
          }),
          html(htmlPage, '<!doctype html>… <h1>How new our data is</h1> …', 'A page'),
        ],
      },
    },
    problems: [],
  },
  'GET /openapi.json': {
    id: 'describeApi',
    tag: 'About',
    summary: 'This description',
    description: 'OpenAPI 3.1, made from the schemas that check each request.',
    caller: 'anyone',
    parameters: [],
    request: [],
    replies: {
      200: {
        description: 'The description.',
        content: [
          json(description, {
            beginning: {
              summary: 'How it begins',
              value: {
                openapi: '3.1.1',
                info: { title: 'Victim Notification', version: '0.1.0' },
                paths: { '/openapi.json': {} },
              },
            },
          }),
        ],
      },
    },
    problems: [],
  },
};
