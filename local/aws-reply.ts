import { randomUUID } from 'node:crypto';

/** An answer of an AWS service as it goes over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** An answer made here, not by an engine. */
export const reply = (status: number, type: string, body: string, headers: Reply['headers'] = {}): Reply => {
  const content = Buffer.from(body);
  return {
    status,
    headers: { 'content-type': type, 'content-length': String(content.length), ...headers },
    body: content,
  };
};

/** An error in the shape that the given service would use. */
export const errorReply = (service: string, status: number, code: string, message: string): Reply => {
  if (service === 'sns' || service === 'sts')
    return reply(status, 'text/xml', snsError(status, code, message));
  if (service === 's3') return reply(status, 'application/xml', s3Error(code, message));
  if (service === 'ses')
    return reply(status, 'application/json', JSON.stringify({ message }), { 'x-amzn-errortype': code });
  const namespace = service === 'dynamodb' ? 'com.amazonaws.dynamodb.v20120810' : 'com.amazonaws.sqs';
  return reply(
    status,
    'application/x-amz-json-1.0',
    JSON.stringify({ __type: `${namespace}#${code}`, message }),
  );
};

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/';

const snsError = (status: number, code: string, message: string): string =>
  `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
  `<Code>${escaped(code)}</Code><Message>${escaped(message)}</Message></Error>` +
  `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`;

const s3Error = (code: string, message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${escaped(code)}</Code>` +
  `<Message>${escaped(message)}</Message><RequestId>${randomUUID()}</RequestId></Error>`;

/** The answer to an SNS Publish. */
export const publishReply = (messageId: string): Reply =>
  reply(
    200,
    'text/xml',
    `<PublishResponse xmlns="${NAMESPACE}"><PublishResult><MessageId>${messageId}</MessageId></PublishResult>` +
      `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
  );

/** The answer to an SNS OptInPhoneNumber, which says nothing. */
export const optInReply = (): Reply =>
  reply(
    200,
    'text/xml',
    `<OptInPhoneNumberResponse xmlns="${NAMESPACE}"><OptInPhoneNumberResult/>` +
      `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></OptInPhoneNumberResponse>`,
  );

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in XML and HTML. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
