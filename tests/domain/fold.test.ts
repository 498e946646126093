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
      of.discharged(),
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
        expect(other.state).toBe(one.state);
        expect(Object.fromEntries(other.contacts)).toEqual(Object.fromEntries(one.contacts));
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

describe('the history of a contact', () => {
  it('counts the tries, and remembers that one may have reached her', () => {
    const { contacts } = foldFacts([of.postponed({ maybeSent: true }), of.postponed({ attempt: 2 })]);

    expect(contacts.get('email')).toEqual({ attempts: 2, outcome: 'postponed', maybeSent: true });
  });

  it.each([
    ['accepted', [of.postponed(), of.failed({ attempt: 2 }), of.accepted({ attempt: 3 })]],
    ['failed', [of.postponed(), of.failed({ attempt: 2 })]],
    ['postponed', [of.postponed()]],
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
