import { Duration } from 'aws-cdk-lib';
import { FilterPattern, SubscriptionFilter, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import type { Construct } from 'constructs';
import { answer } from './answer.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import { DeadLetters } from './dead-letters.ts';
import type { ProviderKey } from './provider-key.ts';
import { allow } from './use.ts';

/** A function that reads logs: which ones, by the name of their subscription, and how many at once. */
export interface LogWorkerProps extends Omit<BundledFunctionProps, 'reservedConcurrency'> {
  readonly reads: Readonly<Record<string, LogGroup>>;
  readonly atOnce: number;
  /** Its dead letters hold what the logs hold. */
  readonly providerKey: ProviderKey;
}

/** A function that is handed every line of some logs, in batches. What fails is tried for six hours, then kept. */
export class LogWorker extends BundledFunction {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { reads, atOnce, providerKey, ...props }: LogWorkerProps) {
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, {
      environment: props.environment,
      impact: props.impact,
      encryptionKey: providerKey,
    });
    super(
      scope,
      id,
      { ...props, reservedConcurrency: atOnce },
      { deadLetterQueue: deadLetters, retryAttempts: 2, maxEventAge: Duration.hours(6) },
    );
    this.deadLetters = deadLetters;
    this.permit(allow(['sqs:SendMessage'], [deadLetters.queueArn]));
    providerKey.openFor(this.role, { keeps: true });
    answer(
      this,
      'A run that failed goes to the dead-letter queue, which holds all that a destination would tell.',
      'Serverless-LambdaAsyncFailureDestination',
    );
    for (const [name, logGroup] of Object.entries(reads)) {
      new SubscriptionFilter(this, `From${name}`, {
        logGroup,
        destination: new LambdaDestination(this.function),
        filterPattern: FilterPattern.allEvents(),
      });
    }
  }
}
