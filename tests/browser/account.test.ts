import type { Browser } from 'playwright-core';
import { everybody, keysAlone, openBrowser, type Way } from '../support/browser.ts';
import { aHearing, codeIn, goOnTo, happens, messagesTo, register } from '../support/journey.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import { look } from '../support/looking.ts';
import { signsIn, signsInAtLast } from '../support/signing-in.ts';
import { refused, visit, type Visit } from '../support/visits.ts';
import { TRIES_WITHIN_SECONDS } from '../../domain/timing.ts';
import { accountParts } from '../../web/account-page.ts';
import { accountWords } from '../../web/words/account.ts';
import { contactWords } from '../../web/words/account-contacts.ts';
import { peopleWords } from '../../web/words/account-people.ts';
import { linkWords } from '../../web/words/links.ts';
import { signInWords } from '../../web/words/sign-in.ts';

let stack: StackClient;
let browser: Browser;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startStack({ fresh: true }), openBrowser()]);
  await goOnTo(stack, '10:00');
});
afterAll(() => Promise.all([browser.close(), stack.stop()]));

interface Person {
  readonly phone: string;
  /** One that she has not given us yet. */
  readonly another: string;
}

let people = 0;

/**
 * Somebody who was told of a hearing. A number gets only so many codes a day, so each has one of her own; and all are at
 * one address, which has only so many tries at a time, so each comes when the tries of the one before are forgotten.
 */
const somebody = async (language: string): Promise<Person> => {
  people += 1;
  await stack.advance(TRIES_WITHIN_SECONDS * 1000);
  const two = String(people).padStart(2, '0');
  const [phone, doc, id] = [`+157355508${two}`, `000008${two}`, `account-${two}`];
  await register(stack, doc, { phones: [phone], different: { language } });
  const { eventType, details } = aHearing(id, doc);
  await happens(stack, id, doc, { eventType, details });
  return { phone, another: `account-${two}@example.org` };
};

const expectToSay = async ({ her }: Visit, words: string): Promise<void> => {
  expect(await her.page.getByRole('status').innerText()).toContain(words);
};

const changesHours = async (visiting: Visit): Promise<void> => {
  const { her, follow, fillTime, send } = visiting;
  const { titles, save, done, back } = accountWords[her.language];
  await follow(titles.times, titles.times);
  await fillTime('hours.from', '15:00');
  await fillTime('hours.to', '14:00');
  const wrong = { button: save, title: titles.times, fields: ['hours.from'], as: 'account-times-error' };
  await refused(visiting, wrong);
  await fillTime('hours.to', '18:00');
  await send(save, titles.times);
  await expectToSay(visiting, done.saved);
  await look(her, 'account-times-saved');
  await follow(back, titles.overview);
};

const addsContact = async (visiting: Visit, { another }: Person): Promise<void> => {
  const { her, follow, fill, send } = visiting;
  const { titles, done, enterCode } = accountWords[her.language];
  const [words, { code, confirmed }] = [contactWords[her.language], linkWords[her.language]];
  await follow(titles.contacts, titles.contacts);
  await follow(titles['new-email'], titles['new-email']);
  await fill('address', 'robin at example');
  const title = titles['new-email'];
  await refused(visiting, { button: words.send, title, fields: ['address'], as: 'account-new-email-error' });
  await fill('address', another);
  await send(words.send, titles.contacts);
  await expectToSay(visiting, done['contact-added']);
  await look(her, 'account-contact-added');
  await stack.quiesce();
  await follow(enterCode, code.title);
  await fill('code', codeIn((await messagesTo(stack, another)).at(-1)));
  await send(code.button, confirmed.title);
};

const showsLess = async (visiting: Visit, { phone }: Person): Promise<void> => {
  const { her, follow, choose, send } = visiting;
  const { titles, save, done, back } = accountWords[her.language];
  const { change, channel } = contactWords[her.language];
  const shown = `•••-${phone.slice(-4)}`;
  await her.page.goto(`/account?lang=${her.language}`);
  await follow(titles.contacts, titles.contacts);
  await follow(change.replace('{address}', shown), `${channel.sms} ${shown}`);
  await choose('discretion.0.level', 'link-only');
  await send(save, `${channel.sms} ${shown}`);
  await expectToSay(visiting, done.saved);
  await look(her, 'account-contact-saved');
  await follow(back, titles.overview);
};

const hearsOfLess = async (visiting: Visit): Promise<void> => {
  const { her, follow, choose, send } = visiting;
  const { titles, save, done, back } = accountWords[her.language];
  const given = 'parole-hearing-scheduled';
  await follow(titles.events, titles.events);
  await choose('eventTypes', given);
  const wrong = { button: save, title: titles.events, fields: ['understood'], as: 'account-events-error' };
  await refused(visiting, wrong);
  await choose('understood', given);
  await send(save, titles.events);
  await expectToSay(visiting, done.saved);
  expect(await her.page.locator(`[name="eventTypes"][value="${given}"]`).isChecked()).toBe(false);
  await follow(back, titles.overview);
};

const endsAll = async (visiting: Visit): Promise<void> => {
  const { her, follow, send } = visiting;
  const { titles, done, keep } = accountWords[her.language];
  const words = peopleWords[her.language].end;
  await follow(titles.end, titles.end);
  await follow(words.goOn, titles['end-now']);
  await look(her, 'account-end-now');
  await send(words.yes, titles.end);
  await expectToSay(visiting, done['end-asked']);
  await look(her, 'account-end-asked');
  await send(keep, titles.end);
  await expectToSay(visiting, done['end-cancelled']);
  await follow(words.goOn, titles['end-now']);
};

const signsOut = async ({ her, send }: Visit): Promise<void> => {
  await send(accountWords[her.language].signOut, signInWords[her.language].out.title);
  await look(her, 'signed-out');
  await her.page.goto(`/account?lang=${her.language}`);
  expect(new URL(her.page.url()).pathname).toBe(`/${her.language}/sign-in-first.html`);
};

const manages = async (way: Way): Promise<void> => {
  const person = await somebody(way.language);
  await visit(browser, stack.apiUrl, way, async (visiting) => {
    await signsInAtLast(stack, visiting, person.phone);
    await look(visiting.her, 'account-overview');
    await changesHours(visiting);
    await addsContact(visiting, person);
    await showsLess(visiting, person);
    await hearsOfLess(visiting);
    await endsAll(visiting);
    await signsOut(visiting);
  });
};

describe('a victim signs in, changes her hours, contacts and news, ends all and keeps it', () => {
  it.each(everybody)('%s', (_, way) => manages(way));
});

const seesAll = async (way: Way): Promise<void> => {
  const { phone } = await somebody(way.language);
  await visit(browser, stack.apiUrl, way, async (visiting) => {
    const { her } = visiting;
    await signsIn(stack, visiting, phone);
    for (const part of Object.keys(accountParts)) {
      await her.page.goto(`/account?part=${part}&contact=phone-1&lang=${way.language}`);
      await look(her, `account-${part}`);
    }
    await her.page.goto(`/account/history?lang=${way.language}`);
    await look(her, 'account-history');
  });
};

const withScripts = everybody.filter(([, { device }]) => device.hasScripts && device.by !== keysAlone.by);

describe('every small page of an account is whole', () => {
  it.each(withScripts)('%s', (_, way) => seesAll(way));
});
