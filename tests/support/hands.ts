import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './browser.ts';

/** How she gets about on a page: by touch, with a mouse, or with the keyboard alone. */
export interface Hands {
  /** Taps, clicks, or goes there with Tab and presses Enter. */
  readonly press: (target: Locator) => Promise<void>;
  readonly fill: (field: string, text: string) => Promise<void>;
  /** A day, as `2026-11-24`. */
  readonly fillDay: (field: string, day: string) => Promise<void>;
  /** A time of day, as `15:00`. */
  readonly fillTime: (field: string, time: string) => Promise<void>;
  /** One of several answers: a radio button, a box to tick, or a line of a list. */
  readonly choose: (field: string, value: string) => Promise<void>;
  readonly tick: (field: string) => Promise<void>;
  /** Opens what is folded away. */
  readonly unfold: (title: string) => Promise<void>;
  /** Sends a form, and waits for the page with this title. */
  readonly send: (button: string, title: string) => Promise<void>;
  /** Follows a link of the page, and waits for the page with this title. */
  readonly follow: (link: string, title: string) => Promise<void>;
}

const MOST_STOPS = 400;

/** What a person with a keyboard sees of what has the focus: nothing is wrong if it can be seen, with a ring around it. */
const FOCUS = `(async () => {
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return [];
  const isBox = focused.matches('[type=radio], [type=checkbox]');
  const seen = isBox ? focused.labels[0] : focused;
  const ring = getComputedStyle(seen, isBox ? '::before' : null);
  const isRinged = ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2;
  const { left, top, width, height } = seen.getBoundingClientRect();
  const parts = [0.05, 0.5, 0.95];
  const isSeen = parts.some((x) => parts.some((y) => {
    const there = document.elementFromPoint(left + x * width, top + y * height);
    return there !== null && (seen.contains(there) || there.contains(seen) && there !== document.body && !there.matches('.leave, .leave *'));
  }));
  const name = seen.outerHTML.slice(0, 100);
  return [...(isRinged ? [] : ['no ring around ' + name]), ...(isSeen ? [] : ['hidden: ' + name])];
})()`;

const fits = async (target: Locator, selector: string): Promise<boolean> =>
  (await target.and(target.page().locator(selector)).count()) > 0;

/** Goes on with Tab to what she wants, and looks at each stop on the way. */
const reach = async ({ page, oddities }: Visitor, target: Locator): Promise<void> => {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await fits(target, ':focus')) return;
    await page.keyboard.press('Tab');
    const here = new URL(page.url()).pathname;
    oddities.push(...(await page.evaluate<string[]>(FOCUS)).map((problem) => `${here}: ${problem}`));
  }
  throw new Error(`no way with Tab to ${target.toString()}`);
};

const named = (page: Page, field: string): Locator =>
  page.locator(`main [name="${field}"]:not([type=hidden])`);
const withValue = (page: Page, field: string, value: string): Locator =>
  page.locator(`main [name="${field}"][value="${value}"]:not([type=hidden])`);
const buttonOf = (page: Page, name: string): Locator =>
  page.locator('main').getByRole('button', { name, exact: true });
const linkOf = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true }).first();
const headed = (page: Page, title: string): Promise<void> =>
  page
    .locator('body:not([data-left])')
    .getByRole('heading', { level: 1, name: title, exact: true })
    .waitFor();

/** Waits for the page with this title, and says which page is there instead if it does not come. */
const titled = async (page: Page, title: string): Promise<void> => {
  try {
    await headed(page, title);
  } catch (error) {
    const words = (await page.locator('main').allInnerTexts()).join(' ').slice(0, 600);
    throw new Error(`no page "${title}", but ${new URL(page.url()).pathname}: ${words}`, { cause: error });
  }
};

/** The next page may have the same title: so that nobody takes the old one for it. */
const leaving = (page: Page): Promise<void> => page.evaluate(`document.body.dataset.left = ''`);

/** A screen reader goes on where the new page begins, or at what is wrong with the form. */
const expectFocusAtStart = async ({ page, oddities }: Visitor): Promise<void> => {
  const isThere = await page.evaluate<boolean>(
    `document.activeElement?.matches(document.querySelector('#errors') === null ? 'h1' : '#errors') === true`,
  );
  if (!isThere) oddities.push(`the answer at ${page.url()} has not got the focus`);
};

const landed = async (her: Visitor, title: string): Promise<void> => {
  await titled(her.page, title);
  if (her.device.hasScripts) await expectFocusAtStart(her);
};

/** From whichever of a group Tab reaches, on with the arrows. */
const chooseRadio = async (her: Visitor, field: string, value: string): Promise<void> => {
  const { page } = her;
  const [group, wanted] = [named(page, field), withValue(page, field, value)];
  const chosen = group.and(page.locator(':checked'));
  await reach(her, (await chosen.count()) > 0 ? chosen : group.first());
  await page.keyboard.press('Space');
  for (let step = await group.count(); step > 0 && !(await wanted.isChecked()); step -= 1)
    await page.keyboard.press('ArrowDown');
};

const chooseLine = async (her: Visitor, list: Locator, value: string): Promise<void> => {
  const { keyboard } = her.page;
  await reach(her, list);
  await keyboard.press('Home');
  for (let step = 200; step > 0 && (await list.inputValue()) !== value; step -= 1)
    await keyboard.press('ArrowDown');
};

/** As the field has it in English: `0300PM`. */
const onTwelveHours = (time: string): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const digits = [hour % 12 || 12, minute].map((part) => String(part).padStart(2, '0'));
  return `${digits.join('')}${hour < 12 ? 'AM' : 'PM'}`;
};

/** How a way of getting about does the smallest things. */
type Touch = Omit<Hands, 'send' | 'follow' | 'unfold'>;

const byKeyboard = (her: Visitor): Touch => {
  const { page } = her;
  const type = async (field: string, keys: string): Promise<void> => {
    await reach(her, named(page, field));
    await page.keyboard.type(keys);
  };
  const press = async (target: Locator, key = 'Enter'): Promise<void> => {
    await reach(her, target);
    await page.keyboard.press(key);
  };
  return {
    press,
    fill: async (field, text) => {
      await reach(her, named(page, field));
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    fillDay: (field, day) => type(field, day.replace(/^(\d+)-(\d+)-(\d+)$/, '$2$3$1')),
    fillTime: (field, time) => type(field, onTwelveHours(time)),
    choose: async (field, value) => {
      const first = named(page, field).first();
      if (await fits(first, 'select')) await chooseLine(her, first, value);
      else if ((await first.getAttribute('type')) === 'radio') await chooseRadio(her, field, value);
      else await press(withValue(page, field, value), 'Space');
    },
    tick: (field) => press(named(page, field), 'Space'),
  };
};

const byPointer = ({ page, device }: Visitor): Touch => {
  const press = (target: Locator): Promise<void> => (device.by === 'touch' ? target.tap() : target.click());
  const pressLabel = async (box: Locator): Promise<void> =>
    press(page.locator(`label[for="${(await box.getAttribute('id')) ?? ''}"]`));
  const fill = (field: string, text: string): Promise<void> => named(page, field).fill(text);
  return {
    press,
    ...{ fill, fillDay: fill, fillTime: fill },
    choose: async (field, value) => {
      const first = named(page, field).first();
      if (await fits(first, 'select')) await first.selectOption(value);
      else await pressLabel(withValue(page, field, value));
    },
    tick: (field) => pressLabel(named(page, field)),
  };
};

/** The hands that fit her device. */
export const handsOf = (her: Visitor): Hands => {
  const { page, device } = her;
  const touch = device.by === 'keyboard' ? byKeyboard(her) : byPointer(her);
  return {
    ...touch,
    unfold: (title) => touch.press(page.locator('summary', { hasText: title })),
    send: async (button, title) => {
      await leaving(page);
      await touch.press(buttonOf(page, button));
      await landed(her, title);
    },
    follow: async (link, title) => {
      await leaving(page);
      await touch.press(linkOf(page, link));
      await titled(page, title);
    },
  };
};
