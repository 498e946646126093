import { problemFor, tooLarge, unknownType } from '../api/problems.ts';
import type { Problem } from '../api/replies.ts';
import { fieldsFrom } from '../domain/form-fields.ts';
import type { FieldProblem } from '../domain/status-change.ts';

/** What an endpoint sees of a request. */
export interface HttpRequest {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
  readonly path: Readonly<Record<string, string | undefined>>;
  /** By name; values of a name that stands twice are joined by commas, as API Gateway does. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The route that took it, for example `POST /staff-tasks/{taskId}/claim`. */
  readonly route: string;
  /** Who signed it: the ARN that API Gateway has checked; undefined on routes that anyone may call. */
  readonly caller: string | undefined;
  /** The value of a cookie. */
  readonly cookie: (name: string) => string | undefined;
  /** The network address that it came from, as far as we can believe it. Never kept or logged as it is. */
  readonly source: string;
  /** The origin of our website, as browsers write it, where the function knows it. */
  readonly site: string | undefined;
}

/** A page, a table, a PDF, or JSON as its schema in api/ has it. */
export type HttpContent<Json extends object = object> =
  | { readonly json: Json }
  | { readonly html: string }
  | { readonly csv: string }
  /** An iCalendar file. */
  | { readonly calendar: string }
  | { readonly pdf: Uint8Array };

export type HttpReply<Json extends object = object> = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each as a Set-Cookie header has it. */
  readonly cookies?: readonly string[];
} & HttpContent<Json>;

/** A problem as RFC 9457 describes it: what is wrong, and what to do next. */
export const problem = (json: Problem): HttpReply<Problem> => ({ statusCode: json.status, json });

/** Ends a request with an answer of the 400s. */
export class Refused extends Error {
  readonly reply: HttpReply<Problem>;
  constructor(reply: HttpReply<Problem>) {
    super('refused');
    this.reply = reply;
  }
}

/** Ends a request with a problem of the catalogue. */
export const refused = (json: Problem): Refused => new Refused(problem(json));

/** Fields that do not fit, by name. */
export const invalid = (errors: readonly FieldProblem[]): Refused =>
  refused(problemFor('fields-not-right', { errors }));

const jsonFrom = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw refused(problemFor('body-not-json'));
  }
};

const formFrom = (body: string): unknown => {
  const fields = fieldsFrom(body);
  if (fields === undefined) throw refused(problemFor('form-unreadable'));
  return fields;
};

/** Refuses what is larger than anything real, before it is looked at. */
export const refuseOver = (most: number, { body }: HttpRequest): void => {
  if (Buffer.byteLength(body) > most) throw refused(tooLarge(most));
};

const typeOf = ({ header }: HttpRequest): string | undefined =>
  (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();

/** Whether a web form was sent. */
export const isForm = (request: HttpRequest): boolean =>
  typeOf(request) === 'application/x-www-form-urlencoded';

/** The value that a JSON body holds; where `forms` are welcome, the one that a web form holds too. */
export const valueFrom = (request: HttpRequest, { forms }: { readonly forms: boolean }): unknown => {
  if (typeOf(request) === 'application/json') return jsonFrom(request.body);
  if (forms && isForm(request)) return formFrom(request.body);
  throw refused(unknownType({ forms }));
};
