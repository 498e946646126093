import {
  attemptsOf,
  closings,
  deliveryFact,
  escalations,
  stillOwed,
  wavesOf,
  type Attempt,
  type Lot,
  type Task,
} from '../../domain/dispatch.ts';
import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { MAILS_PER_REQUEST, TEXTS_PER_WAVE } from '../../domain/outcome.ts';
import { TRY_FOR_SECONDS } from '../../domain/timing.ts';
import { aContact, anAcceptedChange, aPhone, aRecipient, at, factsFor } from '../support/builders.ts';

const aLot = (different: Partial<Lot> = {}): Lot => ({
  change: anAcceptedChange('parole-hearing-scheduled'),
  ofOffender: [],
  statusChangePage: 'SC-parole-hearing-scheduled#0',
  victimIds: ['victim-1'],
  again: false,
  suspect: false,
  ...different,
});
const of = factsFor('SC-parole-hearing-scheduled');
const aTask = (different: Partial<Task> = {}): Task => ({
  owed: {
    notificationId: notificationIdFor('SC-parole-hearing-scheduled', 'victim-1'),
    victimId: 'victim-1',
  },
  recipient: aRecipient(),
  facts: [],
  ...different,
});
const newer = anAcceptedChange('parole-hearing-cancelled', {
  statusChangeId: 'SC-newer',
  occurredAt: at(-60),
});

describe('ends without a message', () => {
  it('are none for somebody who is to be told', () => {
    expect(closings([aTask()], aLot(), at(0))).toEqual([]);
  });

  it('are written for somebody who withdrew', () => {
    expect(closings([aTask({ recipient: undefined })], aLot(), at(9))).toEqual([
      {
        is: 'discharged',
        reason: 'withdrawn',
        notificationId: notificationIdFor('SC-parole-hearing-scheduled', 'victim-1'),
        statusChangePage: 'SC-parole-hearing-scheduled#0',
        at: at(9),
      },
    ]);
  });

  it('are written, with the newer id, for somebody whom a newer status change tells better', () => {
    const [closing] = closings([aTask()], aLot({ ofOffender: [newer] }), at(0));

    expect(closing).toMatchObject({ is: 'superseded', by: 'SC-newer' });
  });

  it('are not written for somebody who was told already', () => {
    const told = aTask({ facts: [of.accepted()] });

    expect(closings([told, { ...told, recipient: undefined }], aLot({ ofOffender: [newer] }), at(0))).toEqual(
      [],
    );
  });
});

describe('the messages that go out now', () => {
  it('are one on each channel, the first try', () => {
    expect(attemptsOf(aTask(), aLot(), at(0))).toMatchObject([
      { contact: aPhone(), number: 1, possibleDuplicate: false },
      { contact: aContact(), number: 1, possibleDuplicate: false },
    ]);
  });

  it('are marked when an earlier try may have reached her', () => {
    const facts = [of.postponed({ maybeSent: true }), of.postponed({ contactId: 'phone-1', channel: 'sms' })];

    expect(attemptsOf(aTask({ facts }), aLot(), at(0))).toMatchObject([
      { contact: aPhone(), number: 2, possibleDuplicate: false },
      { contact: aContact(), number: 2, possibleDuplicate: true },
    ]);
  });

  it('are none for somebody who withdrew or acknowledged', () => {
    expect(attemptsOf(aTask({ recipient: undefined }), aLot(), at(0))).toEqual([]);
    expect(attemptsOf(aTask({ facts: [of.acknowledged()] }), aLot(), at(0))).toEqual([]);
  });

  it('are none of a plan that is out of date, even when one channel took it before', () => {
    const halfTold = aTask({
      facts: [of.accepted(), of.postponed({ contactId: 'phone-1', channel: 'sms' })],
    });
    const lot = aLot({ ofOffender: [newer] });

    expect(attemptsOf(halfTold, lot, at(0))).toEqual([]);
    expect(stillOwed([halfTold], lot, at(0))).toEqual([]);
  });
});

describe('waves', () => {
  const attempts = (count: number): readonly Attempt[] =>
    Array.from({ length: count }, (_, n) => [aPhone(n), aContact()]).flatMap((contacts, n) =>
      contacts.map((contact) => ({
        notificationId: `n-${Math.floor(n)}`,
        recipient: aRecipient(),
        contact,
        number: 1,
        possibleDuplicate: false,
      })),
    );

  it.each([0, 1, 15, 16, 25, 26, 100])(
    'hold each of %i attempts once, e-mail first, one channel each',
    (count) => {
      const all = attempts(count);

      const waves = wavesOf(all);

      expect(waves.flat()).toHaveLength(all.length);
      expect(new Set(waves.flat()).size).toBe(all.length);
      const channels = waves.map((wave) => [...new Set(wave.map(({ contact }) => contact.channel))].join());
      expect(channels).toEqual([
        ...Array.from({ length: Math.ceil(count / MAILS_PER_REQUEST) }, () => 'email'),
        ...Array.from({ length: Math.ceil(count / TEXTS_PER_WAVE) }, () => 'sms'),
      ]);
      for (const wave of waves) {
        expect(wave.length).toBeGreaterThan(0);
        expect(wave.length).toBeLessThanOrEqual(
          wave[0]?.contact.channel === 'sms' ? TEXTS_PER_WAVE : MAILS_PER_REQUEST,
        );
      }
    },
  );

  it('end within one write of the ledger', () => {
    expect(Math.max(MAILS_PER_REQUEST, TEXTS_PER_WAVE)).toBeLessThanOrEqual(25);
  });
});

describe('what is written down of a try', () => {
  const attempt: Attempt = {
    notificationId: 'n',
    recipient: aRecipient(),
    contact: aPhone(),
    number: 2,
    possibleDuplicate: true,
  };

  it('names the contact, never the address', () => {
    const fact = deliveryFact(
      attempt,
      { is: 'accepted', providerMessageId: 'm' },
      { at: at(0), linkHash: 'h' },
    );

    expect(fact).toEqual({
      is: 'accepted',
      providerMessageId: 'm',
      notificationId: 'n',
      contactId: 'phone-1',
      channel: 'sms',
      attempt: 2,
      possibleDuplicate: true,
      at: at(0),
      linkHash: 'h',
    });
    expect(JSON.stringify(fact)).not.toContain(aPhone().address);
  });

  it('bears no mark when there is nothing to mark', () => {
    expect(
      deliveryFact(
        { ...attempt, possibleDuplicate: false },
        { is: 'failed', reason: 'opted-out' },
        { at: at(0) },
      ),
    ).not.toHaveProperty('possibleDuplicate');
  });
});

describe('after the waves', () => {
  const failed = [of.failed(), of.failed({ contactId: 'phone-1', channel: 'sms' })];
  const postponed = [of.postponed(), of.postponed({ contactId: 'phone-1', channel: 'sms' })];

  it('a person takes over whom every contact refused', () => {
    expect(escalations([aTask({ facts: failed })], aLot(), at(7))).toMatchObject([
      { is: 'escalated', reason: 'no-channel-left', at: at(7) },
    ]);
  });

  it('a person takes over after three days', () => {
    expect(escalations([aTask({ facts: postponed })], aLot(), at(TRY_FOR_SECONDS + 1))).toMatchObject([
      { is: 'escalated', reason: 'tried-too-long' },
    ]);
  });

  it('another try is owed to whom a provider did not take', () => {
    expect(stillOwed([aTask({ facts: postponed })], aLot(), at(0))).toEqual(['victim-1']);
    expect(escalations([aTask({ facts: postponed })], aLot(), at(0))).toEqual([]);
  });

  it('nothing is owed to whoever was told, withdrew, or has a person', () => {
    const told = aTask({ facts: [of.accepted(), of.accepted({ contactId: 'phone-1', channel: 'sms' })] });
    const withdrawn = aTask({ recipient: undefined });
    const escalated = aTask({ facts: [...failed, of.escalated()] });

    expect(stillOwed([told, withdrawn, escalated], aLot(), at(0))).toEqual([]);
    expect(escalations([told, withdrawn, escalated], aLot(), at(0))).toEqual([]);
    expect(foldFacts(escalated.facts).state).toBe('escalated');
  });
});
