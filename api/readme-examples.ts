import type { Content, Example, Operation } from './operation.ts';
import { objectIn, textIn } from './schemas.ts';

const firstOf = ({ examples }: Content): Example | undefined => Object.values(examples)[0];

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const bodyOf = (content: Content): readonly string[] => {
  const value = firstOf(content)?.value;
  if (content.type === 'application/json') {
    return [`-H 'content-type: application/json'`, `-d ${quoted(JSON.stringify(value, null, 2))}`];
  }
  return Object.entries(objectIn(value)).flatMap(([name, field]) =>
    (Array.isArray(field) ? field : [field]).map(
      (one) => `--data-urlencode ${quoted(`${name}=${textIn(one)}`)}`,
    ),
  );
};

const curl = (route: string, { caller, parameters }: Operation, content: Content | undefined): string => {
  const [method = '', template = ''] = route.split(' ');
  const path = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((filled, { name, example }) => filled.replace(`{${name}}`, example), template);
  const headers = parameters
    .filter((parameter) => parameter.in === 'header')
    .map(({ name, example }) => `-H ${quoted(`${name.toLowerCase()}: ${example}`)}`);
  const parts = [
    `curl ${caller === 'signed' ? '"${sign[@]}" ' : ''}"$API${path}"`,
    ...headers,
    ...(content === undefined ? (method === 'POST' ? ['-X POST'] : []) : bodyOf(content)),
  ];
  return ['```sh', parts.join(' \\\n  '), '```'].join('\n');
};

const replyOf = ({ replies }: Operation): string =>
  Object.entries(replies)
    .map(([status, { description, content }]) => {
      const shown = content.find(({ type }) => type === 'application/json');
      const value = shown === undefined ? undefined : firstOf(shown)?.value;
      const text = `${status}: ${description}`;
      return value === undefined
        ? text
        : [text, '', '```json', JSON.stringify(value, null, 2), '```'].join('\n');
    })
    .join('\n\n');

/** A route in curl, with each content type that it takes, and what it answers; nothing for what a browser opens. */
export const exampleOf = (route: string, operation: Operation): string => {
  const { request, parameters, replies, summary } = operation;
  const hasJson = Object.values(replies).some(({ content }) =>
    content.some(({ type }) => type === 'application/json'),
  );
  if (!hasJson || request.length + parameters.length === 0) return '';
  const asked = request.length === 0 ? [undefined] : request;
  const calls = asked.map((content) => curl(route, operation, content)).join('\n\n');
  return `### ${summary}\n\n\`${route}\`\n\n${calls}\n\n${replyOf(operation)}`;
};
