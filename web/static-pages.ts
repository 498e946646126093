import type { Language } from '../domain/contact.ts';
import type { Page } from './frame.ts';
import { codeForm, codePage } from './link-pages.ts';
import { registerForm, registerPage } from './register-page.ts';
import { registeredPage } from './registered-page.ts';
import { askForCodePage, signedOutPage, signInCodePage, signInForm } from './sign-in-pages.ts';
import { recordingSentPage, takePartPage } from './take-part.ts';
import type { PageName } from './words/frame.ts';

/** A page that is the same for everybody, and its place. */
export interface StaticPage {
  readonly name: PageName;
  readonly page: Page;
}

const pages: readonly ((language: Language) => StaticPage)[] = [
  (language) => ({ name: 'register', page: registerPage(registerForm(language)) }),
  (language) => ({ name: 'registered', page: registeredPage(language) }),
  (language) => ({ name: 'code', page: codePage(codeForm(language)) }),
  (language) => ({ name: 'sign-in', page: askForCodePage(signInForm(language)) }),
  (language) => ({ name: 'sign-in-first', page: askForCodePage(signInForm(language), 'sign-in-first') }),
  (language) => ({ name: 'sign-in-code', page: signInCodePage(signInForm(language)) }),
  (language) => ({ name: 'signed-out', page: signedOutPage(language) }),
  (language) => ({ name: 'take-part', page: takePartPage(language) }),
  (language) => ({ name: 'recording-sent', page: recordingSentPage(language) }),
];

/** The pages with forms, before anybody has filled them in. */
export const staticPages = (language: Language): readonly StaticPage[] => pages.map((page) => page(language));
