import { Stack } from 'aws-cdk-lib';
import { ConfigurationSet, ConfigurationSetTlsPolicy } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { allow, type Use } from './use.ts';

/** Mail to victims: encrypted on the way, watched for bounces, and never tracked (an opened mail is nobody's business). */
export class MailChannel extends ConfigurationSet {
  constructor(scope: Construct, id: string) {
    super(scope, id, { tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE, reputationMetrics: true });
  }

  /** Sending from this address, which belongs to a domain that SES has verified. */
  use(mailFrom: string): Use {
    const arn = (resource: string, resourceName: string): string =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    const identity = arn('identity', mailFrom.slice(mailFrom.indexOf('@') + 1));
    const configurationSet = arn('configuration-set', this.configurationSetName);
    return {
      variables: { MAIL_FROM: mailFrom, MAIL_CONFIGURATION_SET: this.configurationSetName },
      statements: [allow(['ses:SendEmail', 'ses:SendBulkEmail'], [identity, configurationSet])],
    };
  }
}
