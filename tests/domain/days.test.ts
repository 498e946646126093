import fc from 'fast-check';
import { addDays, dayOf, daysFrom, dayShardFor, dayShardsOf } from '../../domain/days.ts';

describe('days in UTC', () => {
  it.each([
    ['2026-03-07T23:59:59.999Z', '2026-03-07'],
    ['2026-03-08T00:00:00.000Z', '2026-03-08'],
    ['2026-03-08T00:00:00Z', '2026-03-08'],
  ])('%s is of %s', (at, day) => {
    expect(dayOf(at)).toBe(day);
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i days is %s', (day, days, then) => {
    expect(addDays(day, days)).toBe(then);
  });

  it('are counted with both ends, and none backwards', () => {
    expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysFrom('2026-03-01', '2026-03-01')).toEqual(['2026-03-01']);
    expect(daysFrom('2026-03-02', '2026-03-01')).toEqual([]);
  });

  it('have all the partitions that a fact can be in', () => {
    fc.assert(
      fc.property(fc.string(), (notificationId) => {
        expect(dayShardsOf('2026-03-07')).toContain(dayShardFor('2026-03-07T10:00:00.000Z', notificationId));
      }),
    );
  });
});
