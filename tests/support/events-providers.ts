import type { CloudWatchLogsEvent } from 'aws-lambda';
import { gzipSync } from 'node:zlib';
import { NOW } from './builders.ts';

/** SNS's envelope around a message, as a queue gets it without raw delivery. */
export const envelope = (message: object | string, at = NOW.toISOString()): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:MailEvents',
    Subject: 'Amazon SES Email Event Notification',
    Message: typeof message === 'string' ? message : JSON.stringify(message),
    Timestamp: at,
    SignatureVersion: '1',
    Signature: 'EXAMPLEw6JRN...',
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-example.pem',
    UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
  });

/** The mail that an event of SES is about. */
export interface EventMail {
  readonly to: string;
  readonly messageId: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const SENT_AT = '2026-05-04T15:00:00.000Z';

/** What each kind of event holds besides the mail, complete as in AWS's documentation. */
const details = ({ to }: EventMail, timestamp: string): Readonly<Record<string, object>> => ({
  Send: {},
  Delivery: {
    timestamp,
    processingTimeMillis: 11_893,
    recipients: [to],
    smtpResponse: '250 2.6.0 Message received',
    remoteMtaIp: '123.456.789.012',
    reportingMTA: 'mta.example.com',
  },
  Bounce: {
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [
      { emailAddress: to, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    ],
    timestamp,
    reportingMTA: 'dsn; mta.example.com',
  },
  Complaint: {
    complainedRecipients: [{ emailAddress: to }],
    timestamp,
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    complaintSubType: null,
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: timestamp,
  },
  Reject: { reason: 'Bad content' },
  'Rendering Failure': {
    errorMessage: "Attribute 'attributeName' is not present in the rendering data.",
    templateName: 'MyTemplate',
  },
  DeliveryDelay: {
    timestamp,
    delayType: 'TransientCommunicationFailure',
    expirationTime: '2026-05-05T03:00:00.000Z',
    delayedRecipients: [{ emailAddress: to, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1' }],
    reportingMTA: 'mta.example.com',
  },
  Open: { ipAddress: '192.0.2.1', timestamp, userAgent: 'Mozilla/5.0' },
});

const fieldOf: Readonly<Record<string, string>> = {
  'Rendering Failure': 'failure',
  DeliveryDelay: 'deliveryDelay',
};

/** An event of SES; `different` changes its details. */
export const mailEvent = (
  eventType: string,
  mail: EventMail,
  different: object = {},
  at = NOW.toISOString(),
): object => ({
  eventType,
  mail: {
    timestamp: SENT_AT,
    source: 'Sender Name <sender@example.com>',
    sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/sender@example.com',
    sendingAccountId: '123456789012',
    messageId: mail.messageId,
    destination: [mail.to],
    headersTruncated: false,
    headers: [{ name: 'To', value: mail.to }],
    commonHeaders: { from: ['sender@example.com'], to: [mail.to], subject: 'Message' },
    tags: {
      'ses:configuration-set': ['victim-mail'],
      'ses:from-domain': ['example.com'],
      ...Object.fromEntries(Object.entries(mail.tags ?? {}).map(([name, value]) => [name, [value]])),
    },
  },
  [fieldOf[eventType] ?? eventType.toLowerCase()]: { ...details(mail, at)[eventType], ...different },
});

/** A delivery status record of SNS, as AWS documents it. `response`: absent for a text that arrived. */
export const textRecord = (
  messageId: string,
  destination: string,
  response?: string,
  at = NOW.toISOString(),
): object => ({
  notification: { messageId, timestamp: at.slice(0, 23).replace('T', ' ') },
  delivery: {
    ...(response === undefined
      ? { phoneCarrier: 'My Phone Carrier', mnc: 270, mcc: 310 }
      : { mnc: 0, mcc: 0 }),
    numberOfMessageParts: 1,
    destination,
    priceInUSD: 0.00645,
    smsType: 'Transactional',
    providerResponse: response ?? 'Message has been accepted by phone carrier',
    dwellTimeMs: 599,
    ...(response === undefined ? { dwellTimeMsUntilDeviceAck: 1344 } : {}),
  },
  status: response === undefined ? 'SUCCESS' : 'FAILURE',
});

/** Log lines as a subscription hands them to a function. */
export const logsEvent = (
  lines: readonly (object | string)[],
  messageType = 'DATA_MESSAGE',
): CloudWatchLogsEvent => {
  const content = {
    messageType,
    owner: '123456789012',
    logGroup: 'sns/us-east-1/123456789012/DirectPublishToPhoneNumber',
    logStream: '4ad4e7d5-6a4c-4f5a-9bb7-0c1a2b3c4d5e',
    subscriptionFilters: ['From'],
    logEvents: lines.map((line, position) => ({
      id: `3683${String(position).padStart(52, '0')}`,
      timestamp: NOW.getTime(),
      message: typeof line === 'string' ? line : JSON.stringify(line),
    })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(content)).toString('base64') } };
};

/** A text to us, as a two-way number hands it on. */
export const inboundText = (
  from: string,
  text: string,
  different: Readonly<Record<string, unknown>> = {},
): object => ({
  originationNumber: from,
  destinationNumber: '+18665550101',
  messageKeyword: 'KEYWORD_1',
  messageBody: text,
  inboundMessageId: `inbound-${from}-${text}`.slice(0, 128),
  ...different,
});
