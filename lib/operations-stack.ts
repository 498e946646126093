import { CfnOutput, Duration, type StackProps } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { FlowDashboard } from './constructs/flow-dashboard.ts';
import { PeopleAlarm, type PeopleAlarmProps } from './constructs/people-alarm.ts';
import type { Environment } from './environments.ts';
import { counted, ofAccount } from './metrics.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import { ReadableStack } from './readable-stack.ts';

/** What the operations stack needs to know. */
export interface OperationsStackProps extends StackProps {
  readonly environment: Environment;
  readonly pipeline: PipelineStack;
}

type Watched = Omit<PeopleAlarmProps, 'environment' | 'topic'>;

/** What tells operators that people are not being told: alarms, each with its section in the runbook, and a dashboard. */
export class OperationsStack extends ReadableStack {
  private readonly shared: Pick<PeopleAlarmProps, 'environment' | 'topic'>;
  private readonly alarms: PeopleAlarm[] = [];

  constructor(scope: Construct, id: string, { environment, pipeline, ...props }: OperationsStackProps) {
    super(scope, id, props);
    const topic = new AlarmTopic(this, 'Alarms', environment);
    this.shared = { environment, topic };
    this.queues(pipeline);
    this.functions(pipeline);
    this.outcomes();
    this.channels(environment);
    new FlowDashboard(this, 'Flow', { pipeline, alarms: this.alarms });
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
  }

  /** Hints that nobody could work off, and hints that wait longer than people can. */
  private queues({ queues, clock }: PipelineStack): void {
    const patience = [
      // The form promises a code within a quarter of an hour.
      { name: 'Registration', queue: queues.registration, minutes: 15 },
      // The law gives 24 hours from an escape, a frightened person has minutes.
      { name: 'EmergencyMatch', queue: queues.match.emergency, minutes: 5 },
      { name: 'EmergencyDispatch', queue: queues.dispatch.emergency, minutes: 5 },
      // Hearings are owed 30 days ahead and deaths within 30 days: hours do not matter yet, but a day would.
      { name: 'RoutineMatch', queue: queues.match.routine, minutes: 60 },
      { name: 'RoutineDispatch', queue: queues.dispatch.routine, minutes: 120 },
    ];
    for (const { name, queue, minutes } of patience) {
      const { impact, deadLetters } = queue;
      this.alarm(`${name}DeadLettersNotEmpty`, {
        impact: `${impact} Trying again has not helped.`,
        metric: deadLetters.metricApproximateNumberOfMessagesVisible(everyMinute),
        threshold: 1,
      });
      this.alarm(`${name}HintsOld`, {
        impact: `${impact} A hint has waited ${minutes} minutes.`,
        metric: queue.metricApproximateAgeOfOldestMessage(everyMinute),
        threshold: minutes * 60,
        bad: [3, 3],
      });
    }
    this.alarm('ClockDeadLettersNotEmpty', {
      impact: `${clock.impact} A tick has failed.`,
      metric: clock.deadLetters.metricApproximateNumberOfMessagesVisible(everyMinute),
      threshold: 1,
    });
  }

  /** Functions that fail, an API that answers with errors, and a clock that does not run. */
  private functions({ functions, clock, api }: PipelineStack): void {
    for (const { node, impact, function: lambda } of functions) {
      this.alarm(`${node.id}Failing`, {
        impact,
        metric: lambda.metricErrors(sum),
        threshold: 1,
        bad: [2, 3],
      });
    }
    this.alarm('ClockStopped', {
      impact: clock.impact,
      metric: clock.function.metricInvocations(sum),
      threshold: 3,
      tooLittle: true,
    });
    this.alarm('ApiFailing', {
      impact: 'Victims’ forms or the department’s reports are answered with an error.',
      metric: api.api.metricServerError(sum),
      threshold: 3,
    });
  }

  /** What the functions themselves say went wrong for people. */
  private outcomes(): void {
    this.alarm('HintsRefused', {
      impact: 'A queue refuses hints: victims are told minutes later, when the clock comes by.',
      metric: counted('HintsRefused'),
      threshold: 1,
      bad: [3, 3],
    });
    this.alarm('NotificationsUnreachable', {
      impact: 'A victim could not be told on any channel: a person has to reach them.',
      metric: counted('NotificationsUnreachable'),
      threshold: 1,
    });
    this.alarm('NotificationsQuarantined', {
      impact:
        'A victim is not told because the offender’s name does not fit the number: a person has to decide.',
      metric: counted('NotificationsQuarantined'),
      threshold: 1,
    });
    this.alarm('AgendaOverdue', {
      impact: 'Work that was due is not being done: victims are told late.',
      metric: counted('AgendaOverdue'),
      threshold: 1,
      bad: [3, 3],
    });
  }

  /** AWS stops a channel in silence when its limits are reached: ask for more before that. */
  private channels({ smsMonthlyLimitUsd }: Environment): void {
    const spent = ofAccount('AWS/SNS', 'SMSMonthToDateSpentUSD');
    const silence = 'Beyond the limit AWS drops every text, an escape’s too, without an error.';
    this.alarm('SmsSpendHalfUsed', {
      impact: `Half of this month’s limit for texts is spent. ${silence}`,
      metric: spent,
      threshold: smsMonthlyLimitUsd * 0.5,
    });
    this.alarm('SmsSpendNearlyUsed', {
      impact: `80 % of this month’s limit for texts is spent. ${silence}`,
      metric: spent,
      threshold: smsMonthlyLimitUsd * 0.8,
    });
    const pause =
      'AWS reviews at 5 % bounces or 0.1 % complaints, then pauses all mail, legal notices included.';
    this.alarm('MailBouncing', {
      impact: `2 % of e-mails come back, so those victims are not told. ${pause}`,
      metric: ofAccount('AWS/SES', 'Reputation.BounceRate'),
      threshold: 0.02,
    });
    this.alarm('MailComplainedOf', {
      impact: `0.05 % of e-mails are reported as unwanted. ${pause}`,
      metric: ofAccount('AWS/SES', 'Reputation.ComplaintRate'),
      threshold: 0.0005,
    });
  }

  private alarm(id: string, watched: Watched): void {
    this.alarms.push(new PeopleAlarm(this, id, { ...this.shared, ...watched }));
  }
}

const everyMinute = { statistic: Stats.MAXIMUM, period: Duration.minutes(1) };
const sum = { statistic: Stats.SUM, period: Duration.minutes(5) };
