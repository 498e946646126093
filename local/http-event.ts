import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ACCOUNT, REGION } from './intrinsics.ts';

/** A request to the API, with the route that takes it. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query as they stand in the request line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly protocol: string;
  readonly sourceIp: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** The access key that signed the request, on routes that ask for one. */
  readonly signer?: string | undefined;
  readonly now: Date;
}

const API_ID = 'local';

/** The event of payload format 2.0 that API Gateway makes of a request. What a request lacks is left out. */
export const httpEvent = (request: ApiRequest): object => {
  const { url, routeKey, pathParameters, body } = request;
  const [path = '', rawQueryString = ''] = url.split(/\?(.*)/s);
  const { cookie, ...headers } = request.headers;
  const query = joined([...new URLSearchParams(rawQueryString)]);
  const isText = isTextType(headers['content-type']);
  return {
    version: '2.0',
    routeKey,
    rawPath: decoded(path),
    rawQueryString,
    ...given(cookie !== undefined, { cookies: cookie?.split(/; */) }),
    headers: flat(headers),
    ...given(rawQueryString !== '', { queryStringParameters: query }),
    requestContext: contextOf(request, decoded(path)),
    ...given(Object.keys(pathParameters).length > 0, { pathParameters }),
    ...given(body.length > 0, { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

const given = (isGiven: boolean, fields: object): object => (isGiven ? fields : {});

/** HTTP APIs hand on the decoded path; a path that is not properly encoded stays as it came. */
export const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/**
 * What an HTTP API hands on as text. AWS documents only "binary is base64"; others have measured that this list is
 * all there is: a form, and a body without a content type, arrive in base64.
 */
const isTextType = (type: string | undefined): boolean =>
  /^(text\/|application\/(json|xml|javascript)\b)/i.test(type ?? '');

const contextOf = (request: ApiRequest, path: string): object => {
  const { method, headers, protocol, sourceIp, routeKey, signer, now } = request;
  const domainName = `${API_ID}.execute-api.${REGION}.amazonaws.com`;
  return {
    accountId: ACCOUNT,
    apiId: API_ID,
    ...given(signer !== undefined, { authorizer: { iam: identityOf(signer ?? '') } }),
    domainName,
    domainPrefix: API_ID,
    http: { method, path, protocol, sourceIp, userAgent: headers['user-agent'] ?? '' },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: commonLogTime(now),
    timeEpoch: now.getTime(),
  };
};

const identityOf = (accessKey: string): object => ({
  accessKey,
  accountId: ACCOUNT,
  callerId: accessKey,
  cognitoIdentity: null,
  principalOrgId: null,
  userArn: `arn:aws:iam::${ACCOUNT}:user/${accessKey}`,
  userId: accessKey,
});

/** As in web servers' access logs: 12/Mar/2020:19:03:58 +0000. */
const commonLogTime = (now: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

const flat = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(',')]],
    ),
  );

const joined = (pairs: readonly (readonly [string, string])[]): Record<string, string> => {
  const values = new Map<string, string>();
  for (const [name, value] of pairs)
    values.set(name, values.has(name) ? `${values.get(name)},${value}` : value);
  return Object.fromEntries(values);
};
