import fc from 'fast-check';
import { after, calendarDate, dateOrInstant, instant, inUtc, timeZone } from '../../domain/times.ts';
import {
  CODE_VALID_SECONDS,
  LINK_VALID_SECONDS,
  PATIENCE_SECONDS,
  RESEND_AFTER_SECONDS,
  TRY_FOR_SECONDS,
  leaseSeconds,
  retryAfterSeconds,
} from '../../domain/timing.ts';

const sentinels = ['00000000', '99999999', '0000-00-00', '9999-99-99', '9999-12-31', '0001-01-01'];

describe('an instant', () => {
  it.each([
    '2026-03-07T22:15:00-06:00',
    '2026-03-07T22:15:00Z',
    '2026-03-07T22:15:00.123Z',
    '2024-02-29T00:00:00+05:30',
  ])('may be %s', (iso) => {
    expect(instant.parse(iso)).toBe(iso);
  });

  it.each([
    ...sentinels,
    ...sentinels.map((day) => `${day}T00:00:00Z`),
    '2026-02-30T10:00:00Z',
    '2025-02-29T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:60:00Z',
    '2026-01-01T10:00:60Z',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00:00+25:00',
    '2026-01-01',
    '1899-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    '٢٠٢٦-01-01T10:00:00Z',
    '2026-01-01T10:00:00Z\n',
    '',
    1_767_225_600,
    null,
  ])('may not be %j', (value) => {
    expect(instant.safeParse(value).success).toBe(false);
  });

  it('has an end: nobody needs ten thousand digits of a second', () => {
    expect(instant.safeParse(`2026-01-01T10:00:00.${'0'.repeat(10_000)}Z`).success).toBe(false);
  });

  it('is one that the calendar knows, whenever it is accepted', () => {
    const part = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 1890, max: 2210 }).map(String);
    const fraction = fc.constantFrom('', '.1', '.123', '.123456789', '.000000000000000000001');
    const zone = fc.oneof(
      fc.constant('Z'),
      fc.tuple(fc.constantFrom('+', '-'), part, part).map(([sign, h, m]) => `${sign}${h}:${m}`),
    );

    fc.assert(
      fc.property(
        fc.tuple(year, part, part, part, part, part, fraction, zone),
        ([y, mo, d, h, mi, s, f, z]) => {
          const iso = `${y}-${mo}-${d}T${h}:${mi}:${s}${f}${z}`;
          if (instant.safeParse(iso).success) expect(Number.isNaN(Date.parse(inUtc(iso)))).toBe(false);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('a day of the calendar', () => {
  it('may be a leap day', () => {
    expect(calendarDate.parse('2024-02-29')).toBe('2024-02-29');
  });

  it.each([...sentinels, '2026-02-29', '2026-2-3', '03/07/2026', '٢٠٢٦-٠١-٠١', '', 20_260_307])(
    'may not be %j',
    (value) => {
      expect(calendarDate.safeParse(value).success).toBe(false);
      expect(dateOrInstant.safeParse(value).success).toBe(false);
    },
  );

  it('may stand where the hour is not known yet', () => {
    expect(dateOrInstant.parse('2026-03-07')).toBe('2026-03-07');
    expect(dateOrInstant.parse('2026-03-07T22:15:00-06:00')).toBe('2026-03-07T22:15:00-06:00');
  });
});

describe('an instant in UTC', () => {
  it('sorts as a text as it does in time', () => {
    const when = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

    fc.assert(
      fc.property(when, when, (one, other) => {
        expect(Math.sign(one.getTime() - other.getTime())).toBe(
          inUtc(one.toISOString()) < inUtc(other.toISOString())
            ? -1
            : Number(inUtc(one.toISOString()) > inUtc(other.toISOString())),
        );
      }),
    );
  });

  it.each([
    ['2026-03-07T22:15:00-06:00', 86_400, '2026-03-09T04:15:00.000Z'],
    ['2026-10-31T18:00:00-05:00', 86_400, '2026-11-01T23:00:00.000Z'],
  ])('counts elapsed time across a change of the clocks: %s and a day', (from, seconds, expected) => {
    expect(after(from, seconds)).toBe(expected);
  });
});

describe('a time zone', () => {
  it.each(['America/Chicago', 'America/New_York', 'UTC'])('may be %s', (zone) => {
    expect(timeZone.parse(zone)).toBe(zone);
  });

  it.each(['', 'Missouri', 'America/Chicago\n', '../etc', 'x'.repeat(65), '__proto__'])(
    'may not be %j',
    (zone) => {
      expect(timeZone.safeParse(zone).success).toBe(false);
    },
  );
});

describe('the lengths of time', () => {
  it('let a lease outlive every run of its function, with five seconds for clocks that differ', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 900, noNaN: true }), (timeout) => {
        expect(leaseSeconds(timeout)).toBeGreaterThan(timeout + 5);
        expect(Number.isInteger(leaseSeconds(timeout))).toBe(true);
      }),
    );
  });

  it('wait longer from try to try, and never longer than half an hour', () => {
    const waits = Array.from({ length: 20 }, (_, round) => retryAfterSeconds(round + 1));

    expect(waits.slice(0, 7)).toEqual([60, 60, 120, 300, 600, 900, 1800]);
    expect(waits.slice(7)).toEqual(waits.slice(7).map(() => 1800));
  });

  it('keep a link usable longer than its message may take to arrive', () => {
    expect(LINK_VALID_SECONDS).toBeGreaterThan(TRY_FOR_SECONDS);
  });

  it('keep a code usable as long as it may still be sent', () => {
    expect(CODE_VALID_SECONDS).toBeGreaterThanOrEqual(TRY_FOR_SECONDS);
  });

  it('let the first codes arrive before they may be asked for again', () => {
    expect(RESEND_AFTER_SECONDS).toBeGreaterThan(PATIENCE_SECONDS + 60);
  });
});
