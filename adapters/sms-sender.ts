import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { outcomeOf } from './provider-fault.ts';
import type { Outcome, TextMessage } from '../domain/outcome.ts';

export type SendText = (message: TextMessage) => Promise<Outcome>;

/** Always set: the account's default is promotional, which carriers may delay. */
const transactional = { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } };

/** Sends a text by SNS, directly to the phone: one request, no topic. */
export const smsSender =
  (client: SNSClient): SendText =>
  async ({ to, text }) => {
    try {
      const { MessageId } = await client.send(
        new PublishCommand({ PhoneNumber: to, Message: text, MessageAttributes: transactional }),
      );
      return { is: 'accepted', providerMessageId: MessageId ?? 'unknown' };
    } catch (error) {
      return outcomeOf(error);
    }
  };
