import fc from 'fast-check';
import type { Fact } from '../../domain/facts.ts';
import { foldFacts, type NotificationState } from '../../domain/fold.ts';
import { at, factsFor } from '../support/builders.ts';

const of = factsFor();

/** From weak to strong. */
const order: readonly NotificationState[] = [
  'owed',
  'accepted',
  'escalated',
  'merged',
  'superseded',
  'discharged',
  'acknowledged',
];

const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    contactId: fc.constantFrom('email', 'phone-1', 'phone-2'),
    attempt: fc.integer({ min: 1, max: 3 }),
    maybeSent: fc.boolean(),
    at: fc.integer({ min: 0, max: 1000 }).map(at),
  })
  .chain(({ maybeSent, ...where }) =>
    fc.constantFrom(
      of.created(),
      of.accepted(where),
      of.failed(where),
      of.postponed({ ...where, ...(maybeSent ? { maybeSent: true } : {}) }),
      of.acknowledged(),
      of.escalated(),
      of.superseded(),
      of.merged(),
      of.discharged(),
      of.delivered({ contactId: where.contactId, at: where.at }),
      of.undelivered({ contactId: where.contactId, at: where.at }),
      of.undelivered({ contactId: where.contactId, at: where.at, class: 'temporary' }),
      of.complained({ contactId: where.contactId, at: where.at }),
      of.letterPosted({ at: where.at }),
      of.toldByPerson(),
      of.toldByStatewideSystem(),
    ),
  );

describe('the state of a notification', () => {
  it.each([
    ['owed', [of.created()]],
    ['owed', []],
    ['owed', [of.created(), of.postponed()]],
    ['owed', [of.created(), of.failed()]],
    ['quarantined', [of.quarantined()]],
    ['owed', [of.quarantined(), of.created()]],
    ['accepted', [of.created(), of.failed({ contactId: 'phone-1' }), of.accepted()]],
    ['accepted', [of.quarantined(), of.accepted()]],
    ['acknowledged', [of.created(), of.accepted(), of.acknowledged()]],
    ['acknowledged', [of.created(), of.escalated(), of.toldByPerson()]],
    ['merged', [of.created(), of.merged()]],
    // The worker died after sending; the receipt shows that it arrived.
    ['accepted', [of.created(), of.delivered()]],
    ['acknowledged', [of.acknowledged(), of.escalated(), of.superseded(), of.discharged()]],
    ['escalated', [of.created(), of.failed(), of.escalated()]],
    ['superseded', [of.created(), of.superseded()]],
    ['discharged', [of.created(), of.discharged()]],
  ] as const)('is %s', (state, facts) => {
    expect(foldFacts(facts).state).toBe(state);
  });

  it('is the same for any order and repetition of the facts', () => {
    const shuffled = fc
      .array(anyFact, { maxLength: 12 })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          facts.length === 0
            ? fc.constant([])
            : fc.tuple(
                fc.shuffledSubarray(facts, { minLength: facts.length }),
                fc.array(fc.constantFrom(...facts), { maxLength: 5 }),
              ),
        ),
      );

    fc.assert(
      fc.property(shuffled, ([facts, again]) => {
        const one = foldFacts(facts);
        const other = foldFacts(again.flat());
        expect(other).toEqual(one);
      }),
    );
  });

  it('never weakens when facts are added', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), anyFact, (facts, more) => {
        const before = order.indexOf(foldFacts(facts).state);
        expect(order.indexOf(foldFacts([...facts, more]).state)).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('the legal duty', () => {
  it.each([
    ['a text that arrived', [of.accepted({ channel: 'sms' }), of.delivered({ channel: 'sms' })]],
    ['an e-mail that the provider only took', [of.accepted()]],
    ['an answer', [of.acknowledged()]],
    ['a conversation', [of.toldByPerson()]],
    ['an e-mail that came back later', [of.delivered(), of.undelivered()]],
  ] as const)('is not satisfied by %s', (_, facts) => {
    expect(foldFacts([of.created(), ...facts]).satisfied).toBeUndefined();
  });

  it.each([
    ['an e-mail that the recipient’s server took', [of.delivered({ at: at(5) })], { by: 'email', at: at(5) }],
    ['a letter', [of.letterPosted()], { by: 'certified-letter', at: '2026-05-05' }],
    ['the statewide system', [of.toldByStatewideSystem()], { by: 'statewide-system', at: at(0) }],
    [
      'the second e-mail, when the first came back',
      [of.delivered(), of.undelivered(), of.delivered({ providerMessageId: 'message-2', at: at(9) })],
      { by: 'email', at: at(9) },
    ],
    ['the first that counts', [of.letterPosted(), of.delivered({ at: at(5) })], { by: 'email', at: at(5) }],
    [
      'a letter that came back, since it was posted in time',
      [of.letterPosted(), of.letterReturned()],
      { by: 'certified-letter', at: '2026-05-05' },
    ],
  ] as const)('is satisfied by %s', (_, facts, satisfied) => {
    expect(foldFacts([of.created(), ...facts]).satisfied).toEqual(satisfied);
  });
});

describe('the history of a contact', () => {
  it('counts the tries, and remembers that one may have reached her', () => {
    const { contacts } = foldFacts([of.postponed({ maybeSent: true }), of.postponed({ attempt: 2 })]);

    expect(contacts.get('email')).toMatchObject({ attempts: 2, outcome: 'postponed', maybeSent: true });
  });

  it.each([
    ['accepted', [of.postponed(), of.accepted({ attempt: 2 })]],
    ['delivered', [of.accepted(), of.delivered()]],
    ['delivered', [of.delivered()]],
    ['failed', [of.postponed(), of.failed({ attempt: 2 })]],
    ['failed', [of.accepted(), of.failed({ attempt: 2 })]],
    ['postponed', [of.postponed()]],
    // A reminder that a provider could not take is tried again.
    ['postponed', [of.accepted(), of.postponed({ attempt: 2 })]],
    ['bounced', [of.accepted(), of.delivered(), of.undelivered()]],
    ['bounced', [of.accepted(), of.complained()]],
    ['accepted', [of.accepted(), of.undelivered({ class: 'temporary' })]],
    [
      'bounced',
      [
        of.undelivered({ class: 'temporary' }),
        of.undelivered({ class: 'temporary', providerMessageId: 'message-2' }),
      ],
    ],
  ] as const)('ends as %s', (outcome, facts) => {
    expect(foldFacts(facts).contacts.get('email')?.outcome).toBe(outcome);
  });

  it('is kept contact by contact', () => {
    const { contacts } = foldFacts([of.failed({ contactId: 'phone-1' }), of.accepted()]);

    expect(contacts.get('phone-1')?.outcome).toBe('failed');
    expect(contacts.get('email')?.outcome).toBe('accepted');
    expect(contacts.get('phone-2')).toBeUndefined();
  });
});
