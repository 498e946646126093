import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { answer } from './answer.ts';

/** The website's files. They are public, but CloudFront alone reads them here, over TLS; every deployment brings them anew. */
export class SiteBucket extends Bucket {
  /** CloudFront serves the files, S3 does not. CDK’s own type would not fit where a bucket is asked for. */
  override get isWebsite(): boolean {
    return false;
  }

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    answer(
      this,
      'Only CloudFront reads it, and its readers’ addresses would be a list of who looks for help.',
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
    );
    answer(
      this,
      'It holds what everybody may read, and each deployment brings all of it anew.',
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'NIST.800.53.R5-S3BucketVersioningEnabled',
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
    );
  }
}
