import type { Language } from './contact.ts';
import { emailOf, type Email } from './message-email.ts';
import { isOneSegment } from './segments.ts';
import { wordings } from './wording-languages.ts';

export interface CodeRequest {
  readonly language: Language;
  /** As it is typed, for example 7KQ2-M9XT-4B. */
  readonly code: string;
  /** The page on which the code is entered. */
  readonly link: string;
}

/**
 * The text message that asks to confirm a phone number. It is also the first message of the program to that number,
 * so it carries the words that phone networks require (CTIA). The link only goes along when there is room for it.
 */
export const composeCodeSms = ({ language, code, link }: CodeRequest): string => {
  const { code: wording } = wordings[language];
  const withLink = wording.sms(code, link);
  return isOneSegment(withLink) ? withLink : wording.sms(code);
};

/** The e-mail that asks to confirm an address. Whoever else reads it learns of no one and nothing. */
export const composeCodeEmail = ({ language, code, link }: CodeRequest): Email => {
  const { code: wording, frame } = wordings[language];
  return emailOf({
    lang: language,
    title: wording.subject,
    blocks: [
      { is: 'paragraph', text: wording.sender },
      { is: 'paragraph', text: wording.why.join(' ') },
      { is: 'table', rows: [[wording.label, code]] },
      { is: 'paragraph', text: wording.how },
      { is: 'link', label: wording.button, href: link },
      ...wording.after.map((text) => ({ is: 'paragraph', text }) as const),
      { is: 'paragraph', text: frame.doNotRelyOnThis },
    ],
  });
};
