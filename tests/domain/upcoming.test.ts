import fc from 'fast-check';
import { upcomingOf } from '../../domain/upcoming.ts';
import { OUTREACH_DAYS } from '../../domain/timing.ts';
import { anAcceptedChange, at, detailsOf, HOUR, NOW } from '../support/builders.ts';

type Change = ReturnType<typeof anAcceptedChange>;

/** `hours` after `NOW`, so that what comes later in a list of changes has happened later. */
const happened = (
  hours: number,
  eventType: Parameters<typeof anAcceptedChange>[0],
  details: object = {},
  more: Readonly<Record<string, unknown>> = {},
): Change =>
  anAcceptedChange(eventType, {
    ...{ statusChangeId: `SC-${hours}`, occurredAt: at(hours * HOUR), recordedAt: at(hours * HOUR) },
    details: { ...detailsOf[eventType ?? 'escape'], ...details },
    ...more,
  });

const hearingOn = (hours: number, hearingStart: string): Change =>
  happened(hours, 'parole-hearing-scheduled', { hearingStart });
const releaseOn = (hours: number, releaseDate: string): Change =>
  happened(hours, 'release-date-set', { releaseDate });

const HEARING = '2026-07-01T09:30:00-05:00';
const upcoming = (...changes: readonly Change[]) => upcomingOf(changes, NOW, OUTREACH_DAYS);

describe('what is planned for an offender', () => {
  it.each<[string, Change, object]>([
    ['a hearing', hearingOn(0, HEARING), { is: 'hearing', on: '2026-07-01T14:30:00.000Z' }],
    [
      'a hearing on another day',
      happened(0, 'parole-hearing-rescheduled', { hearingStart: HEARING }),
      { is: 'hearing', on: '2026-07-01T14:30:00.000Z' },
    ],
    ['a release', releaseOn(0, '2026-08-01'), { is: 'release', on: '2026-08-01' }],
    [
      'a release on another day',
      happened(0, 'release-date-changed', { releaseDate: '2026-08-01' }),
      { is: 'release', on: '2026-08-01' },
    ],
    [
      'a release that is near',
      happened(0, 'release-pending', { plannedReleaseAt: '2026-06-01' }),
      { is: 'release', on: '2026-06-01' },
    ],
  ])('is %s', (_, change, planned) => {
    expect(upcoming(change)).toEqual([planned]);
  });

  it('is both, the earlier first', () => {
    expect(upcoming(hearingOn(0, HEARING), releaseOn(1, '2026-06-01')).map(({ is }) => is)).toEqual([
      'release',
      'hearing',
    ]);
  });

  it.each([
    ['yesterday', '2026-05-03', 0],
    ['today', '2026-05-04', 1],
    ['the 120th day', '2026-09-01', 1],
    ['the 121st day', '2026-09-02', 0],
  ])('counts on %s (%s): %i', (_, releaseDate, count) => {
    expect(upcoming(releaseOn(0, releaseDate))).toHaveLength(count);
  });

  it.each<[string, Change]>([
    ['a cancelled hearing', happened(1, 'parole-hearing-cancelled')],
    ['a death', happened(1, 'death')],
    [
      'a correction that says it was wrong',
      happened(1, 'correction', { truth: { is: 'did-not-happen' } }, { supersedes: 'SC-0' }),
    ],
  ])('is no hearing after %s', (_, change) => {
    expect(upcoming(hearingOn(0, HEARING), change)).toEqual([]);
  });

  it.each(['release', 'death'] as const)('is no release after a %s', (eventType) => {
    expect(upcoming(releaseOn(0, '2026-08-01'), happened(1, eventType))).toEqual([]);
  });

  it.each(['hearing-result', 'escape', 'recapture', 'clemency', 'transfer'] as const)(
    'stays what it was after the news of type %s',
    (eventType) => {
      const hearing = hearingOn(0, HEARING);

      expect(upcoming(hearing, happened(1, eventType))).toEqual(upcoming(hearing));
    },
  );

  it('is a hearing still when only the release has taken place', () => {
    expect(upcoming(hearingOn(0, HEARING), happened(1, 'release'))).toHaveLength(1);
  });

  it('is on the date that a correction gives', () => {
    const corrects = { truth: { is: 'other-date', date: '2026-06-15' } };

    expect(
      upcoming(releaseOn(0, '2027-03-01'), happened(1, 'correction', corrects, { supersedes: 'SC-0' })),
    ).toEqual([{ is: 'release', on: '2026-06-15' }]);
  });

  it('is what was said before, when the news after it was wrong', () => {
    const before = hearingOn(0, HEARING);
    const wrong = happened(1, 'parole-hearing-cancelled');
    const correction = happened(2, 'correction', {}, { supersedes: 'SC-1' });

    expect(upcoming(before, wrong)).toEqual([]);
    expect(upcoming(before, wrong, correction)).toEqual(upcoming(before));
  });

  it('does not depend on the order in which the news came, also of two of one moment', () => {
    const changes = [
      hearingOn(0, HEARING),
      hearingOn(1, '2026-07-02T09:30:00-05:00'),
      happened(2, 'parole-hearing-scheduled', { hearingStart: '2026-07-03T09:30:00-05:00' }),
      happened(2, 'parole-hearing-cancelled', {}, { statusChangeId: 'SC-2b' }),
      releaseOn(3, '2026-08-01'),
      happened(3, 'release-date-changed', { releaseDate: '2026-08-05' }, { statusChangeId: 'SC-3b' }),
      happened(4, 'correction', {}, { supersedes: 'SC-2b' }),
    ];

    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
        expect(upcoming(...shuffled)).toEqual([
          { is: 'hearing', on: '2026-07-03T14:30:00.000Z' },
          { is: 'release', on: '2026-08-05' },
        ]);
      }),
    );
  });
});
