import type * as z from 'zod/mini';
import type { Problem } from './replies.ts';

/** A value that shows how a request or a reply looks, and what it is an example of. */
export interface Example<Value = unknown> {
  readonly summary: string;
  readonly value: Value;
}

/** What a body holds, by content type. */
export interface Content {
  readonly type:
    | 'application/json'
    | 'application/x-www-form-urlencoded'
    | 'text/html'
    | 'text/csv'
    | 'text/calendar'
    | 'application/pdf';
  readonly schema: z.core.$ZodType;
  /** Where JSON nests, a web form has fields such as `offenderName.last`, and so a schema of its own. */
  readonly isNestedForm?: true;
  readonly examples: Readonly<Record<string, Example>>;
}

/** An answer that is no problem. */
export interface Reply {
  readonly description: string;
  readonly content: readonly Content[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'header' | 'query';
  readonly description: string;
  readonly schema: z.core.$ZodType;
  readonly example: string;
  /** What stands in the path is always needed. */
  readonly isNeeded?: true;
}

/** One route: what it is for, who may call it, what it takes and what it answers. */
export interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** `signed`: the Department of Corrections or staff of the office, by AWS Signature Version 4. `anyone`: the public. */
  readonly caller: 'signed' | 'anyone';
  readonly parameters: readonly Parameter[];
  readonly request: readonly Content[];
  /** By status code. */
  readonly replies: Readonly<Record<string, Reply>>;
  readonly problems: readonly Problem[];
  /** Pages that stand in place of a problem when a browser asks, by status code. */
  readonly pages?: Readonly<Record<string, Content>>;
}

/** JSON, with examples that fit its schema. */
export const json = <Schema extends z.ZodMiniType>(
  schema: Schema,
  examples: Readonly<Record<string, Example<z.input<Schema>>>>,
): Content => ({ type: 'application/json', schema, examples });

/** The fields of a web form; one with several values is repeated. */
export type FormFields = Readonly<Record<string, string | string[]>>;

/** A web form, with examples as its fields. */
export const form = (
  schema: z.ZodMiniType,
  examples: Readonly<Record<string, Example<FormFields>>>,
): Content => ({ type: 'application/x-www-form-urlencoded', schema, examples });

/** A web form for a schema that nests. */
export const nestedForm = (...[schema, examples]: Parameters<typeof form>): Content => ({
  ...form(schema, examples),
  isNestedForm: true,
});

export const html = (schema: z.ZodMiniType, value: string, summary: string): Content => ({
  type: 'text/html',
  schema,
  examples: { page: { summary, value } },
});
