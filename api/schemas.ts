import * as z from 'zod/mini';
import { componentNameOf, components } from './components.ts';
import { accountWords } from './words-account.ts';
import { hearingWords } from './words-hearings.ts';
import { officeWords } from './words-office.ts';
import { evidenceWords } from './words-evidence.ts';
import { quarantineWords } from './words-quarantine.ts';
import { registrationWords } from './words-registration.ts';
import { replyWords } from './words-replies.ts';
import { statusChangeWords } from './words-status-changes.ts';
import { eventTypes } from '../domain/event-types.ts';

export type Json = z.core.util.JSONType;
export type JsonObject = Record<string, Json>;

/** Every description of a component (`Phone`) and of a field (`Phone.number`). */
export const words: Readonly<Record<string, string>> = {
  ...registrationWords,
  ...accountWords,
  ...statusChangeWords,
  ...replyWords,
  ...officeWords,
  ...hearingWords,
  ...evidenceWords,
  ...quarantineWords,
};

/** Components whose fields have the words of another one, where they have none of their own. */
const kin: Readonly<Record<string, string>> = {
  OffenderName: 'PersonName',
  ReportedDuty: 'Evidence',
  ...Object.fromEntries(eventTypes.map((type) => [componentNameOf(type), 'StatusChange'])),
};

/** The key of a field's description: the component's own, or else that of its kin. */
export const wordsKeyOf = (component: string, path: string): string | undefined =>
  [component, kin[component]].map((owner) => `${owner}.${path}`).find((key) => words[key] !== undefined);

const wordsFor = (component: string, path: string): string => {
  const key = path === '' ? component : wordsKeyOf(component, path);
  const found = key === undefined ? undefined : words[key];
  if (found === undefined) throw new Error(`${component} ${path} has no description.`);
  return found;
};

const registry = z.registry<{ id: string }>();
for (const [id, schema] of components) registry.add(schema, { id });

/** Refers to a component. */
export const refTo = (id: string): string => `#/components/schemas/${id}`;

/** The name under which a schema is described. */
export const nameOf = (schema: z.core.$ZodType): string => {
  const id = registry.get(schema)?.id;
  if (id === undefined) throw new Error('A schema in use is not among the components.');
  return id;
};

const object = z.record(z.string(), z.json());
const list = z.array(z.json());

/** A JSON object within a JSON value; an empty one where there is none. */
export const objectIn = (value: unknown): JsonObject => object.safeParse(value).data ?? {};

/** The items of a list within a JSON value; none where there is no list. */
export const listIn = (value: unknown): readonly Json[] => list.safeParse(value).data ?? [];

/** The text that a JSON value is; an empty one if it is none. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Adds to each field, however deep, what it means. Branches of a union and items of a list count as the field itself. */
const withWords = (component: string, schema: JsonObject, path = ''): JsonObject => {
  const described = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (keyword === 'items') return [keyword, withWords(component, objectIn(value), path)];
    if (keyword === 'oneOf' || keyword === 'anyOf') {
      return [keyword, listIn(value).map((branch) => withWords(component, objectIn(branch), path))];
    }
    if (keyword !== 'properties') return [keyword, value];
    const fields = Object.entries(objectIn(value)).map(([name, field]): [string, Json] => {
      const full = path === '' ? name : `${path}.${name}`;
      return [
        name,
        { description: wordsFor(component, full), ...withWords(component, objectIn(field), full) },
      ];
    });
    return [keyword, Object.fromEntries(fields)];
  });
  return Object.fromEntries(described);
};

/** A component by what refers to it. */
export const targetOf = (schemas: Record<string, JsonObject>, { $ref }: JsonObject): JsonObject =>
  schemas[textIn($ref).slice(refTo('').length)] ?? {};

/** OpenAPI's hint for a union of components: the field that tells them apart, and its values. */
const discriminatorOf = ({ oneOf }: JsonObject, schemas: Record<string, JsonObject>): JsonObject => {
  const branches = listIn(oneOf).map(objectIn);
  const constantOf = (branch: JsonObject, field: string): Json | undefined =>
    objectIn(objectIn(targetOf(schemas, branch)['properties'])[field])['const'];
  const propertyName = Object.keys(objectIn(targetOf(schemas, branches[0] ?? {})['properties'])).find(
    (field) => branches.every((branch) => constantOf(branch, field) !== undefined),
  );
  if (propertyName === undefined) return {};
  const values = branches.map((branch): [string, string] => [
    textIn(constantOf(branch, propertyName)),
    textIn(branch['$ref']),
  ]);
  const mapping: JsonObject = Object.fromEntries(values);
  return { discriminator: { propertyName, mapping } };
};

/** What zod adds for a schema that stands alone. */
const ofADocument = ['$schema', '$id', '~standard'];

/** The JSON Schema (2020-12) of every component, made from the schemas that validate. */
export const jsonSchemas = (): Record<string, JsonObject> => {
  const made = z.toJSONSchema(registry, { io: 'input', target: 'draft-2020-12', uri: refTo });
  const plain = Object.entries(made.schemas).map(([id, schema]) => [
    id,
    Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ofADocument.includes(keyword))),
  ]);
  const schemas = z.record(z.string(), object).parse(Object.fromEntries(plain));
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [
      id,
      { description: wordsFor(id, ''), ...withWords(id, schema), ...discriminatorOf(schema, schemas) },
    ]),
  );
};
