import { answered, formIn, type Answers } from './page-forms.ts';
import type { StackClient } from './local-stack.ts';

/** A browser without scripts: it keeps the cookie, follows where it is led, and sends forms as they stand on the page. */
export interface PageBrowser {
  readonly open: (path: string) => Promise<void>;
  /** Fills in the form of the page it is on that goes to a route, and sends it. */
  readonly send: (route: string, answers?: Answers) => Promise<void>;
  /** The page it is on. */
  readonly page: () => string;
  readonly status: () => number;
  /** Its path and query. */
  readonly place: () => string;
  readonly cookie: () => string;
}

const MOST_STEPS = 5;

export const pageBrowser = ({ apiUrl }: Pick<StackClient, 'apiUrl'>): PageBrowser => {
  const here = { page: '', status: 0, place: '/', cookie: '' };

  const ask = async (path: string, init: RequestInit, steps = 0): Promise<void> => {
    const headers = {
      accept: 'text/html,*/*;q=0.8',
      'accept-language': 'en',
      ...(here.cookie === '' ? {} : { cookie: here.cookie }),
      ...(init.method === 'POST' ? { 'sec-fetch-site': 'same-origin', origin: apiUrl } : {}),
    };
    const answer = await fetch(new URL(path, apiUrl), { ...init, headers, redirect: 'manual' });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie !== undefined) here.cookie = cookie.split(';')[0] ?? '';
    const to = answer.headers.get('location');
    if (to !== null && steps < MOST_STEPS) {
      await ask(to, { method: 'GET' }, steps + 1);
      return;
    }
    Object.assign(here, { page: await answer.text(), status: answer.status, place: path });
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
  };
};
