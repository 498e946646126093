import * as z from 'zod/mini';
import { jsonSchemas, objectIn, type JsonObject } from './schemas.ts';

const REFERENCE = '#/components/schemas/';

/** The components that a schema refers to, and those that they refer to. */
const needed = (name: string, schemas: Readonly<Record<string, JsonObject>>): ReadonlySet<string> => {
  const found = new Set<string>([name]);
  for (const one of found) {
    const text = JSON.stringify(schemas[one]);
    for (const [, other = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) found.add(other);
  }
  return found;
};

/** As JSON Schema has it: references within this document, and no keyword of OpenAPI's own. */
const asJsonSchema = (schema: JsonObject): JsonObject => {
  const plain = Object.entries(schema).filter(([keyword]) => keyword !== 'discriminator');
  const text = JSON.stringify(Object.fromEntries(plain)).replaceAll(REFERENCE, '#/$defs/');
  return { ...objectIn(z.json().parse(JSON.parse(text))) };
};

/** The schema of one status change as a document of its own (JSON Schema 2020-12), for programs in any language. */
export const statusChangeSchema = (): JsonObject => {
  const schemas = jsonSchemas();
  const defs = [...needed('StatusChange', schemas)].filter((name) => name !== 'StatusChange').toSorted();
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A status change of an offender in custody',
    ...asJsonSchema(schemas['StatusChange'] ?? {}),
    $defs: Object.fromEntries(defs.map((name) => [name, asJsonSchema(schemas[name] ?? {})])),
  };
};
