import fc from 'fast-check';
import { eachOnce, firstOfSame } from '../../domain/same-news.ts';
import type { EventType } from '../../domain/event-types.ts';
import type { AcceptedStatusChange } from '../../domain/status-change.ts';
import { anAcceptedChange, at, DAY, HOUR } from '../support/builders.ts';

type Different = { readonly receivedAt?: string; readonly feedId?: string } & Readonly<
  Record<string, unknown>
>;

const aChange = (
  eventType: EventType,
  statusChangeId: string,
  { feedId = 'department', ...different }: Different = {},
): AcceptedStatusChange => ({ ...anAcceptedChange(eventType, { statusChangeId, ...different }), feedId });

const first = aChange('escape', 'SC-first');
const other: Different = { feedId: 'boone-county-jail', receivedAt: at(60) };
const correction = (supersedes: string, different: Different = {}): AcceptedStatusChange =>
  aChange('correction', `SC-of-${supersedes}`, { supersedes, receivedAt: at(30), ...different });

describe('the same news from two feeds', () => {
  it('is told as the one that was received first', () => {
    const repeat = aChange('escape', 'SC-repeat', other);

    expect(firstOfSame(repeat, [first, repeat])).toBe(first);
    expect(firstOfSame(first, [first, repeat])).toBeUndefined();
  });

  it.each([
    ['has its moment five minutes off', { occurredAt: at(-HOUR - 300) }, true],
    ['has its moment further off', { occurredAt: at(-HOUR - 301) }, false],
    ['was recorded days later', { recordedAt: at(-60) }, true],
    ['names another institution', { facility: 'Sample Center' }, true],
    ['names another person', { offenderName: { first: 'BLAIR', last: 'OTHERMAN' } }, false],
    ['comes from the same feed: another id is another event there', { feedId: 'department' }, false],
    ['is old data', { bulkLoad: true }, false],
    ['revises the first', { supersedes: 'SC-first' }, false],
  ])('is none when it %s: %j', (_, different, isSame) => {
    const repeat = aChange('escape', 'SC-repeat', { ...other, ...different });

    expect(firstOfSame(repeat, [first]) === first).toBe(isSame);
  });

  it.each([
    ['one instant in two zones', '2026-09-22T14:30:00Z', true],
    ['two instants', '2026-09-22T15:30:00Z', false],
  ])('compares what is planned: %s', (_, hearingStart, isSame) => {
    const hearing = aChange('parole-hearing-scheduled', 'SC-1');
    const details = { hearingKind: 'parole', hearingStart, mode: 'video' };
    const repeat = aChange('parole-hearing-scheduled', 'SC-2', { ...other, details });

    expect(firstOfSame(repeat, [hearing]) === hearing).toBe(isSame);
  });

  it('can be told anew after it was taken back', () => {
    const again = aChange('escape', 'SC-again', other);

    expect(firstOfSame(again, [first, correction('SC-first')])).toBeUndefined();
    expect(firstOfSame(again, [first, correction('SC-first', { receivedAt: at(90) })])).toBe(first);
  });
});

describe('the history of an offender', () => {
  it('holds what two feeds reported once, newest first', () => {
    const recapture = aChange('recapture', 'SC-back', { occurredAt: at(-60) });
    const repeats = [
      aChange('escape', 'SC-repeat', other),
      aChange('recapture', 'SC-back-2', { ...other, occurredAt: at(-61) }),
    ];

    expect(eachOnce([first, ...repeats, recapture])).toEqual([recapture, first]);
  });

  it('lets a correction of a repeat correct the first, and two feeds correct it once', () => {
    const repeat = aChange('escape', 'SC-repeat', other);
    const ofRepeat = correction('SC-repeat', { feedId: 'boone-county-jail', receivedAt: at(90) });
    const ofFirst = correction('SC-first', { receivedAt: at(DAY), occurredAt: at(-5) });

    expect(eachOnce([ofFirst, ofRepeat, repeat, first])).toEqual([
      { ...ofRepeat, supersedes: 'SC-first' },
      first,
    ]);
  });

  it('is the same in whatever order it is read', () => {
    const history = [
      first,
      aChange('escape', 'SC-repeat', other),
      aChange('escape', 'SC-third', { feedId: 'jail', occurredAt: at(-HOUR + 299), receivedAt: at(61) }),
      aChange('recapture', 'SC-back', { occurredAt: at(-60) }),
      aChange('recapture', 'SC-back-2', { ...other, occurredAt: at(-61), receivedAt: at(0) }),
      correction('SC-back-2', { receivedAt: at(0) }),
    ];

    fc.assert(
      fc.property(fc.shuffledSubarray(history, { minLength: history.length }), (shuffled) => {
        expect(eachOnce(shuffled)).toEqual(eachOnce(history));
      }),
    );
    expect(eachOnce(history).map(({ statusChangeId }) => statusChangeId)).toHaveLength(3);
  });
});
