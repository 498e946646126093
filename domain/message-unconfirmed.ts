import type { Language } from './contact.ts';
import type { Email } from './message-email.ts';
import { plainEmail } from './message-plain.ts';
import { englishUnconfirmed } from './wording-en-unconfirmed.ts';
import { spanishUnconfirmed } from './wording-es-unconfirmed.ts';
import type { ServiceWording } from './wording-service-shape.ts';

const wordings: Readonly<Record<Language, ServiceWording['unconfirmed']>> = {
  en: englishUnconfirmed,
  es: spanishUnconfirmed,
};

const UNCONFIRMED = { is: 'unconfirmed', scope: 'notify-also' } as const;

/** To her representative: she has not answered. One segment, nothing of the news. */
export const unconfirmedSms = (language: Language, link: string): string =>
  wordings[language](UNCONFIRMED, link).sms;

/** The same by e-mail. */
export const unconfirmedEmail = (language: Language, link: string): Email =>
  plainEmail(language, wordings[language](UNCONFIRMED, link), link);
