import { OFFICE_PHONE } from './office.ts';
import type { LetterWording } from './wording-letter.ts';

/** What an English letter says besides what an e-mail says. Wording to be confirmed by the office before use. */
export const englishLetter: LetterWording = {
  title: (reference) => `Letter ${reference}`,
  certified: 'Sent by certified mail',
  reference: (reference) => `Reference: ${reference}`,
  salutation: (name) => `Dear ${name},`,
  confirm: [
    `Call ${OFFICE_PHONE}, Monday to Friday, 8 to 5. Tell us your reference number.`,
    'Or open this page on a phone or computer, and press the button on it.',
    'Then we know that this letter reached you.',
  ],
  page: 'The address of the page',
};
