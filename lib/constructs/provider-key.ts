import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole, PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/**
 * Encrypts what providers send us: it names addresses and phone numbers. Only the workers that the key is opened for can
 * read it. An administrator manages the key, which CloudTrail records, and reads nothing.
 */
export class ProviderKey extends Key {
  constructor(scope: Construct, id: string, { logs }: Environment) {
    const administration = new PolicyStatement({
      principals: [new AccountRootPrincipal()],
      actions: administering,
      resources: ['*'],
    });
    super(scope, id, {
      description: 'Encrypts what providers tell us of messages, and what victims answer.',
      enableKeyRotation: true,
      removalPolicy: logs.removalPolicy,
      policy: new PolicyDocument({ statements: [administration] }),
    });
    const { account, partition, region } = Stack.of(this);
    const arnLike = (service: string, resource: string): PolicyStatementProps['conditions'] => ({
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:${service}:${region}:${account}:${resource}` },
    });
    this.openForService('sns.amazonaws.com', arnLike('sns', `${Stack.of(this).stackName}-*`));
    this.openForService('sms-voice.amazonaws.com', arnLike('sms-voice', '*'));
    // SES documents no condition for the key. The topic's own policy says which mail may speak to it.
    this.openForService('ses.amazonaws.com');
    this.openForService(`logs.${region}.amazonaws.com`, {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:sns/*`,
      },
    });
  }

  /** Lets a worker read; one that `keeps` what it could not read also writes it, as a dead letter. */
  openFor(role: IRole, { keeps = false } = {}): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [role],
        actions: keeps ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
        resources: ['*'],
      }),
    );
  }

  private openForService(service: string, conditions: PolicyStatementProps['conditions'] = {}): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: service.startsWith('logs.') ? encryptingLogs : ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions,
      }),
    );
  }
}

/** Neither reading nor granting: that would have to be written into the policy first. */
const administering = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

const encryptingLogs = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
