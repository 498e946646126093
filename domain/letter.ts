import type { Language } from './contact.ts';
import { fullDay } from './dates.ts';
import { messageBody, paragraph, type BodyRequest } from './message-body.ts';
import type { Block } from './message-html.ts';
import type { PersonName } from './names.ts';
import { OFFICE, OFFICE_PHONE } from './office.ts';
import type { RegistrationForm } from './registration.ts';
import { MISSOURI } from './times.ts';
import { letterWordings } from './wording-letter.ts';
import { isoDay, wallTimeAt } from './zones.ts';

export type PostalAddress = NonNullable<RegistrationForm['postalAddress']>;

export interface LetterRequest extends BodyRequest {
  readonly recipient: {
    readonly name: PersonName;
    /** As she gave it. A Safe at Home substitute address is an address like any other (RSMo 589.663). */
    readonly postalAddress: PostalAddress;
  };
  /** When the letter is written, ISO 8601; it is dated with Missouri's day. */
  readonly writtenAt: string;
}

/** A certified letter, ready to be drawn: every text in its place, nothing left to decide. */
export interface Letter {
  readonly language: Language;
  /** For the file, not for the paper: it tells nothing. */
  readonly title: string;
  /** The day in Missouri on which it was written, for example 2027-01-20. */
  readonly writtenOn: string;
  /** Neutral lines, the only ones besides the recipient's that an envelope may show. */
  readonly returnAddress: readonly string[];
  /** What stands in the window: one line each. */
  readonly recipient: readonly string[];
  /** Who writes, and when: seen only when the letter is open. */
  readonly head: readonly string[];
  readonly reference: string;
  readonly body: readonly Block[];
}

/**
 * The certified letter that satisfies a duty where no e-mail did (RSMo 595.209; handbook 4.1). It says all that the
 * e-mail says at its fullest: whatever discretion she chose for a screen, the envelope is sealed.
 */
export const composeLetter = (request: LetterRequest): Letter => {
  const { language, link, reference, recipient, writtenAt } = request;
  const words = letterWordings[language];
  const name = nameOf(recipient.name);
  const writtenOn = isoDay(wallTimeAt(Date.parse(writtenAt), MISSOURI));
  return {
    language,
    title: words.title(reference),
    writtenOn,
    returnAddress: OFFICE.returnAddress,
    recipient: [name, ...linesOf(recipient.postalAddress)].map(onOneLine),
    head: [
      OFFICE.department,
      OFFICE.name,
      OFFICE_PHONE,
      fullDay(writtenOn, language),
      words.reference(reference),
      words.certified,
    ],
    reference,
    body: [
      { is: 'paragraph', text: words.salutation(onOneLine(name)) },
      ...messageBody(request, [paragraph(words.confirm), { is: 'link', label: words.page, href: link }]),
    ],
  };
};

const nameOf = ({ first, middle, last, suffix }: PersonName): string =>
  [first, middle, last, suffix].filter((part) => part !== undefined).join(' ');

const linesOf = ({ line1, line2, city, state, zip }: PostalAddress): string[] => [
  line1,
  ...(line2 === undefined ? [] : [line2]),
  `${city}, ${state} ${zip}`,
];

/** Composed letters (NFC), and no line break or tab that a form let through. */
const onOneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
