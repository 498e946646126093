import fc from 'fast-check';
import { addBusinessDays, businessDaysBefore, isOfficeOpen } from '../../domain/business-days.ts';

const isAt = (iso: string): string => new Date(iso).toISOString();
const openAtTen = (day: string): boolean =>
  isOfficeOpen(`${day}T10:00:00-06:00`) && isOfficeOpen(`${day}T11:00:00-06:00`);

describe('the office', () => {
  it.each([
    ['New Year', '2026-01-01'],
    ['Martin Luther King Day', '2026-01-19'],
    ['Lincoln Day', '2026-02-12'],
    ["Washington's birthday", '2026-02-16'],
    ['Truman Day', '2026-05-08'],
    ['Memorial Day', '2026-05-25'],
    ['Memorial Day of a month with five Mondays', '2027-05-31'],
    ['Juneteenth', '2026-06-19'],
    ['Independence Day, kept on the Friday before a Saturday', '2026-07-03'],
    ['Labor Day', '2026-09-07'],
    ['Columbus Day', '2026-10-12'],
    ['Veterans Day', '2026-11-11'],
    ['Thanksgiving', '2026-11-26'],
    ['Christmas', '2026-12-25'],
    ['Independence Day, kept on the Monday after a Sunday', '2027-07-05'],
    ['New Year of the next year, on a Saturday', '2027-12-31'],
    ['a Saturday', '2026-05-02'],
    ['a Sunday', '2026-05-03'],
  ])('is closed on %s, %s', (_, day) => {
    expect(openAtTen(day)).toBe(false);
  });

  it.each(['2026-01-02', '2026-07-06', '2026-11-27', '2026-05-18', '2026-02-13', '2026-05-11', '2026-10-26'])(
    'is open on %s',
    (day) => {
      expect(openAtTen(day)).toBe(true);
    },
  );

  it('has 13 holidays a year', () => {
    const first = Date.parse('2026-01-01T18:00:00Z');
    const days = Array.from({ length: 365 }, (_, n) => new Date(first + n * 86_400_000).toISOString());
    const isWeekday = (at: string): boolean => ![0, 6].includes(new Date(at).getUTCDay());

    expect(days.filter((at) => isWeekday(at) && !isOfficeOpen(at))).toHaveLength(13);
  });

  it.each([
    ['2026-05-04T07:59:59-05:00', false],
    ['2026-05-04T08:00:00-05:00', true],
    ['2026-05-04T16:59:59-05:00', true],
    ['2026-05-04T17:00:00-05:00', false],
    ['2026-01-05T08:00:00-06:00', true],
  ])('at %s is open: %s', (at, isOpen) => {
    expect(isOfficeOpen(at)).toBe(isOpen);
  });
});

describe('business days', () => {
  it.each([
    ['a Tuesday', '2026-05-05T10:00:00-05:00', 2, '2026-05-07T10:00:00-05:00'],
    ['a Friday, over the weekend', '2026-05-01T10:00:00-05:00', 2, '2026-05-05T10:00:00-05:00'],
    ['a Saturday', '2026-05-02T10:00:00-05:00', 1, '2026-05-04T10:00:00-05:00'],
    ['a Thursday, over a holiday', '2026-05-07T10:00:00-05:00', 1, '2026-05-11T10:00:00-05:00'],
    ['late in the evening', '2026-05-05T23:00:00-05:00', 1, '2026-05-06T17:00:00-05:00'],
    ['early in the morning', '2026-05-05T03:00:00-05:00', 1, '2026-05-06T08:00:00-05:00'],
    ['over the autumn change', '2026-10-30T10:00:00-05:00', 1, '2026-11-02T10:00:00-06:00'],
    ['late in Missouri, the next day in UTC', '2026-05-06T02:00:00Z', 1, '2026-05-06T17:00:00-05:00'],
  ])('are counted forward from %s', (_, from, days, to) => {
    expect(addBusinessDays(from, days)).toBe(isAt(to));
  });

  it.each([
    ['a Tuesday', '2026-05-12T10:00:00-05:00', 5, '2026-05-04T10:00:00-05:00'],
    ['a Monday', '2026-05-04T10:00:00-05:00', 1, '2026-05-01T10:00:00-05:00'],
    ['a Sunday at midnight', '2026-05-03T00:00:00-05:00', 1, '2026-05-01T08:00:00-05:00'],
    ['the end of a day', '2026-03-05T23:59:59.999-06:00', 5, '2026-02-26T17:00:00-06:00'],
  ])('are counted back from %s', (_, from, days, to) => {
    expect(businessDaysBefore(from, days)).toBe(isAt(to));
  });

  it('end within office hours, and never on the other side', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 20 }),
        (date, days) => {
          const from = date.toISOString();
          const later = addBusinessDays(from, days);
          const earlier = businessDaysBefore(from, days);
          const lastMoment = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

          expect(later > from && earlier < from).toBe(true);
          expect(isOfficeOpen(later) || isOfficeOpen(lastMoment(later))).toBe(true);
          expect(isOfficeOpen(earlier) || isOfficeOpen(lastMoment(earlier))).toBe(true);
        },
      ),
    );
  });
});
