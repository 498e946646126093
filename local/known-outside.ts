import * as z from 'zod';
import { because, count, encryption, tags } from './known-properties.ts';

/** A topic: what is published there goes to its subscriptions, or is kept for `published` if it has none. */
export const topic = z.strictObject({
  TopicName: z.string().optional(),
  DisplayName: because('shown in e-mail subscriptions only'),
  KmsMasterKeyId: encryption,
  SignatureVersion: because('nobody verifies it here'),
  TracingConfig: because('there is no X-Ray locally'),
  Tags: tags,
});

/** A topic's subscription. A queue gets what is published; a person with an e-mail address reads it here. */
export const subscription = z.strictObject({
  TopicArn: z.string(),
  Protocol: z.enum(['sqs', 'email']),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
  Region: because('there is one region locally'),
  RedrivePolicy: because('a delivery to a queue of this machine does not fail'),
});

/** Which events of the e-mails of a configuration set are published to which topic. */
export const mailEventDestination = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.strictObject({ TopicARN: z.string() }),
  }),
});

/** Functions' own logs go to the state folder; a group that is named after SNS gets the carrier's records. */
export const logGroup = z.strictObject({
  LogGroupName: z.string().optional(),
  RetentionInDays: because('logs live as long as the state folder'),
  KmsKeyId: encryption,
  LogGroupClass: because('nothing costs here'),
  DataProtectionPolicy: because('only invented people are logged about'),
  DeletionProtectionEnabled: because('--fresh deletes a state folder on purpose'),
  Tags: tags,
});

/** Hands what is written into a log group to a function. */
export const subscriptionFilter = z.strictObject({
  LogGroupName: z.string(),
  DestinationArn: z.string(),
  FilterPattern: z.literal(''),
  FilterName: z.string().optional(),
  Distribution: because('it is for streams'),
  RoleArn: because('grants are not enforced locally'),
});

const forPolicies = because('policies are not enforced locally');

/** A bucket: the newest version of each object, and its lock. */
export const bucket = z.strictObject({
  ObjectLockEnabled: z.boolean().default(false),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal('Enabled'),
      Rule: z
        .strictObject({
          DefaultRetention: z.strictObject({
            Mode: z.enum(['COMPLIANCE', 'GOVERNANCE']),
            Days: count.optional(),
            Years: count.optional(),
          }),
        })
        .optional(),
    })
    .optional(),
  BucketEncryption: encryption,
  VersioningConfiguration: because('only the newest version is kept here'),
  LifecycleConfiguration: because('nothing in a state folder grows old enough'),
  LoggingConfiguration: because('no access log is written locally'),
  MetricsConfigurations: because('metrics are not gathered locally'),
  PublicAccessBlockConfiguration: forPolicies,
  OwnershipControls: forPolicies,
  AccessControl: forPolicies,
  Tags: tags,
});
