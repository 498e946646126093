import { OFFICE_PHONE } from '../domain/office.ts';

/** The same for everyone, known or not: the answer must not say who is on file. */
export const REQUEST_RECEIVED =
  `We have received your request. A code is on its way to each e-mail address and mobile phone you gave. Enter the code to confirm it. If none comes within an hour, call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.` as const;

export const CONTACT_CONFIRMED =
  'Thank you. This contact is confirmed. We will use it to tell you what you asked for.';

/** The same for every address, known or not. */
export const CODE_ON_ITS_WAY =
  `If this is a phone or an e-mail address that you confirmed, a code is on its way to it. It lasts 15 minutes. If none comes, call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.` as const;

/** The same for every code, right or wrong. */
export const ASKED_BY_LINK =
  `If the link was right, we have your request, and a message says so. If none comes within an hour, call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.` as const;
export const ASKED_SIGNED_IN = 'We have your request. A person of our office reads it.';

export const SIGNED_IN = 'You are signed in for 30 minutes.';
export const SIGNED_OUT = 'You are signed out.';

/** What happens next, by route, in words for the victim who changed something. */
export const changeMessages: Readonly<Record<string, string>> & { readonly other: string } = {
  'POST /account/contacts':
    'A code is on its way to the new contact. Until you enter it, we go on using the ones you have.',
  'POST /account/contacts/remove': 'We use this contact no more. We tell it, and your other contacts, so.',
  'POST /account/representative':
    'We ask the person if they agree. Until they do, we tell them nothing. You can end this at any time.',
  'POST /account/representative/end': 'We tell this person nothing more.',
  'POST /account/pause':
    'Your notices are paused. Urgent news, such as an escape, still comes at once, at any hour. So does news that must reach you by a set day.',
  'POST /account/resume': 'The pause is over. You get your notices again.',
  'POST /account/withdrawal':
    'Your notices end in three days. We tell all your contacts so. Until then you still get them, and you can take it back here.',
  'POST /account/withdrawal/cancel': 'Nothing ends. You go on getting your notices.',
  other: 'Saved.',
};
