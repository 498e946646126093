import { componentNameOf } from './components.ts';
import { operations } from './document.ts';
import { problems, problemTypeOf } from './problems.ts';
import { exampleOf } from './readme-examples.ts';
import { jsonSchemas, listIn, objectIn, textIn, words, type JsonObject } from './schemas.ts';
import { eventTypes } from '../domain/event-types.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const routes = (): string =>
  table(
    ['Route', 'Who', 'What for'],
    Object.entries(operations).map(([route, { caller, summary }]) => [
      `\`${route}\``,
      caller === 'signed' ? 'the department, signed' : 'anyone',
      summary,
    ]),
  );

const fieldsOf = ({ properties, required }: JsonObject): string =>
  Object.entries(objectIn(properties))
    .map(([name, field]) => {
      const { const: value } = objectIn(field);
      const isRequired = listIn(required).includes(name);
      return `\`${name}${value === undefined ? '' : `: ${textIn(value)}`}\`${isRequired ? '' : ' (optional)'}`;
    })
    .join(', ');

const types = (): string => {
  const schemas = jsonSchemas();
  const rows = eventTypes.map((type) => {
    const name = componentNameOf(type);
    const details = objectIn(objectIn(schemas[name]?.['properties'])['details']);
    const branches = 'oneOf' in details ? listIn(details['oneOf']).map(objectIn) : [details];
    return [`\`${type}\``, words[name] ?? '', branches.map(fieldsOf).join(' or ')];
  });
  return table(['`eventType`', 'Means', '`details`'], rows);
};

const catalogue = (): string =>
  table(
    ['Status', 'Last part of `type`', 'What is wrong', 'What to do'],
    Object.entries(problems).map(([name, { status, title, detail }]) => [
      String(status),
      `\`${name}\``,
      title,
      detail,
    ]),
  );

const examples = (): string =>
  Object.entries(operations)
    .map(([route, operation]) => exampleOf(route, operation))
    .filter((example) => example !== '')
    .join('\n\n');

/** The description of the API for people: docs/api/README.md. */
export const readme = (): string => `# The API

Written by \`node bin/openapi.ts\` from the schemas that check each request: change those, not this page. Every field is described in
[openapi.json](openapi.json) (OpenAPI 3.1), which \`GET /openapi.json\` serves.

${routes()}

## Where it is, and how to sign

\`\`\`sh
# On this machine, after npm start:
API=http://localhost:8080
sign=(--aws-sigv4 'aws:amz:us-east-1:execute-api' --user local:local)

# On AWS: the output ApiUrl of the pipeline stack, and the credentials of a role that may call it.
API=https://….execute-api.us-east-1.amazonaws.com
sign=(--aws-sigv4 'aws:amz:us-east-1:execute-api' --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"
      -H "x-amz-security-token: $AWS_SESSION_TOKEN")
\`\`\`

Feeds sign with AWS Signature Version 4 for the service \`execute-api\` (any AWS SDK, or curl from 7.75 on), anew for each try. A role can report by its own
feed's path only. Without a right signature, with one older than five minutes, or by another's path, API Gateway answers 403.

## Send it again

Doing it twice is doing it once. After a 5xx, a 429 or no answer at all, send the same request again, a little later each time.

- **A status change** is known by its \`statusChangeId\`. The same id with the same content gets the first answer again, \`receivedAt\`
  included. The same id with another content is refused, and nothing is changed. The order of fields does not count.
- **A list** of up to 500 has an outcome for each item, in its order: \`accepted\`, \`conflict\` or \`invalid\`. 202 if all are accepted,
  else 207: correct those that were not, and send only them.
- **A registration** is known by its content. Sent again, it is no second one; after ten minutes or more it has the codes sent again. With
  an \`Idempotency-Key\` of your own, a form that was changed by mistake under the same key is refused with 409.
- **A code** or a link may be used twice; the first time counts.

\`202\` means: on record for good. What became of it is told by \`GET /status-changes/{statusChangeId}\`.

## Status changes

All of them have \`statusChangeId\`, \`docNumber\`, \`offenderName\`, \`eventType\`, \`occurredAt\`, \`recordedAt\`, \`details\`, and may have
\`facility\`, \`supersedes\` (a correction must) and \`bulkLoad\`. Times have an offset. Sentinel dates (\`00000000\`, \`99999999\`) and unknown fields are refused.
Examples of all: [openapi.json](openapi.json). JSON Schema: [status-change.schema.json](status-change.schema.json). How to connect: [integrators.md](../integrators.md).

${types()}

## Problems

\`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`, \`detail\`, and for fields \`errors\`, each with the path of the \`field\` and
the \`problem\`. What was sent is never repeated. \`type\` is \`${problemTypeOf('')}\` and a name; it is for programs, and no page.

${catalogue()}

API Gateway, in front, answers with \`{"message": "…"}\`: 403 without a right signature, 404 for an unknown route, 413 above 6 MB, 429 when there
are too many requests, 5xx when something breaks.

## Examples

${examples()}
`;
