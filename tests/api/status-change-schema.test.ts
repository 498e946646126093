import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { statusChangeExamples } from '../../api/examples-status-changes.ts';
import { statusChangeSchema } from '../../api/status-change-schema.ts';
import { aPostedChange } from '../support/builders.ts';

/** The schema that somebody makes who knows nothing but the file. */
const fromFile = z.fromJSONSchema(
  JSON.parse(
    readFileSync('docs/api/status-change.schema.json', 'utf8')
      // JSON Schema's patterns are Unicode's; zod reads them as they were before.
      .replaceAll(String.raw`\\p{L}\\p{M}`, 'A-Za-z'),
  ) as z.core.JSONSchema.JSONSchema,
);

describe('the JSON Schema of a status change', () => {
  it('is what npm run openapi writes', () => {
    expect(readFileSync('docs/api/status-change.schema.json', 'utf8')).toBe(
      `${JSON.stringify(statusChangeSchema(), null, 2)}\n`,
    );
  });

  it('needs no other document', () => {
    const text = JSON.stringify(statusChangeSchema());
    const names = Object.keys((statusChangeSchema() as { $defs: object }).$defs);
    const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, to]) => to);

    expect(references.length).toBeGreaterThan(14);
    expect(references.filter((to) => !names.some((name) => to === `#/$defs/${name}`))).toEqual([]);
    expect(text).not.toContain('discriminator');
  });

  it.each(Object.entries(statusChangeExamples))('takes the example of a %s', (_, example) => {
    expect(fromFile.safeParse(example).error).toBeUndefined();
  });

  it.each([
    ['no details', { details: undefined }],
    ['an unknown field', { note: 'x' }],
    ['an unknown type', { eventType: 'vanished' }],
    ['a DOC number without its zeros', { docNumber: '123456' }],
    ['a time without an offset', { occurredAt: '2026-05-04T10:00:00' }],
  ])('refuses %s', (_, different) => {
    const posted: unknown = JSON.parse(JSON.stringify(aPostedChange('escape', different)));

    expect(fromFile.safeParse(posted).success).toBe(false);
  });
});
