import fc from 'fast-check';
import { namePart, namesAgree, offenderName, personName } from '../../domain/names.ts';

const accepts = (typed: unknown): boolean => namePart.safeParse(typed).success;

describe('a part of a name', () => {
  it.each([
    'Avery',
    "O'Neil",
    'O’Neil',
    'Núñez',
    'Smith-Jones',
    'St. James',
    'de la Cruz',
    'Ngũgĩ',
    '山田',
    'Jr.',
  ])('may be %s', (name) => {
    expect(namePart.parse(name)).toBe(name);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['digits', 'Avery 2'],
    ['digits of another script', 'Avery٢'],
    ['a line break', 'Ave\r\nry'],
    ['a sign of markup', 'Avery<b>'],
    ['a mark that turns the direction of reading', 'Avery\u202eyreva'],
    ['a character without width', 'Ave\u200bry'],
    ['a control character', 'Ave\u0000ry'],
    ['a number', 7],
    ['a list', ['Avery']],
    ['101 characters', 'a'.repeat(101)],
  ])('may not be %s', (_, typed) => {
    expect(accepts(typed)).toBe(false);
  });

  it('may have a hundred characters, counted in the composed form', () => {
    expect(namePart.parse('e\u0301'.repeat(100))).toBe('é'.repeat(100));
  });

  it('loses the blanks around it', () => {
    expect(namePart.parse('  Avery \r\n')).toBe('Avery');
  });

  it('stays the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        const once = namePart.safeParse(typed);
        if (once.success) expect(namePart.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe('a whole name', () => {
  it('needs a first and a last name of a person, but only the last of an offender', () => {
    expect(personName.safeParse({ last: 'Sampleman' }).success).toBe(false);
    expect(offenderName.safeParse({ last: 'Sampleman' }).success).toBe(true);
    expect(offenderName.safeParse({ first: 'Avery' }).success).toBe(false);
  });

  it('has no other parts', () => {
    expect(offenderName.safeParse({ last: 'Sampleman', alias: 'Sam' }).success).toBe(false);
  });
});

describe('a name that a victim gave and one that the department sent', () => {
  it.each([
    ['the same', { first: 'AVERY', last: 'SAMPLEMAN' }, { first: 'AVERY', last: 'SAMPLEMAN' }],
    ['capitals', { first: 'Avery', last: 'Sampleman' }, { first: 'AVERY', last: 'SAMPLEMAN' }],
    ['accents', { first: 'José', last: 'Núñez' }, { first: 'JOSE', last: 'NUNEZ' }],
    ['decomposed accents', { last: 'Nu\u0301n\u0303ez' }, { last: 'NÚÑEZ' }],
    ['an apostrophe', { last: "O'Neil" }, { last: 'ONEIL' }],
    ['another apostrophe', { last: 'O’Neil' }, { last: "O'NEIL" }],
    ['a hyphen', { last: 'Smith-Jones' }, { last: 'SMITH JONES' }],
    ['a particle written together', { last: 'de la Cruz' }, { last: 'DELACRUZ' }],
    ['an initial', { first: 'A.', last: 'Sampleman' }, { first: 'AVERY', last: 'SAMPLEMAN' }],
    [
      'the start of the name',
      { first: 'Chris', last: 'Sampleman' },
      { first: 'CHRISTOPHER', last: 'SAMPLEMAN' },
    ],
    ['no first name given', { last: 'Sampleman' }, { first: 'AVERY', last: 'SAMPLEMAN' }],
    ['no first name sent', { first: 'Avery', last: 'Sampleman' }, { last: 'SAMPLEMAN' }],
    ['a last name cut at 18', { last: 'Wolfeschlegelsteinhausen' }, { last: 'WOLFESCHLEGELSTEIN' }],
    [
      'a first name cut at 12',
      { first: 'Maximiliananders', last: 'S' },
      { first: 'MAXIMILIANAN', last: 'S' },
    ],
    ['another middle name', { last: 'Sampleman', middle: 'X' }, { last: 'SAMPLEMAN', middle: 'Y' }],
  ])('agree up to %s', (_, given, sent) => {
    expect(namesAgree(given, sent)).toBe(true);
    expect(namesAgree(sent, given)).toBe(true);
  });

  it.each([
    ['another last name', { last: 'Sampleman' }, { last: 'TESTMAN' }],
    ['half of a last name', { last: 'Cruz' }, { last: 'DE LA CRUZ' }],
    ['the start of a last name', { last: 'Sample' }, { last: 'SAMPLEMAN' }],
    ['another first name', { first: 'Blair', last: 'Sampleman' }, { first: 'AVERY', last: 'SAMPLEMAN' }],
    ['another initial', { first: 'B', last: 'Sampleman' }, { first: 'AVERY', last: 'SAMPLEMAN' }],
    [
      'first and last exchanged',
      { first: 'Sampleman', last: 'Avery' },
      { first: 'AVERY', last: 'SAMPLEMAN' },
    ],
    ['the first 17 letters', { last: 'Wolfeschlegelstei' }, { last: 'WOLFESCHLEGELSTEIN' }],
    ['another script', { last: '山田' }, { last: 'YAMADA' }],
  ])('do not agree with %s', (_, given, sent) => {
    expect(namesAgree(given, sent)).toBe(false);
    expect(namesAgree(sent, given)).toBe(false);
  });

  it('agree when the file cut the name at 18 characters, its punctuation counted', () => {
    const whole = "Zwickauer-O'Neilson";

    expect(namesAgree({ last: whole }, { last: whole.slice(0, 18).toUpperCase() })).toBe(true);
  });

  it('do not agree through a name that has no letters', () => {
    expect(namesAgree({ first: '-', last: 'Sampleman' }, { first: 'AVERY', last: 'SAMPLEMAN' })).toBe(false);
    expect(namesAgree({ last: '.' }, { last: '-' })).toBe(false);
    // What stands for a subscription that cannot be read must fit nobody.
    expect(namesAgree({ last: '?' }, { last: '-' })).toBe(false);
  });

  it('agree or not whichever is asked first', () => {
    const name = fc.record(
      {
        first: fc.constantFrom('Avery', 'AV', 'Blair', 'José'),
        last: fc.constantFrom('Núñez', 'NUNEZ', 'Cruz'),
      },
      { requiredKeys: ['last'] },
    );

    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(namesAgree(one, other)).toBe(namesAgree(other, one));
        expect(namesAgree(one, one)).toBe(true);
      }),
    );
  });
});
