import type { Language } from '../../domain/contact.ts';
import { answered, formIn, type Answers } from './page-forms.ts';
import type { StackClient } from './local-stack.ts';

/** A browser without scripts: it keeps the cookie, follows where it is led, and sends forms as they stand on the page. */
export interface PageBrowser {
  readonly open: (path: string) => Promise<void>;
  /** Fills in the form of the page it is on that goes to a route, or back to the page itself (`''`), and sends it. */
  readonly send: (route: string, answers?: Answers) => Promise<void>;
  /** The page it is on. */
  readonly page: () => string;
  readonly status: () => number;
  /** Its path and query. */
  readonly place: () => string;
  readonly cookie: () => string;
  /** Every answer so far, also those that only led on. */
  readonly seen: () => readonly SeenAnswer[];
}

/** What came along with a page. */
export interface SeenAnswer {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
}

const MOST_STEPS = 5;

/** `language`: the one that it asks for pages in. */
export const pageBrowser = (
  { apiUrl }: Pick<StackClient, 'apiUrl'>,
  language: Language = 'en',
): PageBrowser => {
  const seen: SeenAnswer[] = [];
  const here = { page: '', status: 0, place: '/', cookie: '' };

  const ask = async (path: string, init: RequestInit, steps = 0): Promise<void> => {
    const headers = {
      accept: 'text/html,*/*;q=0.8',
      'accept-language': language,
      ...(here.cookie === '' ? {} : { cookie: here.cookie }),
      ...(init.method === 'POST' ? { 'sec-fetch-site': 'same-origin', origin: apiUrl } : {}),
    };
    const url = new URL(path, new URL(here.place, apiUrl));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    seen.push({ path: url.pathname, status: answer.status, headers: answer.headers });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie !== undefined) here.cookie = cookie.split(';')[0] ?? '';
    const to = answer.headers.get('location');
    if (to !== null && steps < MOST_STEPS) {
      await ask(to, { method: 'GET' }, steps + 1);
      return;
    }
    Object.assign(here, {
      page: await answer.text(),
      status: answer.status,
      place: url.pathname + url.search,
    });
  };

  return {
    open: (path) => ask(path, { method: 'GET' }),
    send: (route, answers = {}) => {
      const { action, fields } = formIn(here.page, route);
      return ask(action, { method: 'POST', body: new URLSearchParams(answered(fields, answers)) });
    },
    page: () => here.page,
    status: () => here.status,
    place: () => here.place,
    cookie: () => here.cookie,
    seen: () => seen,
  };
};
