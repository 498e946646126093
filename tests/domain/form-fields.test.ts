import fc from 'fast-check';
import { fieldsFrom } from '../../domain/form-fields.ts';
import { registrationForm } from '../../domain/registration.ts';

const read = (body: string): unknown => {
  const fields = fieldsFrom(body);
  return fields === undefined ? undefined : (JSON.parse(JSON.stringify(fields)) as unknown);
};

describe('a web form', () => {
  it.each([
    ['a=1&b=2', { a: '1', b: '2' }],
    ['a=one+two%21', { a: 'one two!' }],
    ['name.last=X&name.first=Y', { name: { last: 'X', first: 'Y' } }],
    ['phones.0.number=1&phones.1.number=2', { phones: [{ number: '1' }, { number: '2' }] }],
    ['phones.1.number=2&phones.0.number=1', { phones: [{ number: '1' }, { number: '2' }] }],
    ['types=escape&types=release', { types: ['escape', 'release'] }],
    ['a=&b=+&c=1', { c: '1' }],
    ['', {}],
    ['a.0=x&a.b=y', { a: { 0: 'x', b: 'y' } }],
  ])('%s means %j', (body, value) => {
    expect(read(body)).toEqual(value);
  });

  it.each([
    ['a text and an object under one name', 'a=1&a.b=2'],
    ['an object and a text under one name', 'a.b=2&a=1'],
    ['a field that stands in a list and alone', 'a.0=1&a=2&a=3'],
    ['fields nested too deep', 'a.b.c.d.e=1'],
    ['hundreds of fields', Array.from({ length: 301 }, (_, n) => `f${n}=1`).join('&')],
  ])('is not readable with %s', (_, body) => {
    expect(fieldsFrom(body)).toBeUndefined();
  });

  it.each([
    '__proto__.polluted=1',
    'constructor.prototype.polluted=1',
    'a.__proto__.polluted=1',
    '__proto__=1',
  ])('reaches no prototype: %s', (body) => {
    fieldsFrom(body);

    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(registrationForm.safeParse(fieldsFrom(body)).success).toBe(false);
  });

  it('holds every field that was given, or is refused', () => {
    const name = fc.stringMatching(/^[a-z_.0-9]{1,8}$/);

    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.string({ minLength: 1, maxLength: 5 })), { maxLength: 20 }),
        (fields) => {
          const value = fieldsFrom(new URLSearchParams(fields).toString());
          if (value === undefined) return;
          const text = JSON.stringify(value);
          for (const [, given] of fields.filter(([, one]) => one.trim() !== ''))
            expect(text).toContain(JSON.stringify(given.toWellFormed()));
        },
      ),
    );
  });

  it.each([['eventTypes=escape'], ['eventTypes=escape&eventTypes=release'], ['blackoutDates=2026-12-24']])(
    'registers a victim who ticks or fills in %s',
    (more) => {
      const form = new URLSearchParams({
        requesterRole: 'victim',
        'requesterName.first': 'Robin',
        'requesterName.last': 'Testperson',
        'offenderName.last': 'Sampleman',
        requestText: 'Please tell me.',
        email: 'victim-1@example.org',
        signature: 'Robin Testperson',
        signedOn: '2026-05-04',
      });

      expect(
        registrationForm.safeParse(fieldsFrom(`${form.toString()}&${more}`)).error?.issues,
      ).toBeUndefined();
    },
  );
});
