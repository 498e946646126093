import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { BundledFunctionProps } from './bundled-function.ts';
import { ScheduledFunction } from './scheduled-function.ts';

/** What the clock is told; its timeout is the environment's, and two ticks never run at the same time. */
export type ClockProps = Omit<BundledFunctionProps, 'reservedConcurrency' | 'timeout'>;

/** A function that runs every minute. A failed tick is kept as a dead letter, not repeated: the next one does its work. */
export class Clock extends ScheduledFunction {
  constructor(scope: Construct, id: string, props: ClockProps) {
    super(scope, id, {
      ...props,
      ...props.environment.clock,
      schedule: Schedule.rate(Duration.minutes(1)),
      named: 'EveryMinute',
      retries: 0,
      patience: Duration.minutes(1),
    });
  }
}
