import { OFFICE_PHONE } from '../domain/office.ts';

/** The same for everyone, known or not: the answer must not say who is on file. */
export const REQUEST_RECEIVED =
  `We have received your request. A code is on its way to each e-mail address and mobile phone you gave. Enter the code to confirm it. If none comes within an hour, call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.` as const;

export const CONTACT_CONFIRMED =
  'Thank you. This contact is confirmed. We will use it to tell you what you asked for.';
