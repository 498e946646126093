import fc from 'fast-check';
import { read } from '../../domain/problems.ts';
import { formProblems, registrationForm } from '../../domain/registration.ts';
import { aForm, aPostedForm, DAY, at, NOW, phoneOf } from '../support/builders.ts';

const problems = (different: Readonly<Record<string, unknown>>): readonly string[] => {
  const reading = read(registrationForm, aPostedForm(different));
  return (reading.is === 'valid' ? formProblems(reading.value, NOW) : reading.errors).map(
    ({ field }) => field,
  );
};
const aPhoneField = (different: object = {}) => [{ number: phoneOf(1), kind: 'mobile', ...different }];
const anAddress = { line1: 'PO Box 1', city: 'Jefferson City', state: 'MO', zip: '65102' };

describe('a registration', () => {
  it('may be as short as this', () => {
    expect(problems({})).toEqual([]);
  });

  it('gets its defaults', () => {
    expect(aForm({ phones: undefined })).toMatchObject({
      phones: [],
      emailDiscretion: 'full',
      language: 'en',
      timeZone: 'America/Chicago',
      safeAtHome: false,
      blackoutDates: [],
    });
    expect(aForm({ phones: aPhoneField() }).phones[0]).toMatchObject({
      smsConsent: false,
      discretion: 'full',
    });
  });

  it('is the same when it is read again from where it is kept', () => {
    const form = aForm({
      phones: aPhoneField({ smsConsent: 'on', number: '(573) 555-0001' }),
      email: 'A@Example.ORG',
    });

    expect(registrationForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it.each([
    ['a middle name', { requesterName: { first: 'Robin', middle: 'Q.', last: 'Testperson' } }],
    [
      'an offender without number or first name',
      { offenderName: { last: 'Sampleman' }, offenderDocNumber: undefined },
    ],
    ['a short DOC number', { offenderDocNumber: '7' }],
    ['only a postal address', { email: undefined, phones: [], postalAddress: anAddress }],
    ['only a phone', { email: undefined }],
    ['a substitute address', { postalAddress: { ...anAddress, zip: '65102-1409' }, safeAtHome: true }],
    ['a witness', { requesterRole: 'witness' }],
    [
      'a family member',
      {
        requesterRole: 'family-member',
        familyRelationship: 'parent',
        victimBasis: 'minor',
        victimName: { first: 'Kim', last: 'Testperson' },
      },
    ],
    ['a guardian', { requesterRole: 'guardian', victimName: { first: 'Kim', last: 'Testperson' } }],
    ['chosen types', { eventTypes: ['escape', 'transfer'] }],
    ['another language', { language: 'other', otherLanguage: 'Bosnian' }],
    ['a phrase', { phrase: 'The library book is in.' }],
    ['days without messages', { blackoutDates: ['2026-12-24', '--03-07'] }],
    ['a birth date', { offenderBirthDate: '1980-02-29' }],
    ['a box ticked in a browser', { safeAtHome: 'on', phones: aPhoneField({ smsConsent: 'yes' }) }],
    ['a signature of tomorrow, east of Missouri', { signedOn: at(12 * 3600).slice(0, 10) }],
    [
      'a representative',
      {
        representative: {
          name: { first: 'Lee', last: 'Testcounsel' },
          scope: 'hearing',
          email: 'counsel@example.org',
          phone: '573-555-0101',
        },
      },
    ],
    ['five phones', { phones: Array.from({ length: 5 }, (_, n) => aPhoneField({ number: phoneOf(n) })[0]) }],
  ])('may have %s', (_, different) => {
    expect(problems(different)).toEqual([]);
  });

  it.each([
    ['requesterRole', { requesterRole: 'abuser' }],
    ['requesterRole', { requesterRole: undefined }],
    ['requesterName', { requesterName: 'Robin Testperson' }],
    ['requesterName.last', { requesterName: { first: 'Robin' } }],
    ['requesterName.first', { requesterName: { first: 'Robin\r\nBcc: x', last: 'Testperson' } }],
    ['requesterName.first', { requesterName: { first: '\u202eniboR', last: 'Testperson' } }],
    ['offenderName.last', { offenderName: { first: 'Avery' } }],
    ['offenderName.last', { offenderName: { last: '' } }],
    ['offenderDocNumber', { offenderDocNumber: '123456789' }],
    ['offenderDocNumber', { offenderDocNumber: '１２３' }],
    ['offenderDocNumber', { offenderDocNumber: '٣' }],
    ['offenderDocNumber', { offenderDocNumber: 123_456 }],
    ['offenderBirthDate', { offenderBirthDate: '00000000' }],
    ['offenderBirthDate', { offenderBirthDate: '99999999' }],
    ['offenderBirthDate', { offenderBirthDate: '1980-02-30' }],
    ['causeNumber', { causeNumber: 'x'.repeat(21) }],
    ['county', { county: 'Cole' }],
    ['offense', { offense: 'x'.repeat(75) }],
    ['requestText', { requestText: '' }],
    ['requestText', { requestText: undefined }],
    ['requestText', { requestText: 'x'.repeat(2001) }],
    ['requestText', { requestText: 7 }],
    ['eventTypes', { eventTypes: [] }],
    ['eventTypes.0', { eventTypes: ['vanished'] }],
    ['eventTypes.0', { eventTypes: ['constructor'] }],
    ['email', { email: 'robin' }],
    ['email', { email: 'robin@localhost' }],
    ['email', { email: 'Robin <robin@example.org>' }],
    ['email', { email: 'robin@example.org, other@example.org' }],
    ['email', { email: 'robin@example.org\r\nBcc: other@example.org' }],
    ['email', { email: `${'x'.repeat(65)}@example.org` }],
    ['email', { email: 'röbin@example.org' }],
    ['email', { email: 'a'.repeat(255) }],
    ['emailDiscretion', { emailDiscretion: 'loud' }],
    ['postalAddress.state', { postalAddress: { ...anAddress, state: 'Missouri' } }],
    ['postalAddress.zip', { postalAddress: { ...anAddress, zip: '٦٥١٠٢' } }],
    ['postalAddress.zip', { postalAddress: { ...anAddress, zip: '6510' } }],
    ['phones.0.number', { phones: aPhoneField({ number: '555-0123' }) }],
    ['phones.0.number', { phones: aPhoneField({ number: '+15735550٠٠1' }) }],
    ['phones.0.number', { phones: aPhoneField({ number: '１５７３５５５０００１' }) }],
    ['phones.0.number', { phones: aPhoneField({ number: '+447700900123' }) }],
    ['phones.0.number', { phones: aPhoneField({ number: '911' }) }],
    ['phones.0.number', { phones: aPhoneField({ number: 5_735_550_001 }) }],
    ['phones.0.number', { phones: aPhoneField({ number: 'x'.repeat(41) }) }],
    ['phones.0.kind', { phones: aPhoneField({ kind: 'fax' }) }],
    ['phones.0.smsConsent', { phones: aPhoneField({ smsConsent: 'perhaps' }) }],
    ['phones', { phones: Array.from({ length: 6 }, () => aPhoneField()[0]) }],
    ['phones', { phones: phoneOf(1) }],
    ['phrase', { phrase: 'ab' }],
    ['phrase', { phrase: 'x'.repeat(41) }],
    ['phrase', { phrase: 'Please STOP by' }],
    ['phrase', { phrase: 'News from DOC' }],
    ['phrase', { phrase: 'Hello 🙂 there' }],
    ['phrase', { phrase: 'Costs 5 € today' }],
    ['language', { language: 'fr' }],
    ['otherLanguage', { language: 'other' }],
    ['timeZone', { timeZone: 'Missouri' }],
    ['blackoutDates.0', { blackoutDates: ['99999999'] }],
    ['blackoutDates.0', { blackoutDates: ['--13-01'] }],
    ['blackoutDates', { blackoutDates: Array.from({ length: 61 }, () => '2026-12-24') }],
    ['representative.scope', { representative: { name: { first: 'L', last: 'T' }, scope: 'all' } }],
    ['signature', { signature: '' }],
    ['signature', { signature: undefined }],
    ['signedOn', { signedOn: '2026-02-30' }],
    ['signedOn', { signedOn: '00000000' }],
    ['signedOn', { signedOn: at(3 * DAY).slice(0, 10) }],
    ['', { unknownField: 'x' }],
    ['', { constructor: 'x' }],
    [
      'familyRelationship',
      { requesterRole: 'family-member', victimBasis: 'minor', victimName: { first: 'K', last: 'T' } },
    ],
    [
      'victimBasis',
      { requesterRole: 'family-member', familyRelationship: 'parent', victimName: { first: 'K', last: 'T' } },
    ],
    ['victimName', { requesterRole: 'guardian' }],
    ['email', { email: undefined, phones: [] }],
  ])('is refused because of %s', (field, different) => {
    expect([...new Set(problems(different))]).toEqual([field]);
  });

  it('is refused with a field that JSON calls __proto__', () => {
    const value: unknown = JSON.parse(
      JSON.stringify(aPostedForm()).replace('{', '{"__proto__":{"requesterRole":"victim"},'),
    );
    const parsed = registrationForm.safeParse(value);

    expect(parsed.success && Object.getPrototypeOf(parsed.data) !== Object.prototype).toBe(false);
    expect(({} as Record<string, unknown>)['requesterRole']).toBeUndefined();
  });

  it.each(['(573) 555-0001', '573-555-0001', '1 573 555 0001', '+1.573.555.0001', '5735550001'])(
    'reads the phone number %s',
    (number) => {
      expect(aForm({ phones: aPhoneField({ number }) }).phones[0]?.number).toBe(phoneOf(1));
    },
  );

  it('writes the domain of an e-mail address in small letters and leaves the rest', () => {
    expect(aForm({ email: ' Robin.T@Example.ORG ' }).email).toBe('Robin.T@example.org');
  });

  it('takes no phrase with a line break: it becomes the subject line of an e-mail', () => {
    expect(problems({ phrase: 'Hello\r\nBcc: x' })).toEqual(['phrase']);
    expect(problems({ phrase: 'Hello\nthere' })).toEqual(['phrase']);
  });

  it("takes no phrase with the offender's name: it would give away what the message is about", () => {
    expect(problems({ phrase: 'News of Sampleman' })).toEqual(['phrase']);
  });

  it('takes no day that no year has', () => {
    expect(problems({ blackoutDates: ['--02-30'] })).toEqual(['blackoutDates.0']);
    expect(problems({ blackoutDates: ['--04-31'] })).toEqual(['blackoutDates.0']);
    expect(problems({ blackoutDates: ['--02-29'] })).toEqual([]);
  });

  it('takes no blanks for a signature or a request', () => {
    expect(problems({ signature: '   ' })).toEqual(['signature']);
    expect(problems({ requestText: ' \n ' })).toEqual(['requestText']);
  });

  it('answers whatever it is given, and never with what it was given', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(aPostedForm()), 'phrase', '__proto__'), fc.anything(), {
          maxKeys: 5,
        }),
        (different) => {
          const reading = read(registrationForm, { ...aPostedForm(), ...different });
          if (reading.is === 'valid') expect(formProblems(reading.value, NOW)).toBeDefined();
          else expect(reading.errors.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
