/** The way out, and as little history as a browser allows: the whole site is one entry of it (see docs/decisions). */

const wayOut = (): string => document.querySelector<HTMLAnchorElement>('#leave')?.href ?? 'about:blank';

/** Nothing of the page is seen while the next one loads, and this one is gone from the history. */
const leave = (): void => {
  document.title = '';
  document.body.hidden = true;
  location.replace(wayOut());
};

const PRESSES = 3;
const WITHIN_MS = 5000;
let presses: number[] = [];

/** Three times Shift, and nothing else between: Escape is taken by screen readers and dialogs. */
const countShift = ({ key, timeStamp, repeat }: KeyboardEvent): void => {
  if (repeat) return;
  presses = key === 'Shift' ? [...presses.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
  if (presses.length >= PRESSES) leave();
};

const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** Whether a link leads to another page of this site. */
const leadsWithin = ({ target, download, origin, pathname, search, hash }: HTMLAnchorElement): boolean =>
  target === '' &&
  download === '' &&
  origin === location.origin &&
  (hash === '' || pathname !== location.pathname || search !== location.search);

/** A link within the site takes the place of the page it stands on. */
const follow = (event: MouseEvent): void => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || event.defaultPrevented || !isPlainClick(event)) return;
  const isWayOut = link.id === 'leave';
  if (!isWayOut && !leadsWithin(link)) return;
  event.preventDefault();
  if (isWayOut) leave();
  else location.replace(link.href);
};

/** Without a script there is no button that could print. */
const offerPrint = (): void => {
  for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) button.hidden = false;
};

const printIfAsked = ({ target }: Event): void => {
  if (target instanceof Element && target.closest('[data-print]') !== null) print();
};

/** Where a screen reader goes on: at what is wrong, else at the new page's head. */
const focusOn = (main: Element): void => {
  const target = main.querySelector<HTMLElement>('#errors') ?? main.querySelector<HTMLElement>('h1');
  target?.setAttribute('tabindex', '-1');
  target?.focus();
  scrollTo(0, 0);
};

/** Shows the answer to a form in place of the page, so that no page with answers stays in the history. */
const show = (page: string, url: string): void => {
  const { title, documentElement, body } = new DOMParser().parseFromString(page, 'text/html');
  document.title = title;
  document.documentElement.lang = documentElement.lang;
  document.body.replaceWith(body);
  history.replaceState(null, '', url);
  offerPrint();
  focusOn(body);
};

const isOurs = (form: HTMLFormElement): boolean =>
  form.method === 'post' &&
  new URL(form.action).origin === location.origin &&
  form.enctype.endsWith('urlencoded');

/** Sends a form as the browser would, but leaves no entry in the history. */
const send = async (form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') body.append(name, value);
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
  if (answer.headers.get('content-type')?.startsWith('text/html') !== true) throw new TypeError('no page');
  show(await answer.text(), answer.redirected ? answer.url : location.href);
};

const submit = (event: SubmitEvent): void => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !isOurs(form)) return;
  event.preventDefault();
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  send(form, event.submitter)
    // The browser's own way shows what went wrong, and loses nothing.
    .catch(() => {
      form.submit();
    })
    .finally(() => {
      form.ariaBusy = 'false';
    });
};

document.addEventListener('keydown', countShift);
document.addEventListener('click', follow);
document.addEventListener('click', printIfAsked);
document.addEventListener('submit', submit);
offerPrint();
// A browser that brings back a page as it was, with all that was typed, shows it anew instead.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
