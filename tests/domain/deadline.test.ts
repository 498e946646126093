import fc from 'fast-check';
import { deadlineOf } from '../../domain/deadline.ts';
import { eventTypes, type EventType } from '../../domain/event-types.ts';
import { anAcceptedChange, detailsOf } from '../support/builders.ts';

const aHearing = (hearingStart: string, more: object = {}): ReturnType<typeof anAcceptedChange> =>
  anAcceptedChange('parole-hearing-scheduled', {
    details: { ...detailsOf['parole-hearing-scheduled'], hearingStart },
    ...more,
  });

const isAt = (iso: string): string => new Date(iso).toISOString();

describe('the deadline of an escape and of a recapture', () => {
  it.each([
    ['the spring change', '2026-03-07T22:15:00-06:00', '2026-03-08T23:15:00-05:00'],
    ['the autumn change', '2026-10-31T18:00:00-05:00', '2026-11-01T17:00:00-06:00'],
    ['no change', '2026-05-03T23:59:59.999-05:00', '2026-05-04T23:59:59.999-05:00'],
  ])('is 24 hours later, across %s', (_, occurredAt, due) => {
    for (const type of ['escape', 'recapture'] as const) {
      const change = anAcceptedChange(type, { occurredAt, recordedAt: '2026-12-01T00:00:00Z' });

      expect(deadlineOf(change)).toEqual({ deadline: isAt(due), clockBasis: 'occurred', shortNotice: false });
    }
  });

  it('runs from the record where that is the earlier: the department knew then', () => {
    const change = anAcceptedChange('escape', {
      occurredAt: '2026-05-04T10:00:00Z',
      recordedAt: '2026-05-04T09:58:00Z',
    });

    expect(deadlineOf(change)).toMatchObject({
      deadline: '2026-05-05T09:58:00.000Z',
      clockBasis: 'recorded',
    });
  });

  it('is not moved when the department reports after it', () => {
    const late = { occurredAt: '2026-05-01T10:00:00Z', receivedAt: '2026-05-04T10:00:00.000Z' };

    expect(deadlineOf(anAcceptedChange('escape', late)).deadline).toBe('2026-05-02T10:00:00.000Z');
  });
});

describe('the deadline of a hearing', () => {
  it.each([
    ['across the autumn change', '2026-11-12T15:00:00Z', '2026-10-13T09:00:00-05:00'],
    ['across the spring change', '2026-04-02T18:30:00Z', '2026-03-03T13:30:00-06:00'],
    ['without a change', '2027-01-20T16:00:00Z', '2026-12-21T10:00:00-06:00'],
    ['over a leap day', '2028-03-15T09:00:00-05:00', '2028-02-14T09:00:00-06:00'],
    [
      'at a time that the clocks skip then: when they jump',
      '2026-04-07T02:30:00-05:00',
      '2026-03-08T08:00:00Z',
    ],
    ['at a time that comes twice then: the first', '2026-12-01T01:30:00-06:00', '2026-11-01T01:30:00-05:00'],
    ['given in another offset', '2026-11-12T16:00:00+01:00', '2026-10-13T09:00:00-05:00'],
  ])('is 30 days before on Missouri clocks, %s', (_, hearingStart, due) => {
    const moved = anAcceptedChange('parole-hearing-rescheduled', {
      details: { ...detailsOf['parole-hearing-rescheduled'], hearingStart },
    });

    expect(deadlineOf(aHearing(hearingStart))).toMatchObject({
      deadline: isAt(due),
      clockBasis: 'scheduled',
    });
    expect(deadlineOf(moved).deadline).toBe(isAt(due));
  });

  it.each([
    ['30 days before it', '2026-12-21T16:00:00.000Z', false],
    ['a millisecond later', '2026-12-21T16:00:00.001Z', true],
    ['after it was held', '2027-02-01T00:00:00.000Z', true],
  ])('is short notice when we hear of it %s', (_, receivedAt, shortNotice) => {
    expect(deadlineOf(aHearing('2027-01-20T16:00:00Z', { receivedAt }))).toEqual({
      deadline: '2026-12-21T16:00:00.000Z',
      clockBasis: 'scheduled',
      shortNotice,
    });
  });

  it('that is off is a day before it, and never short notice', () => {
    const change = anAcceptedChange('parole-hearing-cancelled', {
      receivedAt: '2026-09-22T14:00:00.000Z',
    });

    expect(deadlineOf(change)).toEqual({
      deadline: '2026-09-21T14:30:00.000Z',
      clockBasis: 'scheduled',
      shortNotice: false,
    });
  });
});

describe('the deadline of a release', () => {
  it.each([
    ['a time', '2026-06-01T08:00:00-05:00', '2026-06-01T12:59:59.999Z'],
    ['a day', '2026-06-01', '2026-06-01T04:59:59.999Z'],
    ['the day of the spring change', '2026-03-08', '2026-03-08T05:59:59.999Z'],
    ['the day after it', '2026-03-09', '2026-03-09T04:59:59.999Z'],
  ])('that is planned for %s lies strictly before it', (_, plannedReleaseAt, deadline) => {
    const change = anAcceptedChange('release-pending', {
      details: { releaseKind: 'parole', plannedReleaseAt },
    });

    expect(deadlineOf(change)).toEqual({ deadline, clockBasis: 'scheduled', shortNotice: false });
  });

  it('that has happened is 24 hours later', () => {
    const change = anAcceptedChange('release', { occurredAt: '2026-03-07T22:15:00-06:00' });

    expect(deadlineOf(change)).toMatchObject({
      deadline: '2026-03-09T04:15:00.000Z',
      clockBasis: 'occurred',
    });
  });
});

describe('the deadline of a death', () => {
  it.each([
    ['2026-02-03', '2026-03-05T23:59:59.999-06:00'],
    ['2026-02-15', '2026-03-17T23:59:59.999-05:00'],
    ['2026-10-05', '2026-11-04T23:59:59.999-06:00'],
  ])('on %s is the end of the thirtieth day after: %s', (dateOfDeath, due) => {
    expect(deadlineOf(anAcceptedChange('death', { details: { dateOfDeath } }))).toEqual({
      deadline: isAt(due),
      clockBasis: 'occurred',
      shortNotice: false,
    });
  });
});

describe('the deadline of a decision', () => {
  const decisions: readonly (readonly [EventType, object])[] = [
    ['hearing-result', { decision: 'release', hearingKind: 'parole' }],
    ['release-date-set', {}],
    ['release-date-changed', { previousReleaseDate: '2027-03-01' }],
    ['clemency', { clemencyKind: 'commutation' }],
  ];
  const recordedAt = '2026-05-01T15:00:00-05:00';

  it.each(decisions)('%s: two business days after it was recorded, a weekend between', (type, rest) => {
    const change = anAcceptedChange(type, { recordedAt, details: { ...rest, releaseDate: '2027-03-01' } });

    expect(deadlineOf(change)).toEqual({
      deadline: isAt('2026-05-05T15:00:00-05:00'),
      clockBasis: 'recorded',
      shortNotice: false,
    });
  });

  it.each(decisions)('%s: before the release that it names', (type, rest) => {
    const change = anAcceptedChange(type, { recordedAt, details: { ...rest, releaseDate: '2026-05-04' } });

    expect(deadlineOf(change)).toEqual({
      deadline: '2026-05-04T04:59:59.999Z',
      clockBasis: 'scheduled',
      shortNotice: false,
    });
  });

  it('without a release in it: two business days', () => {
    expect(deadlineOf(anAcceptedChange('hearing-result', { recordedAt })).deadline).toBe(
      isAt('2026-05-05T15:00:00-05:00'),
    );
  });
});

describe('the deadline of what only we owe', () => {
  it.each([
    ['transfer', 'one business day', '2026-05-05T16:00:00.000Z'],
    ['correction', 'a day', '2026-05-05T16:00:00.000Z'],
  ] as const)('%s is %s after we heard of it', (type, _, deadline) => {
    const change = anAcceptedChange(type, { receivedAt: '2026-05-04T16:00:00.000Z' });

    expect(deadlineOf(change)).toEqual({ deadline, clockBasis: 'received', shortNotice: false });
  });
});

describe('every deadline', () => {
  const instants = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  it('is an instant in UTC that does not depend on when we heard of it, our own two excepted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...eventTypes.filter((type) => type !== 'transfer' && type !== 'correction')),
        instants,
        instants,
        (type, one, other) => {
          const { deadline } = deadlineOf(anAcceptedChange(type, { receivedAt: one }));

          expect(deadline).toBe(isAt(deadline));
          expect(deadlineOf(anAcceptedChange(type, { receivedAt: other })).deadline).toBe(deadline);
        },
      ),
    );
  });

  it('of a hearing lies 30 days before it, give or take the hour of a clock change', () => {
    fc.assert(
      fc.property(instants, (hearingStart) => {
        const { deadline } = deadlineOf(aHearing(hearingStart));
        const hours = (Date.parse(hearingStart) - Date.parse(deadline)) / 3_600_000;

        expect(Math.abs(hours - 30 * 24)).toBeLessThan(1.000_001);
      }),
    );
  });
});
