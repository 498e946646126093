import { openApiDocument } from '../../api/document.ts';
import { words, wordsKeyOf } from '../../api/schemas.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly oneOf?: Schema[];
  readonly anyOf?: Schema[];
}

const { components } = openApiDocument('0.1.0') as unknown as {
  components: { schemas: Record<string, Schema> };
};

/** A web form repeats the fields of its schema. */
const schemas = Object.entries(components.schemas).filter(([name]) => name !== 'RegistrationFormFields');

/** The path of each field of a component, and what it says. */
const fieldsOf = (schema: Schema, path: readonly string[] = []): [path: string, description: string][] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, string][] => [
    [[...path, name].join('.'), field.description ?? ''],
    ...fieldsOf(field, [...path, name]),
  ]),
  ...[schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((part) =>
    part === undefined ? [] : fieldsOf(part, path),
  ),
];

const fields = schemas.flatMap(([name, schema]) =>
  fieldsOf(schema).map(([path, description]) => ({ name, path, description })),
);

describe('the words of the description', () => {
  it('say what each schema is', () => {
    expect(schemas.filter(([, { description = '' }]) => !/^\S.*\.$/s.test(description))).toEqual([]);
  });

  it('say in one short sentence what each field is', () => {
    const isOneSentence = (text: string): boolean => /^[A-Z].{3,158}\.$/.test(text) && !/\. [A-Z]/.test(text);

    expect(fields.length).toBeGreaterThan(200);
    expect(fields.filter(({ description }) => !isOneSentence(description))).toEqual([]);
  });

  it('are all used', () => {
    const used = [
      ...schemas.map(([name]) => name),
      ...fields.map(({ name, path }) => wordsKeyOf(name, path)),
    ];

    expect(Object.keys(words).filter((key) => !used.includes(key))).toEqual([]);
  });
});
