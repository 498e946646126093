import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { answer } from './answer.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import { DeadLetters } from './dead-letters.ts';
import { allow } from './use.ts';

/** What the clock is told; its timeout is the environment's, and two ticks never run at the same time. */
export type ClockProps = Omit<BundledFunctionProps, 'reservedConcurrency' | 'timeout'>;

/** A function that runs every minute. A failed tick is kept as a dead letter, not repeated: the next one does its work. */
export class Clock extends BundledFunction {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: ClockProps) {
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, props.environment);
    const once = { deadLetterQueue: deadLetters, retryAttempts: 0, maxEventAge: Duration.minutes(1) };
    super(scope, id, { ...props, ...props.environment.clock, reservedConcurrency: 1 }, once);
    this.deadLetters = deadLetters;
    this.permit(allow(['sqs:SendMessage'], [deadLetters.queueArn]));
    answer(
      this,
      'A failed tick goes to the dead-letter queue, which holds all that a destination would tell.',
      'Serverless-LambdaAsyncFailureDestination',
    );
    new Rule(this, 'EveryMinute', {
      description: `Runs ${props.bundle}. If it stops: ${props.impact}`,
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.function, once)],
    });
  }
}
