import fc from 'fast-check';
import { instantAt, isoDay, timeOfDay, wallDay, wallTimeAt } from '../../domain/zones.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const at = (ms: number): string => new Date(ms).toISOString();

const zones = [
  'America/Chicago',
  'America/New_York',
  'America/Phoenix',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Europe/London',
  'UTC',
];

describe('a time on the wall', () => {
  it.each([
    ['America/Chicago', '2026-03-08T01:59:59', '2026-03-08T07:59:59.000Z'],
    ['America/Chicago', '2026-03-08T03:00:00', '2026-03-08T08:00:00.000Z'],
    ['America/Chicago', '2026-11-01T02:00:00', '2026-11-01T08:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-08T07:00:00', '2026-03-08T01:15:00.000Z'],
    ['Pacific/Chatham', '2026-12-31T07:00:00', '2026-12-30T17:15:00.000Z'],
  ])('in %s, %s, is one instant', (zone, text, instant) => {
    expect(at(instantAt(wall(text), zone))).toBe(instant);
  });

  it.each([
    ['America/Chicago', '2026-03-08T02:00:00', '2026-03-08T08:00:00.000Z'],
    ['America/Chicago', '2026-03-08T02:59:59.999', '2026-03-08T08:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:30:00.000Z'],
    ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T10:00:00.000Z'],
  ])('that %s skips, %s, is the moment of the jump', (zone, text, instant) => {
    expect(at(instantAt(wall(text), zone))).toBe(instant);
  });

  it.each([
    ['America/Chicago', '2026-11-01T01:30:00', '2026-11-01T06:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00.000Z'],
  ])('that comes twice in %s, %s, is the first', (zone, text, instant) => {
    expect(at(instantAt(wall(text), zone))).toBe(instant);
  });

  it('is read and found again in every zone, to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.parse('2010-01-01'), max: Date.parse('2090-01-01') }),
        (zone, instant) => {
          const shown = wallTimeAt(instant, zone);
          const found = instantAt(shown, zone);

          expect(found).toBeLessThanOrEqual(instant);
          expect(wallTimeAt(found, zone)).toBe(shown);
        },
      ),
    );
  });

  it('has a day and a time of day', () => {
    expect(isoDay(wall('2026-03-08T23:59:59.999'))).toBe('2026-03-08');
    expect(at(wallDay('2026-03-08') + timeOfDay('07:30'))).toBe('2026-03-08T07:30:00.000Z');
  });
});
