import { startStack, type StackClient } from '../support/local-stack.ts';
import { codeIn, goOnTo, happens, messagesTo, register, statusOf, type Person } from '../support/journey.ts';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
let stack: StackClient;
let now: string;

/** What came to an address besides its code. */
const newsTo = async (address: string): Promise<readonly string[]> =>
  (await messagesTo(stack, address)).filter((text) => codeIn(text) === 'no code');

/** A day that many days from now, 15:30 UTC: in the morning in Missouri. */
const morningIn = (days: number): string =>
  `${new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10)}T15:30:00Z`;
const inWords = (days: number): string =>
  new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'America/Chicago' }).format(
    new Date(morningIn(days)),
  );

const details = { hearingKind: 'parole', mode: 'video', place: 'Central Office' };
const scheduled = (id: string, doc: string, days: number): Promise<void> =>
  happens(stack, id, doc, {
    eventType: 'parole-hearing-scheduled',
    details: { ...details, hearingStart: morningIn(days) },
  });
const rescheduled = (id: string, doc: string, from: number, to: number): Promise<void> =>
  happens(stack, id, doc, {
    eventType: 'parole-hearing-rescheduled',
    details: { ...details, previousHearingStart: morningIn(from), hearingStart: morningIn(to) },
  });

const [ESCAPE, HEARING, MOVED, WRONG, SECRET] = ['00000701', '00000702', '00000703', '00000704', '00000705'];
const people: readonly (readonly [string, Person])[] = [
  [ESCAPE, { email: 'night@example.org', phones: ['+15735550701'] }],
  [HEARING, { email: 'missouri@example.org', phones: ['+15735550702'] }],
  [HEARING, { phones: ['+15735550703'], different: { timeZone: 'America/Los_Angeles' } }],
  [MOVED, { email: 'moved@example.org' }],
  [WRONG, { email: 'told@example.org', different: { emailAnyHour: true } }],
  [WRONG, { email: 'waiting@example.org', phones: ['+15735550704'] }],
  [
    SECRET,
    {
      email: 'discreet@example.org',
      phones: ['+15735550705'],
      different: {
        emailDiscretion: 'discreet',
        phrase: 'The book club meets again',
        phones: [{ number: '+15735550705', kind: 'mobile', smsConsent: true, discretion: 'discreet' }],
      },
    },
  ],
  [
    SECRET,
    {
      phones: ['+15735550706'],
      different: {
        phones: [{ number: '+15735550706', kind: 'mobile', smsConsent: true, discretion: 'link-only' }],
      },
    },
  ],
];

beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await goOnTo(stack, '22:30');
  now = await stack.now();
  for (const [docNumber, person] of people) await register(stack, docNumber, person);
}, 60_000);
afterAll(() => stack.stop());

describe('at half past ten at night', () => {
  it('an escape rings at once, and nobody else', async () => {
    await happens(stack, 'night-1', ESCAPE);

    expect(await newsTo('+15735550701')).toEqual([expect.stringMatching(/^MO DOC ALERT: .*escaped/)]);
    expect(await newsTo('night@example.org')).toHaveLength(1);
  });

  it('a discreet text shows her own words and a link, and one of a link alone nothing but that', async () => {
    await happens(stack, 'secret-1', SECRET);
    const [discreet = ''] = await newsTo('+15735550705');
    const [linkOnly = ''] = await newsTo('+15735550706');
    const [mail = ''] = await newsTo('discreet@example.org');

    expect(discreet).toMatch(/^URGENT: The book club meets again http:\/\/\S+$/);
    expect(linkOnly).toMatch(/^\D+: http:\/\/\S+$/);
    const mails = (await stack.mailboxes()).filter(({ to }) => to === 'discreet@example.org');
    expect(mails.at(-1)?.subject).toBe('The book club meets again');
    for (const shown of [discreet, linkOnly, mail, mails.at(-1)?.html ?? ''])
      expect(shown).not.toMatch(
        /escape|sampleman|avery|00000705|robin|correction|\bDOC\b|prison|offender|custody|victim|missouri/i,
      );
  });

  it('a hearing waits', async () => {
    await scheduled('hearing-1', HEARING, 60);

    expect(await newsTo('missouri@example.org')).toEqual([]);
    expect(await newsTo('+15735550702')).toEqual([]);
    expect(await newsTo('+15735550703')).toEqual([]);
  });

  it('a hearing that is moved before anyone was told of it waits as the newer news', async () => {
    await scheduled('moved-1', MOVED, 60);
    await rescheduled('moved-2', MOVED, 60, 75);

    expect(await newsTo('moved@example.org')).toEqual([]);
    expect(await statusOf(stack, 'moved-1')).not.toMatchObject({ notifications: { accepted: 1 } });
  });

  it('a correction goes at once to whoever was told what was wrong, and to nobody else', async () => {
    await scheduled('wrong-1', WRONG, 60);
    // Her mailbox makes no noise, so she was told at once; the other one waits for the morning.
    expect(await newsTo('told@example.org')).toHaveLength(1);
    expect(await newsTo('waiting@example.org')).toEqual([]);

    await happens(stack, 'right-1', WRONG, {
      eventType: 'correction',
      supersedes: 'wrong-1',
      details: { truth: { is: 'did-not-happen' } },
    });

    expect((await newsTo('told@example.org')).at(-1)).toMatch(/mistake|wrong/i);
    expect(await newsTo('told@example.org')).toHaveLength(2);
    expect(await statusOf(stack, 'right-1')).toMatchObject({ notifications: { accepted: 1 } });
  });
});

describe('in the morning', () => {
  it('nothing routine comes before seven', async () => {
    await goOnTo(stack, '06:58');

    expect(await newsTo('missouri@example.org')).toEqual([]);
    expect(await newsTo('+15735550702')).toEqual([]);
  });

  it('she is told at seven of the clocks where she lives', async () => {
    await goOnTo(stack, '07:01');
    expect(await newsTo('missouri@example.org')).toHaveLength(1);
    expect(await newsTo('+15735550702')).toHaveLength(1);
    expect(await newsTo('+15735550703')).toEqual([]);

    await goOnTo(stack, '08:58');
    expect(await newsTo('+15735550703')).toEqual([]);
    await goOnTo(stack, '09:01');
    expect(await newsTo('+15735550703')).toHaveLength(1);
  });

  it('the moved hearing is told once, as it is now', async () => {
    const news = await newsTo('moved@example.org');

    expect(news).toHaveLength(1);
    expect(news[0]).toContain(inWords(75));
    expect(await statusOf(stack, 'moved-1')).toMatchObject({ notifications: { superseded: 1 } });
  });

  it('whoever waited never hears of what was wrong, nor of its correction', async () => {
    expect(await newsTo('waiting@example.org')).toEqual([]);
    expect(await newsTo('+15735550704')).toEqual([]);
    // Whoever was told is told once what was wrong, and reminded only of its correction.
    const told = await newsTo('told@example.org');
    expect(told.filter((text) => text.includes('A parole hearing is set'))).toHaveLength(1);
    expect(told.at(-1)).toContain('We made a mistake');
  });

  it('a hearing that is moved after she was told is told as well', async () => {
    await rescheduled('hearing-2', HEARING, 60, 90);

    const news = await newsTo('missouri@example.org');
    expect(news).toHaveLength(2);
    expect(news[0]).toContain(inWords(60));
    expect(news[1]).toContain(inWords(90));
    expect(await newsTo('+15735550703')).toHaveLength(2);
  });
});
