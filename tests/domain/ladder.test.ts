import fc from 'fast-check';
import type { Fact } from '../../domain/facts.ts';
import { foldFacts } from '../../domain/fold.ts';
import { nextStep } from '../../domain/ladder.ts';
import { TRY_FOR_SECONDS } from '../../domain/timing.ts';
import { aContact, aPhone, aRecipient, at, factsFor } from '../support/builders.ts';

const of = factsFor();
const her = aRecipient({ contacts: [aContact(), aPhone(1), aPhone(2)] });
const step = (facts: readonly Fact[], recipient = her, seconds = 0) =>
  nextStep(recipient, foldFacts(facts), at(0), at(seconds));
const contactsOf = (next: ReturnType<typeof nextStep>) =>
  next.is === 'send' ? next.to.map(({ contactId }) => contactId).toSorted() : next;

describe('the next step of the ladder', () => {
  it('is to use each channel at once, through its first contact', () => {
    expect(contactsOf(step([of.created()]))).toEqual(['email', 'phone-1']);
  });

  it.each([
    ['failed', [of.failed({ contactId: 'phone-1' })], ['email', 'phone-2']],
    ['accepted', [of.accepted({ contactId: 'phone-1' })], ['email']],
    ['postponed', [of.postponed({ contactId: 'phone-1' })], ['email', 'phone-1']],
  ] as const)('after a contact %s goes to whom it must', (_, facts, next) => {
    expect(contactsOf(step(facts))).toEqual(next);
  });

  it('passes over a contact that may not be used', () => {
    const some = aRecipient({
      contacts: [aContact({ usable: false }), aPhone(1, { usable: false }), aPhone(2)],
    });

    expect(contactsOf(step([], some))).toEqual(['phone-2']);
  });

  it.each([
    ['no contact may be used', [], aRecipient({ contacts: [aContact({ usable: false })] })],
    ['there is no contact', [], aRecipient({ contacts: [] })],
    [
      'every contact refused',
      [of.failed(), of.failed({ contactId: 'phone-1' }), of.failed({ contactId: 'phone-2' })],
      her,
    ],
  ])('is a person, when %s', (_, facts, recipient) => {
    expect(step(facts, recipient)).toEqual({ is: 'escalate', reason: 'no-channel-left' });
  });

  it('is rest, when one channel took it and the others are used up', () => {
    expect(
      step([of.accepted(), of.failed({ contactId: 'phone-1' }), of.failed({ contactId: 'phone-2' })]),
    ).toEqual({ is: 'rest' });
    expect(step([of.accepted(), of.accepted({ contactId: 'phone-1' })])).toEqual({ is: 'rest' });
  });

  it.each([
    ['acknowledged', of.acknowledged()],
    ['escalated', of.escalated()],
    ['superseded', of.superseded()],
    ['discharged', of.discharged()],
    ['quarantined', of.quarantined()],
  ])('is rest, when it is %s', (_, end) => {
    expect(step([end])).toEqual({ is: 'rest' });
    expect(step([of.postponed(), end], her, TRY_FOR_SECONDS + 1)).toEqual({ is: 'rest' });
  });

  it('is to try on for three days, and then a person', () => {
    const facts = [of.postponed(), of.postponed({ contactId: 'phone-1' })];

    expect(contactsOf(step(facts, her, TRY_FOR_SECONDS))).toEqual(['email', 'phone-1']);
    expect(step(facts, her, TRY_FOR_SECONDS + 1)).toEqual({ is: 'escalate', reason: 'tried-too-long' });
  });

  it('is rest after three days, when one channel took it', () => {
    expect(step([of.accepted(), of.postponed({ contactId: 'phone-1' })], her, TRY_FOR_SECONDS + 1)).toEqual({
      is: 'rest',
    });
  });

  it('never goes to a contact that took it or refused it, nor twice into one channel', () => {
    const delivery = fc
      .record({
        contactId: fc.constantFrom('email', 'phone-1', 'phone-2'),
        attempt: fc.integer({ min: 1, max: 3 }),
      })
      .chain((where) => fc.constantFrom(of.accepted(where), of.failed(where), of.postponed(where)));

    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 8 }), (facts) => {
        const next = step(facts);
        if (next.is !== 'send') return;
        const { contacts } = foldFacts(facts);
        for (const { contactId } of next.to)
          expect(['postponed', undefined]).toContain(contacts.get(contactId)?.outcome);
        expect(new Set(next.to.map(({ channel }) => channel)).size).toBe(next.to.length);
      }),
    );
  });
});
