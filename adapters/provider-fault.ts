import type { Refusal } from '../domain/facts.ts';
import type { Outcome } from '../domain/outcome.ts';

/** Names of errors and states of SNS (Publish) and SES (SendBulkEmail), and what they mean for a delivery. */
const permanent: Readonly<Record<string, Refusal>> = {
  InvalidParameterException: 'invalid-address',
  InvalidParameterValueException: 'invalid-address',
  ValidationException: 'invalid-address',
  BadRequestException: 'invalid-address',
  INVALID_PARAMETER: 'invalid-address',
  // The one that SES gives for a destination that is no address.
  FAILED: 'invalid-address',
  OptedOutException: 'opted-out',
  OptedOut: 'opted-out',
  MessageRejected: 'rejected',
  MESSAGE_REJECTED: 'rejected',
};

const temporary: Readonly<Record<string, Refusal>> = {
  ThrottledException: 'throttled',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  LimitExceededException: 'throttled',
  ACCOUNT_THROTTLED: 'throttled',
  ACCOUNT_DAILY_QUOTA_EXCEEDED: 'throttled',
  SendingPausedException: 'sending-paused',
  AccountSuspendedException: 'sending-paused',
  ACCOUNT_SUSPENDED: 'sending-paused',
  ACCOUNT_SENDING_PAUSED: 'sending-paused',
  CONFIGURATION_SET_SENDING_PAUSED: 'sending-paused',
  AuthorizationErrorException: 'not-configured',
  AccessDeniedException: 'not-configured',
  NotFoundException: 'not-configured',
  MailFromDomainNotVerifiedException: 'not-configured',
  MAIL_FROM_DOMAIN_NOT_VERIFIED: 'not-configured',
  CONFIGURATION_SET_NOT_FOUND: 'not-configured',
  TEMPLATE_NOT_FOUND: 'not-configured',
  INVALID_SENDING_POOL_NAME: 'not-configured',
  TRANSIENT_FAILURE: 'provider-unavailable',
};

/** The outcome for a state or error that the provider named. Unknown ones are tried again: nobody is given up on a guess. */
export const outcomeNamed = (name: string): Outcome => {
  const forGood = permanent[name];
  if (forGood !== undefined) return { is: 'failed', reason: forGood };
  return { is: 'postponed', reason: temporary[name] ?? 'provider-unavailable' };
};

const statusCodeOf = (error: Error): number | undefined => {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
};

/** The outcome of a request that threw. Without a clear answer the message may have gone out. */
export const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof Error)) return { is: 'postponed', reason: 'no-answer', maybeSent: true };
  const statusCode = statusCodeOf(error);
  if (statusCode === undefined) return { is: 'postponed', reason: 'no-answer', maybeSent: true };
  if (statusCode >= 500) return { is: 'postponed', reason: 'provider-unavailable', maybeSent: true };
  return outcomeNamed(error.name);
};

/** Settings of a client that sends: one try, since only the ledger decides to send again; and no waiting for ever. */
export const sendOnce = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000 },
} as const;
