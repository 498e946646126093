import fc from 'fast-check';
import { languages } from '../../domain/contact.ts';
import { fullDate, fullDay, shortDate, shortWhen } from '../../domain/dates.ts';
import { septets } from '../../domain/segments.ts';

describe('dates as victims read them', () => {
  it.each([
    ['en', '2027-01-20', 'Wednesday, January 20, 2027'],
    ['es', '2027-01-20', 'miércoles, 20 de enero de 2027'],
    ['en', '2027-01-20T16:00:00Z', 'Wednesday, January 20, 2027 at 10:00 AM, Missouri time'],
    ['es', '2027-01-20T16:00:00Z', 'miércoles, 20 de enero de 2027 a las 10:00 a. m., hora de Missouri'],
    ['es', '2027-01-20T19:05:00Z', 'miércoles, 20 de enero de 2027 a la 1:05 p. m., hora de Missouri'],
    ['en', '2027-01-20T00:30:00-06:00', 'Wednesday, January 20, 2027 at 12:30 AM, Missouri time'],
    ['en', '2027-01-20T12:00:00.999-06:00', 'Wednesday, January 20, 2027 at 12:00 PM, Missouri time'],
  ] as const)('says in %s of %s: %s', (language, when, full) => {
    expect(fullDate(when, language)).toBe(full);
  });

  it.each([
    ['en', '2027-01-20', 'Jan 20, 2027', 'Jan 20, 2027'],
    ['es', '2027-01-20', '20 ene 2027', '20 ene 2027'],
    ['en', '2027-09-20T16:05:00Z', 'Sep 20, 2027', 'Sep 20, 2027 11:05 AM'],
    ['es', '2027-09-20T22:05:00Z', '20 sep 2027', '20 sep 2027 5:05 pm'],
  ] as const)('says in a text message in %s of %s: %s', (language, when, date, dateAndTime) => {
    expect(shortDate(when, language)).toBe(date);
    expect(shortWhen(when, language)).toBe(dateAndTime);
  });

  it.each([
    ['before the clocks go forward', '2026-03-08T07:59:00Z', 'Mar 8, 2026 1:59 AM'],
    ['after the clocks went forward', '2026-03-08T08:00:00Z', 'Mar 8, 2026 3:00 AM'],
    ['before the clocks go back', '2026-11-01T06:30:00Z', 'Nov 1, 2026 1:30 AM'],
    ['after the clocks went back', '2026-11-01T07:30:00Z', 'Nov 1, 2026 1:30 AM'],
    ['an hour after that', '2026-11-01T08:30:00Z', 'Nov 1, 2026 2:30 AM'],
  ])('reads Missouri clocks %s', (_, when, expected) => {
    expect(shortWhen(when, 'en')).toBe(expected);
  });

  it('gives an instant the day it has in Missouri, whatever its offset says', () => {
    expect(fullDay('2027-01-01T05:30:00Z', 'en')).toBe('Thursday, December 31, 2026');
    expect(fullDay('2027-01-01T08:00:00+10:00', 'es')).toBe('jueves, 31 de diciembre de 2026');
  });

  it('leaves the time out where only the day is asked for', () => {
    expect(fullDay('2027-01-20T16:00:00Z', 'en')).toBe(fullDay('2027-01-20', 'en'));
  });
});

describe('any valid date', () => {
  const instants = fc
    .date({
      min: new Date('1900-01-02T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString());
  const days = instants.map((instant) => instant.slice(0, 10));

  it.each(languages)('keeps the budgets of a text message in %s: 12 and 21 plain characters', (language) => {
    fc.assert(
      fc.property(fc.oneof(instants, days), (when) => {
        expect(septets(shortDate(when, language))).toBeLessThanOrEqual(12);
        expect(septets(shortWhen(when, language))).toBeLessThanOrEqual(21);
      }),
    );
  });

  it.each(languages)('keeps a bare day as it is in %s: no zone moves it', (language) => {
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, dayOfMonth] = day.split('-').map(Number);
        const utc = new Date(`${day}T12:00:00Z`);
        const weekday = utc.toLocaleDateString(language, { weekday: 'long', timeZone: 'UTC' });
        const monthName = utc.toLocaleDateString(language, { month: 'long', timeZone: 'UTC' });

        expect(fullDay(day, language)).toBe(fullDate(day, language));
        expect(
          fullDay(day, language)
            .match(/[\p{L}\d]+/gu)
            ?.filter((word) => word !== 'de'),
        ).toEqual(
          language === 'en'
            ? [weekday, monthName, `${dayOfMonth ?? 0}`, `${year ?? 0}`]
            : [weekday, `${dayOfMonth ?? 0}`, monthName, `${year ?? 0}`],
        );
        expect(month).toBeGreaterThan(0);
      }),
    );
  });

  it('agrees with the calendar and clock of Missouri', () => {
    const reference = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/Chicago',
      dateStyle: 'full',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const plain = reference
          .format(new Date(instant))
          .replace(/\s/g, ' ')
          .replace(/,? at /, ' at ');

        expect(fullDate(instant, 'en')).toBe(`${plain}, Missouri time`);
      }),
    );
  });
});
