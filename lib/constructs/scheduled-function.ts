import { Duration } from 'aws-cdk-lib';
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { answer } from './answer.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import { DeadLetters } from './dead-letters.ts';
import { allow } from './use.ts';

/** When it runs, and what happens to a run that failed. */
export interface ScheduledFunctionProps extends Omit<BundledFunctionProps, 'reservedConcurrency'> {
  readonly schedule: Schedule;
  /** The name of the rule, as people read it: `EveryMinute`. */
  readonly named: string;
  readonly retries: number;
  /** After so long a run is no longer tried. */
  readonly patience: Duration;
}

/** A function that runs by the clock, never twice at a time. A run that failed for good is kept as a dead letter. */
export class ScheduledFunction extends BundledFunction {
  readonly deadLetters: DeadLetters;

  constructor(
    scope: Construct,
    id: string,
    { schedule, named, retries, patience, ...props }: ScheduledFunctionProps,
  ) {
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, {
      environment: props.environment,
      impact: props.impact,
    });
    const failure = { deadLetterQueue: deadLetters, retryAttempts: retries, maxEventAge: patience };
    super(scope, id, { ...props, reservedConcurrency: 1 }, failure);
    this.deadLetters = deadLetters;
    this.permit(allow(['sqs:SendMessage'], [deadLetters.queueArn]));
    answer(
      this,
      'A run that failed goes to the dead-letter queue, which holds all that a destination would tell.',
      'Serverless-LambdaAsyncFailureDestination',
    );
    new Rule(this, named, {
      description: `Runs ${props.bundle}. If it stops: ${props.impact}`,
      schedule,
      targets: [new LambdaFunction(this.function, failure)],
    });
  }
}
