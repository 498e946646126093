import * as z from 'zod';
import { openApiDocument } from '../../api/document.ts';

/** The objects of OpenAPI 3.1, strict, so that a misspelt or misplaced keyword is found. */
const schema: z.ZodType = z.lazy(() =>
  z.strictObject({
    $ref: z.string().startsWith('#/components/schemas/').optional(),
    description: z.string().min(1).optional(),
    type: z.enum(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null']).optional(),
    properties: z.record(z.string(), schema).optional(),
    patternProperties: z.record(z.string(), schema).optional(),
    propertyNames: schema.optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    required: z.array(z.string()).optional(),
    items: schema.optional(),
    minItems: z.int().optional(),
    maxItems: z.int().optional(),
    oneOf: z.array(schema).min(2).optional(),
    anyOf: z.array(schema).min(2).optional(),
    enum: z.array(z.string()).min(1).optional(),
    const: z.union([z.string(), z.literal(true)]).optional(),
    pattern: z.string().optional(),
    format: z.enum(['date', 'date-time']).optional(),
    minLength: z.int().optional(),
    maxLength: z.int().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    default: z.json().optional(),
    examples: z.array(z.json()).optional(),
    discriminator: z
      .strictObject({ propertyName: z.string(), mapping: z.record(z.string(), z.string()) })
      .optional(),
  }),
);

const content = z.record(
  z.string().regex(/^[a-z]+\/[a-z+-]+$/),
  z.strictObject({
    schema: z.strictObject({ $ref: z.string() }),
    examples: z.record(
      z.string().regex(/^[a-z-]+$/),
      z.strictObject({ summary: z.string().min(1), value: z.json() }),
    ),
  }),
);

const reference = z.strictObject({ $ref: z.string().startsWith('#/components/responses/') });
const response = z.strictObject({ description: z.string().min(1), content });

const parameter = z
  .strictObject({
    name: z.string(),
    in: z.enum(['path', 'header', 'query', 'cookie']),
    description: z.string(),
    required: z.boolean(),
    schema,
    example: z.string(),
  })
  .refine(({ required, ...one }) => one.in !== 'path' || required);

const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  description: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^[2-5][0-9]{2}$/), z.union([reference, response])),
});

const document = z.strictObject({
  openapi: z.literal('3.1.1'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string(), description: z.string() })),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Z][A-Za-z]+$/), schema),
    responses: z.record(z.string().regex(/^[A-Z][A-Za-z]+$/), response),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({
        type: z.literal('apiKey'),
        name: z.string(),
        in: z.literal('header'),
        description: z.string(),
        'x-amazon-apigateway-authtype': z.literal('awsSigv4'),
      }),
    ),
  }),
});

const made = openApiDocument('0.1.0');
const api = document.parse(made);
const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  Object.values(item).map((one) => ({ path, ...one })),
);

/** Every object within a JSON value. */
const objectsIn = (value: unknown): Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? within : [value as Record<string, unknown>, ...within];
};

/** The schemas of the document, without the examples, in which anything may stand. */
const schemas = objectsIn(
  Object.values(api.components.schemas).map((one) => ({ ...(one as object), examples: [] })),
);

const references = objectsIn(made).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));

const targetOf = (pointer: string): unknown =>
  pointer
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], made);

describe('the description of the API', () => {
  it('has the structure of OpenAPI 3.1', () => {
    expect(document.safeParse(made).error).toBeUndefined();
  });

  it('refers only to what it holds', () => {
    expect(references).not.toEqual([]);
    expect(references.filter((pointer) => targetOf(pointer) === undefined)).toEqual([]);
  });

  it('holds only what it refers to', () => {
    const held = (['schemas', 'responses'] as const).flatMap((kind) =>
      Object.keys(api.components[kind]).map((name) => `#/components/${kind}/${name}`),
    );

    expect(held.filter((pointer) => !references.includes(pointer))).toEqual([]);
  });

  it('gives each operation a name of its own, a known tag, and an answer for when all is well', () => {
    const names = operations.map(({ operationId }) => operationId);
    const tags = api.tags.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    for (const one of operations) {
      expect(tags).toEqual(expect.arrayContaining(one.tags));
      expect(Object.keys(one.responses)).toContainEqual(expect.stringMatching(/^2/));
    }
  });

  it('describes exactly the parameters in each path', () => {
    for (const { path, parameters = [] } of operations) {
      const inTemplate = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect(described).toEqual(inTemplate);
    }
  });

  it('asks for a signature by a scheme that it describes', () => {
    const schemes = operations.flatMap(({ security }) => security.flatMap((one) => Object.keys(one)));

    expect(new Set(schemes)).toEqual(new Set(Object.keys(api.components.securitySchemes)));
  });

  it('requires only fields that exist', () => {
    for (const { properties = {}, required = [] } of schemas) {
      expect(Object.keys(properties as object)).toEqual(expect.arrayContaining(required as string[]));
    }
  });

  it('has patterns that are regular expressions', () => {
    const patterns = schemas.flatMap(({ pattern, patternProperties }) => [
      ...(typeof pattern === 'string' ? [pattern] : []),
      ...Object.keys(patternProperties ?? {}),
    ]);

    expect(patterns).not.toEqual([]);
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });

  it('tells the members of a union of components apart by a field', () => {
    const unions = schemas.filter(
      ({ oneOf }) => Array.isArray(oneOf) && oneOf.every((branch: object) => '$ref' in branch),
    );

    expect(unions).toHaveLength(2);
    for (const { oneOf, discriminator } of unions) {
      const { mapping } = discriminator as { mapping: Record<string, string> };
      const pointers = (oneOf as { $ref: string }[]).map(({ $ref }) => $ref);
      expect(Object.values(mapping)).toEqual(pointers);
    }
  });
});
