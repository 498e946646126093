import { Duration, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { ObjectLockRetention, type BucketProps, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';
import { allow, variableName, type Use } from './use.ts';

/** For some days, as papers with a name and an address on them; or `locked`: written once, and kept. */
export interface RecordBucketProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
  readonly keeps: Duration | 'locked';
}

/** A bucket of records: encrypted with our key, never public, over TLS only. */
export class RecordBucket extends Bucket {
  /** Its ARN as other stacks import it. */
  private readonly exportedArn: string;
  /** The name under which they do: a finding about the bucket is known by it. */
  private readonly exportName: string;

  constructor(scope: Construct, id: string, { environment, encryptionKey, keeps }: RecordBucketProps) {
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      // One data key serves many objects: fewer calls to KMS.
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: environment.records.removalPolicy,
      ...(keeps === 'locked' ? locked(environment) : { lifecycleRules: [expiring(keeps)] }),
    });
    this.exportedArn = Stack.of(this).exportValue(this.bucketArn);
    const [, exportName = ''] =
      /"Fn::ImportValue":"([^"]+)"/.exec(JSON.stringify(Stack.of(this).resolve(this.exportedArn))) ?? [];
    this.exportName = exportName;
    answer(
      this,
      'Access logs would be a second list of whom the office wrote to; CloudTrail records who reads (docs/deploy.md).',
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
    );
    answer(
      this,
      'One region, as the tables: a copy belongs in an account of its own.',
      'NIST.800.53.R5-S3BucketReplicationEnabled',
    );
    if (keeps !== 'locked') {
      answer(
        this,
        'It holds names, addresses and words of people: once one is deleted, no version of it may remain.',
        'NIST.800.53.R5-S3BucketVersioningEnabled',
        'NIST.800.53.R5-S3BucketDefaultLockEnabled',
      );
    }
  }

  /** Only where it is. */
  named(): Use {
    return { variables: { [variableName(this.node.id)]: this.bucketName }, statements: [] };
  }

  /** These actions, such as `PutObject`, on the objects below `prefix`, such as `letters/`; `ListBucket` is of the bucket. */
  use(actions: readonly string[], prefix: string): Use {
    const onObjects = actions.filter((action) => action !== 'ListBucket').map((action) => `s3:${action}`);
    const list = allow(['s3:ListBucket'], [this.exportedArn]);
    list.addCondition('StringLike', { 's3:prefix': `${prefix}*` });
    return {
      variables: { [variableName(this.node.id)]: this.bucketName },
      statements: [
        ...(onObjects.length === 0 ? [] : [allow(onObjects, [`${this.exportedArn}/${prefix}*`])]),
        ...(actions.includes('ListBucket') ? [list] : []),
      ],
      wildcard: {
        resource: `${this.exportName}/${prefix}*`,
        reason: 'Objects have names of their own: this is all below one prefix of one bucket.',
      },
    };
  }
}

/** What was begun to be sent and never finished is seen by nobody, and costs all the same. */
const expiring = (after: Duration): LifecycleRule => ({
  expiration: after,
  abortIncompleteMultipartUploadAfter: Duration.days(1),
});

const locked = ({ records: { seals } }: Environment): BucketProps => ({
  versioned: true,
  objectLockEnabled: true,
  objectLockDefaultRetention: ObjectLockRetention[seals.lock](seals.kept),
});
