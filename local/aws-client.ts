import { Agent, request } from 'node:http';
import { accessKeyOf } from './aws-call.ts';
import type { Reply } from './aws-reply.ts';
import { REGION } from './intrinsics.ts';
import { exchange } from './upstream.ts';

/** Calls AWS services at the local endpoint, under a caller's name, so that its requests are counted too. */
export interface AwsClient {
  readonly json: (service: 'dynamodb' | 'sqs', operation: string, input: object) => Promise<unknown>;
  readonly form: (service: 'sns', fields: Readonly<Record<string, string>>) => Promise<string>;
  /** Buckets and objects, by their path. */
  readonly s3: (method: 'GET' | 'PUT', path: string) => Promise<Reply>;
  /** Ends all calls that wait for an answer. */
  readonly close: () => void;
}

/** The error that a service answered with. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
}

const targets = { dynamodb: 'DynamoDB_20120810', sqs: 'AmazonSQS' } as const;

/** The SDK would do as well, at ten times the processor time of these few lines. */
export const awsClient = (port: number, caller: string): AwsClient => {
  const agent = new Agent({ keepAlive: true });
  const ended = new AbortController();
  const send = async ({ service, method, path, given, content }: Sent): Promise<Reply> => {
    const body = Buffer.from(content);
    const headers = { ...given, ...stamp(service, caller), 'content-length': body.length };
    const options = { host: '127.0.0.1', port, agent, method, path, signal: ended.signal, headers };
    const reply = await exchange(request(options), body);
    if (reply.status >= 300) throw new AwsError(`${service}: ${reply.body.toString()}`);
    return reply;
  };
  const post = async (service: string, given: Record<string, string>, content: string): Promise<string> =>
    (await send({ service, method: 'POST', path: '/', given, content })).body.toString();
  return {
    json: async (service, operation, input) => {
      const target = `${targets[service]}.${operation}`;
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target };
      const answer: unknown = JSON.parse((await post(service, headers, JSON.stringify(input))) || 'null');
      return answer;
    },
    form: (service, fields) =>
      post(
        service,
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams(fields).toString(),
      ),
    s3: (method, path) => send({ service: 's3', method, path, given: {}, content: '' }),
    close: () => {
      ended.abort();
      agent.destroy();
    },
  };
};

interface Sent {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly given: Readonly<Record<string, string>>;
  readonly content: string;
}

/** The local endpoint reads who calls; it has no keys to verify a signature with. */
const stamp = (service: string, caller: string): Record<string, string> => {
  const amzDate = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const credential = `${accessKeyOf(caller, 0)}/${amzDate.slice(0, 8)}/${REGION}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`;
  return { 'x-amz-date': amzDate, authorization };
};
