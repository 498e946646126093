import { closingBlocks, noticeBlocks, reminderOf, type BodyRequest } from './message-body.ts';
import { buttonFor, emailOf, quietEmail, type Email, type EmailTo } from './message-email.ts';
import type { Block } from './message-html.ts';
import { wordings } from './wording-languages.ts';

/** Several routine notifications of one day in one e-mail. The one link confirms them all. */
export interface DigestEmailRequest extends EmailTo {
  readonly notices: readonly Omit<BodyRequest, 'language' | 'link' | 'reminder'>[];
}

/** Each notice in full under a heading of its own and with its own reference, in the order given. */
export const composeDigestEmail = (request: DigestEmailRequest): Email => {
  const { notices, language, discretion, link } = request;
  if (discretion !== 'full') return quietEmail({ ...request, discretion });
  const { frame } = wordings[language];
  const { digest } = frame;
  return emailOf({
    lang: language,
    title: digest.subject,
    preview: frame.sender,
    blocks: [
      { is: 'paragraph', text: frame.sender },
      ...reminderOf(request),
      { is: 'paragraph', text: digest.intro(notices.length) },
      ...notices.flatMap((notice, position): readonly Block[] => [
        { is: 'heading', text: digest.notice(position + 1, notices.length) },
        ...noticeBlocks({ ...notice, language }),
        { is: 'paragraph', text: frame.reference(notice.reference) },
      ]),
      ...closingBlocks(frame, buttonFor(language, link)),
    ],
  });
};
