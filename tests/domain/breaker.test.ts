import fc from 'fast-check';
import { isPastFloor, tripOf, waitsForOthers, type FeedDay } from '../../domain/breaker.ts';
import { eventTypes, type EventType } from '../../domain/event-types.ts';

const AT = '2026-03-20T22:30:00.000Z';
const DAY = '2026-03-20';

/** A day on which each of these types was posted so often, all in the hour of 22:00 UTC. */
const aDay = (counts: Partial<Record<EventType, number>>, day = DAY): FeedDay => ({
  day,
  counts: Object.fromEntries(
    Object.entries(counts).map(([type, total]) => [type, { total, hours: { '22': total } }]),
  ),
});

const daysBefore = (n: number): string =>
  new Date(Date.parse(DAY) - n * 86_400_000).toISOString().slice(0, 10);

/** What about 25,000 inmates bring about in a day. */
const ordinary = {
  release: 50,
  'release-pending': 50,
  'release-date-set': 40,
  'release-date-changed': 60,
  'parole-hearing-scheduled': 120,
  'parole-hearing-rescheduled': 30,
  'parole-hearing-cancelled': 20,
  'hearing-result': 100,
  transfer: 250,
  death: 2,
  escape: 1,
  recapture: 1,
} as const;

const fourWeeks = (counts: Partial<Record<EventType, number>> = ordinary): readonly FeedDay[] =>
  Array.from({ length: 28 }, (_, n) => aDay(counts, daysBefore(n + 1)));

describe('an ordinary day', () => {
  it('never trips, even when all of it comes within an hour, whatever was usual', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...eventTypes),
        fc.double({ min: 0, max: 1.6, noNaN: true }),
        fc.boolean(),
        (eventType, busy, isKnown) => {
          const counts = Object.fromEntries(
            Object.entries(ordinary).map(([type, count]) => [type, Math.round(count * busy)]),
          );
          expect(
            tripOf({ today: aDay(counts), earlier: isKnown ? fourWeeks() : [] }, eventType, AT),
          ).toBeUndefined();
        },
      ),
    );
  });

  it('asks for no comparison with what is usual', () => {
    for (const eventType of eventTypes) expect(isPastFloor(aDay(ordinary), eventType, AT)).toBe(false);
  });
});

describe('a burst', () => {
  it('of 1,891 releases in an hour trips, with and without a history', () => {
    const today = aDay({ ...ordinary, release: 1891 });
    for (const earlier of [[], fourWeeks()])
      expect(tripOf({ today, earlier }, 'release', AT)).toMatchObject({
        inHour: 1891,
        inDay: 1891,
        reasons: expect.arrayContaining(['rate-of-hour', 'rate-of-day', 'many-offenders']) as unknown,
      });
  });

  it('holds its own type and no other', () => {
    const today = aDay({ ...ordinary, release: 1891 });
    for (const eventType of eventTypes.filter((type) => type !== 'release'))
      expect(tripOf({ today, earlier: fourWeeks() }, eventType, AT)).toBeUndefined();
  });

  it('that comes slowly trips by the day', () => {
    const hours = Object.fromEntries(Array.from({ length: 23 }, (_, n) => [String(n).padStart(2, '0'), 80]));
    const today: FeedDay = { day: DAY, counts: { release: { total: 1840, hours } } };
    expect(tripOf({ today, earlier: fourWeeks() }, 'release', AT)?.reasons).toContain('rate-of-day');
  });

  it('is no usual day the week after', () => {
    const earlier = [aDay({ release: 1891 }, daysBefore(7)), ...fourWeeks().slice(7)];
    expect(tripOf({ today: aDay({ release: 1891 }), earlier }, 'release', AT)?.hourLimit).toBe(200);
  });

  it('that this feed has on each of these weekdays is usual', () => {
    const earlier = [7, 14, 21].map((n) => aDay({ release: 90 }, daysBefore(n)));
    const today = aDay({ release: 300 });
    expect(tripOf({ today, earlier }, 'release', AT)).toBeUndefined();
    expect(tripOf({ today, earlier: [] }, 'release', AT)).toBeDefined();
  });

  it('shows as a share of the day before its rate does, once the feed is known', () => {
    const few = { release: 5, transfer: 60 };
    const today = aDay({ release: 101, transfer: 5 });
    const earlier = [
      ...fourWeeks(few).filter(({ day }) => new Date(day).getUTCDay() !== new Date(DAY).getUTCDay()),
      ...[7, 14].map((n) => aDay({ release: 30, transfer: 400 }, daysBefore(n))),
    ];
    expect(tripOf({ today, earlier }, 'release', AT)?.reasons).toEqual(['share-of-day']);
  });

  it('that a person has decided about counts no more, but the next one does', () => {
    const today = aDay({ release: 1900 });
    expect(tripOf({ today, earlier: [], decided: 1891 }, 'release', AT)).toBeUndefined();
    expect(
      tripOf({ today: aDay({ release: 2200 }), earlier: [], decided: 1891 }, 'release', AT),
    ).toBeDefined();
  });

  it('of corrections is what a mass alert needs, and never trips', () => {
    const today = aDay({ correction: 8000 });
    expect(isPastFloor(today, 'correction', AT)).toBe(false);
    expect(tripOf({ today, earlier: [] }, 'correction', AT)).toBeUndefined();
  });
});

describe('waiting until a burst would show', () => {
  it('is for everything but escapes, their ends and corrections', () => {
    expect(eventTypes.filter((type) => !waitsForOthers(type))).toEqual(['escape', 'recapture', 'correction']);
  });
});
