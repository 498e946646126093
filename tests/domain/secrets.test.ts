import fc from 'fast-check';
import {
  confirmationCodeFor,
  dailyCountIdFor,
  idempotencyIdFor,
  isLinkCode,
  linkCodeFor,
  submissionIdFor,
  tokenHashOf,
} from '../../domain/secrets.ts';
import { LINK_BUDGET } from '../../domain/office.ts';

const KEY = 'key';
const part = fc.string({ unit: 'binary', maxLength: 12 });

describe('the code of a short link', () => {
  it('is fourteen characters that a link can hold, and is recognized as such', () => {
    fc.assert(
      fc.property(part, part, (notificationId, contactId) => {
        const code = linkCodeFor(KEY, notificationId, contactId);
        expect(code).toMatch(/^[A-Za-z0-9_-]{14}$/);
        expect(isLinkCode(code)).toBe(true);
        expect(encodeURIComponent(code)).toBe(code);
      }),
    );
  });

  it('never ends with a dash: phones leave one at the end out of the link', () => {
    const codes = Array.from({ length: 2_000 }, (_, n) => linkCodeFor(KEY, `n-${n}`, 'phone-1'));

    expect(codes.filter((code) => code.endsWith('-'))).toEqual([]);
  });

  it('is another for another notification, contact or key, however they are cut', () => {
    const codes = [
      linkCodeFor(KEY, 'a', 'bc'),
      linkCodeFor(KEY, 'ab', 'c'),
      linkCodeFor(KEY, 'a', 'b'),
      linkCodeFor('other', 'a', 'bc'),
    ];

    expect(new Set(codes).size).toBe(codes.length);
  });

  it('fits the room that a text message leaves', () => {
    expect('https://vn.mo.gov/a/'.length + linkCodeFor(KEY, 'a', 'b').length).toBeLessThanOrEqual(
      LINK_BUDGET,
    );
    expect('http://localhost:8080/a/'.length + 14).toBeLessThanOrEqual(LINK_BUDGET);
  });

  it.each([
    '',
    'short',
    'x'.repeat(15),
    'xxxxxxxxxxxxx/',
    'xxxxxxxxxxxxx\n',
    '../../../../etc',
    'ａ'.repeat(14),
  ])('is not %j', (code) => {
    expect(isLinkCode(code)).toBe(false);
  });
});

describe('a confirmation code', () => {
  it('has ten characters that nobody mixes up, in groups', () => {
    fc.assert(
      fc.property(part, part, part, (victimId, contactId, armedAt) => {
        expect(confirmationCodeFor(KEY, victimId, contactId, armedAt)).toMatch(
          /^[2-9B-DF-HJKMNP-TV-XZ]{4}-[2-9B-DF-HJKMNP-TV-XZ]{4}-[2-9B-DF-HJKMNP-TV-XZ]{2}$/,
        );
      }),
    );
  });

  it('is another for another victim, contact, time or key', () => {
    const codes = [
      confirmationCodeFor(KEY, 'v', 'c', 't'),
      confirmationCodeFor(KEY, 'w', 'c', 't'),
      confirmationCodeFor(KEY, 'v', 'd', 't'),
      confirmationCodeFor(KEY, 'v', 'c', 'u'),
      confirmationCodeFor('k', 'v', 'c', 't'),
    ];

    expect(new Set(codes).size).toBe(codes.length);
  });

  it('is found however it is typed', () => {
    const code = confirmationCodeFor(KEY, 'v', 'c', 't');
    const plain = code.replaceAll('-', '');

    for (const typed of [
      plain,
      code.toLowerCase(),
      ` ${code} `,
      plain.split('').join(' '),
      code.replaceAll('-', '–'),
    ])
      expect(tokenHashOf(KEY, typed)).toBe(tokenHashOf(KEY, code));
    expect(tokenHashOf(KEY, plain.slice(1))).not.toBe(tokenHashOf(KEY, code));
    expect(tokenHashOf('other', code)).not.toBe(tokenHashOf(KEY, code));
  });
});

describe('ids from secrets', () => {
  it('never hold what they stand for, and need the key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, maxLength: 40 }), (content) => {
        const ids = [
          submissionIdFor(KEY, content),
          idempotencyIdFor(KEY, content),
          dailyCountIdFor(KEY, content, '2026-05-04'),
          tokenHashOf(KEY, content),
        ];
        expect(new Set(ids.map((id) => id.slice(0, 32))).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32,64}$/);
        expect(submissionIdFor('other', content)).not.toBe(submissionIdFor(KEY, content));
      }),
    );
  });

  it('count an address day by day', () => {
    expect(dailyCountIdFor(KEY, 'a', '2026-05-04')).not.toBe(dailyCountIdFor(KEY, 'a', '2026-05-05'));
  });
});
