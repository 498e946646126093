import type { Language } from './contact.ts';
import { englishLetter } from './wording-en-letter.ts';
import { spanishLetter } from './wording-es-letter.ts';

/** What a letter of one language says besides what an e-mail says. */
export interface LetterWording {
  /** What a screen or a printer's queue shows of the file: nothing of its matter. */
  readonly title: (reference: string) => string;
  readonly certified: string;
  readonly reference: (reference: string) => string;
  readonly salutation: (name: string) => string;
  readonly confirm: readonly string[];
  readonly page: string;
}

/** Every language has every text: a missing one does not compile. */
export const letterWordings: Readonly<Record<Language, LetterWording>> = {
  en: englishLetter,
  es: spanishLetter,
};
