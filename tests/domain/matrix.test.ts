import { eventTypes, type EventType } from '../../domain/event-types.ts';
import { matrix } from '../../domain/matrix.ts';
import { urgencyOf } from '../../domain/urgency.ts';
import { anAcceptedChange, aStatusChange, at, DAY, HOUR } from '../support/builders.ts';

const now = at(0);
const dayIn = (seconds: number): string => at(seconds).slice(0, 10);

describe('the statutory matrix', () => {
  it('has a row with its paragraph for every type', () => {
    expect(Object.keys(matrix).toSorted()).toEqual(eventTypes.toSorted());
    for (const { paragraph } of Object.values(matrix)) expect(paragraph).not.toBe('');
  });

  it('tells of a transfer only those who asked for it, and of all else everyone', () => {
    expect(eventTypes.filter((type) => matrix[type].default === 'opt-in')).toEqual(['transfer']);
  });
});

describe('the urgency of a status change', () => {
  it.each(eventTypes)('%s is by itself what its row names first', (type) => {
    expect(urgencyOf(aStatusChange(type), [], now)).toBe(matrix[type].urgency[0]);
  });

  it.each([
    ['escape', 'emergency'],
    ['recapture', 'emergency'],
    ['correction', 'emergency'],
    ['release', 'emergency'],
    ['parole-hearing-scheduled', 'advance'],
    ['parole-hearing-rescheduled', 'advance'],
    ['parole-hearing-cancelled', 'advance'],
    ['hearing-result', 'advance'],
    ['release-pending', 'advance'],
    ['clemency', 'advance'],
    ['release-date-set', 'routine'],
    ['release-date-changed', 'routine'],
    ['death', 'routine'],
    ['transfer', 'routine'],
  ] as const satisfies readonly (readonly [EventType, string])[])('%s is %s by itself', (type, urgency) => {
    expect(urgencyOf(aStatusChange(type), [], now)).toBe(urgency);
  });

  it.each([
    ['24 hours before', at(DAY), 'advance'],
    ['a minute less', at(DAY - 60), 'emergency'],
    ['past', at(-HOUR), 'emergency'],
  ])('of a planned release is decided by the time left: %s', (_, plannedReleaseAt, urgency) => {
    const change = aStatusChange('release-pending', { details: { releaseKind: 'parole', plannedReleaseAt } });

    expect(urgencyOf(change, [], now)).toBe(urgency);
  });

  it('of a release on a bare day takes the day at its earliest', () => {
    const plannedReleaseAt = dayIn(DAY);

    expect(
      urgencyOf(
        aStatusChange('release-pending', { details: { releaseKind: 'parole', plannedReleaseAt } }),
        [],
        now,
      ),
    ).toBe('emergency');
  });

  it.each([
    [dayIn(5 * DAY), 'advance'],
    [dayIn(HOUR), 'emergency'],
  ])('of clemency is decided by the release that follows: %s', (releaseDate, urgency) => {
    const change = aStatusChange('clemency', { details: { clemencyKind: 'pardon', releaseDate } });

    expect(urgencyOf(change, [], now)).toBe(urgency);
  });

  it.each([
    ['release-date-set', 29, 'advance'],
    ['release-date-set', 32, 'routine'],
    ['release-date-changed', 29, 'advance'],
    ['release-date-changed', 32, 'routine'],
  ] as const)('of a %s in %i days is %s', (type, days, urgency) => {
    const change = aStatusChange(type, {
      details: {
        ...(type === 'release-date-changed' ? { previousReleaseDate: '2026-01-01' } : {}),
        releaseDate: dayIn(days * DAY),
      },
    });

    expect(urgencyOf(change, [], now)).toBe(urgency);
  });

  it.each([
    ['a day before it', -HOUR - DAY, {}, 'advance'],
    ['less than a day before it', -HOUR - DAY + 60, {}, 'emergency'],
    ['in a load of old data', -10 * DAY, { bulkLoad: true }, 'emergency'],
  ])('of a release that was announced %s', (_, receivedAgo, more, urgency) => {
    const announced = anAcceptedChange('release-pending', { receivedAt: at(receivedAgo), ...more });

    expect(urgencyOf(aStatusChange('release'), [announced], now)).toBe(urgency);
  });

  it('of a release is not lowered by the announcement of an earlier release', () => {
    const history = [
      anAcceptedChange('release', {
        statusChangeId: 'SC-b',
        occurredAt: at(-90 * DAY),
        receivedAt: at(-90 * DAY),
      }),
      anAcceptedChange('release-pending', {
        statusChangeId: 'SC-a',
        occurredAt: at(-100 * DAY),
        receivedAt: at(-100 * DAY),
        details: { releaseKind: 'furlough', plannedReleaseAt: dayIn(-90 * DAY) },
      }),
    ];

    expect(urgencyOf(aStatusChange('release', { statusChangeId: 'SC-c' }), history, now)).toBe('emergency');
  });
});
