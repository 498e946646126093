import type { Discretion, Language } from './contact.ts';
import type { EventType } from './event-types.ts';
import type { StatusChange } from './status-change.ts';
import { discreetWords, wordings } from './wording-languages.ts';
import type { Circumstances, Happening, SmsWording } from './wording-shape.ts';

export interface SmsRequest {
  readonly change: StatusChange;
  readonly language: Language;
  readonly discretion: Discretion;
  /** Her own words for discreet messages. */
  readonly phrase?: string | undefined;
  readonly link: string;
  /** For a correction: the type of the status change that was wrong. */
  readonly corrects?: EventType | undefined;
  /** A witness is told of a hearing, but not invited to it. */
  readonly witness?: boolean | undefined;
  /** Whether the duty is an emergency; when not given, the type decides. */
  readonly urgent?: boolean | undefined;
}

/** What is urgent whatever else is known; a planned release may be too, and the caller knows its date. */
const emergencies: ReadonlySet<EventType> = new Set<EventType>([
  'escape',
  'recapture',
  'release',
  // What was wrong may have frightened her: its correction is as urgent.
  'correction',
]);

const news = <Type extends EventType>(
  wording: SmsWording,
  { eventType, details }: Happening<Type>,
  circumstances: Circumstances & { readonly link: string },
): string => wording[eventType](details, circumstances);

/** One text message for one victim: never the offender's name, never more than one segment. */
export const composeSms = (request: SmsRequest): string => {
  const { change, language, discretion, phrase, link, corrects, witness = false } = request;
  const { sms, frame } = wordings[language];
  switch (discretion) {
    case 'full':
      return news(sms, change, { occurredAt: change.occurredAt, corrects, witness, link });
    case 'discreet': {
      const { urgent = emergencies.has(change.eventType) } = request;
      return `${urgent ? `${frame.urgent}: ` : ''}${discreetWords(phrase, frame)} ${link}`;
    }
    case 'link-only':
      return `${frame.importantMessage}: ${link}`;
  }
};
