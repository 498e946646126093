import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';
import { allow } from './use.ts';

/** Where the website's files go, and whose copies of them are then old. */
export interface SiteFilesProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
  readonly bucket: IBucket;
  readonly distribution: IDistribution;
}

/** The website below `root`, if somebody has made it: its first page is written last. */
export const siteIn = (root: string): string => {
  const folder = join(root, 'dist/site');
  if (existsSync(join(folder, 'index.html'))) return folder;
  throw new Error('The website has not been made yet: npm run site writes it to dist/site.');
};

/** Brings `dist/site` into its bucket at each deployment, by a function that is AWS's own and runs then only. */
export class SiteFiles extends Construct {
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: SiteFilesProps) {
    super(scope, id);
    const { environment, encryptionKey, bucket, distribution } = props;
    const source = new Asset(this, 'Source', { path: siteIn(join(import.meta.dirname, '../..')) });
    const logGroup = new LogGroup(this, 'Log', { encryptionKey, ...environment.logs });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const permissions = this.permit(props, source, logGroup);
    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [Source.bucket(source.bucket, source.s3ObjectKey)],
      destinationBucket: bucket,
      distribution,
      // For edges, and for browsers where the headers of the site do not say otherwise: assets keep their names.
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.hours(1))],
      // Every permission is stated here; CDK adds none of its own.
      role: this.role.withoutPolicyUpdates(),
      logGroup,
    });
    deployment.node.addDependency(permissions);
    this.answerForHandler();
  }

  /** CDK makes one function for all deployments of a stack, at its top, under a name that nobody can read. */
  private answerForHandler(): void {
    const handler = Stack.of(this).node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucket'));
    const resource = handler?.node.findAll().find((construct) => construct instanceof CfnFunction);
    if (handler === undefined || resource === undefined)
      throw new Error('Nothing brings the website’s files.');
    resource.overrideLogicalId('SiteFilesFunction');
    answer(
      handler,
      'A function of AWS’s own, which runs when the website is deployed and at no other time.',
      'AwsSolutions-L1',
      'NIST.800.53.R5-LambdaConcurrency',
      'NIST.800.53.R5-LambdaDLQ',
      'NIST.800.53.R5-LambdaInsideVPC',
      'Serverless-LambdaDLQ',
      'Serverless-LambdaLatestVersion',
      'Serverless-LambdaTracing',
    );
  }

  private permit(
    { bucket, distribution }: SiteFilesProps,
    source: Asset,
    { logGroupArn }: LogGroup,
  ): ManagedPolicy {
    const { account } = Stack.of(this);
    const distributionArn = `arn:aws:cloudfront::${account}:distribution/${distribution.distributionId}`;
    answer(
      this,
      'It writes all of the website’s files, and nothing else is in their bucket.',
      `AwsSolutions-IAM5[Resource::<${bucket.node.id}.Arn>/*]`,
    );
    return new ManagedPolicy(this, 'Permissions', {
      description: 'What brings the website’s files may do',
      roles: [this.role],
      statements: [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroupArn]),
        allow(['s3:GetObject'], [source.bucket.arnForObjects(source.s3ObjectKey)]),
        allow(['s3:ListBucket', 's3:GetBucketTagging'], [bucket.bucketArn]),
        allow(['s3:PutObject', 's3:DeleteObject'], [bucket.arnForObjects('*')]),
        allow(['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'], [distributionArn]),
      ],
    });
  }
}
