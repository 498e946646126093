import type { Content, Operation } from './operation.ts';
import { problemFor } from './problems.ts';
import { gatewayMessage, problem, type Problem } from './replies.ts';
import { nameOf, refTo } from './schemas.ts';

/** An object of the document; what is undefined in it is left out of the JSON. */
export type Part = Readonly<Record<string, unknown>>;

/** The name of the schema of a web form. */
export const formNameOf = ({ schema }: Content): string => `${nameOf(schema)}Fields`;

const schemaOf = (content: Content): Part => ({
  $ref: refTo(content.isNestedForm ? formNameOf(content) : nameOf(content.schema)),
});

/** What a body holds, by content type. */
export const contentOf = (content: readonly Content[]): Part =>
  Object.fromEntries(content.map((one) => [one.type, { schema: schemaOf(one), examples: one.examples }]));

const lastPartOf = ({ type }: Problem): string => type.slice(type.lastIndexOf('/') + 1);

const ofProblems = (some: readonly Problem[]): Part => ({
  'application/problem+json': {
    schema: { $ref: refTo(nameOf(problem)) },
    examples: Object.fromEntries(
      some.map((value) => [lastPartOf(value), { summary: `${value.title}.`, value }]),
    ),
  },
});

const ofGateway = (message: string): Part => ({
  'application/json': {
    schema: { $ref: refTo(nameOf(gatewayMessage)) },
    examples: { gateway: { summary: 'From API Gateway', value: { message } } },
  },
});

/** Larger than this, a body does not reach us: AWS Lambda takes 6 MB. */
const TOO_LONG_FOR_AWS = ofGateway('Request Too Long');

/** API Gateway's own throttle, in front of every route. */
const TOO_MANY_FOR_AWS = ofGateway('Too Many Requests');

const problemResponse = (status: number, some: readonly Problem[], page?: Content): Part => ({
  description: some.map(({ title, detail }) => `**${title}.** ${detail}`).join(' Or: '),
  content: {
    ...ofProblems(some),
    ...(page === undefined ? {} : contentOf([page])),
    ...(status === 413 ? TOO_LONG_FOR_AWS : {}),
    ...(status === 429 ? TOO_MANY_FOR_AWS : {}),
  },
});

const shared = (name: string): Part => ({ $ref: `#/components/responses/${name}` });

/** What may happen on any route, besides what the route itself answers. */
export const sharedResponses: Part = {
  Forbidden: {
    description: 'The signature is missing or wrong, or its owner may not call this route.',
    content: ofGateway('Forbidden'),
  },
  TooManyRequests: {
    description: 'Too many requests at once. Wait a second, and a little longer each time.',
    content: ofGateway('Too Many Requests'),
  },
  Failed: {
    description:
      'Something went wrong on our side. Send the same request again later: doing it twice does no harm.',
    content: { ...ofProblems([problemFor('failed')]), ...ofGateway('Internal Server Error') },
  },
  Unavailable: {
    description: 'It took too long, or too many were served at once. Send the same request again later.',
    content: ofGateway('Service Unavailable'),
  },
};

/** All that a route may answer, by status code. */
export const responsesOf = ({ caller, replies, problems, pages }: Operation): Part => {
  const byStatus = Map.groupBy(problems, ({ status }) => status);
  return {
    ...Object.fromEntries(
      Object.entries(replies).map(([status, { description, content }]) => [
        status,
        { description, content: contentOf(content) },
      ]),
    ),
    ...Object.fromEntries(
      [...byStatus].map(([status, some]) => [status, problemResponse(status, some, pages?.[status])]),
    ),
    ...(caller === 'signed' ? { 403: shared('Forbidden') } : {}),
    ...(byStatus.has(429) ? {} : { 429: shared('TooManyRequests') }),
    500: shared('Failed'),
    503: shared('Unavailable'),
  };
};
