import { accountOperations } from './account.ts';
import { accountHearings } from './account-hearings.ts';
import { componentNameOf } from './components.ts';
import { evidenceOperations } from './evidence.ts';
import { statusChangeExamples } from './examples-status-changes.ts';
import { formSchema } from './form.ts';
import { hearingOperations } from './hearings.ts';
import { checkOperations, descriptionOperations, linkOperations } from './links.ts';
import type { Operation, Parameter } from './operation.ts';
import { quarantineOperations } from './quarantine.ts';
import { registrationOperations } from './registrations.ts';
import { contentOf, formNameOf, responsesOf, sharedResponses, type Part } from './responses.ts';
import { jsonSchemas, nameOf, objectIn, refTo, type JsonObject } from './schemas.ts';
import { staffTaskOperations } from './staff-tasks.ts';
import { statusChangeOperations } from './status-changes.ts';

/** Every route, by method and path. */
export const operations: Readonly<Record<string, Operation>> = {
  ...registrationOperations,
  ...accountOperations,
  ...statusChangeOperations,
  ...evidenceOperations,
  ...linkOperations,
  ...checkOperations,
  ...hearingOperations,
  ...accountHearings,
  ...staffTaskOperations,
  ...quarantineOperations,
  ...descriptionOperations,
};

const INTRODUCTION = `Tells people who were harmed by a crime what happens to the offender in custody.

The Department of Corrections posts status changes, signed. Victims send a form, confirm their phones and e-mail addresses by codes, and acknowledge messages. Staff of the Office of Victim Services take over, signed, where messages do not suffice.

Every problem is answered as \`application/problem+json\` (RFC 9457) with what to do; the schema \`Problem\` lists them all. What was sent is never repeated in an answer. After a 5xx, a 429 or no answer at all, send the same request again: doing it twice is doing it once.`;

const SIGNATURE =
  'AWS Signature Version 4, service `execute-api`, with the credentials of a role that may call this route. ' +
  'With curl: `--aws-sigv4 "aws:amz:us-east-1:execute-api"`.';

const tags = [
  { name: 'Registrations', description: 'For victims: ask to be told, and confirm how.' },
  {
    name: 'Account',
    description:
      'For victims who are signed in: see what is on record, and change it. Browsers (`Accept: text/html`) get pages, or are led to one (303); forms are taken from our own pages only.',
  },
  { name: 'Status changes', description: 'For the Department of Corrections, signed.' },
  { name: 'Staff tasks', description: 'For the Office of Victim Services, signed.' },
  {
    name: 'Quarantine',
    description:
      'For the Office of Victim Services, signed: what the breaker holds, and whether it is told after all.',
  },
  {
    name: 'Evidence',
    description: 'For the Office of Victim Services, signed: what was owed, and what became of it.',
  },
  { name: 'Links in messages', description: 'For victims: say that a message has arrived.' },
  { name: 'About', description: 'For developers.' },
];

const parameterOf = ({ schema, example, isNeeded, ...parameter }: Parameter): Part => ({
  ...parameter,
  required: isNeeded === true || parameter.in === 'path',
  schema: { $ref: refTo(nameOf(schema)) },
  example,
});

const operationOf = (operation: Operation): Part => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  description: operation.description,
  security: operation.caller === 'signed' ? [{ signature: [] }] : [],
  ...(operation.parameters.length === 0 ? {} : { parameters: operation.parameters.map(parameterOf) }),
  ...(operation.request.length === 0
    ? {}
    : { requestBody: { required: true, content: contentOf(operation.request) } }),
  responses: responsesOf(operation),
});

const paths = (): Part => {
  const routes = Object.entries(operations).map(([route, operation]) => {
    const [method = '', path = ''] = route.split(' ');
    return { path, method: method.toLowerCase(), operation: operationOf(operation) };
  });
  return Object.fromEntries(
    [...Map.groupBy(routes, ({ path }) => path)].map(([path, ofPath]) => [
      path,
      Object.fromEntries(ofPath.map(({ method, operation }) => [method, operation])),
    ]),
  );
};

const schemas = (): Part => {
  const made = jsonSchemas();
  const examples = Object.entries(statusChangeExamples).map(([type, example]) => {
    const name = componentNameOf(type);
    return [name, { ...made[name], examples: [example] }] as const;
  });
  const forms = Object.values(operations)
    .flatMap(({ request }) => request)
    .filter(({ isNestedForm }) => isNestedForm)
    .map((content) => [formNameOf(content), formSchema(made, nameOf(content.schema))] as const);
  return { ...made, ...Object.fromEntries(examples), ...Object.fromEntries(forms) };
};

/** The OpenAPI 3.1 description of the API, made from the schemas that check each request. */
export const openApiDocument = (version: string): JsonObject =>
  objectIn(
    JSON.parse(
      JSON.stringify({
        openapi: '3.1.1',
        info: {
          title: 'Victim Notification',
          version,
          description: INTRODUCTION,
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        },
        servers: [{ url: '/', description: 'The deployment that serves this description.' }],
        tags,
        paths: paths(),
        components: {
          schemas: schemas(),
          responses: sharedResponses,
          securitySchemes: {
            signature: {
              type: 'apiKey',
              name: 'Authorization',
              in: 'header',
              description: SIGNATURE,
              'x-amazon-apigateway-authtype': 'awsSigv4',
            },
          },
        },
      }),
    ),
  );
