import type { Language } from '../domain/contact.ts';

/** Where the hearings of whoever is signed in are, or one of them. */
export const hearingsPlace = (language: Language, notificationId?: string, more = ''): string =>
  `/account/hearings${notificationId === undefined ? '' : `/${notificationId}${more}`}?lang=${language}`;
