import type { IncomingHttpHeaders } from 'node:http';
import { s3TargetOf } from './s3-call.ts';
import { authorizationOf } from './sigv4.ts';

/** A request to an AWS service as it arrived at the local endpoint. */
export interface AwsCall {
  readonly service: string;
  readonly operation: string;
  /** Who calls: a function's name, an event source, or a person's access key. */
  readonly caller: string;
  /** The access key: it tells the processes of one function apart. */
  readonly accessKey: string;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Reads who asks which service for what; nothing if the request is not signed as AWS requests are. */
export const awsCallOf = (
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): AwsCall | undefined => {
  const credential = authorizationOf(headers.authorization)?.credential;
  if (!credential) return undefined;
  const { service, accessKey } = credential;
  const operation = operationOf(service, method, url, headers, body);
  return { service, operation, caller: callerOf(accessKey), accessKey, method, url, headers, body };
};

/** Each process of a function has the key `<function>.<number>`. */
export const accessKeyOf = (caller: string, number: number): string => `${caller}.${number}`;

/** The function that a key belongs to. */
export const callerOf = (accessKey: string): string => accessKey.replace(/\.\d+$/, '');

const operationOf = (
  service: string,
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): string => {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  if (service === 's3') return s3TargetOf(method, url).operation;
  if (service !== 'ses') return formOf(body).get('Action') ?? `${method} ${url}`;
  return sesOperations[`${method} ${url.split('?')[0]}`] ?? `${method} ${url}`;
};

const sesOperations: Readonly<Record<string, string>> = {
  'POST /v2/email/outbound-emails': 'SendEmail',
  'POST /v2/email/outbound-bulk-emails': 'SendBulkEmail',
};

/** The fields of a request in AWS's query protocol, which SNS speaks. */
export const formOf = (body: Buffer): URLSearchParams => new URLSearchParams(body.toString());

/** The request's content as plain text, to look for something in it. */
export const plainText = ({ service, url, body }: AwsCall): string => {
  if (service === 's3') return `${decodeURIComponent(url)}\n${body.toString()}`;
  return service === 'sns' ? [...formOf(body).values()].join('\n') : body.toString();
};
