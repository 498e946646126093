import type { Discretion, Language } from './contact.ts';
import type { EventType } from './event-types.ts';
import { LINK_BUDGET, OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { isOneSegment } from './segments.ts';
import type { StatusChange } from './status-change.ts';
import { discreetWords, wordings } from './wording-languages.ts';
import type { AlsoEscaped, Circumstances, Happening, SmsText, SmsWording } from './wording-shape.ts';

/** What holds for one contact, whatever the news. */
export interface SmsTo {
  readonly language: Language;
  readonly discretion: Discretion;
  /** Her own words for discreet messages. */
  readonly phrase?: string | undefined;
  readonly link: string;
  /** A message before this one told her the same: it must not look like a new event. */
  readonly reminder?: boolean | undefined;
}

export interface SmsRequest extends SmsTo {
  readonly change: StatusChange;
  /** For a correction: the type of the status change that was wrong. */
  readonly corrects?: EventType | undefined;
  /** A witness is told of a hearing, but not invited to it. */
  readonly witness?: boolean | undefined;
  /** Whether the duty is an emergency; when not given, the type decides. */
  readonly urgent?: boolean | undefined;
  /** For a recapture: the escape that is told with it. */
  readonly alsoEscaped?: AlsoEscaped | undefined;
}

/** Several routine notifications of one day in one text message. */
export interface DigestSmsRequest extends SmsTo {
  readonly count: number;
}

/** What is urgent whatever else is known; a planned release may be too, and the caller knows its date. */
const emergencies: ReadonlySet<EventType> = new Set<EventType>([
  'escape',
  'recapture',
  'release',
  // What was wrong may have frightened her: its correction is as urgent.
  'correction',
]);

/** One text message for one victim: never the offender's name, never more than one segment. */
export const composeSms = (request: SmsRequest): string => {
  const { change, corrects, alsoEscaped, witness = false } = request;
  const { urgent = emergencies.has(change.eventType) } = request;
  const circumstances = { occurredAt: change.occurredAt, corrects, witness, alsoEscaped };
  return composed(request, newsOf(wordings[request.language].sms, change, circumstances), urgent);
};

/** One text message that says how many notices there are, and where; their contents are in the e-mail. */
export const composeDigestSms = (request: DigestSmsRequest): string =>
  composed(request, wordings[request.language].smsFrame.digest(request.count), false);

const newsOf = <Type extends EventType>(
  wording: SmsWording,
  { eventType, details }: Happening<Type>,
  circumstances: Circumstances,
): SmsText => wording[eventType](details, circumstances);

const composed = (to: SmsTo, text: SmsText, urgent: boolean): string => {
  const { language, discretion, phrase, link, reminder = false } = to;
  const { frame } = wordings[language];
  switch (discretion) {
    case 'full':
      return shown(to, text);
    case 'discreet':
      return `${labelOf(to, urgent)}${discreetWords(phrase, frame)} ${link}`;
    case 'link-only':
      return `${reminder ? `${frame.again}: ` : ''}${frame.importantMessage}: ${link}`;
  }
};

const labelOf = ({ language, reminder = false }: SmsTo, urgent: boolean): string => {
  const { frame } = wordings[language];
  if (urgent) return `${reminder ? frame.urgentAgain : frame.urgent}: `;
  return reminder ? `${frame.again}: ` : '';
};

/** The words around the news for which there may be room, the dearest last to go. The link and a line always have it. */
const rooms: readonly Readonly<Record<'see' | 'or' | 'hours', boolean>>[] = [
  { see: true, or: true, hours: true },
  { see: true, or: true, hours: false },
  { see: false, or: true, hours: false },
  { see: false, or: false, hours: false },
];

/** As long as a link may be: what is said must not depend on how long it happens to be. */
const LONGEST_LINK = 'x'.repeat(LINK_BUDGET);

/** The news with as much around it as fits one segment. To ask for a reply is worth more than the rest. */
const shown = ({ language, link, reminder = false }: SmsTo, text: SmsText): string => {
  const { openings, reply, or, hours } = wordings[language].smsFrame;
  const opening = openings[reminder ? 'repeat' : (text.opening ?? 'news')];
  const line = text.line === 'statewide' ? STATEWIDE_PHONE : OFFICE_PHONE;
  const candidates = [reply, ''].flatMap((asking) =>
    [text.news, text.brief ?? text.news].flatMap((news) =>
      rooms.map(
        (room) => (to: string) =>
          joined(
            `${opening}: ${news}`,
            asking,
            room.see ? text.see : '',
            to,
            room.or ? or : '',
            line,
            room.hours && line === OFFICE_PHONE ? hours : '',
          ),
      ),
    ),
  );
  const chosen = candidates.find((withLink) => isOneSegment(withLink(LONGEST_LINK))) ?? candidates.at(-1);
  return chosen?.(link) ?? '';
};

const joined = (...words: readonly (string | undefined)[]): string =>
  words.filter((each) => each !== undefined && each !== '').join(' ');
