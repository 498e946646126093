import { answersIn, wrongAnswers } from '../../domain/answers.ts';
import { fieldsFrom } from '../../domain/form-fields.ts';

const NOW = new Date('2026-05-04T15:00:00.000Z');

const valueOf = (fields: Record<string, string>): unknown =>
  JSON.parse(JSON.stringify(fieldsFrom(answersIn(new URLSearchParams(fields)).toString())));

describe('what the fields of a form mean', () => {
  it.each([
    [
      'a phone of which only the kind is chosen',
      { 'phones.1.kind': 'mobile', 'phones.1.discretion': 'full' },
    ],
    ['an address of which only the state stands there', { 'postalAddress.state': 'MO' }],
    ['a representative of whom only the scope is chosen', { 'representative.scope': 'hearing' }],
    ['an answer of blanks', { offense: '  ' }],
  ])('is nothing for %s', (_, fields) => {
    expect(valueOf(fields)).toEqual({});
  });

  it('is a mistake for a phone without a number that texts are wanted on', () => {
    expect(valueOf({ 'phones.0.kind': 'mobile', 'phones.0.smsConsent': 'yes' })).toEqual({
      phones: [{ kind: 'mobile', smsConsent: 'yes' }],
    });
  });

  it('is one list for days on lines of their own, as people write them', () => {
    expect(valueOf({ blackoutDates: '3/7/2027\r\n12/24, 2027-05-04\n\n' })).toEqual({
      blackoutDates: ['2027-03-07', '--12-24', '2027-05-04'],
    });
  });

  it.each(['offenderBirthDate', 'safeAtHomeExpires', 'signedOn'])(
    'is a day for %s, with or without a calendar to choose from',
    (field) => {
      expect(valueOf({ [field]: '3/7/1980' })).toEqual({ [field]: '1980-03-07' });
      expect(valueOf({ [field]: '1980-03-07' })).toEqual({ [field]: '1980-03-07' });
      expect(valueOf({ [field]: 'in spring' })).toEqual({ [field]: 'in spring' });
    },
  );

  it('is the same for everything else, word for word', () => {
    const fields = { requestText: '  Tell me: 3/7/1980 ', signature: ' R. T. ', 'postalAddress.line1': 'mo' };

    expect([...answersIn(new URLSearchParams(fields))]).toEqual(Object.entries(fields));
  });
});

describe('the answers that do not fit', () => {
  const right = {
    ...{ requesterRole: 'victim', 'requesterName.first': 'Robin', 'requesterName.last': 'Testperson' },
    ...{ 'offenderName.last': 'Sampleman', email: 'robin@example.org', requestText: 'Please.' },
    ...{ signature: 'Robin Testperson', signedOn: '2026-05-04' },
  };
  const wrongIn = (different: Record<string, string>): readonly string[] =>
    wrongAnswers(new URLSearchParams({ ...right, ...different }), NOW);

  it('are none when all is well', () => {
    expect(wrongIn({})).toEqual([]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a whole name that misses',
      { 'requesterName.first': '', 'requesterName.last': '' },
      ['requesterName.first', 'requesterName.last'],
    ],
    ['one hour of two', { 'hours.from': '08:00' }, ['hours.to']],
    ['hours in the wrong order', { 'hours.from': '18:00', 'hours.to': '08:00' }, ['hours.from']],
    [
      'a second phone where the first is left out',
      { 'phones.0.kind': 'mobile', 'phones.1.number': '1', 'phones.1.kind': 'mobile' },
      ['phones.1.number'],
    ],
    ['one day of several', { blackoutDates: '12/24\n2/30' }, ['blackoutDates']],
    ['nothing to be told of', { eventTypes: 'correction' }, ['eventTypes']],
    ['someone who asks for another', { requesterRole: 'guardian' }, ['victimName.first', 'victimName.last']],
    ['no way to reach her', { email: '' }, ['email']],
    ['a name in her phrase', { phrase: 'Sampleman called' }, ['phrase']],
    ['a field that nobody knows', { evil: '1' }, ['']],
    ['fields that contradict each other', { 'email.x': '1' }, ['']],
  ])('are named as in the form: %s', (_, different, names) => {
    expect(wrongIn(different)).toEqual(names);
  });

  it('are named at once, also those that only show when answers are read together', () => {
    expect(wrongIn({ requesterRole: 'family-member', signature: '', email: 'x', language: 'other' })).toEqual(
      [
        ...['email', 'signature', 'familyRelationship', 'victimBasis'],
        ...['victimName.first', 'victimName.last', 'otherLanguage'],
      ],
    );
  });

  it('are not made of others: an e-mail address that is misspelt is one mistake', () => {
    expect(wrongIn({ email: 'x@y' })).toEqual(['email']);
    expect(wrongIn({ email: '', 'phones.0.number': '12', 'phones.0.kind': 'mobile' })).toEqual([
      'phones.0.number',
    ]);
  });
});
