import type { Language } from './contact.ts';
import type { CallWording } from './wording-call-shape.ts';
import { englishCall } from './wording-en-call.ts';
import { spanishCall } from './wording-es-call.ts';

/** What staff say on the phone. Apart from the notices, so that whoever sends those carries no other words. */
export const callWordings: Readonly<Record<Language, CallWording>> = {
  en: englishCall,
  es: spanishCall,
};
