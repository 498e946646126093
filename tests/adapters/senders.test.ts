import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SNSClient } from '@aws-sdk/client-sns';
import { mailSender } from '../../adapters/mail-sender.ts';
import { outcomeNamed, outcomeOf, sendOnce } from '../../adapters/provider-fault.ts';
import { smsSender } from '../../adapters/sms-sender.ts';
import { refusals } from '../../domain/facts.ts';
import type { MailMessage } from '../../domain/outcome.ts';
import { emailOf, phoneOf } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';

const permanent = [
  ['InvalidParameterException', 'invalid-address'],
  ['InvalidParameterValueException', 'invalid-address'],
  ['ValidationException', 'invalid-address'],
  ['INVALID_PARAMETER', 'invalid-address'],
  ['FAILED', 'invalid-address'],
  ['OptedOutException', 'opted-out'],
  ['OptedOut', 'opted-out'],
  ['MessageRejected', 'rejected'],
  ['MESSAGE_REJECTED', 'rejected'],
] as const;

const temporary = [
  ['ThrottledException', 'throttled'],
  ['ThrottlingException', 'throttled'],
  ['Throttling', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['LimitExceededException', 'throttled'],
  ['ACCOUNT_THROTTLED', 'throttled'],
  ['ACCOUNT_DAILY_QUOTA_EXCEEDED', 'throttled'],
  ['SendingPausedException', 'sending-paused'],
  ['AccountSuspendedException', 'sending-paused'],
  ['ACCOUNT_SUSPENDED', 'sending-paused'],
  ['ACCOUNT_SENDING_PAUSED', 'sending-paused'],
  ['CONFIGURATION_SET_SENDING_PAUSED', 'sending-paused'],
  ['AuthorizationErrorException', 'not-configured'],
  ['AccessDeniedException', 'not-configured'],
  ['NotFoundException', 'not-configured'],
  ['MailFromDomainNotVerifiedException', 'not-configured'],
  ['MAIL_FROM_DOMAIN_NOT_VERIFIED', 'not-configured'],
  ['CONFIGURATION_SET_NOT_FOUND', 'not-configured'],
  ['TEMPLATE_NOT_FOUND', 'not-configured'],
  ['INVALID_SENDING_POOL_NAME', 'not-configured'],
  ['TRANSIENT_FAILURE', 'provider-unavailable'],
  ['SomethingNewException', 'provider-unavailable'],
] as const;

describe('what a provider answers', () => {
  it.each(permanent)('%s is for good: %s', (name, reason) => {
    expect(outcomeNamed(name)).toEqual({ is: 'failed', reason });
    expect(refusals).toContain(reason);
  });

  it.each(temporary)('%s is for now: %s', (name, reason) => {
    expect(outcomeNamed(name)).toEqual({ is: 'postponed', reason });
    expect(refusals).toContain(reason);
  });

  it.each([500, 502, 503, 504])(
    'is no answer at all with status %i: the message may have gone out',
    (status) => {
      expect(outcomeOf(awsError('InternalErrorException', status))).toEqual({
        is: 'postponed',
        reason: 'provider-unavailable',
        maybeSent: true,
      });
    },
  );

  it.each([
    ['a time-out', Object.assign(new Error('timeout'), { name: 'TimeoutError' })],
    ['a broken connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['a status that is no number', Object.assign(new Error('x'), { $metadata: { httpStatusCode: '400' } })],
    ['no error', 'a text'],
    ['nothing', undefined],
  ])('is not known after %s: the message may have gone out', (_, error) => {
    expect(outcomeOf(error)).toEqual({ is: 'postponed', reason: 'no-answer', maybeSent: true });
  });

  it('is asked for once: only the ledger decides to send again', () => {
    expect(sendOnce.maxAttempts).toBe(1);
    expect(sendOnce.requestHandler.requestTimeout).toBeLessThan(10_000);
  });
});

/** A client that notes its requests and answers with what it is given. */
const aClient = (answer: (input: unknown) => unknown) => {
  const requests: { name: string; input: unknown }[] = [];
  const send = (command: { constructor: { name: string }; input: unknown }): Promise<unknown> => {
    requests.push({ name: command.constructor.name, input: command.input });
    return Promise.resolve().then(() => answer(command.input));
  };
  return { requests, sns: { send } as unknown as SNSClient, ses: { send } as unknown as SESv2Client };
};
const throwing = (error: Error) => (): never => {
  throw error;
};

describe('a text message', () => {
  const message = { to: phoneOf(1), text: 'MO DOC: please call.' };

  it('goes straight to the phone, as transactional', async () => {
    const { sns, requests } = aClient(() => ({ MessageId: 'text-1' }));

    expect(await smsSender(sns)(message)).toEqual({ is: 'accepted', providerMessageId: 'text-1' });
    expect(requests).toEqual([
      {
        name: 'PublishCommand',
        input: {
          PhoneNumber: phoneOf(1),
          Message: 'MO DOC: please call.',
          MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
        },
      },
    ]);
  });

  it.each([
    [awsError('InvalidParameterException'), { is: 'failed', reason: 'invalid-address' }],
    [awsError('OptedOutException'), { is: 'failed', reason: 'opted-out' }],
    [awsError('ThrottledException', 429), { is: 'postponed', reason: 'throttled' }],
    [new Error('socket hang up'), { is: 'postponed', reason: 'no-answer', maybeSent: true }],
  ])('that is refused is answered, never thrown: %s', async (error, outcome) => {
    expect(await smsSender(aClient(throwing(error)).sns)(message)).toEqual(outcome);
  });
});

describe('e-mails', () => {
  const settings = { from: 'notices@example.org', configurationSet: 'victim-mail' };
  const mail = (n: number): MailMessage => ({
    to: emailOf(n),
    subject: `"Quoted" {{subject}} ${n}`,
    text: `Text ${n}\n`,
    html: `<p>${n}</p>`,
    tags: { notificationId: `notification-${n}`, contactId: 'email', attempt: n },
  });

  it('go out in one request, each to one person alone, tied to its notification', async () => {
    const { ses, requests } = aClient(() => ({
      BulkEmailEntryResults: [1, 2].map((n) => ({ Status: 'SUCCESS', MessageId: `mail-${n}` })),
    }));

    const outcomes = await mailSender(ses, settings)([mail(1), mail(2)]);

    expect(outcomes).toEqual([
      { is: 'accepted', providerMessageId: 'mail-1' },
      { is: 'accepted', providerMessageId: 'mail-2' },
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      name: 'SendBulkEmailCommand',
      input: {
        FromEmailAddress: 'notices@example.org',
        ConfigurationSetName: 'victim-mail',
        BulkEmailEntries: [1, 2].map((n) => ({
          Destination: { ToAddresses: [emailOf(n)] },
          ReplacementTags: [
            { Name: 'notificationId', Value: `notification-${n}` },
            { Name: 'contactId', Value: 'email' },
            { Name: 'attempt', Value: String(n) },
          ],
          ReplacementEmailContent: {
            ReplacementTemplate: {
              ReplacementTemplateData: JSON.stringify({
                subject: `"Quoted" {{subject}} ${n}`,
                text: `Text ${n}\n`,
                html: `<p>${n}</p>`,
              }),
            },
          },
        })),
      },
    });
  });

  it('are each answered for, in their order', async () => {
    const { ses } = aClient(() => ({
      BulkEmailEntryResults: [
        { Status: 'FAILED' },
        { Status: 'SUCCESS', MessageId: 'mail-2' },
        { Status: 'ACCOUNT_THROTTLED' },
        {},
      ],
    }));

    expect(await mailSender(ses, settings)([1, 2, 3, 4, 5].map(mail))).toEqual([
      { is: 'failed', reason: 'invalid-address' },
      { is: 'accepted', providerMessageId: 'mail-2' },
      { is: 'postponed', reason: 'throttled' },
      { is: 'postponed', reason: 'no-answer', maybeSent: true },
      { is: 'postponed', reason: 'no-answer', maybeSent: true },
    ]);
  });

  it.each([
    [awsError('TooManyRequestsException', 429), { is: 'postponed', reason: 'throttled' }],
    [
      awsError('InternalServiceErrorException', 500),
      { is: 'postponed', reason: 'provider-unavailable', maybeSent: true },
    ],
    [new Error('socket hang up'), { is: 'postponed', reason: 'no-answer', maybeSent: true }],
  ])('that are refused together are answered one by one, never thrown: %s', async (error, outcome) => {
    expect(await mailSender(aClient(throwing(error)).ses, settings)([mail(1), mail(2)])).toEqual([
      outcome,
      outcome,
    ]);
  });

  it.each(['BadRequestException', 'MessageRejected', 'InvalidParameterValueException'])(
    'go out although a neighbour cannot be read by SES: %s',
    async (name) => {
      const { ses } = aClient((input) => {
        const { BulkEmailEntries } = input as { BulkEmailEntries: object[] };
        if (JSON.stringify(BulkEmailEntries).includes(emailOf(2))) throw awsError(name);
        return { BulkEmailEntryResults: BulkEmailEntries.map(() => ({ Status: 'SUCCESS', MessageId: 'm' })) };
      });

      const outcomes = await mailSender(ses, settings)([1, 2, 3].map(mail));

      expect(outcomes.map(({ is }) => is)).toEqual(['accepted', 'postponed', 'accepted']);
    },
  );

  it.each([
    'MessageRejected',
    'BadRequestException',
    'ValidationException',
    'InvalidParameterValueException',
  ])('are not each held to be unreachable when the whole request is refused: %s', async (name) => {
    // SES throws this for the request, for example when our own sender is not verified; nobody's address is bad.
    const outcomes = await mailSender(aClient(throwing(awsError(name))).ses, settings)([mail(1), mail(2)]);

    expect(outcomes.map(({ is }) => is)).toEqual(['postponed', 'postponed']);
  });
});
