import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/** Encrypts the tables and the secrets. As in AWS's own key for DynamoDB, who may use a table may use its key, but only through it. */
export class RecordsKey extends Key {
  constructor(scope: Construct, id: string, { records }: Environment) {
    super(scope, id, {
      description: 'Encrypts the records of victims, offenders and notifications.',
      enableKeyRotation: true,
      removalPolicy: records.removalPolicy,
    });
    const { account, region } = Stack.of(this);
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: useOfATable,
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `dynamodb.${region}.amazonaws.com`,
          },
        },
      }),
    );
  }
}

const useOfATable = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
