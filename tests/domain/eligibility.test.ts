import { automaticOffenses, entitlementOf } from '../../domain/eligibility.ts';

const TODAY = '2026-05-04';

describe('the class of a victim', () => {
  it.each(['565.020', '565.023', '566.030', '566.067', '565.072', '565.076', '565.021', '570.023'])(
    'is automatic for section %s',
    (section) => {
      expect(entitlementOf(section, TODAY)).toMatchObject({ class: 'automatic', dependsOnCase: false });
    },
  );

  it.each(['570.030', '565.024', '577.010', '568.060.1', '5660.10', '', 'murder'])(
    'is on request for %j',
    (section) => {
      expect(entitlementOf(section, TODAY)).toMatchObject({ class: 'on-request' });
    },
  );

  it.each([
    ['566.030', 'automatic'],
    ['565.020', 'automatic'],
    ['565.050', 'automatic'],
    ['565.072', 'on-request'],
  ])('counts the attempt of %s as %s', (section, expected) => {
    expect(entitlementOf(section, TODAY, { attempt: true }).class).toBe(expected);
  });

  it('asks for a person where the section does not decide it', () => {
    expect(entitlementOf('565.052', TODAY)).toMatchObject({ class: 'automatic', dependsOnCase: true });
  });

  it.each([
    ['570.023', '2016-12-31', 'on-request'],
    ['570.023', '2017-01-01', 'automatic'],
    ['569.020', '2016-12-31', 'automatic'],
    ['569.020', '2017-01-01', 'on-request'],
  ])('of section %s on %s is %s, by the version of that day', (section, on, expected) => {
    expect(entitlementOf(section, on).class).toBe(expected);
  });

  it('follows a statute that is enacted later, from its first day on', () => {
    const amended = [
      ...automaticOffenses,
      {
        ground: 'involuntary manslaughter',
        covers: ['565.024'],
        attempts: true,
        dependsOnCase: false,
        from: '2027-08-28',
      },
    ];

    expect(entitlementOf('565.024', '2027-08-27', { offenses: amended }).class).toBe('on-request');
    expect(entitlementOf('565.024', '2027-08-28', { offenses: amended }).class).toBe('automatic');
  });
});
