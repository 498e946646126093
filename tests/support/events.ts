import type { APIGatewayProxyEventV2, Context, EventBridgeEvent, SQSEvent, SQSRecord } from 'aws-lambda';

/** What differs between two requests; everything else is as in AWS's sample. */
export interface RequestOf {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  /** Each as `name=value`. */
  readonly cookies?: string[];
  /** The route as the API has it, where that is not the path. */
  readonly route?: string;
  /** Who signed it: an ARN. */
  readonly caller?: string;
}

/** An HTTP API event, payload format 2.0, complete as in AWS's documentation. */
export const httpEvent = ({
  method = 'POST',
  path = '/',
  headers = { 'content-type': 'application/json' },
  body,
  isBase64Encoded = false,
  route = path,
  caller,
  ...parameters
}: RequestOf): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: `${method} ${route}`,
  rawPath: path,
  rawQueryString: '',
  headers: { ...usualHeaders, ...(body && { 'content-length': String(body.length) }), ...headers },
  requestContext: {
    accountId: '123456789012',
    ...signedBy(caller),
    apiId: 'r3pmxmplak',
    domainName: 'r3pmxmplak.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'r3pmxmplak',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '205.255.255.176', userAgent: 'curl/8.5.0' },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: `${method} ${route}`,
    stage: '$default',
    time: '10/Mar/2020:05:16:23 +0000',
    timeEpoch: 1583817383220,
  },
  ...parameters,
  ...(body === undefined ? {} : { body }),
  isBase64Encoded,
});

/** What API Gateway says of whoever signed a request. */
const signedBy = (userArn: string | undefined): object =>
  userArn === undefined
    ? {}
    : {
        authorizer: {
          iam: {
            accessKey: 'ASIAEXAMPLEKEY',
            accountId: '123456789012',
            callerId: 'AROAEXAMPLE:desk',
            cognitoIdentity: null,
            principalOrgId: 'aws:PrincipalOrgID',
            userArn,
            userId: 'AROAEXAMPLE:desk',
          },
        },
      };

/** What a client and API Gateway put on every request. */
const usualHeaders = {
  accept: '*/*',
  host: 'id.execute-api.us-east-1.amazonaws.com',
  'user-agent': 'curl/8.5.0',
  'x-amzn-trace-id': 'Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e',
  'x-forwarded-for': '205.255.255.176',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
};

const sqsRecord = (body: string, position: number): SQSRecord => ({
  messageId: `059f36b4-87a3-44ab-83d2-${String(position).padStart(12, '0')}`,
  receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '1545082649183',
    SenderId: 'AIDAIENQZJOLO23YVJ4VO',
    ApproximateFirstReceiveTimestamp: '1545082649185',
  },
  messageAttributes: {},
  md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:my-queue',
  awsRegion: 'us-east-1',
});

export const sqsEvent = (...bodies: readonly string[]): SQSEvent => ({ Records: bodies.map(sqsRecord) });

/** A hint as a queue delivers it. */
export const hintEvent = (...ids: readonly string[]): SQSEvent =>
  sqsEvent(...ids.map((id) => JSON.stringify({ ids: [id] })));

export const scheduledEvent = (): EventBridgeEvent<'Scheduled Event', Record<string, never>> => ({
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2015-10-08T16:53:06Z',
  region: 'us-east-1',
  resources: ['arn:aws:events:us-east-1:123456789012:rule/my-scheduled-rule'],
  detail: {},
});

/** Lambda still hands these over; nothing may use them. */
const retired = { done: () => undefined, fail: () => undefined, succeed: () => undefined };

export const lambdaContext = (remainingMs = 10_000): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'my-function',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:my-function',
  memoryLimitInMB: '256',
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  logGroupName: '/aws/lambda/my-function',
  logStreamName: '2020/03/10/[$LATEST]abc',
  getRemainingTimeInMillis: () => remainingMs,
  ...retired,
});
