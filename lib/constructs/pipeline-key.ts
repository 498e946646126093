import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/** Encrypts the functions' variables and the logs of all stacks of an environment, which only CloudWatch Logs may do in its own name. */
export class PipelineKey extends Key {
  constructor(scope: Construct, id: string, { logs }: Environment) {
    super(scope, id, {
      description: 'Encrypts the variables and logs of the notification pipeline.',
      enableKeyRotation: true,
      removalPolicy: logs.removalPolicy,
    });
    const { region, stackName } = Stack.of(this);
    const environmentName = stackName.slice(0, stackName.lastIndexOf('-'));
    const resource = `log-group:${environmentName}-*`;
    const logGroups = Stack.of(this).formatArn({ service: 'logs', resource });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey', ...rest],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      }),
    );
  }
}

const rest = ['kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];
