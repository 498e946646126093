import type { Language } from '../../domain/contact.ts';

/** Words of one place of the site, in both languages: what one has, the other has too. */
export const inBoth = <Words>(words: Readonly<Record<Language, Words>>): Readonly<Record<Language, Words>> =>
  words;
