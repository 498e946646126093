import { hint } from '../../domain/hint.ts';

const accepts = (value: unknown): boolean => hint.safeParse(value).success;

describe('a hint', () => {
  it.each([[['a']], [Array.from({ length: 25 }, (_, n) => String(n))]])('holds ids: %j', (ids) => {
    expect(accepts({ ids })).toBe(true);
  });

  it.each([
    ['no ids', { ids: [] }],
    ['26 ids', { ids: Array.from({ length: 26 }, (_, n) => String(n)) }],
    ['an empty id', { ids: [''] }],
    ['an id of 65 characters', { ids: ['a'.repeat(65)] }],
    ['a number', { ids: [1] }],
    ['a person beside them', { ids: ['a'], name: 'Robin' }],
    ['nothing', {}],
    ['a text', 'a'],
    ['null', null],
  ])('does not hold %s', (_, value) => {
    expect(accepts(value)).toBe(false);
  });
});
