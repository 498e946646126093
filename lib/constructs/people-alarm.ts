import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';

/** What an alarm watches, and what it means for people. Its id is the name of its section in `docs/runbook.md`. */
export interface PeopleAlarmProps {
  readonly environment: Environment;
  readonly topic: ITopic;
  readonly impact: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** How many of the last periods must be bad: `[2, 3]` is two of three; one of one unless said otherwise. */
  readonly bad?: readonly [periods: number, of: number];
  /** Whether too little is bad, silence included; otherwise too much is. */
  readonly tooLittle?: boolean;
}

/** An alarm that speaks of people and names the page that says what to do. */
export class PeopleAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: PeopleAlarmProps) {
    const { environment, topic, impact, metric, threshold, bad = [1, 1], tooLittle = false } = props;
    const [datapointsToAlarm, evaluationPeriods] = bad;
    super(scope, id, {
      alarmDescription: `${impact} What to do: docs/runbook.md#${id.toLowerCase()}`,
      metric,
      threshold,
      datapointsToAlarm,
      evaluationPeriods,
      ...(tooLittle ? below : above),
      actionsEnabled: environment.alarmsPage,
    });
    this.addAlarmAction(new SnsAction(topic));
    this.addOkAction(new SnsAction(topic));
    if (!environment.alarmsPage) {
      answer(
        this,
        'Nobody is on call for this environment: its alarms show on the dashboard.',
        'NIST.800.53.R5-CloudWatchAlarmAction',
      );
    }
  }
}

const above = {
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
};

const below = {
  comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
  treatMissingData: TreatMissingData.BREACHING,
};
