import type { SeenAccount } from '../../domain/account-view.ts';
import { languages, type Language } from '../../domain/contact.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { historyEntry } from '../../domain/history.ts';
import { matrix } from '../../domain/matrix.ts';
import { historyPage } from '../../web/account-history.ts';
import { accountPage, accountParts, doneNamed, partNamed } from '../../web/account-page.ts';
import type { Sent, Shown } from '../../web/account-shell.ts';
import { html } from '../../web/html.ts';
import { framed } from '../../web/frame.ts';
import { accountWords, type Done, type PartName } from '../../web/words/account.ts';
import { explained, problemPage } from '../../web/problem-page.ts';
import { linesOf, pageProblems, reading, telling } from '../support/pages.ts';
import { aBareAccount, aFullAccount, asRepresentative } from '../support/seen-accounts.ts';

const NOW = '2026-05-04T15:00:00.000Z';
const parts = Object.keys(accountParts) as PartName[];
const dones = Object.keys(accountWords.en.done) as Done[];

const shown = (account: SeenAccount, language: Language, more: Partial<Shown> = {}): Shown => ({
  ...{ account, language, now: NOW },
  ...more,
});

const sent = (more: Partial<Sent> = {}): Sent => ({
  values: new URLSearchParams({ remove: 'yes' }),
  ...{ fields: [], losses: [], isBusy: false },
  ...more,
});

/** As most will have it: some contacts, room for more, and nothing that ends or rests. */
const open = {
  ...aFullAccount,
  ...{ withdrawal: undefined, pausedUntil: undefined, contacts: aFullAccount.contacts.slice(2, 6) },
};

interface Case {
  readonly name: string;
  readonly part: PartName;
  readonly more?: Partial<Shown>;
  readonly account: SeenAccount;
}

const everyLoss = ['every-contact', 'what-the-law-counts'] as const;
const contactIds = aFullAccount.contacts.map(({ contactId }) => contactId);

const cases: readonly Case[] = [
  ...parts.map((part) => ({ part, name: 'with nothing on record', account: aBareAccount })),
  ...parts.map((part) => ({ part, name: 'with all on record', account: aFullAccount })),
  ...parts.map((part) => ({ part, name: 'with no end and no pause', account: open })),
  ...parts.map((part) => ({
    ...{ part, name: 'with every answer wrong', account: open },
    more: {
      ...{ contactId: 'phone-0', which: '0' },
      sent: sent({ fields: accountParts[part].fields, losses: everyLoss }),
    },
  })),
  ...parts.map((part) => ({
    ...{ part, name: 'with another change', account: aFullAccount },
    more: { sent: sent({ isBusy: true }) },
  })),
  ...(['overview', 'contacts', 'contact', 'new-phone', 'language', 'letters', 'times', 'days'] as const).map(
    (part) => ({ part, name: 'for whoever looks after her contacts', account: asRepresentative }),
  ),
  ...contactIds.map((contactId) => ({
    ...{ part: 'contact' as const, name: contactId, account: aFullAccount, more: { contactId } },
  })),
  ...['0', '1', '2', '3'].map((which) => ({
    ...{ part: 'events' as const, name: `about number ${which}`, account: aFullAccount, more: { which } },
  })),
  ...dones.map((done) => ({
    ...{ part: 'contacts' as const, name: `after: ${done}`, account: aFullAccount, more: { done } },
  })),
];

const both = languages.flatMap((language) => cases.map((one) => ({ ...one, language })));
const pageOf = ({ part, account, language, more }: Case & { readonly language: Language }) =>
  accountPage(part, shown(account, language, more));

describe('every small page', () => {
  it.each(both)('is well made: $part $name ($language)', (one) => {
    expect(pageProblems(framed(pageOf(one)))).toEqual([]);
  });

  it.each(both)('is plain to read: $part $name ($language)', (one) => {
    const { title, lead = '', main } = pageOf(one);

    expect(reading(one.language, [title, lead, main])).toEqual([]);
  });

  it('has a neutral tab', () => {
    const tabs = both.map((one) => [one.language, pageOf(one).tab] as const);

    expect(tabs.filter(([language, tab]) => telling[language].test(tab))).toEqual([]);
  });

  it('leads to itself in the other language, and to the overview', () => {
    for (const language of languages)
      for (const part of parts) {
        const page = accountPage(part, shown(aFullAccount, language, { contactId: 'phone-0' }));
        const other = language === 'en' ? 'es' : 'en';
        expect(page.inOther).toContain(`lang=${other}`);
        expect(part === 'overview' || page.inOther?.includes(`part=${part}`)).toBe(true);
        expect(part === 'overview' || framed(page).includes(`"/account?lang=${language}"`)).toBe(true);
      }
  });

  it('has the way to sign out, and none of her addresses in an address', () => {
    for (const one of both) {
      const text = framed(pageOf(one));
      const addresses = [...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) => address);
      expect(text).toContain(`action="/sessions/end?lang=${one.language}"`);
      expect(addresses.filter((address) => /•|example\.org|00123456|Sample|Kim/.test(address))).toEqual([]);
    }
  });

  it('shows as text what somebody typed', () => {
    const typed = '"><script>alert(1)</script>';
    for (const part of parts) {
      const names = ['address', ...accountParts[part].fields];
      const values = new URLSearchParams(names.map((name): [string, string] => [name, typed]));
      const more = { contactId: 'phone-0', which: '0', sent: sent({ values, fields: names }) };
      expect(framed(accountPage(part, shown(open, 'en', more)))).not.toContain('<script>alert');
    }
  });

  it('shows as text what is on record', () => {
    const typed = '<b>&"';
    const account: SeenAccount = {
      ...aFullAccount,
      ...{ phrase: typed, otherLanguage: typed, safeContactNotes: typed },
      postalAddress: { line1: typed, city: typed, state: 'MO', zip: '65101' },
      seenBy: [{ what: 'record', by: typed, at: NOW }],
    };
    for (const part of parts) expect(framed(accountPage(part, shown(account, 'en')))).not.toContain('<b>&');
  });
});

const textOf = (account: SeenAccount, part: PartName, more: Partial<Shown> = {}): string =>
  linesOf(accountPage(part, shown(account, 'en', more)).main);

describe('the overview', () => {
  it('leads to every page there is', () => {
    const text = framed(accountPage('overview', shown(aFullAccount, 'en')));
    const within: readonly PartName[] = ['overview', 'contact', 'new-phone', 'new-email', 'end-now'];

    for (const part of parts.filter((one) => !within.includes(one))) expect(text).toContain(`part=${part}`);
    expect(text).toContain('/account/history');
  });

  it('offers whoever looks after her contacts only what they may do', () => {
    const text = framed(accountPage('overview', shown(asRepresentative, 'en')));
    const offered = [...text.matchAll(/part=([a-z-]+)/g)].map(([, part]) => part);

    expect(offered).toEqual(['contacts', 'language', 'letters', 'times', 'days']);
    expect(text).not.toContain('/account/history');
  });

  it('says when all ends, and has the button that keeps it', () => {
    const text = framed(accountPage('overview', shown(aFullAccount, 'en')));

    expect(text).toContain('Thursday, May 7, 2026 at 10:00 AM, Missouri time');
    expect(text).toContain('action="/account/withdrawal/cancel?part=end&amp;lang=en"');
  });

  it('says that nothing reaches her', () => {
    expect(textOf(aBareAccount, 'overview')).toContain('Urgent news cannot reach you at once.');
    expect(textOf(aFullAccount, 'overview')).not.toContain('Urgent news cannot reach you at once.');
  });
});

describe('what she sees', () => {
  it('is the state of each contact, in words', () => {
    const text = textOf(aFullAccount, 'contacts');

    expect(text).toContain('In use. You confirmed it on Sunday, March 1, 2026.');
    expect(text).toContain('Not in use. Our messages to it came back.');
    expect(text).toContain('It takes the place of v•••@example.org');
  });

  it('is what would arrive, word for word, in the language of her messages', () => {
    const page = framed(accountPage('contact', shown(aFullAccount, 'es', { contactId: 'phone-0' })));
    const [example] = aFullAccount.contacts.find(({ contactId }) => contactId === 'phone-0')?.previews ?? [];

    expect(page).toContain(`lang="en"`);
    expect(page).toContain(example?.text);
  });

  it('is everything that rings at 3 in the morning', () => {
    const text = textOf(aFullAccount, 'times');

    expect(aFullAccount.rings.always).toEqual(
      eventTypes.filter((type) => matrix[type].urgency[0] === 'emergency'),
    );
    expect(text).toContain('we will write to you at 3 in the morning');
    for (const words of ['an escape', 'a return to custody', 'a mistake of ours'])
      expect(text).toContain(words);
    expect(text).toContain('All other texts come between 7 am and 8 pm.');
    expect(text).toContain('All other e-mail comes at any hour.');
  });

  it('is what the law gives her, marked', () => {
    const page = framed(accountPage('events', shown(aFullAccount, 'en', { which: '0' })));
    const marked = [...page.matchAll(/value="([\w-]+)"[^>]*aria-describedby="[^"]*-note"/g)].map(
      ([, type]) => type,
    );

    expect(marked).toEqual(['parole-hearing-scheduled', 'hearing-result', 'release', 'escape']);
  });

  it('names those whom she asked about, and in no heading', () => {
    const { title, main } = accountPage('events', shown(aFullAccount, 'en', { which: '0' }));

    expect(linesOf(main)).toContain('This is about Avery Sampleman.');
    expect(title).not.toContain('Sampleman');
    expect(html`${main}`.text).not.toMatch(/<(h\d|strong|b)[^>]*>[^<]*Sampleman/);
  });

  it('is the day on which her pause ends on her own clocks', () => {
    const account = {
      ...aFullAccount,
      timeZone: 'America/New_York',
      pausedUntil: '2026-05-20T04:00:00.000Z',
    };

    expect(textOf(account, 'pause')).toContain('paused until Wednesday, May 20, 2026.');
  });

  it('is no pause any more once it is over', () => {
    expect(textOf({ ...aFullAccount, pausedUntil: '2026-05-01T04:00:00.000Z' }, 'pause')).not.toContain(
      'until Wed',
    );
  });
});

describe('what was not right', () => {
  it.each<[PartName, string, string]>([
    ['times', 'hours', 'hours-from'],
    ['times', 'hours.to', 'hours-to'],
    ['days', 'blackoutDates.3', 'addDay'],
    ['representative', '', 'email'],
    ['representative', 'name', 'name-first'],
    ['representative', 'email', 'email'],
    ['letters', 'postalAddress.zip', 'postalAddress-zip'],
    ['contact', 'discretion', 'discretion-0-level'],
  ])('stands at its question: on %s, %s', (part, field, id) => {
    const more = { contactId: 'phone-0', sent: sent({ fields: [field] }) };
    const page = framed(accountPage(part, shown(aFullAccount, 'en', more)));

    expect([...page.matchAll(/<li><a href="#f-([\w-]+)"/g)].map(([, to]) => to)).toEqual([id]);
    expect(page).toMatch(/id="errors"/);
  });

  it('asks for each thing that the law gives and she leaves out, and for nothing else', () => {
    const values = new URLSearchParams([
      ['docNumber', '00123456'],
      ['eventTypes', 'transfer'],
      ['eventTypes', 'escape'],
    ]);
    const more = { which: '0', sent: sent({ values, fields: ['understood'] }) };
    const page = framed(accountPage('events', shown(aFullAccount, 'en', more)));

    expect([...page.matchAll(/name="understood"\s+value="([\w-]+)"/g)].map(([, type]) => type)).toEqual([
      'parole-hearing-scheduled',
      'hearing-result',
      'release',
    ]);
    expect(page).toMatch(/value="transfer"\s+checked/);
  });
});

describe('the name of a page', () => {
  it.each([undefined, '', 'x', '__proto__', 'constructor', 'toString'])(
    'that is none is the overview: %s',
    (name) => {
      expect(partNamed(name)).toBe('overview');
      expect(doneNamed(name)).toBeUndefined();
    },
  );
});

const entries = (language: Language) =>
  eventTypes.map((eventType) =>
    historyEntry(
      {
        ...{ notificationId: 'n-1', victimId: 'victim-1', statusChangeId: 'SC-1', eventType },
        ...{ paragraph: matrix[eventType].paragraph, deadline: NOW, at: NOW },
      } as never,
      [
        { is: 'created', notificationId: 'n-1', at: NOW },
        { is: 'accepted', notificationId: 'n-1', at: NOW, channel: 'sms', contactId: 'phone-1' },
      ] as never,
      language,
    ),
  );

describe.each(languages)('her history (%s)', (language) => {
  it.each([
    ['with news', historyPage({ language, entries: entries(language), before: NOW })],
    ['with none', historyPage({ language, entries: [] }, NOW)],
  ])('is well made and plain to read: %s', (_, page) => {
    expect(pageProblems(framed(page))).toEqual([]);
    expect(reading(language, [page.title, page.main])).toEqual([]);
    expect(page.tab).not.toMatch(telling[language]);
  });

  it('leads to what is older', () => {
    const page = framed(historyPage({ language, entries: entries(language), before: NOW }));

    expect(page).toContain(`before=${encodeURIComponent(NOW)}`);
  });
});

describe.each(languages)('a page about a problem (%s)', (language) => {
  it.each([...explained, 'other'] as const)('is well made and plain to read: %s', (name) => {
    const page = problemPage(language, name);

    expect(pageProblems(framed(page))).toEqual([]);
    expect(reading(language, [page.title, page.main])).toEqual([]);
    expect(page.tab).not.toMatch(telling[language]);
  });
});
