import { fieldsFrom } from '../domain/form-fields.ts';
import type { FieldProblem } from '../domain/status-change.ts';

/** What an endpoint sees of a request. */
export interface HttpRequest {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export type HttpReply = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
} & ({ readonly json: unknown } | { readonly html: string });

/** A problem as RFC 9457 describes it: what is wrong, and what to do next. */
export const problem = (
  statusCode: number,
  title: string,
  detail: string,
  errors?: readonly FieldProblem[],
): HttpReply => ({
  statusCode,
  json: {
    type: 'about:blank',
    title,
    status: statusCode,
    detail,
    ...(errors === undefined ? {} : { errors }),
  },
});

/** Ends a request with an answer of the 400s. */
export class Refused extends Error {
  readonly reply: HttpReply;
  constructor(reply: HttpReply) {
    super('refused');
    this.reply = reply;
  }
}

/** Fields that do not fit, by name. */
export const invalid = (errors: readonly FieldProblem[]): Refused =>
  new Refused(
    problem(
      422,
      'Some fields are not right',
      'Correct the fields named in "errors" and send it again.',
      errors,
    ),
  );

const jsonFrom = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused(
      problem(400, 'The body is not JSON', 'Check quotes, commas and brackets, and send it again.'),
    );
  }
};

const formFrom = (body: string): unknown => {
  const fields = fieldsFrom(body);
  if (fields === undefined) {
    throw new Refused(
      problem(400, 'The form cannot be read', 'A field stands twice, or there are too many of them.'),
    );
  }
  return fields;
};

/** Refuses what is larger than anything real, before it is looked at. */
export const refuseOver = (mostBytes: number, { body }: HttpRequest): void => {
  if (Buffer.byteLength(body) > mostBytes) {
    throw new Refused(problem(413, 'The body is too large', `Send at most ${mostBytes} bytes.`));
  }
};

/** The value that a JSON body holds; where `forms` are welcome, the one that a web form holds too. */
export const valueFrom = ({ body, header }: HttpRequest, { forms }: { readonly forms: boolean }): unknown => {
  const type = (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return jsonFrom(body);
  if (forms && type === 'application/x-www-form-urlencoded') return formFrom(body);
  const allowed = forms ? 'application/json or application/x-www-form-urlencoded' : 'application/json';
  throw new Refused(problem(415, 'The content type is not known here', `Send ${allowed}.`));
};
