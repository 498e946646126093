import fc from 'fast-check';
import { eventTypes } from '../../domain/event-types.ts';
import {
  contentHash,
  isLater,
  statusChange,
  statusChangeId,
  timeProblems,
} from '../../domain/status-change.ts';
import { aPostedChange, aStatusChange, at, HOUR, NOW } from '../support/builders.ts';

const accepts = (different: Readonly<Record<string, unknown>>): boolean =>
  statusChange.safeParse(aPostedChange('escape', different)).success;

describe('a status change', () => {
  it.each(eventTypes)('may be a %s', (type) => {
    expect(statusChange.parse(aPostedChange(type)).eventType).toBe(type);
  });

  it.each([
    ['an unknown type', { eventType: 'vanished' }],
    ['a type that every object has', { eventType: '__proto__' }],
    ['a type that every object has', { eventType: 'constructor' }],
    ['no type', { eventType: undefined }],
    ['an unknown field', { note: 'x' }],
    ['a DOC number that is a number', { docNumber: 123_456 }],
    ['a DOC number of seven digits', { docNumber: '0123456' }],
    ['a DOC number in other digits', { docNumber: '٠٠١٢٣٤٥٦' }],
    ['an id with a blank', { statusChangeId: 'a b' }],
    ['an id that starts with a sign', { statusChangeId: '-a' }],
    ['an id that holds our separator', { statusChangeId: 'a#0' }],
    ['an id of 65 characters', { statusChangeId: 'a'.repeat(65) }],
    ['an empty id', { statusChangeId: '' }],
    ['no name', { offenderName: undefined }],
    ['a name as a text', { offenderName: 'Avery Sampleman' }],
    ['a name with markup', { offenderName: { last: '<script>' } }],
    ['a sentinel date', { occurredAt: '99999999' }],
    ['a sentinel date', { recordedAt: '00000000' }],
    ['a time without an offset', { occurredAt: '2026-05-04T10:00:00' }],
    ['a load that is a text', { bulkLoad: 'true' }],
    ['details of another type', { details: { releaseDate: '2026-05-04' } }],
    ['no details', { details: undefined }],
  ])('may not have %s', (_, different) => {
    expect(accepts(different)).toBe(false);
  });

  it('must say what it corrects, if it is a correction', () => {
    expect(statusChange.safeParse(aPostedChange('correction', { supersedes: undefined })).success).toBe(
      false,
    );
  });

  it.each(['SC-1', 'a', '2026.05:04_x', 'a'.repeat(64)])('may have the id %s', (id) => {
    expect(statusChangeId.safeParse(id).success).toBe(true);
  });
});

describe('the time of a status change', () => {
  it.each([
    [300, []],
    [301, ['occurredAt', 'recordedAt']],
  ])('may lie five minutes ahead, no more: %i seconds', (seconds, fields) => {
    const change = aStatusChange('escape', { occurredAt: at(seconds), recordedAt: at(seconds) });

    expect(timeProblems(change, NOW).map(({ field }) => field)).toEqual(fields);
  });
});

describe('the day of a status change', () => {
  it.each([
    // Ten in the morning in Missouri: tomorrow is forgiven.
    ['death', { dateOfDeath: '2026-05-05' }, []],
    ['death', { dateOfDeath: '2026-05-06' }, ['details.dateOfDeath']],
    ['release', { releaseKind: 'parole', releaseDate: '2026-05-05' }, []],
    ['release', { releaseKind: 'parole', releaseDate: '2026-05-06' }, ['details.releaseDate']],
    ['release-date-set', { releaseDate: '2030-05-06' }, []],
  ] as const)(
    'of a %s lies at most a day ahead where it tells what has happened: %j',
    (type, details, fields) => {
      expect(timeProblems(aStatusChange(type, { details }), NOW).map(({ field }) => field)).toEqual(fields);
    },
  );

  it('is that of Missouri, late in the evening too', () => {
    const change = aStatusChange('death', { details: { dateOfDeath: '2026-05-06' } });

    expect(timeProblems(change, new Date('2026-05-05T04:59:59Z'))).toHaveLength(1);
    expect(timeProblems(change, new Date('2026-05-05T05:00:00Z'))).toEqual([]);
  });
});

describe('the content of a status change', () => {
  it('is the same whatever the order of its fields', () => {
    const posted = aPostedChange('release');
    const turned = Object.fromEntries(Object.entries(posted).toReversed());

    expect(contentHash(statusChange.parse(turned))).toBe(contentHash(statusChange.parse(posted)));
  });

  it.each([
    { occurredAt: at(-HOUR - 1) },
    { facility: 'Sample Center' },
    { docNumber: '00123457' },
    { bulkLoad: false },
  ])('is another with %j', (different) => {
    expect(contentHash(aStatusChange('escape', different))).not.toBe(contentHash(aStatusChange('escape')));
  });
});

describe('the order of two status changes', () => {
  it('is that of the moments they speak of, in whatever zone', () => {
    const one = aStatusChange('escape', { occurredAt: '2026-05-04T09:00:00-05:00' });
    const other = aStatusChange('recapture', { occurredAt: '2026-05-04T13:59:59Z' });

    expect(isLater(one, other)).toBe(true);
    expect(isLater(other, one)).toBe(false);
  });

  it('is settled by their ids when the moments are the same: every worker decides alike', () => {
    const some = fc.record({
      statusChangeId: fc.constantFrom('SC-1', 'SC-2', 'SC-10', 'a'),
      occurredAt: fc.constantFrom(
        '2026-05-04T09:00:00-05:00',
        '2026-05-04T14:00:00Z',
        '2026-05-04T14:00:00.001Z',
      ),
    });

    fc.assert(
      fc.property(some, some, (one, other) => {
        const [first, second] = [aStatusChange('escape', one), aStatusChange('escape', other)];
        const isSame =
          one.statusChangeId === other.statusChangeId &&
          Date.parse(one.occurredAt) === Date.parse(other.occurredAt);
        expect(Number(isLater(first, second)) + Number(isLater(second, first))).toBe(isSame ? 0 : 1);
      }),
    );
  });
});
