import type { Language } from '../domain/contact.ts';
import type { Page } from './frame.ts';
import type { PageName } from './words/frame.ts';

/** A page that is the same for everybody, and its place. */
export interface StaticPage {
  readonly name: PageName;
  readonly page: Page;
}

const pages: readonly ((language: Language) => StaticPage)[] = [];

/** The pages with forms, before anybody has filled them in. */
export const staticPages = (language: Language): readonly StaticPage[] => pages.map((page) => page(language));
