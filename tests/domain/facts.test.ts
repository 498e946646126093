import { fact, factKey } from '../../domain/facts.ts';
import { at, factsFor } from '../support/builders.ts';

const of = factsFor();
const all = [
  of.created(),
  of.quarantined(),
  of.accepted(),
  of.failed(),
  of.postponed(),
  of.acknowledged(),
  of.escalated(),
  of.superseded(),
  of.merged(),
  of.discharged(),
  of.delivered(),
  of.undelivered(),
  of.complained(),
  of.letterPosted(),
  of.letterReturned(),
  of.toldByPerson(),
  of.toldByStatewideSystem(),
  of.unreachable(),
  of.askedToTakePart(),
  of.requestAnswered(),
];

describe('a fact', () => {
  it.each(all.map((one) => [one.is, one] as const))('%s is read as it was written', (_, one) => {
    expect(fact.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  });

  it.each(all.map((one) => [one.is, one] as const))(
    '%s holds nothing else, above all no person',
    (_, one) => {
      expect(fact.safeParse({ ...one, phone: '+15735550001' }).success).toBe(false);
      expect(fact.safeParse({ ...one, at: 'yesterday' }).success).toBe(false);
    },
  );

  it('has a key of its own for each thing that can happen', () => {
    const keys = all.map(factKey);

    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has the same key whenever it is written', () => {
    expect(all.map((one) => factKey({ ...one, at: at(99) }))).toEqual(all.map(factKey));
  });

  it('has another key for another contact, try, or message', () => {
    const keys = [
      of.accepted(),
      of.accepted({ attempt: 2 }),
      of.accepted({ contactId: 'phone-1' }),
      // Two workers sent it: both messages are on record.
      of.accepted({ providerMessageId: 'message-2' }),
      of.failed(),
      of.failed({ attempt: 2 }),
      of.postponed({ contactId: 'phone-1' }),
      of.delivered(),
      of.delivered({ providerMessageId: 'message-2' }),
      of.undelivered(),
      of.escalated(),
      of.escalated({ task: 'letter' }),
    ].map(factKey);

    expect(new Set(keys).size).toBe(keys.length);
  });
});
