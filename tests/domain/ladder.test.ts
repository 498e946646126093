import fc from 'fast-check';
import type { Fact } from '../../domain/facts.ts';
import { foldFacts } from '../../domain/fold.ts';
import { handOverAt, nextSteps, type NextSteps, type Standing } from '../../domain/ladder.ts';
import { after } from '../../domain/times.ts';
import type { Urgency } from '../../domain/urgency.ts';
import { aContact, aPhone, aRecipient, at, DAY, factsFor, HOUR } from '../support/builders.ts';

const of = factsFor();
const MINUTE = 60;
const her = aRecipient({ contacts: [aContact(), aPhone(1), aPhone(2)] });

/** Noon in Missouri at 0 s, so that days of waiting end inside the send window. */
const standing = (facts: readonly Fact[], different: Partial<Standing> = {}): Standing => ({
  recipient: her,
  folded: foldFacts(facts),
  urgency: 'emergency',
  createdAt: at(0),
  deadline: at(DAY),
  isOwedByLaw: true,
  ...different,
});
const steps = (facts: readonly Fact[], seconds = 0, different: Partial<Standing> = {}): NextSteps =>
  nextSteps(standing(facts, different), at(seconds));
const told = ({ send }: NextSteps): readonly string[] => send.map(({ contactId }) => contactId).toSorted();
const tasks = ({ handOver }: NextSteps): readonly string[] =>
  handOver.map(({ task, reason }) => `${task}: ${reason}`).toSorted();

const sms = { channel: 'sms' } as const;
const byPhone = (contactId = 'phone-1', seconds = 0, attempt = 1): Fact =>
  of.accepted({ ...sms, contactId, attempt, at: at(seconds), providerMessageId: `${contactId}-${attempt}` });
const mailed = of.accepted();
const delivered = of.delivered();
const firstTold = [mailed, byPhone()];

describe('the ladder of an emergency', () => {
  it('begins with each channel at once, through its first contact', () => {
    expect(told(steps([of.created()]))).toEqual(['email', 'phone-1']);
  });

  it.each([
    ['nothing, a minute later', MINUTE, []],
    ['a text again after half an hour', 30 * MINUTE, ['phone-1']],
    ['every contact after an hour', HOUR, ['email', 'phone-1', 'phone-2']],
    ['a text again after two hours', 2 * HOUR, ['email', 'phone-1', 'phone-2']],
  ] as const)('goes on with %s', (_, seconds, contacts) => {
    expect(told(steps(firstTold, seconds))).toEqual(contacts);
  });

  it('tells whom it told at a rung only at the next one', () => {
    const facts = [
      ...firstTold,
      byPhone('phone-1', HOUR, 2),
      byPhone('phone-2', HOUR),
      of.accepted({ attempt: 2, at: at(HOUR) }),
    ];

    expect(told(steps(facts, HOUR + MINUTE))).toEqual([]);
    expect(told(steps(facts, 2 * HOUR))).toEqual(['phone-1']);
    expect(steps(facts, HOUR + MINUTE).lookAgainAt).toBe(at(2 * HOUR));
  });

  it('tells the representative after two hours, if she wanted that and they agreed', () => {
    const theirs = aPhone(9, { contactId: 'representative-phone', whose: 'representative' });
    const recipient = aRecipient({ contacts: [...her.contacts, theirs], representative: 'also' });

    expect(told(steps(firstTold, HOUR, { recipient }))).not.toContain('representative-phone');
    expect(told(steps(firstTold, 2 * HOUR, { recipient }))).toContain('representative-phone');
    expect(
      told(steps(firstTold, 2 * HOUR, { recipient: aRecipient({ contacts: recipient.contacts }) })),
    ).not.toContain('representative-phone');
  });

  it('tells the representative at once in her place, if she wanted that and they agreed', () => {
    const theirs = aPhone(9, { contactId: 'representative-phone', whose: 'representative' });
    const contacts = [...her.contacts, theirs];

    expect(told(steps([], 0, { recipient: aRecipient({ contacts, representative: 'instead' }) }))).toEqual([
      'representative-phone',
    ]);
    expect(
      told(
        steps([], 0, {
          recipient: aRecipient({
            contacts: [...her.contacts, { ...theirs, usable: false }],
            representative: 'instead',
          }),
        }),
      ),
    ).toEqual(['email', 'phone-1']);
  });

  it('puts a person on it after four hours without an answer, even if the mail arrived', () => {
    expect(tasks(steps([...firstTold, delivered], 4 * HOUR - 1))).toEqual([]);
    expect(tasks(steps([...firstTold, delivered], 4 * HOUR))).toEqual(['call: not-acknowledged']);
  });

  it('asks for a letter in time before the deadline, as long as no mail arrived', () => {
    expect(tasks(steps([...firstTold, of.escalated()], 12 * HOUR))).toEqual(['letter: deadline-near']);
    expect(tasks(steps([...firstTold, of.escalated(), delivered], 12 * HOUR))).toEqual([]);
  });

  it('knows no quiet hours', () => {
    const night = after(at(0), 12 * HOUR);

    expect(told(nextSteps(standing([], { createdAt: night }), night))).toEqual(['email', 'phone-1']);
  });
});

describe('the ladder of a correction', () => {
  const gone = (...contactIds: readonly string[]) =>
    aRecipient({
      contacts: her.contacts.map((contact) => ({
        ...contact,
        usable: !contactIds.includes(contact.contactId),
      })),
    });
  const theirs = aPhone(9, { contactId: 'representative-phone', whose: 'representative' });

  it.each([
    ['to whatever carried it, however many of one channel', ['email', 'phone-1', 'phone-2'], her],
    ['to no other phone than the one that carried it', ['email', 'phone-2'], her],
    ['to the e-mail alone that carried it', ['email'], her],
  ])('goes %s', (_, toldWrongly, recipient) => {
    expect(told(steps([], 0, { toldWrongly, recipient }))).toEqual(toldWrongly);
  });

  it('goes to her e-mail too where only a text carried it: no text satisfies the law', () => {
    expect(told(steps([], 0, { toldWrongly: ['phone-2'] }))).toEqual(['email', 'phone-2']);
    expect(tasks(steps([], 0, { toldWrongly: ['phone-2'], recipient: gone('email') }))).toEqual([
      'letter: no-legal-channel',
    ]);
  });

  it('goes to her other contacts when one that carried it is barred since, or is hers no more', () => {
    expect(told(steps([], 0, { toldWrongly: ['phone-1'], recipient: gone('phone-1') }))).toEqual([
      'email',
      'phone-2',
    ]);
    expect(told(steps([], 0, { toldWrongly: ['removed'] }))).toEqual(['email', 'phone-1']);
    expect(told(steps([], HOUR, { toldWrongly: ['email', 'removed'] }))).toEqual([
      'email',
      'phone-1',
      'phone-2',
    ]);
  });

  it('goes to her other contacts at once when one that carried it refuses', () => {
    const refused = of.failed({ ...sms, contactId: 'phone-1' });

    expect(told(steps([refused], 0, { toldWrongly: ['email', 'phone-1'] }))).toEqual(['email', 'phone-2']);
  });

  it('is handed to a person when nothing is left', () => {
    const recipient = gone('email', 'phone-1', 'phone-2');

    expect(tasks(steps([], 0, { toldWrongly: ['phone-1'], recipient }))).toEqual([
      'call: no-channel-left',
      'letter: no-channel-left',
    ]);
  });

  it('is repeated on no other contact', () => {
    expect(told(steps([byPhone('phone-2')], HOUR, { toldWrongly: ['email', 'phone-2'] }))).toEqual([
      'email',
      'phone-2',
    ]);
  });

  it('goes to the representative who was told in her place, and to none who heard no news', () => {
    const contacts = [...her.contacts, theirs];
    const toldWrongly = ['representative-phone'];

    for (const [representative, to] of [
      ['instead', ['representative-phone']],
      ['also', ['email', 'phone-1']],
    ] as const)
      expect(
        told(steps([], 0, { toldWrongly, recipient: aRecipient({ contacts, representative }) })),
      ).toEqual(to);
  });
});

describe('the reminders of a hearing', () => {
  // Noon in Missouri, sixty days ahead.
  const hearing = { urgency: 'advance', deadline: at(30 * DAY), hearingAt: at(60 * DAY) } as const;
  const answered = of.acknowledged();
  const done = [...firstTold, delivered, answered];
  const remindedAt = (seconds: number, attempt: number): Fact[] => [
    of.accepted({ attempt, at: at(seconds) }),
    byPhone('phone-1', seconds, attempt),
  ];

  it('come 14 and 3 days before it, to each channel, although she has answered', () => {
    expect(steps(done, 4 * DAY, hearing)).toMatchObject({ send: [], lookAgainAt: at(46 * DAY) });
    expect(told(steps(done, 46 * DAY, hearing))).toEqual(['email', 'phone-1']);
    const once = [...done, ...remindedAt(46 * DAY, 2)];
    expect(steps(once, 46 * DAY + MINUTE, hearing)).toMatchObject({ send: [], lookAgainAt: at(57 * DAY) });
    expect(told(steps(once, 57 * DAY, hearing))).toEqual(['email', 'phone-1']);
    expect(
      steps([...once, ...remindedAt(57 * DAY, 3)], 57 * DAY + MINUTE, hearing).lookAgainAt,
    ).toBeUndefined();
  });

  it('do not come if she wants none', () => {
    const none = [...firstTold, delivered, of.acknowledged({ noReminders: true })];
    expect(steps(none, 46 * DAY, hearing)).toEqual({ send: [], handOver: [] });
  });

  it('do not come once the hearing has begun, nor within a day of the first message', () => {
    expect(told(steps(done, 60 * DAY, hearing))).toEqual([]);
    const soon = { ...hearing, hearingAt: at(15 * DAY) };
    expect(steps(done, MINUTE, soon).lookAgainAt).toBe(at(12 * DAY));
  });

  it('never break into a day that she closed, even when the law is not satisfied yet', () => {
    const timing = { ...her.timing, blackoutDates: [at(46 * DAY).slice(0, 10)] };
    const recipient = { ...her, timing };
    const next = steps([...firstTold, answered], 46 * DAY, { ...hearing, recipient });
    expect(told(next)).toEqual([]);
    expect(next.lookAgainAt?.slice(0, 10)).toBe(at(47 * DAY).slice(0, 10));
  });

  it('are no reason to try again now what failed for now', () => {
    const busy = [of.postponed({ reason: 'throttled', at: at(0) }), byPhone(), answered];
    expect(told(steps([...busy, delivered], 5 * DAY, hearing))).toEqual([]);
  });
});

describe('the ladder of an advance notice', () => {
  const advance = { urgency: 'advance', deadline: at(40 * DAY) } as const;

  it.each([
    ['reminds after three days', 3 * DAY, ['email', 'phone-1'], []],
    [
      'has a person phone a week before the deadline',
      33 * DAY,
      ['email', 'phone-1'],
      ['call: not-acknowledged'],
    ],
  ] as const)('%s', (_, seconds, contacts, people) => {
    expect(told(steps(firstTold, seconds - 1, advance))).toEqual(seconds === 3 * DAY ? [] : contacts);
    expect(told(steps(firstTold, seconds, advance))).toEqual(contacts);
    expect(tasks(steps([...firstTold, delivered], seconds, advance))).toEqual(people);
  });

  it('asks for a letter five business days before the deadline', () => {
    const friday = '2026-06-12T15:00:00.000Z';
    const of30Days = { urgency: 'advance', deadline: friday } as const;

    expect(
      tasks(nextSteps(standing([...firstTold, of.escalated()], of30Days), '2026-06-05T14:59:59.000Z')),
    ).toEqual([]);
    expect(
      tasks(nextSteps(standing([...firstTold, of.escalated()], of30Days), '2026-06-05T15:00:00.000Z')),
    ).toEqual(['letter: deadline-near']);
  });

  it('keeps quiet at night, and speaks in the morning', () => {
    const tenAtNight = '2026-05-05T03:00:00.000Z';
    const next = nextSteps(standing([], { ...advance, createdAt: tenAtNight }), tenAtNight);

    expect(told(next)).toEqual([]);
    expect(next.lookAgainAt).toBe('2026-05-05T12:00:00.000Z');
    expect(
      told(nextSteps(standing([], { ...advance, createdAt: tenAtNight }), '2026-05-05T12:00:00.000Z')),
    ).toEqual(['email', 'phone-1']);
  });
});

describe('the ladder of a routine notice', () => {
  const routine = { urgency: 'routine', deadline: at(30 * DAY) } as const;

  it('reminds once, after a week, and then ends', () => {
    expect(told(steps([...firstTold, delivered], 7 * DAY, routine))).toEqual(['email', 'phone-1']);
    const again = [byPhone('phone-1', 7 * DAY, 2), of.accepted({ attempt: 2, at: at(7 * DAY) })];
    const end = steps([...firstTold, delivered, ...again], 8 * DAY, routine);
    expect(end).toEqual({ send: [], handOver: [] });
  });

  it('waits for the digest of the day, if she wants one, and goes out alone if that never came', () => {
    const recipient = aRecipient({ digest: true });
    const fivePm = '2026-05-04T22:00:00.000Z';
    const first = steps([], 0, { ...routine, recipient });

    expect(told(first)).toEqual([]);
    expect(first.digestAt).toBe(fivePm);
    expect(told(nextSteps(standing([], { ...routine, recipient }), after(fivePm, 1800)))).toEqual([
      'email',
      'phone-1',
    ]);
  });

  it('asks for no digest of what the law wants earlier', () => {
    const recipient = aRecipient({ digest: true });

    expect(told(steps([], 0, { ...routine, deadline: at(HOUR), recipient }))).toEqual(['email', 'phone-1']);
  });
});

describe('what goes wrong with a contact', () => {
  it.each([
    ['refused', [mailed, of.failed({ ...sms, contactId: 'phone-1' })]],
    [
      'dead',
      [mailed, byPhone(), of.undelivered({ ...sms, contactId: 'phone-1', providerMessageId: 'phone-1-1' })],
    ],
  ] as const)('gives way to the next one at once: %s', (_, facts) => {
    expect(told(steps(facts))).toEqual(['phone-2']);
  });

  it('passes over a contact that may not be used', () => {
    const recipient = aRecipient({
      contacts: [aContact({ usable: false }), aPhone(1, { usable: false }), aPhone(2)],
    });

    expect(told(steps([], 0, { recipient }))).toEqual(['phone-2']);
  });

  it('is tried again when a provider was busy, later each time', () => {
    const busy = of.postponed();

    expect(told(steps([busy, byPhone()], 59))).toEqual([]);
    expect(told(steps([busy, byPhone()], 60))).toEqual(['email']);
    expect(steps([busy, byPhone()], 59).lookAgainAt).toBe(at(60));
  });

  it('is tried once more when mail came back for a passing reason, and then no more', () => {
    const soft = (n: number): Fact =>
      of.undelivered({ class: 'temporary', reason: 'mailbox-full', providerMessageId: `message-${n}` });
    const advance = { urgency: 'advance', deadline: at(40 * DAY) } as const;
    const once = [...firstTold, soft(1)];

    expect(told(steps(once, 4 * HOUR - 1, advance))).toEqual([]);
    expect(told(steps(once, 4 * HOUR, advance))).toEqual(['email']);
    const twice = [
      ...once,
      of.accepted({ attempt: 2, at: at(4 * HOUR), providerMessageId: 'message-2' }),
      soft(2),
    ];
    expect(tasks(steps(twice, 5 * HOUR, advance))).toEqual(['letter: no-legal-channel']);
  });

  it.each([
    ['a hard bounce', [of.undelivered()]],
    ['a refusal', [of.failed({ attempt: 2 })]],
    ['a complaint', [of.complained()]],
  ] as const)('asks for a letter at once after %s, since a text is no legal notice', (_, facts) => {
    expect(tasks(steps([...firstTold, ...facts], MINUTE))).toEqual(['letter: no-legal-channel']);
  });

  it('asks for a person and a letter when nothing is left', () => {
    const all = [
      of.failed(),
      of.failed({ ...sms, contactId: 'phone-1' }),
      of.failed({ ...sms, contactId: 'phone-2' }),
    ];

    expect(tasks(steps(all))).toEqual(['call: no-channel-left', 'letter: no-channel-left']);
    expect(steps([...all, of.escalated(), of.escalated({ task: 'letter' })])).toEqual({
      send: [],
      handOver: [],
    });
  });

  it('gives a provider up after three days without a word', () => {
    const busy = [
      of.postponed(),
      of.postponed({ ...sms, contactId: 'phone-1' }),
      of.postponed({ ...sms, contactId: 'phone-2' }),
    ];

    expect(tasks(steps(busy, 3 * DAY + 1, { urgency: 'routine', deadline: at(30 * DAY) }))).toEqual([
      'letter: no-channel-left',
    ]);
  });
});

describe('an answer', () => {
  it('ends the messages and the call', () => {
    expect(steps([...firstTold, delivered, of.acknowledged()], 5 * HOUR)).toEqual({ send: [], handOver: [] });
  });

  it('does not replace the legal delivery: the e-mail that was held up still goes, and a letter if it cannot', () => {
    const answered = [of.postponed(), byPhone(), of.acknowledged()];

    expect(told(steps(answered, MINUTE))).toEqual(['email']);
    expect(tasks(steps([of.failed(), byPhone(), of.acknowledged()], MINUTE))).toEqual([
      'letter: no-legal-channel',
    ]);
    expect(tasks(steps([...firstTold, of.acknowledged()], 12 * HOUR))).toEqual(['letter: deadline-near']);
  });
});

describe.each([
  ['quarantined', [of.quarantined()]],
  ['superseded', [of.superseded()]],
  ['merged', [of.merged()]],
  ['discharged', [of.discharged()]],
] as const)('what is %s', (_, facts) => {
  it('needs nothing more', () => {
    expect(steps(facts, 2 * DAY)).toEqual({ send: [], handOver: [] });
  });
});

describe('a courtesy that no law asks for', () => {
  it('is worth a letter only when nothing else is left', () => {
    const courtesy = { urgency: 'routine', deadline: at(DAY), isOwedByLaw: false } as const;

    expect(tasks(steps([of.failed(), byPhone()], 2 * DAY, courtesy))).toEqual([]);
    expect(tasks(steps([], 0, { ...courtesy, recipient: aRecipient({ contacts: [] }) }))).toEqual([
      'letter: no-channel-left',
    ]);
  });
});

describe('when a person takes over', () => {
  it('is an hour before the deadline at the latest', () => {
    expect(handOverAt({ afterSeconds: 4 * HOUR }, at(0), at(3 * HOUR))).toBe(at(2 * HOUR));
    expect(handOverAt({ afterSeconds: 4 * HOUR }, at(0), at(MINUTE))).toBe(at(0));
  });

  it('is after the usual patience for what came when its deadline was over', () => {
    expect(handOverAt({ afterSeconds: 4 * HOUR }, at(0), at(-DAY))).toBe(at(4 * HOUR));
  });
});

/** Plays a notification to its end: every answer of the world is drawn, time moves from look to look. */
const play = (urgency: Urgency, deadline: string, answers: readonly string[]): readonly Fact[] => {
  const facts: Fact[] = [of.created({ urgency, deadline })];
  const attempts = new Map<string, number>();
  const drawn = answers.values();
  let now = at(0);
  for (let look = 0; look < 500; look += 1) {
    const next = nextSteps(standing(facts, { urgency, deadline, recipient: her }), now);
    for (const { contactId, channel } of next.send) {
      const attempt = (attempts.get(contactId) ?? 0) + 1;
      attempts.set(contactId, attempt);
      const delivery = { contactId, channel, attempt, at: now };
      const providerMessageId = `${contactId}-${attempt}`;
      const receipt = { contactId, channel, providerMessageId, at: now };
      switch (drawn.next().value) {
        case 'delivered':
          facts.push(of.accepted({ ...delivery, providerMessageId }), of.delivered(receipt));
          break;
        case 'bounced':
          facts.push(of.accepted({ ...delivery, providerMessageId }), of.undelivered(receipt));
          break;
        case 'soft':
          facts.push(
            of.accepted({ ...delivery, providerMessageId }),
            of.undelivered({ ...receipt, class: 'temporary' }),
          );
          break;
        case 'failed':
          facts.push(of.failed(delivery));
          break;
        case 'postponed':
          facts.push(of.postponed(delivery));
          break;
        case 'answered':
          facts.push(of.accepted({ ...delivery, providerMessageId }), of.acknowledged());
          break;
        case 'silent':
        case undefined:
          facts.push(of.accepted({ ...delivery, providerMessageId }));
      }
    }
    facts.push(...next.handOver.map(({ task, reason }) => of.escalated({ task, reason, at: now })));
    if (next.send.length > 0 || next.handOver.length > 0) continue;
    if (next.lookAgainAt === undefined) return facts;
    expect(next.lookAgainAt > now).toBe(true);
    now = next.lookAgainAt;
  }
  throw new Error('The ladder never ended.');
};

describe('every ladder', () => {
  const world = fc.record({
    urgency: fc.constantFrom('emergency', 'advance', 'routine'),
    deadline: fc.integer({ min: -2 * DAY, max: 60 * DAY }).map(at),
    answers: fc.array(
      fc.constantFrom('delivered', 'bounced', 'soft', 'failed', 'postponed', 'answered', 'silent'),
      { maxLength: 30 },
    ),
  });

  it('ends: with an answer, with a person on it, or with mail that arrived where no answer is waited for', () => {
    fc.assert(
      fc.property(world, ({ urgency, deadline, answers }) => {
        const { state, satisfied, isAcknowledged, tasks: open } = foldFacts(play(urgency, deadline, answers));
        const isWithPerson = open.size > 0;
        expect(isAcknowledged || isWithPerson || (urgency === 'routine' && satisfied !== undefined)).toBe(
          true,
        );
        expect(satisfied !== undefined || open.has('letter')).toBe(true);
        expect(state).not.toBe('owed');
      }),
      { numRuns: 500 },
    );
  });

  it('has satisfied the law, or a person, before its deadline, if that lay ahead', () => {
    fc.assert(
      fc.property(world, ({ urgency, deadline, answers }) => {
        fc.pre(deadline > at(0));
        const facts = play(urgency, deadline, answers).filter((fact) => fact.at < deadline);
        const { satisfied, tasks: open } = foldFacts(facts);
        expect(satisfied !== undefined || open.size > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same answer whenever it is asked, in whatever order the facts come', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 60 * DAY }), ({ urgency, deadline, answers }, seconds) => {
        const facts = play(urgency, deadline, answers);
        const one = nextSteps(standing(facts, { urgency, deadline }), at(seconds));
        const other = nextSteps(
          standing([...facts.toReversed(), ...facts], { urgency, deadline }),
          at(seconds),
        );
        expect(other).toEqual(one);
      }),
    );
  });
});
