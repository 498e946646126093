import fc from 'fast-check';
import * as z from 'zod';
import { componentNameOf, components } from '../../api/components.ts';
import { openApiDocument, operations } from '../../api/document.ts';
import { statusChangeExamples } from '../../api/examples-status-changes.ts';
import { registrationExample, registrationFields } from '../../api/examples-registrations.ts';
import type { Content, FormFields } from '../../api/operation.ts';
import { problems, problemFor, type ProblemName } from '../../api/problems.ts';
import { problem } from '../../api/replies.ts';
import { linkCode } from '../../api/requests.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { fieldsFrom } from '../../domain/form-fields.ts';
import { formProblems, registrationForm } from '../../domain/registration.ts';
import { isLinkCode } from '../../domain/secrets.ts';
import { statusChange, timeProblems } from '../../domain/status-change.ts';
import { formText } from '../support/api.ts';

const now = new Date('2026-03-03T00:00:00Z');

/** What the function reads: the fields of a web form become the value that JSON would give. */
const valueOf = ({ type }: Content, value: unknown): unknown =>
  type === 'application/x-www-form-urlencoded' ? fieldsFrom(formText(value as FormFields)) : value;

const bodies = Object.entries(operations).flatMap(([route, { request, replies, pages = {} }]) =>
  [...request, ...Object.values(replies).flatMap(({ content }) => content), ...Object.values(pages)].map(
    (content) => ({ route, content }),
  ),
);
const examples = bodies.flatMap(({ route, content }) =>
  Object.entries(content.examples).map(([name, { value }]) => ({
    route,
    type: content.type,
    name,
    schema: content.schema,
    value: valueOf(content, value),
  })),
);
const parameters = Object.entries(operations).flatMap(([route, operation]) =>
  operation.parameters.map((parameter) => ({ route, ...parameter })),
);

const { components: described, paths } = openApiDocument('0.1.0') as unknown as {
  components: { schemas: Record<string, { examples?: unknown[] }> };
  paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
};

/** The schema that somebody makes who knows nothing but the document. */
const readFromDocument = (name: string): z.ZodType => {
  const text = JSON.stringify({ ...described.schemas[name], $defs: described.schemas })
    .replaceAll('#/components/schemas/', '#/$defs/')
    // JSON Schema's patterns are Unicode's; zod reads them as they were before.
    .replaceAll(String.raw`\\p{L}\\p{M}`, 'A-Za-z');
  return z.fromJSONSchema(JSON.parse(text) as z.core.JSONSchema.JSONSchema);
};

describe('the examples of the description', () => {
  it('show each request and each reply', () => {
    expect(bodies.filter(({ content }) => Object.keys(content.examples).length === 0)).toEqual([]);
  });

  it.each(examples)('fit the schema: $route, $type, $name', ({ schema, value }) => {
    expect(z.safeParse(schema, value).error).toBeUndefined();
  });

  it.each(parameters)('fit the parameter: $route, $name', ({ schema, example }) => {
    expect(z.safeParse(schema, example).error).toBeUndefined();
  });

  it.each(eventTypes)('show a %s that is accepted', (type) => {
    const change = statusChange.parse(statusChangeExamples[type]);

    expect(change.eventType).toBe(type);
    expect(timeProblems(change, now)).toEqual([]);
    expect(described.schemas[componentNameOf(type)]?.examples).toEqual([statusChangeExamples[type]]);
  });

  it('show a registration that is accepted, the same in JSON and as a web form', () => {
    const form = registrationForm.parse(registrationExample);

    expect(formProblems(form, now)).toEqual([]);
    expect(registrationForm.parse(fieldsFrom(formText(registrationFields)))).toEqual(form);
  });

  it.each(Object.keys(problems) as ProblemName[])('show the problem %s as the API answers it', (name) => {
    expect(problem.safeParse(problemFor(name)).error).toBeUndefined();
    expect(JSON.stringify([paths, described])).toContain(`"type":"${problemFor(name).type}"`);
  });
});

describe('whoever knows nothing but the document', () => {
  it.each(eventTypes)(
    'takes the example of a %s for right, and one without its details for wrong',
    (type) => {
      const read = readFromDocument(componentNameOf(type));
      const { details, ...bare } = statusChangeExamples[type];

      expect(read.safeParse({ ...bare, details }).error).toBeUndefined();
      expect(read.safeParse(bare).success).toBe(false);
      expect(read.safeParse({ ...bare, details, more: 1 }).success).toBe(false);
    },
  );

  it('takes the example of a web form for right, and one with an unknown field for wrong', () => {
    const read = readFromDocument('RegistrationFormFields');

    expect(read.safeParse(registrationFields).error).toBeUndefined();
    expect(read.safeParse({ ...registrationFields, 'phones.0.nickname': 'x' }).success).toBe(false);
  });
});

describe('the schemas of the description', () => {
  it('take one value of a list in a web form for a list', () => {
    const fields = described.schemas['RegistrationFormFields'] as {
      properties: Record<string, { type?: string }>;
    };
    const lists = Object.entries(fields.properties).filter(([, { type }]) => type === 'array');

    expect(lists.map(([name]) => name)).toEqual(['eventTypes', 'blackoutDates']);
    for (const [name] of lists) expect(fieldsFrom(formText({ [name]: 'x' }))).toEqual({ [name]: ['x'] });
  });

  it('have a name for each that is in use', () => {
    const used = bodies.map(({ content }) => content.schema);

    expect(used.filter((schema) => ![...components.values()].includes(schema))).toEqual([]);
  });

  it('know the same link codes as the function', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([A-Za-z0-9]{13,15}|[\w-]{14}|.{0,20})$/), (code) => {
        expect(linkCode.safeParse(code).success).toBe(isLinkCode(code));
      }),
    );
  });
});
