import { objectIn, targetOf, textIn, type JsonObject } from './schemas.ts';

/** One field of a web form; `*` in its path stands for a position in a list. */
interface FormField {
  readonly path: readonly string[];
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

const fieldsOf = (
  schemas: Record<string, JsonObject>,
  { path, isRequired, schema }: FormField,
): readonly FormField[] => {
  const { properties, required, type, items } =
    '$ref' in schema ? { ...targetOf(schemas, schema), ...schema } : schema;
  const item = objectIn(items);
  if (type === 'array' && 'properties' in { ...targetOf(schemas, item), ...item }) {
    return fieldsOf(schemas, { path: [...path, '*'], isRequired: false, schema: item });
  }
  // A list of single values is a field that is repeated.
  if (properties === undefined) return [{ path, isRequired, schema }];
  return Object.entries(objectIn(properties)).flatMap(([name, field]) =>
    fieldsOf(schemas, {
      path: [...path, name],
      isRequired: isRequired && Array.isArray(required) && required.includes(name),
      schema: objectIn(field),
    }),
  );
};

const patternOf = (path: readonly string[]): string =>
  `^${path.map((part) => (part === '*' ? '[0-9]{1,2}' : part)).join('\\.')}$`;

/**
 * What a web form (application/x-www-form-urlencoded) sends where JSON nests: a field within a field is
 * `offenderName.last`, one in a list `phones.0.number`; a list of words is a repeated field. See fieldsFrom, which
 * reads it.
 */
export const formSchema = (schemas: Record<string, JsonObject>, id: string): JsonObject => {
  const schema = schemas[id] ?? {};
  const fields = fieldsOf(schemas, { path: [], isRequired: true, schema });
  const [listed, single] = [true, false].map((isListed) =>
    fields.filter(({ path }) => path.includes('*') === isListed),
  );
  const inLists = (listed ?? []).map(({ path, schema: field }) => [patternOf(path), field] as const);
  const named = (single ?? []).map(({ path, schema: field }) => [path.join('.'), field] as const);
  return {
    description: `The fields of ${id} as a web form sends them. What is required within a part is required as soon as one field of that part is given. ${textIn(schema['description'])}`,
    type: 'object',
    properties: Object.fromEntries(named),
    ...(inLists.length === 0 ? {} : { patternProperties: Object.fromEntries(inLists) }),
    required: fields.filter(({ isRequired }) => isRequired).map(({ path }) => path.join('.')),
    additionalProperties: false,
  };
};
