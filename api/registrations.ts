import { registrationExample, registrationFields } from './examples-registrations.ts';
import { mostBytes } from './limits.ts';
import { CONTACT_CONFIRMED, REQUEST_RECEIVED } from './messages.ts';
import { form, html, json, nestedForm, type Operation } from './operation.ts';
import { problemFor, tooLarge, unknownType } from './problems.ts';
import { contactConfirmed, htmlPage, registrationReceived } from './replies.ts';
import { idempotencyKey, reviewStep } from './requests.ts';
import { confirmation } from '../domain/confirmation.ts';
import { registrationForm } from '../domain/registration.ts';

const tag = 'Registrations';
const code = { summary: 'The code as it came', value: { code: 'BCDF-2345-GH' } };
const tooEmpty = { field: 'code', problem: 'must not be empty' };
const noLastName = { field: 'offenderName.last', problem: 'is missing' };
const askCode = html(htmlPage, '<!doctype html>… <h1>Enter your code</h1> …', 'A field for the code');

const submit: Operation = {
  id: 'submitForm',
  tag,
  summary: 'Send the Victim Notification Request',
  description:
    'Keeps the request word for word, with its time. A code then goes to the e-mail address and to each mobile phone with consent to ' +
    'texts. The answer is the same for everyone and never tells who is on file. The same content is the same request, however often it ' +
    'comes; after ten minutes or more it has the codes sent again. An Idempotency-Key ties a request to a name of your own. With ' +
    '`Accept: text/html` a form is answered with pages.',
  caller: 'anyone',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'Your own name for this request; it is refused if it came with another form before.',
      schema: idempotencyKey,
      example: '3f0c1a52-6d0e-4b6e-9a53-0f6f3f6f2d10',
    },
  ],
  request: [
    json(registrationForm, { victim: { summary: 'From a victim', value: registrationExample } }),
    nestedForm(registrationForm, {
      victim: { summary: 'The same as a web form', value: registrationFields },
    }),
  ],
  replies: {
    202: {
      description: 'The request is on record.',
      content: [
        json(registrationReceived, {
          received: { summary: 'The same for everyone', value: { message: REQUEST_RECEIVED } },
        }),
      ],
    },
  },
  problems: [
    problemFor('body-not-json'),
    problemFor('form-unreadable'),
    problemFor('key-taken'),
    tooLarge(mostBytes.registration),
    unknownType({ forms: true }),
    problemFor('fields-not-right', { errors: [noLastName] }),
  ],
};

const review: Operation = {
  id: 'reviewForm',
  tag,
  summary: 'See all answers once more before they are sent',
  description:
    'For browsers: all answers in words, with a button that sends them. What does not fit comes back as the form, with what to do about ' +
    'each answer. Nothing is kept and nothing is looked up. With `step=change` it is the form again, filled in.',
  caller: 'anyone',
  parameters: [
    {
      name: 'step',
      in: 'query',
      description: 'Where to go: back to the form.',
      schema: reviewStep,
      example: 'change',
    },
  ],
  request: [
    nestedForm(registrationForm, { victim: { summary: 'As the form sends it', value: registrationFields } }),
  ],
  replies: {
    200: {
      description: 'All answers, or the form.',
      content: [html(htmlPage, '<!doctype html>… <h1>Look at your answers</h1> …', 'All answers')],
    },
    422: {
      description: 'The form again, filled in, with what to do about each answer that does not fit.',
      content: [html(htmlPage, '<!doctype html>… <h1>Ask us to tell you</h1> …', 'The form again')],
    },
  },
  problems: [tooLarge(mostBytes.registration), unknownType({ forms: 'only' })],
};

const ask: Operation = {
  id: 'askForCode',
  tag,
  summary: 'The page on which a code is typed',
  description: 'Opening it changes nothing.',
  caller: 'anyone',
  parameters: [],
  request: [],
  replies: { 200: { description: 'The page.', content: [askCode] } },
  problems: [],
};

const confirm: Operation = {
  id: 'confirmContact',
  tag,
  summary: 'Confirm a phone or an e-mail address by its code',
  description:
    'Makes the contact active, and with it the request to be told. Doing it twice is doing it once. A wrong code, an old one and one of ' +
    'somebody who withdrew get the same answer. With `Accept: text/html` the answers are pages.',
  caller: 'anyone',
  parameters: [],
  request: [json(confirmation, { code }), form(confirmation, { code })],
  replies: {
    200: {
      description: 'The contact is confirmed.',
      content: [
        json(contactConfirmed, {
          confirmed: { summary: 'Confirmed', value: { message: CONTACT_CONFIRMED } },
        }),
        html(htmlPage, '<!doctype html>… <h1>Thank you</h1> …', 'Confirmed'),
      ],
    },
  },
  problems: [
    problemFor('body-not-json'),
    problemFor('form-unreadable'),
    tooLarge(mostBytes.confirmation),
    unknownType({ forms: true }),
    problemFor('fields-not-right', { errors: [tooEmpty] }),
    problemFor('code-not-right'),
  ],
  pages: {
    422: html(
      htmlPage,
      '<!doctype html>… <h1>The code is not right, or too old</h1> …',
      'The code is not right',
    ),
  },
};

/** Where victims ask to be told, and confirm how. */
export const registrationOperations: Readonly<Record<string, Operation>> = {
  'POST /registrations': submit,
  'POST /registrations/review': review,
  'GET /registrations/confirm': ask,
  'POST /registrations/confirm': confirm,
};
