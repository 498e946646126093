import type { Language } from './contact.ts';
import { emailOf, type Email } from './message-email.ts';
import type { Block } from './message-html.ts';
import { wordings } from './wording-languages.ts';
import type { ServiceText } from './wording-service-shape.ts';

/** An e-mail that holds no news: who writes, why, what to do, and one link. */
export const plainEmail = (
  language: Language,
  { subject, why, how, after }: ServiceText,
  link: string,
  rows: readonly Block[] = [],
): Email => {
  const { code, frame } = wordings[language];
  return emailOf({
    lang: language,
    title: subject,
    preview: code.sender,
    blocks: [
      paragraph(code.sender),
      paragraph(why.join(' ')),
      ...rows,
      paragraph(how),
      { is: 'link', label: code.button, href: link },
      ...after.map(paragraph),
      paragraph(frame.doNotRelyOnThis),
    ],
  });
};

const paragraph = (text: string): Block => ({ is: 'paragraph', text });
