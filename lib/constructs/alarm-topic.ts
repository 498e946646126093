import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/** Where alarms go. Operators subscribe to it (docs/deploy.md); victims never do. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { logs }: Environment) {
    const masterKey = new Key(scope, `${id}Key`, {
      description: 'Encrypts alarms on their way to operators.',
      enableKeyRotation: true,
      removalPolicy: logs.removalPolicy,
    });
    super(scope, id, { masterKey, enforceSSL: true, displayName: 'Victim notification alarms' });
    const fromCloudWatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    const keyUse = ['kms:Decrypt', 'kms:GenerateDataKey'];
    masterKey.addToResourcePolicy(
      new PolicyStatement({ ...fromCloudWatch, actions: keyUse, resources: ['*'] }),
    );
    // A policy of our own replaces AWS's default, which lets alarms through.
    this.addToResourcePolicy(
      new PolicyStatement({ ...fromCloudWatch, actions: ['sns:Publish'], resources: [this.topicArn] }),
    );
  }
}
