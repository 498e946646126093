import fc from 'fast-check';
import { docNumber, docNumberAsTyped } from '../../domain/offender.ts';

describe('a DOC number', () => {
  it.each(['00123456', '99887766'])('may be %s', (number) => {
    expect(docNumber.parse(number)).toBe(number);
  });

  it.each([
    ['seven digits', '0123456'],
    ['nine digits', '001234567'],
    ['digits of another script', '٠٠١٢٣٤٥٦'],
    ['full-width digits', '００１２３４５６'],
    ['a number', 123_456],
    ['a letter', '0012345A'],
    ['a line break behind it', '00123456\n'],
    ['blanks around it', ' 00123456 '],
    ['a sign', '-0123456'],
    ['nothing', ''],
  ])('may not be %s', (_, number) => {
    expect(docNumber.safeParse(number).success).toBe(false);
  });
});

describe('a DOC number as people type it', () => {
  it.each([
    ['123456', '00123456'],
    [' 123456 ', '00123456'],
    ['00123456', '00123456'],
    ['7', '00000007'],
  ])('%s means %s', (typed, number) => {
    expect(docNumberAsTyped.parse(typed)).toBe(number);
  });

  it.each(['', ' ', '123456789', '12-34', '１２３', '٣', '12 34', 'DOC 123456', '1e3', '0x12'])(
    'is not guessed from %j',
    (typed) => {
      expect(docNumberAsTyped.safeParse(typed).success).toBe(false);
    },
  );

  it('means the same when it is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (number) => {
        const once = docNumberAsTyped.parse(String(number));
        expect(docNumberAsTyped.parse(once)).toBe(once);
        expect(docNumber.parse(once)).toBe(once);
      }),
    );
  });
});
