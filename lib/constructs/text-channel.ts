import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { linkBaseThatFits, smsPerSecondOfOneWorker, type Environment } from '../environments.ts';
import { allow, type Use } from './use.ts';

/** Writing short links. */
export const links = (environment: Environment): Use => ({
  variables: { LINK_BASE: linkBaseThatFits(environment) },
  statements: [],
});

/** Texting a phone: everything is allowed but topics. */
export const phones = (): Use => ({
  variables: {},
  statements: [
    allow(['sns:Publish'], ['*']),
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['sns:Publish'],
      resources: ['arn:*:sns:*:*:*'],
    }),
  ],
  wildcard: {
    resource: '*',
    reason: 'A phone number is no resource; publishing to a topic is denied.',
  },
});

/** Texting a phone, and lifting the block that STOP put on it. */
export const phonesThatMayReturn = (): Use => {
  const { statements, ...use } = phones();
  return { ...use, statements: [...statements, allow(['sns:OptInPhoneNumber'], ['*'])] };
};

/** Texting a phone what has a short link in it. */
export const texts = (environment: Environment): Use => ({
  ...phones(),
  variables: links(environment).variables,
});

/** Sending no faster than one worker's share of the origination number. */
export const pace = (environment: Environment): Use => ({
  variables: { SMS_PER_SECOND: String(smsPerSecondOfOneWorker(environment)) },
  statements: [],
});
