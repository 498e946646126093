import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { siteScripts } from '../../lib/site-scripts.ts';
import { registerFields, registerForm } from '../../web/register-page.ts';
import { judges } from '../../web/scripts/judges.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The judges as browsers have them: the same schemas over the stand-in for zod. */
let inBrowsers: typeof judges;
beforeAll(async () => {
  const outfile = join(temporaryFolder(), 'judges.cjs');
  await build({
    ...siteScripts(process.cwd()),
    ...{ entryPoints: ['web/scripts/judges.ts'], outfile, format: 'cjs' },
  });
  ({ judges: inBrowsers } = (await import(outfile)) as { judges: typeof judges });
});

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  registration: [
    ...registerFields('en'),
    'signedOn',
    'phones.2.number',
    'unknown',
    'representative.name.middle',
  ],
  confirmation: ['code'],
  signIn: ['address'],
  representativeNamed: ['name.first', 'name.last', 'scope', 'email', 'phone'],
  settings: [
    'language',
    'timeZone',
    'hours.from',
    'hours.to',
    'digest',
    'phrase',
    'postalAddress.zip',
    'blackoutDates',
  ],
  pause: ['until'],
};

const typed = fc.oneof(
  fc.constantFrom(
    ...['Robin', "O'Neil", 'José María', 'R\nX', '😀', 'x'.repeat(101), 'x'.repeat(2001), ' ', ''],
    ...[
      '123456',
      '00123456',
      '123456789',
      '٠٠١٢',
      '2026-05-04',
      '2026-02-30',
      '3/7/1980',
      '12/24',
      '2/30',
      '99999999',
      '0001-01-01',
    ],
    ...[
      '(573) 555-0123',
      '+15735550123',
      '573-55',
      'name@example.org',
      'Name@EXAMPLE.org',
      'name@localhost',
      'a@b@c.org',
    ],
    ...[
      'MO',
      'mo',
      'Missouri',
      '65102',
      '65102-1234',
      '6510',
      'yes',
      'on',
      'no',
      'maybe',
      'Your book is ready',
      'STOP',
      'ab',
      'Llegó',
    ],
    ...[
      '07:00',
      '20:00',
      '06:00',
      '19:30',
      '9:30',
      '25:00',
      'America/Chicago',
      'Mars/Base',
      'Sampleman',
      'the sampleman case',
    ],
    ...[
      'victim',
      'family-member',
      'witness',
      'representative',
      'guardian',
      'spouse',
      'minor',
      'COLE',
      'RAY',
      'cole',
      'escape',
      'transfer',
      'correction',
    ],
    ...[
      'full',
      'discreet',
      'link-only',
      'mobile',
      'landline',
      'en',
      'es',
      'other',
      'email',
      'sms',
      'hearing',
      'notify-also',
    ],
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.toWellFormed()),
);

/** The form as it is, or an empty one, with some answers changed, added and taken away. */
const formFor = (names: readonly string[], presets: URLSearchParams): fc.Arbitrary<URLSearchParams> =>
  fc
    .tuple(
      fc.boolean(),
      fc.array(fc.tuple(fc.constantFrom(...names), typed), { maxLength: 12 }),
      fc.array(fc.constantFrom(...names), { maxLength: 4 }),
    )
    .map(([isPreset, answers, gone]) => {
      const form = new URLSearchParams(isPreset ? presets : undefined);
      for (const [position, [name, value]] of answers.entries())
        if (position % 4 === 3) form.append(name, value);
        else form.set(name, value);
      for (const name of gone) form.delete(name);
      return form;
    });

const complete = (): URLSearchParams => {
  const values = new URLSearchParams(registerForm('en').values);
  for (const [name, value] of Object.entries({
    ...{ requesterRole: 'victim', 'requesterName.first': 'Robin', 'requesterName.last': 'Testperson' },
    ...{ 'offenderName.last': 'Sampleman', email: 'robin@example.org', signature: 'Robin Testperson' },
    ...{ signedOn: '2026-05-04', 'hours.from': '08:00', 'hours.to': '18:00' },
  }))
    values.set(name, value);
  return values;
};

describe('what stands in for zod in browsers', () => {
  it('takes a form that is right', () => {
    expect(inBrowsers['registration']?.(complete())).toEqual([]);
  });

  it.each(Object.keys(judges))('judges as zod does: %s', (name) => {
    const presets = name === 'registration' ? complete() : new URLSearchParams({ channel: 'sms' });

    fc.assert(
      fc.property(formFor(fieldsOf[name] ?? [], presets), (form) => {
        const [here, there] = [judges, inBrowsers].map((some) => [...(some[name]?.(form) ?? [])].sort());
        expect(here).toEqual(there);
      }),
      { numRuns: 2_000 },
    );
  });
});
