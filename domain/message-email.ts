import { isInvitation } from './asked-at-hearing.ts';
import type { Discretion, Language } from './contact.ts';
import { messageBody, paragraph, type BodyRequest } from './message-body.ts';
import { renderHtml, renderText, type Block, type Page } from './message-html.ts';
import { discreetWords, wordings } from './wording-languages.ts';

/** What holds for one address, whatever the news. */
export interface EmailTo {
  readonly language: Language;
  readonly discretion: Discretion;
  /** Her own words for discreet messages. */
  readonly phrase?: string | undefined;
  readonly link: string;
  /** A message before this one told her the same: it must not look like a new event. */
  readonly reminder?: boolean | undefined;
}

export interface EmailRequest extends BodyRequest {
  readonly discretion: Discretion;
  /** Her own words for discreet messages. */
  readonly phrase?: string | undefined;
}

/** An e-mail ready to be sent. The two parts say the same. */
export interface Email {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One e-mail for one victim, with as much in it as she allows on this address. */
export const composeEmail = (request: EmailRequest): Email => {
  const { language, discretion, link, reference } = request;
  if (discretion !== 'full') return quietEmail({ ...request, discretion });
  const { frame } = wordings[language];
  return emailOf({
    lang: language,
    title: frame.subject(reference),
    preview: frame.sender,
    blocks: messageBody(request, buttonFor(language, link), formFor(request)),
  });
};

/** How to confirm on a screen. */
export const buttonFor = (language: Language, link: string): readonly Block[] => {
  const { frame } = wordings[language];
  return [paragraph(frame.confirm), { is: 'link', label: frame.button, href: link }];
};

/** Where whoever is invited to a hearing says how to take part. */
const formFor = ({ change, language, link, witness = false }: EmailRequest): readonly Block[] => {
  if (witness || !isInvitation(change)) return [];
  const { text, label } = wordings[language].frame.takePart;
  return [
    { is: 'paragraph', text },
    { is: 'link', label, href: `${link}/hearing?lang=${language}`, isPlain: true },
  ];
};

/** An e-mail that shows no news: her phrase and a line to call, or only that there is a message. */
export const quietEmail = (to: EmailTo & { readonly discretion: Exclude<Discretion, 'full'> }): Email => {
  const { language, discretion, phrase, link, reminder = false } = to;
  const { frame } = wordings[language];
  const words = discretion === 'discreet' ? discreetWords(phrase, frame) : frame.importantMessage;
  return emailOf({
    lang: language,
    title: words,
    blocks: [
      { is: 'paragraph', text: words },
      ...(reminder ? [{ is: 'paragraph', text: frame.quietReminder } as const] : []),
      { is: 'link', label: frame.openMessage, href: link },
      ...(discretion === 'discreet' ? [{ is: 'paragraph', text: frame.orCall } as const] : []),
    ],
  });
};

/** The title is the subject line too. */
export const emailOf = (page: Page): Email => ({
  subject: page.title,
  text: renderText(page),
  html: renderHtml(page),
});
