import {
  countyCode,
  detailsByType,
  eventTypes,
  facilityName,
  type EventType,
} from '../../domain/event-types.ts';
import { detailsOf } from '../support/builders.ts';

const accepts = (type: EventType, details: unknown): boolean =>
  detailsByType[type].safeParse(details).success;

describe('the types of status change', () => {
  it('are the fourteen of the statutory matrix, each with its details', () => {
    expect(eventTypes).toHaveLength(14);
    expect(Object.keys(detailsByType).toSorted()).toEqual(eventTypes.toSorted());
  });

  it.each(eventTypes)('%s takes its details and nothing else', (type) => {
    expect(accepts(type, detailsOf[type])).toBe(true);
    expect(accepts(type, { ...detailsOf[type], note: 'x' })).toBe(false);
    expect(accepts(type, null)).toBe(false);
    expect(accepts(type, [])).toBe(false);
  });

  it.each(eventTypes.flatMap((type) => Object.keys(detailsOf[type]).map((field) => [type, field] as const)))(
    '%s refuses rubbish in %s',
    (type, field) => {
      expect(accepts(type, { ...detailsOf[type], [field]: { $ne: 1 } })).toBe(false);
      expect(accepts(type, { ...detailsOf[type], [field]: '99999999' })).toBe(
        field === 'place' || field === 'toFacility',
      );
    },
  );

  it.each([
    ['release-date-set', { releaseDate: '99999999' }],
    ['release-date-set', { releaseDate: '00000000' }],
    ['release-date-set', { releaseDate: '2027-02-30' }],
    ['release-date-set', { releaseDate: '2027-03-01T10:00:00Z' }],
    ['death', { dateOfDeath: '9999-12-31' }],
    ['hearing-result', { decision: 'release', hearingKind: 'parole', inYears: 2 }],
    ['hearing-result', { decision: 'another-hearing', hearingKind: 'parole', inYears: 6 }],
    ['hearing-result', { decision: 'another-hearing', hearingKind: 'parole', inYears: 0 }],
    ['hearing-result', { decision: 'another-hearing', hearingKind: 'parole', inYears: 1.5 }],
    ['hearing-result', { decision: 'perhaps', hearingKind: 'parole' }],
    ['release', { releaseKind: 'parole' }],
    ['release', { releaseKind: 'PAROLE', releaseDate: '2026-05-04' }],
    ['correction', { truth: { is: 'other-date' } }],
    ['correction', { truth: { is: 'did-not-happen', date: '2026-05-04' } }],
    ['transfer', {}],
  ] as const)('%s may not say %j', (type, details) => {
    expect(accepts(type, details)).toBe(false);
  });

  it.each([
    ['hearing-result', { decision: 'release', hearingKind: 'parole', releaseDate: '2026-09-01' }],
    ['hearing-result', { decision: 'another-hearing', hearingKind: 'parole', inYears: 5 }],
    [
      'release-pending',
      { releaseKind: 'furlough', plannedReleaseAt: '2026-06-01T08:00:00-05:00', county: 'COLE' },
    ],
    ['correction', { truth: { is: 'other-date', date: '2026-09-01' } }],
    ['clemency', { clemencyKind: 'commutation', releaseDate: '2026-09-01' }],
  ] as const)('%s may say %j', (type, details) => {
    expect(accepts(type, details)).toBe(true);
  });
});

describe('the name of a place', () => {
  it("may be as the department prints it: Women's Reception & Diagnostic Ctr. (East) 2/3", () => {
    expect(facilityName.safeParse("Women's Reception & Diagnostic Ctr. (East) 2/3").success).toBe(true);
  });

  it.each([
    '',
    '<b>here</b>',
    'Center\nHere',
    'Center\u202eereH',
    'http://example.org',
    'a'.repeat(61),
    'Center{{x}}',
  ])('may not be %j', (name) => {
    expect(facilityName.safeParse(name).success).toBe(false);
  });

  it.each(['COLE', 'STLO'])('of a county is four letters: %s', (code) => {
    expect(countyCode.safeParse(code).success).toBe(true);
    expect(countyCode.safeParse(code.toLowerCase()).success).toBe(false);
    expect(countyCode.safeParse(`${code}\n`).success).toBe(false);
  });
});
