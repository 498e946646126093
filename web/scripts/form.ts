import { judges } from './judges.ts';

/** Errors as one types: what the API would say of an answer shows beside it once the field was left. */

const WRONG = 'usa-form-group--error';

/** Questions that somebody has answered, and then left. Those that came back wrong were left before. */
const answered = new WeakSet<Element>();
const left = new WeakSet<Element>();

const groupOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;

/** The words about a wrong answer stand before its field, or before the first of its boxes. */
const placeIn = (group: Element): Element | null => {
  const control = group.querySelector('input, select, textarea');
  return control?.closest('.usa-radio, .usa-checkbox') ?? control;
};

/** Sets an attribute, or takes it away. */
const set = (target: Element | null, name: string, value: string): void => {
  if (value === '') target?.removeAttribute(name);
  else target?.setAttribute(name, value);
};

/** What a screen reader says of the field: the same as on a page that the server has marked. */
const describe = (group: Element, id: string, isWrong: boolean): void => {
  const boxes = group.querySelector('fieldset');
  const target = boxes ?? group.querySelector('input, select, textarea');
  const others = (target?.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== id);
  set(target, 'aria-describedby', [...others, ...(isWrong ? [id] : [])].join(' ').trim());
  if (boxes === null) set(target, 'aria-invalid', isWrong ? 'true' : '');
};

const wordsOf = (id: string, advice: string): HTMLElement => {
  const [words, kind] = [document.createElement('span'), document.createElement('span')];
  words.className = 'usa-error-message';
  words.id = id;
  kind.className = 'usa-sr-only';
  // The same in both languages.
  kind.textContent = 'Error:';
  words.append(kind, ` ${advice}`);
  return words;
};

const mark = (group: HTMLElement, isWrong: boolean): void => {
  if (group.classList.contains(WRONG) === isWrong) return;
  const { field = '', advice = '' } = group.dataset;
  const id = `f-${field.replace(/\./g, '-')}-error`;
  group.classList.toggle(WRONG, isWrong);
  document.getElementById(id)?.remove();
  if (isWrong) placeIn(group)?.before(wordsOf(id, advice));
  describe(group, id, isWrong);
};

const typedInto = (form: HTMLFormElement): URLSearchParams => {
  const typed = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') typed.append(name, value);
  });
  return typed;
};

const isShown = (group: Element): boolean =>
  group.classList.contains(WRONG) || (answered.has(group) && left.has(group));

const judge = (group: HTMLElement): void => {
  const form = group.closest('form');
  const wrong = form && judges[form.dataset['schema'] ?? '']?.(typedInto(form));
  if (!wrong) return;
  for (const one of form.querySelectorAll<HTMLElement>('[data-field]'))
    if (isShown(one)) mark(one, wrong.includes(one.dataset['field'] ?? ''));
};

const onInput = ({ target }: Event): void => {
  const group = groupOf(target);
  if (group === null) return;
  answered.add(group);
  judge(group);
};

/** Words that come in while a button of the mouse is down would push away what it is meant for. */
let isPressed = false;
let waiting: HTMLElement | undefined;

const onPress = (): void => {
  isPressed = true;
};

const onRelease = (): void => {
  isPressed = false;
  if (waiting !== undefined) judge(waiting);
  waiting = undefined;
};

const onLeave = ({ target, relatedTarget }: FocusEvent): void => {
  const group = groupOf(target);
  if (group === null || groupOf(relatedTarget) === group) return;
  left.add(group);
  if (!answered.has(group)) return;
  if (isPressed) waiting = group;
  else judge(group);
};

document.addEventListener('input', onInput);
document.addEventListener('change', onInput);
document.addEventListener('focusout', onLeave);
document.addEventListener('mousedown', onPress);
document.addEventListener('mouseup', onRelease);
