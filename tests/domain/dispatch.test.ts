import { after } from '../../domain/times.ts';
import {
  attemptsOf,
  closings,
  deliveryFact,
  escalatedBy,
  handOversOf,
  stillRunning,
  wavesOf,
  type Attempt,
  type Lot,
  type Task,
} from '../../domain/dispatch.ts';
import { dutyOfChange } from '../../domain/duty.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { MAILS_PER_REQUEST, TEXTS_PER_WAVE } from '../../domain/outcome.ts';
import { aContact, anAcceptedChange, aPhone, aRecipient, at, DAY, factsFor } from '../support/builders.ts';

const aLot = (different: Partial<Lot> = {}): Lot => ({
  change: anAcceptedChange('parole-hearing-scheduled'),
  duty: dutyOfChange(anAcceptedChange('parole-hearing-scheduled'), []),
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

  it('are not written for somebody whose duty is satisfied, or closed', () => {
    const satisfied = aTask({ facts: [of.accepted(), of.delivered()] });
    const closed = aTask({ facts: [of.accepted(), of.acknowledged(), of.superseded()] });

    for (const task of [satisfied, closed])
      expect(
        closings([task, { ...task, recipient: undefined }], aLot({ ofOffender: [newer] }), at(0)),
      ).toEqual([]);
  });

  it('are written although she answered, as long as nothing came that the law counts', () => {
    const answered = aTask({ facts: [of.accepted(), of.acknowledged()] });

    expect(closings([answered], aLot({ ofOffender: [newer] }), at(0))).toMatchObject([{ is: 'superseded' }]);
  });

  it('say that the news of an escape goes out with the news that he is back', () => {
    const change = anAcceptedChange('escape');
    const recapture = anAcceptedChange('recapture', { statusChangeId: 'SC-back', occurredAt: at(-60) });
    const lot = aLot({ change, ofOffender: [recapture, change], duty: dutyOfChange(change, []) });
    const told = aTask({ facts: [of.accepted()] });

    expect(closings([aTask()], lot, at(0))).toMatchObject([
      { is: 'merged', by: notificationIdFor('SC-back', 'victim-1') },
    ]);
    expect(attemptsOf(aTask(), lot, at(0))).toEqual([]);
    expect(closings([told], lot, at(0))).toEqual([]);
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

    expect(attemptsOf(aTask({ facts }), aLot(), at(60))).toMatchObject([
      { contact: aPhone(), number: 2, possibleDuplicate: false },
      { contact: aContact(), number: 2, possibleDuplicate: true },
    ]);
  });

  it('are none for somebody who withdrew or acknowledged', () => {
    expect(attemptsOf(aTask({ recipient: undefined }), aLot(), at(0))).toEqual([]);
    expect(
      attemptsOf(aTask({ facts: [of.accepted(), of.delivered(), of.acknowledged()] }), aLot(), at(0)),
    ).toEqual([]);
  });

  it('are none of a plan that is out of date, even when one channel took it before', () => {
    const halfTold = aTask({
      facts: [of.accepted(), of.postponed({ contactId: 'phone-1', channel: 'sms' })],
    });
    const lot = aLot({ ofOffender: [newer] });

    expect(attemptsOf(halfTold, lot, at(0))).toEqual([]);
    expect(stillRunning([halfTold], lot, at(0)).victimIds).toEqual([]);
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
        isReminder: false,
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
    isReminder: false,
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

describe('a second message about the same', () => {
  it('says that it is one', () => {
    const facts = [of.accepted(), of.accepted({ contactId: 'phone-1', channel: 'sms' })];

    expect(attemptsOf(aTask({ facts }), aLot(), at(3 * DAY))).toMatchObject([
      { number: 2, isReminder: true },
      { number: 2, isReminder: true },
    ]);
  });
});

describe('after the waves', () => {
  const failed = [of.failed(), of.failed({ contactId: 'phone-1', channel: 'sms' })];
  const postponed = [of.postponed(), of.postponed({ contactId: 'phone-1', channel: 'sms' })];
  const accepted = [of.accepted(), of.accepted({ contactId: 'phone-1', channel: 'sms' })];

  it('a person takes over whom every contact refused, and the ledger says so', () => {
    const opened = handOversOf([aTask({ facts: failed })], aLot(), at(7));

    expect(opened).toMatchObject([
      { kind: 'call', reason: 'no-channel-left', victimId: 'victim-1', deadline: aLot().duty.deadline },
      { kind: 'letter', reason: 'no-channel-left', victimId: 'victim-1' },
    ]);
    expect(opened.map((task) => escalatedBy(task, at(7)))).toMatchObject([
      { is: 'escalated', task: 'call', taskId: opened[0]?.taskId, at: at(7) },
      { is: 'escalated', task: 'letter', taskId: opened[1]?.taskId },
    ]);
  });

  it('opens the same task whenever it is asked', () => {
    const ids = (now: string) =>
      handOversOf([aTask({ facts: failed })], aLot(), now).map(({ taskId }) => taskId);

    expect(ids(at(7))).toEqual(ids(at(8)));
    expect(new Set(ids(at(7))).size).toBe(2);
  });

  it('another try is owed to whom a provider did not take, when it may be ready', () => {
    const running = stillRunning([aTask({ facts: postponed })], aLot(), at(0));

    expect(running).toEqual({ victimIds: ['victim-1'], dueAt: at(60) });
    expect(handOversOf([aTask({ facts: postponed })], aLot(), at(0))).toEqual([]);
  });

  it('whoever was told is looked at again when the next rung comes', () => {
    expect(stillRunning([aTask({ facts: accepted })], aLot(), at(0)).dueAt).toBe(at(3 * DAY));
  });

  it('whoever answered is looked at again when a reminder of the hearing comes', () => {
    const done = aTask({ facts: [...accepted, of.delivered(), of.acknowledged()] });
    const { details } = aLot().change;
    const hearingStart = 'hearingStart' in details ? details.hearingStart : '';

    expect(stillRunning([done], aLot(), at(0)).dueAt).toBe(after(hearingStart, -14 * DAY));
  });

  it('nobody is looked at again who withdrew, answered for good and has it by law, or has a person for both', () => {
    const withdrawn = aTask({ recipient: undefined });
    const done = aTask({ facts: [...accepted, of.delivered(), of.acknowledged({ noReminders: true })] });
    const withPerson = aTask({ facts: [...failed, of.escalated(), of.escalated({ task: 'letter' })] });

    expect(stillRunning([withdrawn, done, withPerson], aLot(), at(0))).toEqual({
      victimIds: [],
      dueAt: undefined,
    });
  });
});
