import type { Discretion, Language } from './contact.ts';
import { emailOf, type Email } from './message-email.ts';
import type { Block } from './message-html.ts';
import { plainEmail } from './message-plain.ts';
import { discreetWords, wordings } from './wording-languages.ts';
import { serviceWordings } from './wording-service.ts';
import type { ServiceNews, ServiceText, ServiceWording } from './wording-service-shape.ts';

/** A message about the service itself: to a victim, or to the person she named. */
export interface ServiceRequest {
  readonly news: ServiceNews;
  readonly language: Language;
  readonly discretion: Discretion;
  /** Her own words for discreet messages. */
  readonly phrase?: string | undefined;
  /** The page on which something can be done about it; at most 38 characters for a text. */
  readonly link: string;
}

type Told<Kind extends ServiceNews['is'] = ServiceNews['is']> = {
  [Each in Kind]: Extract<ServiceNews, { readonly is: Each }>;
}[Kind];

const textOf = <Kind extends ServiceNews['is']>(
  wording: Pick<ServiceWording, Kind>,
  kind: Kind,
  news: Told<Kind>,
  link: string,
): ServiceText => wording[kind](news, link);

const wordsOf = ({ news, language, link }: ServiceRequest): ServiceText =>
  textOf(serviceWordings[language], news.is, news, link);

const codeOf = (news: ServiceNews): string | undefined => ('code' in news ? news.code : undefined);

/** What a message says that is to tell nothing: her words, or ours. */
const quietWords = ({ language, discretion, phrase }: ServiceRequest): string =>
  discretion === 'discreet'
    ? discreetWords(phrase, wordings[language].frame)
    : wordings[language].frame.importantMessage;

/** One segment. A code is the only thing that a discreet text shows besides her phrase and the link. */
export const composeServiceSms = (request: ServiceRequest): string => {
  const { news, discretion, link } = request;
  if (discretion === 'full') return wordsOf(request).sms;
  const code = codeOf(news);
  const words = quietWords(request);
  if (code !== undefined) return `${words}: ${code} ${link}`;
  return discretion === 'discreet' ? `${words} ${link}` : `${words}: ${link}`;
};

/** The e-mail in the same words. Whoever else reads it learns of no one and nothing. */
export const composeServiceEmail = (request: ServiceRequest): Email => {
  const { news, language, discretion, link } = request;
  const { code: codeWording, frame } = wordings[language];
  const code = codeOf(news);
  const codeRow: Block[] = code === undefined ? [] : [{ is: 'table', rows: [[codeWording.label, code]] }];
  if (discretion !== 'full') {
    const words = quietWords(request);
    const orCall: Block[] = discretion === 'discreet' ? [paragraph(frame.orCall)] : [];
    const open: Block = { is: 'link', label: frame.openMessage, href: link };
    return emailOf({ lang: language, title: words, blocks: [paragraph(words), ...codeRow, open, ...orCall] });
  }
  return plainEmail(language, wordsOf(request), link, codeRow);
};

const paragraph = (text: string): Block => ({ is: 'paragraph', text });
