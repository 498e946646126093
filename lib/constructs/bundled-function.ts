import { join } from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function, Runtime, type FunctionProps } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';
import { allow, variablesOf, type Use } from './use.ts';

/** What every function has to say before it may exist. */
export interface BundledFunctionProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
  /** The bundle's name in `dist/`: its entry file in `lambdas/`, without `.ts`. */
  readonly bundle: string;
  /** What it means for people when this function does not work. */
  readonly impact: string;
  readonly timeout: Duration;
  readonly reservedConcurrency: number;
  readonly uses: readonly Use[];
}

/** A function from a prebuilt bundle that may write its own log, do what it says it uses, and nothing else. */
export class BundledFunction extends Construct {
  readonly function: Function;
  readonly impact: string;
  /** Whom the function acts as. */
  readonly role: Role;
  private readonly permissions: ManagedPolicy;

  constructor(scope: Construct, id: string, props: BundledFunctionProps, more: Partial<FunctionProps> = {}) {
    super(scope, id);
    const { bundle, impact, environment, encryptionKey, uses } = props;
    this.impact = impact;
    const logGroup = new LogGroup(this, 'Log', { encryptionKey, ...environment.logs });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.permissions = new ManagedPolicy(this, 'Permissions', {
      description: `What ${bundle} may do`,
      roles: [this.role],
    });
    this.permit(allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]));
    this.permit(...uses.flatMap(({ statements }) => statements));
    this.function = new Function(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      code: Code.fromAsset(join(import.meta.dirname, '../../dist', bundle)),
      handler: 'index.handler',
      description: `${bundle}. If it fails: ${impact}`,
      timeout: props.timeout,
      reservedConcurrentExecutions: props.reservedConcurrency,
      environment: variablesOf(uses),
      environmentEncryption: encryptionKey,
      // Every permission is stated here; CDK adds none of its own.
      role: this.role.withoutPolicyUpdates(),
      logGroup,
      ...more,
    });
    this.function.node.addDependency(this.permissions);
    this.answerFindings(uses);
  }

  /** Adds what Lambda itself does in the function's name, such as taking hints from a queue. */
  protected permit(...statements: readonly PolicyStatement[]): void {
    this.permissions.addStatements(...statements);
  }

  private answerFindings(uses: readonly Use[]): void {
    for (const { wildcard } of uses) {
      if (wildcard !== undefined) {
        answer(this, wildcard.reason, `AwsSolutions-IAM5[Resource::${wildcard.resource}]`);
      }
    }
    answer(
      this,
      'It calls AWS services only: a network of our own would add endpoints and slower starts, and protect nothing.',
      'NIST.800.53.R5-LambdaInsideVPC',
    );
    answer(
      this,
      'Traces would need a wildcard permission, and the ledger already tells what became of a notification.',
      'Serverless-LambdaTracing',
    );
  }
}
