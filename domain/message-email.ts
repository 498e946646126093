import type { Discretion, Language } from './contact.ts';
import type { EventType } from './event-types.ts';
import { renderHtml, renderText, type Block, type Page } from './message-html.ts';
import type { OffenderName } from './names.ts';
import type { StatusChange } from './status-change.ts';
import { discreetWords, wordings } from './wording-languages.ts';
import type { Circumstances, EmailContent, EmailWording, Frame, Happening } from './wording-shape.ts';

export interface EmailRequest {
  readonly change: StatusChange;
  readonly language: Language;
  readonly discretion: Discretion;
  /** Her own words for discreet messages. */
  readonly phrase?: string | undefined;
  readonly link: string;
  /** What she says on the phone so that we find the message: short, and nothing else. */
  readonly reference: string;
  /** For a correction: the type of the status change that was wrong, and when the wrong message went out. */
  readonly corrects?: EventType | undefined;
  readonly wrongSentAt?: string | undefined;
  /** A witness is told of a hearing, but not invited to it. */
  readonly witness?: boolean | undefined;
}

/** An e-mail ready to be sent. The two parts say the same. */
export interface Email {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One e-mail for one victim, with as much in it as she allows on this address. */
export const composeEmail = (request: EmailRequest): Email => {
  const { language, discretion, phrase, link, reference } = request;
  const { frame } = wordings[language];
  const open: Block = { is: 'link', label: frame.openMessage, href: link };
  switch (discretion) {
    case 'full':
      return emailOf({
        lang: language,
        title: frame.subject(reference),
        preview: frame.sender,
        blocks: fullBlocks(request),
      });
    case 'discreet': {
      const words = discreetWords(phrase, frame);
      const said: Block = { is: 'paragraph', text: words };
      return emailOf({
        lang: language,
        title: words,
        blocks: [said, open, { is: 'paragraph', text: frame.orCall }],
      });
    }
    case 'link-only': {
      const said: Block = { is: 'paragraph', text: frame.importantMessage };
      return emailOf({ lang: language, title: frame.importantMessage, blocks: [said, open] });
    }
  }
};

/** The title is the subject line too. */
export const emailOf = (page: Page): Email => ({
  subject: page.title,
  text: renderText(page),
  html: renderHtml(page),
});

const contentOf = <Type extends EventType>(
  wording: EmailWording,
  { eventType, details }: Happening<Type>,
  circumstances: Circumstances,
): EmailContent => wording[eventType](details, circumstances);

/** The skeleton of every e-mail: the fact, when and where, what it means, what to do, what comes, who helps. */
const fullBlocks = (request: EmailRequest): readonly Block[] => {
  const { change, language, link, reference, corrects, wrongSentAt, witness = false } = request;
  const { email, frame } = wordings[language];
  const { occurredAt, facility, offenderName, docNumber } = change;
  const { headings, labels } = frame;
  const content = contentOf(email, change, { occurredAt, facility, corrects, wrongSentAt, witness });
  return [
    { is: 'paragraph', text: frame.sender },
    { is: 'fact', text: content.fact.join(' ') },
    ...(content.moved === undefined ? [] : [{ is: 'side-by-side', columns: content.moved } as const]),
    {
      is: 'table',
      rows: [...content.details, [labels.person, nameAsWritten(offenderName)], [labels.docNumber, docNumber]],
    },
    ...section(headings.means, paragraph(content.means)),
    ...section(headings.actions, { is: 'list', items: content.actions }),
    ...(content.visit === undefined ? [] : section(headings.visit, { is: 'list', items: content.visit })),
    ...section(headings.next, paragraph(content.next)),
    ...section(headings.support, { is: 'list', items: frame.support }),
    ...confirmation(frame, link),
    { is: 'paragraph', text: frame.doNotRelyOnThis },
    { is: 'paragraph', text: frame.reference(reference) },
  ];
};

const paragraph = (texts: readonly string[]): Block => ({ is: 'paragraph', text: texts.join(' ') });

const section = (heading: string, block: Block): Block[] => [{ is: 'heading', text: heading }, block];

const confirmation = (frame: Frame, link: string): Block[] => [
  ...section(frame.headings.confirm, paragraph(frame.confirm)),
  { is: 'link', label: frame.button, href: link },
  { is: 'paragraph', text: frame.linkChangesNothing },
  paragraph(frame.settings),
  { is: 'paragraph', ...frame.otherLanguage },
];

/** Roman numerals behind a name stay as they are. */
const isNumeral = (word: string): boolean => /^[IVX]+$/.test(word);

/** The department's file has names in capitals, which read like shouting: SMITH-O'NEIL becomes Smith-O'Neil. */
const softened = (part: string): string =>
  part !== part.toUpperCase() || isNumeral(part)
    ? part
    : part
        .toLowerCase()
        .replace(
          /(^|[ '’.-])(\p{L})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        );

const nameAsWritten = ({ first, middle, last, suffix }: OffenderName): string =>
  [first, middle, last, suffix]
    .filter((part) => part !== undefined)
    .map(softened)
    .join(' ');
