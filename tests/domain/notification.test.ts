import fc from 'fast-check';
import { eventTypes, type EventType } from '../../domain/event-types.ts';
import { audienceAmong, carriersAmong, owedTo, toldAmong } from '../../domain/notification.ts';
import { supersededBy } from '../../domain/supersession.ts';
import { UNMATCHED } from '../../domain/offender.ts';
import {
  anAcceptedChange,
  aStatusChange,
  aSubscription,
  at,
  factsFor,
  HOUR,
  OFFENDER,
} from '../support/builders.ts';

const audience = (type: EventType, ...subscriptions: Parameters<typeof aSubscription>[0][]) =>
  audienceAmong(aStatusChange(type), subscriptions.map(aSubscription));

describe('the audience of a status change', () => {
  it.each(eventTypes)('of type %s is everyone on file who did not choose, except of a transfer', (type) => {
    expect(audience(type, {}).notify).toEqual(type === 'transfer' ? [] : ['victim-1']);
  });

  it.each(eventTypes)('of type %s is those who chose it', (type) => {
    expect(audience(type, { eventTypes: [type] }).notify).toEqual(['victim-1']);
  });

  it.each([
    ['escape', 'recapture'],
    ['recapture', 'escape'],
    ['parole-hearing-scheduled', 'parole-hearing-rescheduled'],
    ['parole-hearing-scheduled', 'parole-hearing-cancelled'],
    ['parole-hearing-cancelled', 'parole-hearing-rescheduled'],
    ['release-date-set', 'release-date-changed'],
  ] as const)('chose %s and so hears of %s, too', (chosen, type) => {
    expect(audience(type, { eventTypes: [chosen] }).notify).toEqual(['victim-1']);
  });

  it.each([
    ['escape', 'release'],
    ['release', 'release-pending'],
    ['parole-hearing-scheduled', 'hearing-result'],
    ['transfer', 'escape'],
  ] as const)('chose %s and so does not hear of %s', (chosen, type) => {
    expect(audience(type, { eventTypes: [chosen] })).toEqual({ notify: [], quarantine: [] });
  });

  it.each(['pending', 'ended'] as const)('leaves %s subscriptions alone', (state) => {
    expect(audience('escape', { state })).toEqual({ notify: [], quarantine: [] });
  });

  it('leaves subscriptions alone whose offender is not known yet', () => {
    expect(audience('escape', { docNumber: UNMATCHED })).toEqual({ notify: [], quarantine: [] });
  });

  it('sets aside for a person whoever named somebody else under that number', () => {
    expect(
      audience('escape', {}, { victimId: 'victim-2', offenderName: { ...OFFENDER, last: 'OTHERMAN' } }),
    ).toEqual({ notify: ['victim-1'], quarantine: ['victim-2'] });
  });

  it('holds each subscription at most once', () => {
    const some = fc.array(
      fc.record({
        victimId: fc.uuid(),
        state: fc.constantFrom('active' as const, 'pending' as const, 'ended' as const),
        offenderName: fc.constantFrom(OFFENDER, { last: 'OTHERMAN' }),
        eventTypes: fc.uniqueArray(fc.constantFrom(...eventTypes), { minLength: 1 }),
      }),
      { maxLength: 20 },
    );

    fc.assert(
      fc.property(some, fc.constantFrom(...eventTypes), (subscriptions, type) => {
        const { notify, quarantine } = audience(type, ...subscriptions);
        const all = [...notify, ...quarantine];
        expect(new Set(all).size).toBe(all.length);
        const active = subscriptions
          .filter(({ state }) => state === 'active')
          .map(({ victimId }) => victimId);
        for (const id of all) expect(active).toContain(id);
      }),
    );
  });
});

const later = { statusChangeId: 'SC-later', occurredAt: at(-60), recordedAt: at(-60) };

describe('a status change that a newer one replaces', () => {
  const replacing: readonly (readonly [EventType, EventType])[] = [
    ['parole-hearing-scheduled', 'parole-hearing-rescheduled'],
    ['parole-hearing-scheduled', 'parole-hearing-cancelled'],
    ['parole-hearing-rescheduled', 'parole-hearing-rescheduled'],
    ['parole-hearing-rescheduled', 'parole-hearing-cancelled'],
    ['release-date-set', 'release-date-changed'],
    ['release-date-changed', 'release-date-changed'],
  ];

  it.each(replacing)('is a %s when a %s comes', (older, newer) => {
    const newest = anAcceptedChange(newer, later);

    expect(supersededBy(aStatusChange(older), [newest])).toBe(newest);
  });

  it.each(replacing)('is no %s when the %s is older', (one, other) => {
    const older = anAcceptedChange(other, { ...later, occurredAt: at(-2 * HOUR) });

    expect(supersededBy(aStatusChange(one), [older])).toBeUndefined();
  });

  it.each(replacing)('is no %s when the %s is only a load of old data', (one, other) => {
    expect(
      supersededBy(aStatusChange(one), [anAcceptedChange(other, { ...later, bulkLoad: true })]),
    ).toBeUndefined();
  });

  it('is not a hearing of another kind', () => {
    const other = anAcceptedChange('parole-hearing-cancelled', {
      ...later,
      details: { hearingKind: 'probation-revocation', hearingStart: '2026-09-22T09:30:00-05:00' },
    });

    expect(supersededBy(aStatusChange('parole-hearing-scheduled'), [other])).toBeUndefined();
  });

  it.each([
    'escape',
    'release',
    'death',
    'hearing-result',
    'release-pending',
    'clemency',
    'transfer',
  ] as const)('is no %s: what is owed by law is told, whatever came after', (type) => {
    const newer = (['parole-hearing-cancelled', 'release-date-changed', 'death'] as const).map((kind) =>
      anAcceptedChange(kind, { ...later, statusChangeId: `SC-${kind}` }),
    );

    expect(supersededBy(aStatusChange(type, { statusChangeId: 'SC-0' }), newer)).toBeUndefined();
  });

  it('is never itself', () => {
    const change = anAcceptedChange('release-date-changed');

    expect(supersededBy(change, [change])).toBeUndefined();
  });

  it.each([
    // She would believe that he is held while he is at large.
    ['recapture', 'escape'],
    // She would not travel to a hearing that takes place.
    ['parole-hearing-cancelled', 'parole-hearing-scheduled'],
  ] as const)('is a stale %s when a %s comes: it must not be what she reads last', (older, newer) => {
    const newest = anAcceptedChange(newer, later);

    expect(supersededBy(aStatusChange(older), [newest])).toBe(newest);
  });

  it.each(['escape', 'release', 'transfer', 'release-date-set'] as const)(
    'is a %s that a correction takes back: whoever was not told yet is not told what is wrong',
    (type) => {
      const wrong = aStatusChange(type, { statusChangeId: 'SC-wrong' });
      const correction = anAcceptedChange('correction', { ...later, supersedes: 'SC-wrong' });

      expect(supersededBy(wrong, [correction])).toBe(correction);
    },
  );
});

describe('those who were told of a status change', () => {
  const { created, accepted, postponed, failed, quarantined, superseded, delivered, undelivered } =
    factsFor();
  const { toldByPerson, letterPosted } = factsFor();

  it.each([
    ['a message was accepted', [created(), accepted()], ['victim-1']],
    ['a message may have gone out', [created(), postponed({ maybeSent: true })], ['victim-1']],
    ['one of several was accepted', [created(), failed({ contactId: 'phone-1' }), accepted()], ['victim-1']],
    ['a person told her', [created(), toldByPerson()], ['victim-1']],
    ['a letter was posted', [created(), letterPosted()], ['victim-1']],
    ['nothing was tried', [created()], []],
    ['it was surely not taken', [created(), postponed()], []],
    ['it was refused', [created(), failed()], []],
    ['it was set aside', [quarantined()], []],
    ['a newer one came first', [created(), superseded()], []],
  ])('are known when %s', (_, facts, told) => {
    expect(toldAmong(facts)).toEqual(told);
    expect(toldAmong(facts.toReversed())).toEqual(told);
  });

  it.each([
    ['one took it', [accepted(), failed({ contactId: 'phone-1' })], ['email']],
    [
      'one may have',
      [accepted(), postponed({ contactId: 'phone-1', maybeSent: true })],
      ['email', 'phone-1'],
    ],
    ['it came back', [accepted(), undelivered(), delivered({ contactId: 'phone-1' })], ['phone-1']],
    ['a person told her', [toldByPerson(), letterPosted()], []],
  ])('are known by the contacts that carried it, when %s', (_, facts, carriers) => {
    expect(carriersAmong([created(), ...facts])).toEqual(carriers);
    expect(carriersAmong([...facts, ...facts].toReversed())).toEqual(carriers);
  });

  it('are each named once, in whatever order the facts come', () => {
    const other = factsFor('SC-escape', 'victim-2');
    const ofRecapture = factsFor('SC-recapture');

    expect(
      toldAmong([
        accepted(),
        other.created(),
        created(),
        other.accepted(),
        accepted({ contactId: 'phone-1' }),
        ofRecapture.created(),
        ofRecapture.accepted(),
      ]).toSorted(),
    ).toEqual(['victim-1', 'victim-2']);
  });
});

describe('what is owed', () => {
  it('has one id for each victim and status change', () => {
    const [one, two] = owedTo('SC-1', ['victim-1', 'victim-2']);

    expect(one?.notificationId).not.toBe(two?.notificationId);
    expect(owedTo('SC-1', ['victim-1'])).toEqual([one]);
    expect(owedTo('SC-2', ['victim-1'])[0]?.notificationId).not.toBe(one?.notificationId);
  });
});
