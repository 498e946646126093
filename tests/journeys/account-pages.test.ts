import { startStack, type StackClient } from '../support/local-stack.ts';
import { codeIn, confirm, goOnTo, linkIn, messagesTo, post, anEscape, register } from '../support/journey.ts';
import { pageBrowser, type PageBrowser } from '../support/page-browser.ts';
import { pageProblems } from '../support/pages.ts';

jest.setTimeout(60_000);

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const [phone, email, added] = ['+15735550971', 'pages@example.org', 'second@example.org'];
const doc = '00000971';

let stack: StackClient;
let her: PageBrowser;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '10:00');
  await register(stack, doc, { email, phones: [phone] });
  her = pageBrowser(stack);
});
afterAll(() => stack.stop());

const newest = async (address: string): Promise<string> => (await messagesTo(stack, address)).at(-1) ?? '';

/** What the page says, without its markup. */
const words = (): string =>
  her
    .page()
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** Follows a link of the page by its words. */
const follow = async (label: string): Promise<void> => {
  const links = [...her.page().matchAll(/<a[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a/g)];
  const found = links.find(([, , text = '']) => text.trim() === label);
  if (found?.[1] === undefined) throw new Error(`${her.place()} has no link “${label}”`);
  await her.open(found[1].replaceAll('&amp;', '&'));
};

const settings = async (label: string): Promise<void> => {
  await her.open('/account?lang=en');
  await follow(label);
};

const escapes = async (statusChangeId: string): Promise<void> => {
  const at = await stack.now();
  await post(stack, anEscape(statusChangeId, doc, { occurredAt: at, recordedAt: at }));
  await stack.quiesce();
};

describe('a victim whose browser runs no script', () => {
  afterEach(() => {
    expect(pageProblems(her.page())).toEqual([]);
  });

  it('is led to sign in by the link of a message', async () => {
    await her.open('/account');

    expect(her.place()).toBe('/en/sign-in-first.html');
    expect(her.status()).toBe(200);
  });

  it('asks for a code, and signs in with the one on her phone', async () => {
    await stack.advance(3 * MINUTE_MS);
    await her.send('/sign-in', { address: ['(573) 555-0971'] });
    await stack.quiesce();
    const message = await newest(phone);

    expect(her.place()).toBe('/en/sign-in-code.html');
    expect(message).toContain(her.place());
    await her.send('/sessions', { code: ['BCDF-2345-GH'] });
    expect(her.status()).toBe(422);
    await her.send('/sessions', { code: [codeIn(message).toLowerCase()] });
    expect(her.place()).toBe('/account?lang=en');
    expect(words()).toContain('2 of 2 in use.');
  });

  it('adds a mailbox, which is used once its code is typed', async () => {
    await settings('Phones and e-mail');
    await follow('Add an e-mail address');
    await her.send('/account/contacts', { address: [added] });
    await stack.quiesce();
    const before = words();

    await confirm(stack, codeIn(await newest(added)));
    await her.open('/account?lang=en');

    expect(before).toContain('A code is on its way to it.');
    expect(before).toContain('Not in use.');
    expect(words()).toContain('3 of 3 in use.');
  });

  it('sees word for word what would arrive when messages show less', async () => {
    await settings('Phones and e-mail');
    await follow('Change or remove •••-0971');
    const full = words();
    await her.send('/account/settings', { 'discretion.0.level': ['link-only'] });

    expect(full).toContain('MO DOC ALERT');
    expect(words()).toContain('Saved.');
    expect(words()).not.toContain('MO DOC ALERT');
    await escapes('pages-1');
    const text = await newest(phone);
    expect(words()).toContain(text.replace(linkIn(text), '').trim());
  });

  it('changes her hours, and reads what rings at 3 in the morning all the same', async () => {
    await settings('Hours');
    await her.send('/account/settings', { 'hours.from': ['15:00'], 'hours.to': ['14:00'] });
    const refused = [her.status(), her.page().includes('value="15:00"')];
    await her.send('/account/settings', { 'hours.to': ['18:00'] });

    expect(refused).toEqual([422, true]);
    expect(words()).toContain('All other texts come between 3 p.m. and 6 p.m.');
    expect(words()).toMatch(/we will write to you at 3 in the morning about: .*an escape/);
  });

  it('gives up what the law gives only when she has said so', async () => {
    await settings('What you hear about');
    const kept = ['hearing-result', 'release', 'escape', 'death'];
    await her.send('/account/events', { eventTypes: kept });
    const asked = [her.status(), words().includes('Please read this first')];
    await her.send('/account/events', { understood: ['parole-hearing-scheduled'] });

    expect(asked).toEqual([422, true]);
    expect(her.place()).toContain('done=saved');
    await her.open('/account?part=events&lang=en');
    const chosen = [...her.page().matchAll(/value="([\w-]+)"\s+checked/g)].map(([, type]) => type);
    expect(chosen).toEqual(kept);
  });

  it('pauses, and ends the pause', async () => {
    await settings('Pause');
    const until = new Date(Date.parse(await stack.now()) + 10 * DAY_MS).toISOString().slice(0, 10);
    await her.send('/account/pause', { until: [until] });
    const paused = words();
    await her.send('/account/resume');

    expect(paused).toContain('Your notices are paused until');
    expect(words()).toContain('The pause is over.');
    expect(her.page()).not.toContain('/account/resume');
  });

  it('reads what she was told, and who looked at her data', async () => {
    await her.open('/account?lang=en');
    await follow('What we told you');
    const told = words();
    await settings('Who looked at your data');

    expect(told).toMatch(/An escape .*We sent it/);
    expect(words()).toContain('No one has opened your data.');
  });

  it('ends everything in two steps, and takes it back', async () => {
    await settings('End all notices');
    await follow('Go on, to end all notices');
    await her.send('/account/withdrawal');
    await stack.quiesce();
    const ending = words();
    await her.open('/account?lang=en');
    await her.send('/account/withdrawal/cancel');

    expect(ending).toContain('Your notices end in three days.');
    // The end of her pause is told at about the same time.
    expect((await messagesTo(stack, email)).join('\n')).toContain('They end on');
    expect(words()).toContain('Nothing ends.');
    await escapes('pages-2');
    expect(linkIn(await newest(phone))).not.toBe('no link');
  });

  it('reads it all in Spanish', async () => {
    await her.open('/account?lang=en');
    await follow('Español');

    expect(her.page()).toContain('<html lang="es">');
    expect(words()).toContain('Su cuenta');
  });

  it('signs out, and her cookie opens nothing any more', async () => {
    const cookie = her.cookie();
    await her.open('/account?lang=en');
    await her.send('/sessions/end');
    const left = her.place();
    const again = await fetch(`${stack.apiUrl}/account`, { headers: { cookie } });
    await her.open('/account?lang=en');

    expect([left, again.status]).toEqual(['/en/signed-out.html', 401]);
    expect(her.place()).toBe('/en/sign-in-first.html');
  });
});
