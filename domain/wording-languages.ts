import type { Language } from './contact.ts';
import { english } from './wording-en.ts';
import { spanish } from './wording-es.ts';
import type { Frame, Wording } from './wording-shape.ts';

/** Every language has every text: a missing one does not compile. */
export const wordings: Readonly<Record<Language, Wording>> = { en: english, es: spanish };

/** What a discreet message says: her own words on one line (they become a subject line), or else plain ones. */
export const discreetWords = (phrase: string | undefined, { importantMessage }: Frame): string => {
  const words = (phrase ?? '').replace(/\s+/g, ' ').trim();
  return words === '' ? importantMessage : words;
};
