import { mayReplace, mergedInto, supersededBy, toldInstead } from '../../domain/supersession.ts';
import { anAcceptedChange, at, HOUR } from '../support/builders.ts';

const later = { occurredAt: at(-60) };
const hearing = anAcceptedChange('parole-hearing-scheduled');
const moved = anAcceptedChange('parole-hearing-rescheduled', later);
const correctionOf = (supersedes: string, truth: object = { is: 'did-not-happen' }) =>
  anAcceptedChange('correction', { ...later, supersedes, details: { truth } });

describe('a revision', () => {
  it.each([
    ['earlier', -2 * HOUR],
    ['later', -60],
  ])('replaces what it names, though it speaks of an %s moment', (_, seconds) => {
    const wrong = anAcceptedChange('release-date-changed', { statusChangeId: 'SC-1' });
    const revised = anAcceptedChange('release-date-changed', {
      statusChangeId: 'SC-2',
      supersedes: 'SC-1',
      occurredAt: at(seconds),
    });

    expect(supersededBy(wrong, [wrong, revised])).toBe(revised);
    expect(supersededBy(revised, [wrong, revised])).toBeUndefined();
  });

  it('of old data replaces nothing: nobody is told of it', () => {
    const revised = anAcceptedChange('escape', {
      statusChangeId: 'SC-2',
      supersedes: 'SC-1',
      bulkLoad: true,
    });

    expect(supersededBy(anAcceptedChange('escape', { statusChangeId: 'SC-1' }), [revised])).toBeUndefined();
  });

  it.each([
    ['escape', 'escape', true],
    ['parole-hearing-rescheduled', 'parole-hearing-scheduled', true],
    ['parole-hearing-cancelled', 'parole-hearing-rescheduled', true],
    ['release-date-changed', 'release-date-set', true],
    ['correction', 'death', true],
    // Both are owed: one does not replace the other.
    ['recapture', 'escape', false],
    ['release', 'release-pending', false],
    ['escape', 'transfer', false],
    ['death', 'correction', false],
  ] as const)('by a %s of a %s is possible: %p', (eventType, earlier, isPossible) => {
    expect(mayReplace(eventType, earlier)).toBe(isPossible);
  });
});

describe('what was taken back', () => {
  it('replaces nothing: the hearing that was not moved is still to be told', () => {
    const history = [correctionOf('SC-parole-hearing-rescheduled'), moved, hearing];

    expect(supersededBy(hearing, history)).toBeUndefined();
  });

  it('still replaces it when only its date was wrong', () => {
    const truth = { is: 'other-date', date: '2026-10-23' };

    expect(supersededBy(hearing, [correctionOf(moved.statusChangeId, truth), moved])).toBe(moved);
  });

  it('is no recapture that an escape could be told with', () => {
    const escape = anAcceptedChange('escape');
    const recapture = anAcceptedChange('recapture', later);

    expect(mergedInto(escape, [escape, recapture])).toBe(recapture);
    expect(mergedInto(escape, [escape, recapture, correctionOf('SC-recapture')])).toBeUndefined();
  });
});

describe('what is not told', () => {
  it('is the older of two plans, of two places, and of what two feeds say the second', () => {
    const transfer = anAcceptedChange('transfer', { statusChangeId: 'SC-1' });
    const newer = anAcceptedChange('transfer', { statusChangeId: 'SC-2', ...later });
    const repeat = {
      ...anAcceptedChange('transfer', { statusChangeId: 'SC-0', receivedAt: at(1) }),
      feedId: 'boone-county-jail',
    };

    expect(toldInstead(transfer, [newer, transfer])).toBe(newer);
    expect(toldInstead(repeat, [transfer, repeat])).toBe(transfer);
    expect(toldInstead(hearing, [moved])).toBe(moved);
    expect(toldInstead(newer, [transfer, newer])).toBeUndefined();
  });
});
