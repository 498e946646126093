import { App, type Stack as CdkStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { addEnvironment, type EnvironmentStacks } from '../../lib/app.ts';
import { environments, type Environment } from '../../lib/environments.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Throttle {
  readonly ThrottlingRateLimit: number;
  readonly ThrottlingBurstLimit: number;
}

export interface Keys {
  readonly KeySchema: readonly { readonly AttributeName: string }[];
}

/** Properties that a test compares as a whole. */
type OnlyCompared =
  | 'ActionsEnabled'
  | 'AlarmActions'
  | 'ApiId'
  | 'AssumeRolePolicyDocument'
  | 'BillingMode'
  | 'BucketEncryption'
  | 'DeadLetterConfig'
  | 'DeletionProtectionEnabled'
  | 'CustomResponseBodies'
  | 'DefaultAction'
  | 'Dimensions'
  | 'DestinationArn'
  | 'DisableExecuteApiEndpoint'
  | 'EnableKeyRotation'
  | 'Endpoint'
  | 'EventDestination'
  | 'FunctionResponseTypes'
  | 'GenerateSecretString'
  | 'KmsKeyArn'
  | 'KmsKeyId'
  | 'KmsMasterKeyId'
  | 'LifecycleConfiguration'
  | 'LoggingConfig'
  | 'ManagedPolicyArns'
  | 'MaximumRetryAttempts'
  | 'MetricName'
  | 'LogGroupName'
  | 'MaximumEventAgeInSeconds'
  | 'Namespace'
  | 'OKActions'
  | 'OriginAccessControlConfig'
  | 'OwnershipControls'
  | 'ObjectLockConfiguration'
  | 'ObjectLockEnabled'
  | 'Policies'
  | 'Principal'
  | 'PublicAccessBlockConfiguration'
  | 'Replicas'
  | 'RetentionInDays'
  | 'ResponseHeadersPolicyConfig'
  | 'SSESpecification'
  | 'ScheduleExpression'
  | 'SourceArn'
  | 'Scope'
  | 'SqsManagedSseEnabled'
  | 'StreamSpecification'
  | 'SystemMetadata'
  | 'TimeToLiveSpecification'
  | 'TracingConfig'
  | 'TreatMissingData'
  | 'VersioningConfiguration'
  | 'VisibilityConfig';

/** The properties that the tests look at. */
export interface Properties extends Keys, Partial<Readonly<Record<OnlyCompared, unknown>>> {
  readonly AccessLogSettings: { readonly Format: string };
  readonly AlarmDescription: string;
  readonly AuthorizationType: string;
  readonly BatchSize: number;
  readonly DashboardBody: unknown;
  readonly DefaultRouteSettings: Throttle;
  readonly Description: string;
  readonly DistributionConfig: Readonly<Record<string, unknown>>;
  readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  readonly EventSourceArn: unknown;
  readonly FunctionName: { readonly Ref: string };
  readonly GlobalSecondaryIndexes?: readonly (Keys & {
    readonly IndexName: string;
    readonly Projection: { readonly ProjectionType: string };
  })[];
  readonly KeyPolicy: { readonly Statement: readonly Statement[] };
  readonly MessageRetentionPeriod: number;
  readonly PointInTimeRecoverySpecification: {
    readonly PointInTimeRecoveryEnabled: boolean;
    readonly RecoveryPeriodInDays: number;
  };
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly RedrivePolicy: { readonly maxReceiveCount: number };
  readonly ReservedConcurrentExecutions: number;
  readonly RouteKey: string;
  readonly RouteSettings: Readonly<Record<string, Throttle>>;
  readonly ScalingConfig: { readonly MaximumConcurrency: number };
  readonly Targets: readonly [{ readonly DeadLetterConfig: unknown }];
  readonly Threshold: number;
  readonly Timeout: number;
  readonly VisibilityTimeout: number;
}

/** A resource of a template. Which properties it has depends on its type; a test says which one it looks at. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** The resources of one stack, by logical id. */
export interface Stack {
  readonly all: Readonly<Record<string, Resource>>;
  /** One of them, which has to be there. */
  readonly get: (id: string) => Resource['Properties'];
  /** Those of one type. */
  readonly of: (type: string) => readonly (readonly [id: string, resource: Resource])[];
}

export interface Stacks extends Readonly<Record<keyof EnvironmentStacks, Stack>> {
  /** All of them as if they were one: no logical id stands in two of them. */
  readonly whole: Stack;
}

/** The logical id that a reference points at, in its own stack or in another. */
export const idIn = (reference: unknown): string => {
  const text = JSON.stringify(reference);
  const [, imported] = /:ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?)(?:Arn)?[0-9A-F]{8}"/.exec(text) ?? [];
  const [, own] = /"(?:Fn::GetAtt":\[|Ref":)"([A-Za-z]+)"/.exec(text) ?? [];
  return imported ?? own ?? text;
};

/** One function is AWS's own: it brings the website's files, and runs at deployments only. */
export const isOurs = ([id]: readonly [id: string, resource: Resource]): boolean =>
  id !== 'SiteFilesFunction';

const resourcesOf = (template: Template): Record<string, Resource> =>
  template.toJSON()['Resources'] as Record<string, Resource>;

const stackOf = (all: Record<string, Resource>): Stack => {
  return {
    all,
    get: (id) => {
      const found = all[id];
      if (found === undefined) throw new Error(`The template has no ${id}.`);
      return found.Properties;
    },
    of: (type) => Object.entries(all).filter(([, { Type }]) => Type === type),
  };
};

/** The templates of an environment, with parts of it changed or added; rule packs and validator run in app.test.ts. */
export const synthesized = (
  name: EnvironmentName,
  changes: Partial<Environment> = {},
  add: (stacks: EnvironmentStacks) => void = () => undefined,
): Stacks => {
  const app = new App({
    // Assets stay where they are: copies of all of them, for each test, would fill the disk.
    context: { ...cdk.context, 'aws:cdk:disable-asset-staging': true },
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  const environment = { ...environments[name], ...changes };
  const stacks = addEnvironment(app, name, environment);
  add(stacks);
  const resources = Object.entries(stacks).map(
    ([stack, construct]) => [stack, resourcesOf(Template.fromStack(construct as CdkStack))] as const,
  );
  const each = Object.fromEntries(resources.map(([stack, all]) => [stack, stackOf(all)]));
  const whole = stackOf(Object.assign({}, ...resources.map(([, all]) => all)) as Record<string, Resource>);
  return { ...(each as Record<keyof EnvironmentStacks, Stack>), whole };
};

export type EnvironmentName = keyof typeof environments;

/** Every environment there is, for tables of cases. */
export const environmentNames = Object.keys(environments) as EnvironmentName[];
