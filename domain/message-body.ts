import type { Language } from './contact.ts';
import type { EventType } from './event-types.ts';
import type { Block } from './message-html.ts';
import type { OffenderName } from './names.ts';
import type { StatusChange } from './status-change.ts';
import { wordings } from './wording-languages.ts';
import type {
  AlsoEscaped,
  Circumstances,
  EmailContent,
  EmailWording,
  Frame,
  Happening,
} from './wording-shape.ts';

/** What it takes to tell one victim of one status change in full. */
export interface BodyRequest {
  readonly change: StatusChange;
  readonly language: Language;
  /** The short link to the page that confirms. */
  readonly link: string;
  /** What she says on the phone so that we find the message: short, and nothing else. */
  readonly reference: string;
  /** For a correction: the type of the status change that was wrong, and when the wrong message went out. */
  readonly corrects?: EventType | undefined;
  readonly wrongSentAt?: string | undefined;
  /** A witness is told of a hearing, but not invited to it. */
  readonly witness?: boolean | undefined;
  /** For a recapture: the escape that is told with it. */
  readonly alsoEscaped?: AlsoEscaped | undefined;
  /** A message before this one told her the same: it must not look like a new event. */
  readonly reminder?: boolean | undefined;
}

/**
 * The skeleton of every e-mail and letter, in its order: the fact, when and where, what it means, what to do, what
 * comes, who helps, how to confirm. Only the ways to take part and to confirm differ
 * between a screen and paper.
 */
export const messageBody = (
  request: BodyRequest,
  waysToConfirm: readonly Block[],
  waysToTakePart: readonly Block[] = [],
): readonly Block[] => {
  const { language, reference } = request;
  const { frame } = wordings[language];
  return [
    { is: 'paragraph', text: frame.sender },
    ...reminderOf(request),
    ...noticeBlocks(request),
    ...waysToTakePart,
    ...closingBlocks(frame, waysToConfirm),
    { is: 'paragraph', text: frame.reference(reference) },
  ];
};

/** Says of a message that is sent again that it is no new event. */
export const reminderOf = ({ language, reminder }: Pick<BodyRequest, 'language' | 'reminder'>): Block[] =>
  reminder === true ? [{ is: 'paragraph', text: wordings[language].frame.reminder }] : [];

/** The news itself: the fact, when and where, what it means, what to do, what comes. */
export const noticeBlocks = (request: Omit<BodyRequest, 'link'>): readonly Block[] => {
  const { language, change } = request;
  const { headings, labels } = wordings[language].frame;
  const content = contentOf(request);
  return [
    { is: 'fact', text: content.fact.join(' ') },
    ...(content.moved === undefined ? [] : [{ is: 'side-by-side', columns: content.moved } as const]),
    {
      is: 'table',
      rows: [
        ...content.details,
        [labels.person, nameAsWritten(change.offenderName)],
        [labels.docNumber, change.docNumber],
      ],
    },
    ...section(headings.means, paragraph(content.means)),
    ...section(headings.actions, { is: 'list', items: content.actions }),
    ...(content.visit === undefined ? [] : section(headings.visit, { is: 'list', items: content.visit })),
    ...section(headings.next, paragraph(content.next)),
  ];
};

/** Who helps, how to confirm, how to change settings. */
export const closingBlocks = (frame: Frame, waysToConfirm: readonly Block[]): readonly Block[] => [
  ...section(frame.headings.support, { is: 'list', items: frame.support }),
  { is: 'heading', text: frame.headings.confirm },
  ...waysToConfirm,
  { is: 'paragraph', text: frame.linkChangesNothing },
  paragraph(frame.settings),
  { is: 'paragraph', ...frame.otherLanguage },
  { is: 'paragraph', text: frame.doNotRelyOnThis },
];

/** Sentences that belong together. */
export const paragraph = (texts: readonly string[]): Block => ({ is: 'paragraph', text: texts.join(' ') });

/** What there is to say of one status change, to be written or to be spoken. */
export const contentOf = (request: Omit<BodyRequest, 'link' | 'reference'>): EmailContent => {
  const { change, language, corrects, wrongSentAt, alsoEscaped, witness = false } = request;
  const { occurredAt, facility } = change;
  const circumstances = { occurredAt, facility, corrects, wrongSentAt, witness, alsoEscaped };
  return toldBy(wordings[language].email, change, circumstances);
};

const toldBy = <Type extends EventType>(
  wording: EmailWording,
  { eventType, details }: Happening<Type>,
  circumstances: Circumstances,
): EmailContent => wording[eventType](details, circumstances);

const section = (heading: string, block: Block): Block[] => [{ is: 'heading', text: heading }, block];

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

/** A name as one writes it, however the department's file does. */
export const nameAsWritten = ({ first, middle, last, suffix }: OffenderName): string =>
  [first, middle, last, suffix]
    .filter((part) => part !== undefined)
    .map(softened)
    .join(' ');
