import type * as z from 'zod/mini';
import { mostBytes } from './limits.ts';
import { json, type Operation, type Reply } from './operation.ts';
import { problemFor, tooLarge, unknownType } from './problems.ts';
import type { FieldProblem } from '../domain/status-change.ts';

const tag = 'Account';
/** What all of them have in common. */
export const common = { tag, caller: 'anyone', parameters: [], request: [], problems: [] } as const;

/** A field that is not right. */
export const wrong = (field: string, problem: string): FieldProblem => ({ field, problem });

/** What may be wrong with any request that changes something. */
export const ofChanges = (errors: readonly FieldProblem[]): Operation['problems'] => [
  problemFor('body-not-json'),
  problemFor('form-unreadable'),
  problemFor('from-elsewhere'),
  tooLarge(mostBytes.account),
  unknownType({ forms: true }),
  problemFor('fields-not-right', { errors }),
];

/** An answer with an example. */
export const says = <Schema extends z.ZodMiniType>(
  description: string,
  schema: Schema,
  summary: string,
  value: z.input<Schema>,
): Reply => ({ description, content: [json(schema, { answer: { summary, value } })] });
