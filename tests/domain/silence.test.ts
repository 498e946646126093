import { feed, feedsFrom, type Feed } from '../../domain/feed.ts';
import { expectedBy, lengthOf, recoveryPage, silenceStep, silentSince } from '../../domain/silence.ts';

/** Every quarter of an hour by day, every two hours at night, and four hours on Sunday from 2 to 6, for maintenance. */
const jail: Feed = {
  ...{ feedId: 'jail', agency: 'Sheriff', system: 'roster' },
  paces: [
    { days: ['sun'], fromHour: 2, toHour: 6, everyMinutes: 240 },
    { fromHour: 8, toHour: 20, everyMinutes: 15 },
    { everyMinutes: 120 },
  ],
};
const later = (iso: string, seconds: number): Date => new Date(Date.parse(iso) + seconds * 1000);

describe('by when a feed is expected again', () => {
  it.each([
    ['by day', '2026-01-14T16:00:00.000Z', '2026-01-14T16:15:00.000Z'],
    ['at night', '2026-01-15T05:30:00.000Z', '2026-01-15T07:30:00.000Z'],
    ['in the maintenance of Sunday', '2026-01-18T08:00:00.000Z', '2026-01-18T12:00:00.000Z'],
    // Half of the patience is used up when the day begins at 8.
    ['from the night into the day', '2026-01-14T13:00:00.000Z', '2026-01-14T14:07:30.000Z'],
    // A third by day, the rest at night.
    ['from the day into the night', '2026-01-15T01:55:00.000Z', '2026-01-15T03:20:00.000Z'],
    ['in summer, an hour earlier', '2026-07-15T12:00:00.000Z', '2026-07-15T13:07:30.000Z'],
    ['while the clocks spring forward', '2026-03-08T07:30:00.000Z', '2026-03-08T11:00:00.000Z'],
    ['while the clocks fall back', '2026-11-01T06:30:00.000Z', '2026-11-01T09:00:00.000Z'],
  ])('%s', (_, heardAt, expected) => {
    expect(expectedBy(jail, heardAt)).toBe(expected);
  });
});

describe('a feed', () => {
  const lastHeardAt = '2026-01-14T16:00:00.000Z';
  const limit = 15 * 60;

  it('is silent a minute after its limit, and not before', () => {
    expect(silentSince(jail, { lastHeardAt }, later(lastHeardAt, limit + 59))).toBeUndefined();
    expect(silentSince(jail, { lastHeardAt }, later(lastHeardAt, limit + 60))).toBe(lastHeardAt);
  });

  it('counts from its first word', () => {
    expect(silenceStep(jail, {}, new Date(lastHeardAt))).toEqual({ is: 'nothing' });
  });

  it('is noticed, stays silent, and is over with the first word, however long ago that is', () => {
    const now = later(lastHeardAt, 9000);
    const silent = { lastHeardAt, silentSince: lastHeardAt };
    const heardAgainAt = later(lastHeardAt, 7500).toISOString();

    expect(silenceStep(jail, { lastHeardAt }, now)).toEqual({ is: 'noticed', since: lastHeardAt });
    expect(silenceStep(jail, silent, now)).toEqual({ is: 'silent', since: lastHeardAt });
    expect(silenceStep(jail, { ...silent, lastHeardAt: now.toISOString(), heardAgainAt }, now)).toEqual({
      ...{ is: 'over', since: lastHeardAt, until: heardAgainAt },
    });
    expect(
      silentSince(jail, { lastHeardAt: heardAgainAt, silentSince: lastHeardAt, heardAgainAt }, now),
    ).toBe(heardAgainAt);
  });

  it.each([
    [30, '1 min'],
    [3600, '1 h'],
    [7500, '2 h 5 min'],
    [90_000, '25 h'],
  ])('that was silent for %d seconds was so for %s', (seconds, length) => {
    expect(lengthOf(lastHeardAt, later(lastHeardAt, seconds).toISOString())).toBe(length);
  });

  it('that is heard again is told of with the length of its silence, and what that leaves open', () => {
    const { subject, text } = recoveryPage(jail, lastHeardAt, later(lastHeardAt, 7500).toISOString());

    expect(subject).toMatch(/^[ -~]{1,100}$/);
    expect(text).toContain('It was silent for 2 h 5 min: from 2026-01-14 16:00 UTC to 2026-01-14 18:05 UTC.');
    expect(text).toContain('does not say that nothing is missing');
  });
});

describe('the feeds of a deployment', () => {
  it('are read as they are set', () => {
    expect(feedsFrom(JSON.stringify([jail]))).toEqual([jail]);
  });

  it.each([
    ['an id that is no path', { feedId: 'A jail' }],
    ['hours that no pace covers', { paces: [{ days: ['sun'], everyMinutes: 5 }] }],
    ['no pace at all', { paces: [] }],
    ['a pace of nothing', { paces: [{ everyMinutes: 0 }] }],
  ])('are refused with %s', (_, different) => {
    expect(feed.safeParse({ ...jail, ...different }).success).toBe(false);
  });
});
