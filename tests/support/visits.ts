import type { Browser, Locator } from 'playwright-core';
import { idOf } from '../../web/fields.ts';
import { visitor, type Visitor, type Way } from './browser.ts';
import { handsOf, type Hands } from './hands.ts';
import { look } from './looking.ts';

/** Whoever goes through a story, with the hands that do it. */
export interface Visit extends Hands {
  readonly her: Visitor;
}

/** Goes through a story in a window of its own, and expects that nothing odd was met on the way. */
export const visit = async (
  browser: Browser,
  origin: string,
  way: Way,
  story: (visiting: Visit) => Promise<void>,
): Promise<void> => {
  const her = await visitor(browser, origin, way);
  try {
    await story({ her, ...handsOf(her) });
    expect(her.oddities).toEqual([]);
  } finally {
    await her.context.close();
  }
};

/** The answers of the form that is open, as they would be sent. */
const typed = ({ page }: Visitor): Promise<string> =>
  page.evaluate(`JSON.stringify([...new FormData(document.querySelector('main form'))])`);

/** What a field says of its answer, in its own words and beside it. */
const saysBeside = async ({ page }: Visitor, field: string): Promise<string> => {
  const words = page.locator(`[data-field="${field}"] .usa-error-message:visible`);
  return (await words.innerText()).replace(/^Error:\s*/, '');
};

const expectToLead = async ({ her, press }: Visit, link: Locator, field: string): Promise<void> => {
  expect(await saysBeside(her, field)).toBe(await link.innerText());
  await press(link);
  await her.page.locator(`#${idOf(field)}:focus`).waitFor();
};

/** A form that is sent although not all of it is right. */
interface Refused {
  readonly button: string;
  readonly title: string;
  /** Those whose answers do not fit, in the order of the form. */
  readonly fields: readonly string[];
  /** What the pictures of it are called. */
  readonly as: string;
}

/** Sends it, and expects that nothing is lost, and that the page begins with what is wrong and leads to each field. */
export const refused = async (visiting: Visit, { button, title, fields, as }: Refused): Promise<void> => {
  const { her, send } = visiting;
  const before = await typed(her);

  await send(button, title);

  await her.page.locator('#errors:focus').waitFor();
  await look(her, as);
  const links = await her.page.locator('#errors a').all();
  const places = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(places).toEqual(fields.map((field) => `#${idOf(field)}`));
  expect(await typed(her)).toBe(before);
  for (const [position, link] of links.entries()) await expectToLead(visiting, link, fields[position] ?? '');
};

/** The way of a link in a message: on a machine of its own the stack has another name there. */
export const pathOf = (link = ''): string => {
  if (!URL.canParse(link)) throw new Error('the message has no link');
  const { pathname, search } = new URL(link);
  return pathname + search;
};
