import { isImplausible, suspicionsAbout, type KnownOffender } from '../../domain/plausibility.ts';
import { anAcceptedChange, at, DAY, HOUR, OFFENDER } from '../support/builders.ts';

const known: KnownOffender = { name: OFFENDER, birthDate: '1980-02-03', isForLife: false };
const anOffender = (different: Partial<KnownOffender> = {}): KnownOffender => ({ ...known, ...different });

const earlier = (
  eventType: Parameters<typeof anAcceptedChange>[0],
  different: Record<string, unknown> = {},
) =>
  anAcceptedChange(eventType, {
    occurredAt: at(-DAY),
    recordedAt: at(-DAY),
    receivedAt: at(-DAY),
    ...different,
  });

describe('a status change that fits what is known', () => {
  it.each([
    'parole-hearing-scheduled',
    'hearing-result',
    'release-date-set',
    'release-pending',
    'release',
    'escape',
    'death',
    'clemency',
    'transfer',
    'correction',
  ] as const)('has nothing against it: %s', (eventType) => {
    const change = anAcceptedChange(eventType, { birthDate: '1980-02-03' });
    expect(suspicionsAbout(change, { offender: anOffender(), ofOffender: [] })).toEqual([]);
  });

  it('may be of an offender whom the roster does not have yet', () => {
    expect(suspicionsAbout(anAcceptedChange('release'), { offender: undefined, ofOffender: [] })).toEqual([]);
  });

  it('may be a release for life that the board, a court or the governor has decided', () => {
    const offender = anOffender({ isForLife: true });
    const decided = [
      [
        anAcceptedChange('release'),
        earlier('hearing-result', { details: { decision: 'release', hearingKind: 'parole' } }),
      ],
      [anAcceptedChange('release'), earlier('clemency')],
      [anAcceptedChange('release', { details: { releaseKind: 'court-order', releaseDate: '2026-05-04' } })],
    ] as const;
    for (const [change, ...ofOffender] of decided)
      expect(suspicionsAbout(change, { offender, ofOffender })).toEqual([]);
  });
});

describe('a status change that cannot be', () => {
  it.each(['release', 'transfer', 'parole-hearing-scheduled', 'escape'] as const)(
    'tells of the dead: %s',
    (eventType) => {
      const ofOffender = [earlier('death')];
      expect(suspicionsAbout(anAcceptedChange(eventType), { offender: anOffender(), ofOffender })).toEqual([
        'dead',
      ]);
    },
  );

  it('is possible again when the death was taken back', () => {
    const ofOffender = [
      earlier('death'),
      earlier('correction', { statusChangeId: 'SC-back', supersedes: 'SC-death' }),
    ];
    expect(suspicionsAbout(anAcceptedChange('release'), { offender: anOffender(), ofOffender })).toEqual([]);
  });

  it('releases somebody who is in for life', () => {
    const offender = anOffender({ isForLife: true });
    const refused = earlier('hearing-result', { details: { decision: 'no-release', hearingKind: 'parole' } });
    for (const eventType of ['release', 'release-pending'] as const)
      expect(suspicionsAbout(anAcceptedChange(eventType), { offender, ofOffender: [refused] })).toEqual([
        'life-sentence',
      ]);
  });

  it('brings back somebody who was not away', () => {
    const recapture = anAcceptedChange('recapture');
    const before = earlier('escape', { occurredAt: at(-2 * DAY) });
    const offender = anOffender();
    expect(suspicionsAbout(recapture, { offender, ofOffender: [] })).toEqual(['no-escape']);
    expect(suspicionsAbout(recapture, { offender, ofOffender: [before] })).toEqual([]);
    const back = earlier('recapture', { statusChangeId: 'SC-first' });
    expect(suspicionsAbout(recapture, { offender, ofOffender: [back, before] })).toEqual(['no-escape']);
  });

  it.each(['1900-01-01', '1970-01-01', '2099-12-31', '2198-05-04'])(
    'has a date that is none: %s',
    (releaseDate) => {
      const change = anAcceptedChange('release-date-set', { details: { releaseDate } });
      expect(suspicionsAbout(change, { offender: anOffender(), ofOffender: [] })).toEqual([
        'date-out-of-range',
      ]);
    },
  );

  it('invites to a hearing that is over', () => {
    const change = anAcceptedChange('parole-hearing-scheduled', {
      details: { hearingKind: 'parole', hearingStart: at(-HOUR), mode: 'video' },
    });
    expect(suspicionsAbout(change, { offender: anOffender(), ofOffender: [] })).toEqual([
      'hearing-in-the-past',
    ]);
  });

  it('names somebody else than the number', () => {
    const change = anAcceptedChange('release', {
      offenderName: { first: 'Casey', last: 'Other' },
      birthDate: '1991-01-01',
    });
    expect(suspicionsAbout(change, { offender: anOffender(), ofOffender: [] })).toEqual([
      'name-differs',
      'birth-date-differs',
    ]);
  });

  it('may write a name in another way', () => {
    const change = anAcceptedChange('release', { offenderName: { first: 'Avery', last: 'Sámple-man' } });
    expect(suspicionsAbout(change, { offender: anOffender(), ofOffender: [] })).toEqual([]);
  });
});

describe('what is held', () => {
  it('is anything with one suspicion, but an escape or a correction only with two', () => {
    expect(isImplausible('release', ['dead'])).toBe(true);
    expect(isImplausible('recapture', ['no-escape'])).toBe(true);
    for (const eventType of ['escape', 'correction'] as const) {
      expect(isImplausible(eventType, ['name-differs'])).toBe(false);
      expect(isImplausible(eventType, ['name-differs', 'dead'])).toBe(true);
    }
    expect(isImplausible('release', [])).toBe(false);
  });
});
