import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithIAMAuthorizer, SQSEvent } from 'aws-lambda';
import httpSample from './fixtures/http-event.json' with { type: 'json' };
import scheduledSample from './fixtures/scheduled-event.json' with { type: 'json' };
import sqsSample from './fixtures/sqs-event.json' with { type: 'json' };
import { httpEvent, type ApiRequest } from '../../local/http-event.ts';
import { scheduledEvent } from '../../local/schedules.ts';
import { received, sqsEvent } from '../../local/sqs-event.ts';

/** The request that AWS's sample event of payload format 2.0 must have come from. */
const sampleRequest: ApiRequest = {
  method: 'POST',
  url: '/my/path?parameter1=value1&parameter1=value2&parameter2=value',
  headers: {
    header1: 'value1',
    header2: 'value1,value2',
    'content-type': 'text/plain',
    'user-agent': 'agent',
    cookie: 'cookie1; cookie2',
  },
  body: Buffer.from('Hello from Lambda'),
  protocol: 'HTTP/1.1',
  sourceIp: '192.0.2.1',
  routeKey: '$default',
  pathParameters: { parameter1: 'value1' },
  now: new Date('2020-03-12T19:03:58.390Z'),
};
const eventOf = (request: Partial<ApiRequest>): APIGatewayProxyEventV2 =>
  httpEvent({ ...sampleRequest, ...request }) as APIGatewayProxyEventV2;

/** What differs by nature: ids, the account, and what no resource of ours declares. */
const own = {
  accountId: expect.any(String),
  apiId: expect.any(String),
  requestId: expect.any(String),
  domainName: expect.stringMatching(/^local\.execute-api\.us-east-1\.amazonaws\.com$/),
  domainPrefix: 'local',
  timeEpoch: Date.parse('2020-03-12T19:03:58.390Z'),
};

describe('an HTTP event of payload format 2.0', () => {
  it('equals AWS’s sample, field by field', () => {
    const { requestContext, headers, ...sample } = httpSample;
    const undeclared = { stageVariables: undefined };
    const unused = { authentication: undefined, authorizer: undefined };

    expect(eventOf({})).toEqual({
      ...{ ...sample, ...undeclared },
      headers: { ...headers, 'content-type': 'text/plain', 'user-agent': 'agent' },
      requestContext: { ...requestContext, ...unused, ...own },
    });
  });

  it('leaves out what the request lacks', () => {
    const event = eventOf({ url: '/', headers: {}, body: Buffer.alloc(0), pathParameters: {} });

    for (const field of ['body', 'cookies', 'queryStringParameters', 'pathParameters', 'stageVariables'])
      expect(event).not.toHaveProperty(field);
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false, headers: {} });
  });

  it('tells who signed', () => {
    const { requestContext } = eventOf({
      signer: 'local',
    }) as unknown as APIGatewayProxyEventV2WithIAMAuthorizer;

    expect(requestContext.authorizer.iam).toEqual({
      accessKey: 'local',
      accountId: '000000000000',
      callerId: 'local',
      cognitoIdentity: null,
      principalOrgId: null,
      userArn: 'arn:aws:iam::000000000000:user/local',
      userId: 'local',
    });
  });

  it('hands on the decoded path, but the query as it came', () => {
    const event = eventOf({ url: '/a%20b/%C3%A9?q=%C3%A9+1' });

    expect(event.rawPath).toBe('/a b/é');
    expect(event.rawQueryString).toBe('q=%C3%A9+1');
    expect(event.queryStringParameters).toEqual({ q: 'é 1' });
  });

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/html', false],
    ['application/xml', false],
    ['application/javascript', false],
    ['application/x-www-form-urlencoded', true],
    ['application/problem+json', true],
    ['multipart/form-data; boundary=x', true],
    ['application/octet-stream', true],
    [undefined, true],
  ])('of a body of type %s is base64: %s', (type, isBase64Encoded) => {
    const event = eventOf({ headers: { 'content-type': type }, body: Buffer.from('ä=1') });

    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body ?? '', isBase64Encoded ? 'base64' : 'utf8').toString()).toBe('ä=1');
  });
});

it('makes an SQS event like AWS’s sample, field by field', () => {
  const [record] = (sqsSample as unknown as SQSEvent).Records;
  const { Messages } = received.parse({
    Messages: [
      {
        MessageId: record?.messageId,
        ReceiptHandle: record?.receiptHandle,
        Body: record?.body,
        MD5OfBody: record?.md5OfBody,
        Attributes: record?.attributes,
        MessageAttributes: { myAttribute: { DataType: 'String', StringValue: 'myValue' } },
      },
    ],
  });

  const event = sqsEvent(Messages, 'arn:aws:sqs:us-east-2:123456789012:my-queue');

  expect(event).toEqual({ Records: [{ ...record, awsRegion: 'us-east-1' }] });
});

it('makes a scheduled event like AWS’s sample, field by field', () => {
  const [arn = ''] = scheduledSample.resources;

  const event = scheduledEvent(arn, new Date(scheduledSample.time));

  expect(event).toEqual({ ...scheduledSample, id: expect.any(String), account: '000000000000' });
});
