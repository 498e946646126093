import fc from 'fast-check';
import { languages } from '../../domain/contact.ts';
import { calendarFile, type Appointment } from '../../domain/calendar-file.ts';

const appointment = (different: Partial<Appointment> = {}): Appointment => ({
  uid: '3a9d0c4be1d24c6795ab0de1f2c34a56@vn.mo.gov',
  start: '2026-09-22T14:30:00.000Z',
  madeAt: '2026-05-04T15:00:00.000Z',
  language: 'en',
  isInJeffersonCity: true,
  ...different,
});

/** As RFC 5545 has it read: lines unfolded, then name, parameters and value. */
const linesIn = (file: string): readonly (readonly [name: string, value: string])[] =>
  file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(':')).split(';')[0] ?? '', line.slice(line.indexOf(':') + 1)]);
const valueOf = (file: string, wanted: string): string =>
  linesIn(file).find(([name]) => name === wanted)?.[1] ?? 'none';

/** What a clock in Missouri shows at an instant in basic form, by this runtime's own zone data. */
const inMissouri = (basic: string): string =>
  new Date(basic.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')).toLocaleString('en-US', {
    timeZone: 'America/Chicago',
  });

describe('a calendar file', () => {
  it('is one event in one calendar, as RFC 5545 orders it', () => {
    const names = linesIn(calendarFile(appointment())).map(([name, value]) =>
      name === 'BEGIN' || name === 'END' ? `${name}:${value}` : name,
    );

    expect(names).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION', 'PRODID', 'METHOD'],
      ...[
        'BEGIN:VEVENT',
        'UID',
        'DTSTAMP',
        'DTSTART',
        'DURATION',
        'SUMMARY',
        'DESCRIPTION',
        'LOCATION',
        'CLASS',
      ],
      ...['END:VEVENT', 'END:VCALENDAR'],
    ]);
    expect(valueOf(calendarFile(appointment()), 'VERSION')).toBe('2.0');
  });

  it.each(languages)('ends each line as it must, and makes none longer than 75 octets (%s)', (language) => {
    const file = calendarFile(appointment({ language }));

    expect(file.endsWith('\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    // A letter of two octets is never cut in two.
    expect(Buffer.from(file).toString('utf8')).not.toContain('\ufffd');
  });

  it('escapes what would end a value', () => {
    expect(calendarFile(appointment())).toContain('LOCATION:Jefferson City\\, Missouri');
  });

  it.each([
    ['in winter', '2026-11-12T15:00:00.000Z', '11/12/2026, 9:00:00 AM'],
    ['in summer', '2026-09-22T14:30:00.000Z', '9/22/2026, 9:30:00 AM'],
    ['an hour before the clocks go forward', '2026-03-08T07:30:00.000Z', '3/8/2026, 1:30:00 AM'],
    ['after they went forward', '2026-03-08T08:30:00.000Z', '3/8/2026, 3:30:00 AM'],
    ['in the hour that comes twice, first', '2026-11-01T06:30:00.000Z', '11/1/2026, 1:30:00 AM'],
    ['and second', '2026-11-01T07:30:00.000Z', '11/1/2026, 1:30:00 AM'],
  ])('shows the time that a clock in Missouri shows, %s', (_, start, shown) => {
    expect(inMissouri(valueOf(calendarFile(appointment({ start })), 'DTSTART'))).toBe(shown);
  });

  it('of a day whose hour is not known takes the whole day, and the next one begins after it', () => {
    const file = calendarFile(appointment({ start: '2026-12-31' }));

    expect(file).toContain('DTSTART;VALUE=DATE:20261231\r\n');
    expect(file).toContain('DTEND;VALUE=DATE:20270101\r\n');
    expect(file).not.toContain('DURATION');
  });

  it('is the same event for the same appointment, whenever it is made', () => {
    const [one, other] = ['2026-05-04T15:00:00.000Z', '2026-06-04T15:00:00.000Z'].map((madeAt) =>
      calendarFile(appointment({ madeAt })),
    );

    expect(valueOf(one ?? '', 'UID')).toBe(valueOf(other ?? '', 'UID'));
    expect(valueOf(one ?? '', 'DTSTAMP')).not.toBe(valueOf(other ?? '', 'DTSTAMP'));
  });

  it.each(languages)('tells whoever else reads the calendar nothing (%s)', (language) => {
    for (const isInJeffersonCity of [true, false])
      expect(calendarFile(appointment({ language, isInJeffersonCity }))).not.toMatch(
        /hearing|audiencia|parole|probation|prison|prisi|correction|victim|víctima|offender|center/i,
      );
  });

  it('keeps its form whatever the instant', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const start = valueOf(calendarFile(appointment({ start: date.toISOString() })), 'DTSTART');
          expect(start).toMatch(/^\d{8}T\d{6}Z$/);
        },
      ),
    );
  });
});
