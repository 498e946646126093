import * as z from 'zod';
import { api, integration, managedPolicy, route, stage } from './known-api.ts';
import { because, count, encryption, tags } from './known-properties.ts';
import {
  bucket,
  logGroup,
  mailEventDestination,
  subscription,
  subscriptionFilter,
  topic,
} from './known-outside.ts';
import { bucketDeployment, distribution, responseHeadersPolicy } from './known-site.ts';

const asynchronousFailures = because('a failed tick is not repeated: the next minute ticks anyway');

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const table = z.strictObject({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.strictObject({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
        OnDemandThroughput: because('nothing throttles locally'),
        WarmThroughput: because('nothing throttles locally'),
        ContributorInsightsSpecification: because('metrics are not gathered locally'),
      }),
    )
    .optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  TimeToLiveSpecification: because('readers treat an expired item as absent and the clock deletes it'),
  PointInTimeRecoverySpecification: because('a state folder has no backups'),
  SSESpecification: encryption,
  DeletionProtectionEnabled: because('--fresh deletes a state folder on purpose'),
  Replicas: because('one region only; what a replica states repeats the table'),
  OnDemandThroughput: because('nothing throttles locally'),
  WarmThroughput: because('nothing throttles locally'),
  ContributorInsightsSpecification: because('metrics are not gathered locally'),
  ResourcePolicy: because('policies are not enforced locally'),
  Tags: tags,
});

const queue = z.strictObject({
  VisibilityTimeout: count.optional(),
  MessageRetentionPeriod: count.optional(),
  DelaySeconds: count.optional(),
  ReceiveMessageWaitTimeSeconds: count.optional(),
  MaximumMessageSize: count.optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: count }).optional(),
  RedriveAllowPolicy: because('policies are not enforced locally'),
  KmsMasterKeyId: encryption,
  KmsDataKeyReusePeriodSeconds: encryption,
  SqsManagedSseEnabled: encryption,
  Tags: tags,
});

const lambda = z.strictObject({
  Handler: z.string(),
  Runtime: z.literal('nodejs24.x'),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
  Timeout: count.default(3),
  MemorySize: count.default(128),
  ReservedConcurrentExecutions: count.optional(),
  Description: because('words for people'),
  Architectures: because('the bundle is plain JavaScript and runs on either processor'),
  Role: because('grants are not enforced locally; the action log is compared with them in a test'),
  KmsKeyArn: encryption,
  LoggingConfig: because('logs go to the state folder'),
  TracingConfig: because('there is no X-Ray locally'),
  DeadLetterConfig: asynchronousFailures,
  RuntimeManagementConfig: because('the runtime is the Node of this machine'),
  RecursiveLoop: because('AWS guards against loops; nothing here costs anything'),
  Tags: tags,
});

const eventSourceMapping = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: count.default(10),
  MaximumBatchingWindowInSeconds: count.default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: count.optional() }).optional(),
  Enabled: z.boolean().default(true),
  Tags: tags,
});

const rule = z.strictObject({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Id: z.string(),
      Arn: z.string(),
      Input: z.string().optional(),
      DeadLetterConfig: asynchronousFailures,
      RetryPolicy: asynchronousFailures,
    }),
  ),
  Description: because('words for people'),
  Tags: tags,
});

const permission = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: because('only who may call is checked, not from where'),
  SourceAccount: because('only who may call is checked, not from where'),
});

const secret = z.strictObject({
  GenerateSecretString: z.strictObject({
    PasswordLength: count.default(32),
    ExcludePunctuation: z.literal(true),
  }),
  KmsKeyId: encryption,
  Description: because('words for people'),
  Tags: tags,
});

/** A type whose properties are all accounted for: each is read, or says why it need not be. */
export interface KnownType<T> {
  readonly type: string;
  readonly properties: z.ZodType<T> & { readonly shape: Readonly<Record<string, z.ZodType>> };
}

/** Types that are honoured. A type that is neither here nor below, or a property that is not, stops the run. */
export const honoured = {
  table: { type: 'AWS::DynamoDB::Table', properties: table },
  globalTable: { type: 'AWS::DynamoDB::GlobalTable', properties: table },
  queue: { type: 'AWS::SQS::Queue', properties: queue },
  topic: { type: 'AWS::SNS::Topic', properties: topic },
  subscription: { type: 'AWS::SNS::Subscription', properties: subscription },
  bucket: { type: 'AWS::S3::Bucket', properties: bucket },
  mailEventDestination: {
    type: 'AWS::SES::ConfigurationSetEventDestination',
    properties: mailEventDestination,
  },
  logGroup: { type: 'AWS::Logs::LogGroup', properties: logGroup },
  subscriptionFilter: { type: 'AWS::Logs::SubscriptionFilter', properties: subscriptionFilter },
  secret: { type: 'AWS::SecretsManager::Secret', properties: secret },
  lambda: { type: 'AWS::Lambda::Function', properties: lambda },
  eventSourceMapping: { type: 'AWS::Lambda::EventSourceMapping', properties: eventSourceMapping },
  permission: { type: 'AWS::Lambda::Permission', properties: permission },
  rule: { type: 'AWS::Events::Rule', properties: rule },
  managedPolicy: { type: 'AWS::IAM::ManagedPolicy', properties: managedPolicy },
  api: { type: 'AWS::ApiGatewayV2::Api', properties: api },
  stage: { type: 'AWS::ApiGatewayV2::Stage', properties: stage },
  route: { type: 'AWS::ApiGatewayV2::Route', properties: route },
  integration: { type: 'AWS::ApiGatewayV2::Integration', properties: integration },
  distribution: { type: 'AWS::CloudFront::Distribution', properties: distribution },
  responseHeadersPolicy: {
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    properties: responseHeadersPolicy,
  },
  bucketDeployment: { type: 'Custom::CDKBucketDeployment', properties: bucketDeployment },
};

/** Types that are read past as a whole, and why. */
export const ignoredTypes: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'says which version of CDK wrote the template',
  'AWS::CloudFront::OriginAccessControl': 'policies are not enforced locally',
  'AWS::CloudWatch::Alarm': 'alarms are not evaluated locally',
  'AWS::CloudWatch::CompositeAlarm': 'alarms are not evaluated locally',
  'AWS::CloudWatch::Dashboard': 'metrics are not gathered locally',
  'AWS::IAM::Policy': 'grants are not enforced locally; the action log is compared with them in a test',
  'AWS::IAM::Role': 'grants are not enforced locally',
  'AWS::KMS::Alias': 'keys are only named locally',
  'AWS::KMS::Key': 'keys are only named locally',
  'AWS::Lambda::EventInvokeConfig': 'a failed tick is not repeated: the next minute ticks anyway',
  'AWS::Lambda::LayerVersion': 'belongs to the function that would bring the website’s files',
  'AWS::Logs::MetricFilter': 'metrics are not gathered locally',
  'AWS::Logs::ResourcePolicy': 'policies are not enforced locally',
  'AWS::S3::BucketPolicy': 'policies are not enforced locally',
  'AWS::SQS::QueuePolicy': 'policies are not enforced locally',
  'AWS::SNS::TopicPolicy': 'policies are not enforced locally',
  'AWS::SES::ConfigurationSet': 'its events are declared beside it; suppression is not imitated',
  'AWS::SES::EmailIdentity': 'every sender is taken as verified locally',
  'AWS::WAFv2::WebACL': 'nothing is filtered locally',
};
