import { hearingAhead } from '../../domain/hearings-ahead.ts';
import { anAcceptedChange, at, DAY, NOW } from '../support/builders.ts';

const scheduled = anAcceptedChange('parole-hearing-scheduled');
const moved = anAcceptedChange('parole-hearing-rescheduled', { occurredAt: at(-60), recordedAt: at(-60) });
const off = anAcceptedChange('parole-hearing-cancelled', { occurredAt: at(-30), recordedAt: at(-30) });
const corrected = (truth: object) =>
  anAcceptedChange('correction', { supersedes: scheduled.statusChangeId, details: { truth } });
const START = '2026-09-22T14:30:00.000Z';

describe('a hearing', () => {
  it('is ahead until it begins', () => {
    expect(hearingAhead(scheduled, [scheduled], NOW)?.start).toBe(START);
    expect(hearingAhead(scheduled, [scheduled], new Date(START))?.start).toBe(START);
    expect(hearingAhead(scheduled, [scheduled], new Date('2026-09-22T14:30:00.001Z'))).toBeUndefined();
  });

  it('that has a new date is ahead on that date only', () => {
    const all = [scheduled, moved];

    expect(hearingAhead(scheduled, all, NOW)).toBeUndefined();
    expect(hearingAhead(moved, all, NOW)?.start).toBe('2026-10-22T14:30:00.000Z');
  });

  it('that is canceled is not ahead', () => {
    expect(hearingAhead(moved, [scheduled, moved, off], NOW)).toBeUndefined();
  });

  it.each([
    ['did not happen', { is: 'did-not-happen' }, undefined],
    ['has another time', { is: 'other-date', date: '2026-09-23T09:00:00-05:00' }, '2026-09-23T14:00:00.000Z'],
    ['is on another day', { is: 'other-date', date: '2026-09-23' }, '2026-09-23'],
  ])('that was told wrongly and %s is ahead as is true', (_, truth, start) => {
    expect(hearingAhead(scheduled, [scheduled, corrected(truth)], NOW)?.start).toBe(start);
  });

  it('without a time of day is ahead until its day is over in Missouri', () => {
    const all = [scheduled, corrected({ is: 'other-date', date: '2026-05-04' })];

    expect(hearingAhead(scheduled, all, new Date('2026-05-05T04:59:59Z'))?.start).toBe('2026-05-04');
    expect(hearingAhead(scheduled, all, new Date('2026-05-05T05:00:00Z'))).toBeUndefined();
  });

  it('of old data, which nobody is told of, is not ahead, nor is anything else', () => {
    const old = anAcceptedChange('parole-hearing-scheduled', { bulkLoad: true });

    expect(hearingAhead(old, [old], NOW)).toBeUndefined();
    expect(hearingAhead(off, [off], NOW)).toBeUndefined();
    expect(hearingAhead(anAcceptedChange('escape'), [], new Date(NOW.getTime() - DAY))).toBeUndefined();
  });
});
