import { OptInPhoneNumberCommand, type SNSClient } from '@aws-sdk/client-sns';
import { outcomeOf } from './provider-fault.ts';

/**
 * Whether the account texts a number again after STOP. `refused`: SNS lifts its block of a number once in 30 days, and
 * names no other reason. `unavailable`: it may be asked again.
 */
export type OptIn = 'done' | 'refused' | 'unavailable';

/** Asks SNS to text a number (E.164) again that it blocked for the whole account after STOP. */
export type OptInPhone = (phoneNumber: string) => Promise<OptIn>;

export const phoneOptIn =
  (client: SNSClient): OptInPhone =>
  async (phoneNumber) => {
    try {
      await client.send(new OptInPhoneNumberCommand({ phoneNumber }));
      return 'done';
    } catch (error) {
      return outcomeOf(error).is === 'failed' ? 'refused' : 'unavailable';
    }
  };
