import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { BundledFunctionProps } from './bundled-function.ts';
import { ScheduledFunction } from './scheduled-function.ts';

/** What a daily job does, and when. */
export interface DailyJobProps extends Omit<BundledFunctionProps, 'reservedConcurrency'> {
  /** Time of day in UTC, which is when days of the ledger end. */
  readonly at: { readonly hour: number; readonly minute: number };
}

/** A function that runs once a day. A run that failed is tried twice more, then kept as a dead letter. */
export class DailyJob extends ScheduledFunction {
  constructor(scope: Construct, id: string, { at, ...props }: DailyJobProps) {
    super(scope, id, {
      ...props,
      schedule: Schedule.cron({ hour: String(at.hour), minute: String(at.minute) }),
      named: 'EveryDay',
      retries: 2,
      patience: Duration.hours(1),
    });
  }
}
