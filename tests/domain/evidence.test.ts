import fc from 'fast-check';
import { evidenceOf, type DutyOutcome } from '../../domain/evidence.ts';
import type { Fact } from '../../domain/facts.ts';
import { at, DAY, factsFor, HOUR } from '../support/builders.ts';

const of = factsFor();
const deadline = at(DAY);
const created = of.created({ deadline });
const [before, after] = [at(DAY - HOUR), at(DAY + HOUR)];
const outcome = (facts: readonly Fact[], now: string): DutyOutcome | undefined =>
  evidenceOf(facts, now)?.outcome;

describe('what became of a duty', () => {
  it.each<[DutyOutcome, string, readonly Fact[], string]>([
    ['met', 'an e-mail was delivered before the deadline', [of.delivered({ at: before })], after],
    ['met', 'an e-mail was delivered at the deadline', [of.delivered({ at: deadline })], after],
    ['late', 'an e-mail was delivered after the deadline', [of.delivered({ at: after })], after],
    [
      'met',
      'a letter was posted on the day of the deadline',
      [of.letterPosted({ postedOn: '2026-05-05' })],
      after,
    ],
    ['late', 'a letter was posted the day after', [of.letterPosted({ postedOn: '2026-05-06' })], at(9 * DAY)],
    ['met', 'the statewide system told her', [of.toldByStatewideSystem()], after],
    [
      'met',
      'it was satisfied before it was superseded',
      [of.delivered({ at: before }), of.superseded()],
      after,
    ],
    [
      'unprovable',
      'a text reached her and nothing else',
      [of.delivered({ channel: 'sms', at: before })],
      after,
    ],
    ['unprovable', 'she acknowledged a text and nothing else', [of.acknowledged()], after],
    ['unprovable', 'the e-mail came back', [of.delivered({ at: before }), of.undelivered()], after],
    ['unprovable', 'a person found no way', [of.escalated(), of.unreachable()], after],
    ['unprovable', 'nothing was recorded', [], after],
    ['with-a-person', 'a person was asked, and the deadline is ahead', [of.escalated()], before],
    ['open', 'the deadline is ahead', [of.accepted()], before],
    ['open', 'it is the very moment of the deadline', [], deadline],
    ['superseded', 'newer news replaced it', [of.superseded()], after],
    ['merged', 'it was told with a newer one', [of.merged()], after],
    ['discharged', 'she withdrew', [of.discharged()], after],
  ])('is %s when %s', (expected, _, facts, now) => {
    expect(outcome([created, ...facts], now)).toBe(expected);
  });

  it('is quarantined as long as nobody has let it go, whatever day it is', () => {
    expect(outcome([of.quarantined()], at(99 * DAY))).toBe('quarantined');
    expect(outcome([of.quarantined(), created], before)).toBe('open');
    expect(outcome([of.quarantined(), of.discharged()], before)).toBe('discharged');
  });

  it('takes the postmark by the calendar of Missouri, where the deadline is a day earlier than in UTC', () => {
    const lateInTheEvening = of.created({ deadline: '2026-05-06T03:00:00.000Z' });

    expect(outcome([lateInTheEvening, of.letterPosted({ postedOn: '2026-05-05' })], at(9 * DAY))).toBe('met');
    expect(outcome([lateInTheEvening, of.letterPosted({ postedOn: '2026-05-06' })], at(9 * DAY))).toBe(
      'late',
    );
  });
});

describe('the evidence of a notification', () => {
  const all = [
    created,
    of.accepted({ at: at(1) }),
    of.delivered({ at: at(2) }),
    of.letterPosted({ at: at(5), trackingNumber: '9400' }),
    of.acknowledged(),
    of.escalated({ at: at(4) }),
  ];

  it('names the law, the deadline, and what proves that it was met', () => {
    expect(evidenceOf(all, after)).toMatchObject({
      notificationId: created.notificationId,
      statusChangeId: 'SC-escape',
      since: at(0),
      duty: { paragraph: '1(5)(d), 1(7)(e)', deadline, clockBasis: 'occurred' },
      proof: { by: 'email', at: at(2), reference: 'message-1' },
      acknowledgedAt: at(0),
      tasks: ['call'],
    });
  });

  it.each([
    [of.letterPosted({ trackingNumber: '9400' }), 'certified-letter', '9400'],
    [of.letterPosted(), 'certified-letter', 'task-1'],
    [of.toldByStatewideSystem(), 'statewide-system', 'VINE-1'],
  ])('refers to what a stranger can ask for: %#', (fact, by, reference) => {
    expect(evidenceOf([created, fact], after)?.proof).toMatchObject({ by, reference });
  });

  it('names no proof where there is none', () => {
    expect(evidenceOf([created, of.accepted()], after)?.proof).toBeUndefined();
  });

  it('leads to what was told instead', () => {
    expect(evidenceOf([created, of.merged()], after)?.toldBy).toBe('notification-2');
    expect(evidenceOf([created, of.superseded()], after)?.toldBy).toBe('SC-newer');
  });

  it('says that staff told her', () => {
    expect(evidenceOf([created, { ...of.toldByPerson(), at: at(7) }], after)?.acknowledgedAt).toBe(at(7));
  });

  it('is the same in whatever order the facts come, the duty first', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const evidence = evidenceOf(shuffled, after);

        expect(evidence).toEqual(evidenceOf(all, after));
        expect(evidence?.facts.map(({ at: moment }) => moment)).toEqual(
          all.map((fact) => fact.at).toSorted(),
        );
        expect(evidence?.facts[0]).toEqual(created);
      }),
    );
  });

  it('is none where no duty was', () => {
    expect(evidenceOf([of.accepted()], after)).toBeUndefined();
    expect(evidenceOf([], after)).toBeUndefined();
  });
});
