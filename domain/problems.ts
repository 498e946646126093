import type * as z from 'zod/mini';
import type { FieldProblem } from './status-change.ts';

type Issue = z.core.$ZodIssue;

const expectations: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object with named fields',
  array: 'a list',
  record: 'an object with named fields',
};

/** Our own words continue the name of the field and begin small; what the library says begins with a capital. */
const isOurs = (message: string): boolean => /^[a-z]/.test(message);

/** Says what a field must be without a word of what was sent: that may be anything, also personal. */
const problemOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${expectations[issue.expected] ?? 'of another type'}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.length} unknown field(s); see the API description for the known ones`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return unionProblem(issue);
    case 'too_big':
      return `must be at most ${issue.maximum} ${issue.origin === 'string' ? 'characters long' : 'in size'}`;
    case 'too_small':
      return `must be at least ${issue.minimum} ${issue.origin === 'string' ? 'character(s) long' : 'in size'}`;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'is not valid';
  }
};

/** A union knows which of its members came closest; a discriminated one names its discriminator's values. */
const unionProblem = (issue: Extract<Issue, { code: 'invalid_union' }>): string => {
  if ('options' in issue && Array.isArray(issue.options)) {
    return `must be one of: ${issue.options.map(String).join(', ')}`;
  }
  return 'is not valid';
};

/** Where and what, for each thing that is wrong, in plain words and without an echo of the input. */
const problemsOf = (error: z.core.$ZodError): readonly FieldProblem[] =>
  error.issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    problem: isOurs(issue.message) ? issue.message : problemOf(issue),
  }));

/** A value that fits its schema, or what is wrong with it. */
export type Reading<Value> =
  | { readonly is: 'valid'; readonly value: Value }
  | { readonly is: 'invalid'; readonly errors: readonly FieldProblem[] };

/** Reads what came from outside. */
export const read = <Schema extends z.ZodMiniType>(
  schema: Schema,
  given: unknown,
): Reading<z.output<Schema>> => {
  // The input is needed to tell a missing field from a wrong one; it goes no further.
  const parsed = schema.safeParse(given, { reportInput: true });
  return parsed.success
    ? { is: 'valid', value: parsed.data }
    : { is: 'invalid', errors: problemsOf(parsed.error) };
};
