import * as http from 'node:http';
import * as https from 'node:https';
import type { AwsCall } from './aws-call.ts';
import type { Reply } from './aws-reply.ts';
import { signed } from './sigv4.ts';

/** Where a service's requests really go: an engine in this process, or an address outside. */
export interface Upstream {
  readonly send: (call: AwsCall) => Promise<Reply>;
  readonly close: () => void;
}

/** An engine in this process. It takes requests as they come, whoever signed them. */
export const engineUpstream = (port: number): Upstream => {
  const agent = new http.Agent({ keepAlive: true });
  return {
    send: ({ method, url: path, headers, body }) =>
      exchange(http.request({ host: '127.0.0.1', port, agent, method, path, headers }), body),
    close: () => {
      agent.destroy();
    },
  };
};

/**
 * DynamoDB Local, or AWS itself. Requests are signed again, with the credentials that this process was started
 * with: AWS must know them, and DynamoDB Local keeps separate tables for each access key.
 */
export const outsideUpstream = (address: string, environment: NodeJS.ProcessEnv): Upstream => {
  const { protocol, hostname, port, host } = new URL(address);
  const isTls = protocol === 'https:';
  const agent = isTls ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const {
    AWS_ACCESS_KEY_ID = 'local',
    AWS_SECRET_ACCESS_KEY = 'local',
    AWS_SESSION_TOKEN,
    AWS_REGION = 'us-east-1',
  } = environment;
  return {
    send: ({ method, url, headers: given, body, service }) => {
      const now = new Date();
      const date = now.toISOString().slice(0, 10).replaceAll('-', '');
      const token = AWS_SESSION_TOKEN === undefined ? {} : { 'x-amz-security-token': AWS_SESSION_TOKEN };
      const headers = { ...given, host, ...token };
      const credential = { accessKey: AWS_ACCESS_KEY_ID, date, region: AWS_REGION, service };
      const signature = signed({ method, url, headers, body }, credential, AWS_SECRET_ACCESS_KEY, now);
      const options = { hostname, port, agent, method, path: url, headers: { ...headers, ...signature } };
      return exchange(isTls ? https.request(options) : http.request(options), body);
    },
    close: () => {
      agent.destroy();
    },
  };
};

/** Sends a request and reads the whole answer. */
export const exchange = (request: http.ClientRequest, body: Buffer): Promise<Reply> =>
  new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const headers = { ...response.headers };
        // These speak of the connection to the engine, not of the caller's.
        delete headers.connection;
        delete headers['keep-alive'];
        resolve({ status: response.statusCode ?? 502, headers, body: Buffer.concat(chunks) });
      });
    });
    request.end(body);
  });
