import { CfnOutput, Duration, type StackProps } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { silenceOf } from './constructs/feed-silence.ts';
import { FlowDashboard } from './constructs/flow-dashboard.ts';
import { PeopleAlarm, type PeopleAlarmProps } from './constructs/people-alarm.ts';
import type { Environment } from './environments.ts';
import { counted, ofAccount } from './metrics.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import { ReadableStack } from './readable-stack.ts';
import type { WebsiteStack } from './website-stack.ts';
import type { WorkingStack } from './working-stack.ts';

/** What the operations stack needs to know. */
export interface OperationsStackProps extends StackProps {
  readonly environment: Environment;
  readonly pipeline: PipelineStack;
  /** The stacks that build on the pipeline. */
  readonly others: readonly WorkingStack[];
  readonly website: WebsiteStack;
}

type Watched = Omit<PeopleAlarmProps, 'environment' | 'topic'>;

/** What tells operators that people are not being told: alarms, each with its section in the runbook, and a dashboard. */
export class OperationsStack extends ReadableStack {
  private readonly shared: Pick<PeopleAlarmProps, 'environment' | 'topic'>;
  private readonly alarms: PeopleAlarm[] = [];

  constructor(
    scope: Construct,
    id: string,
    { environment, pipeline, others, website, ...props }: OperationsStackProps,
  ) {
    super(scope, id, props);
    const topic = new AlarmTopic(this, 'Alarms', environment);
    this.shared = { environment, topic };
    const working = [pipeline, ...others];
    for (const stack of working) this.queues(stack);
    for (const stack of working) this.functions(stack);
    this.beats(pipeline);
    this.site(website);
    this.outcomes();
    for (const [feed, watched] of silenceOf(environment)) this.alarm(feed, watched);
    this.office();
    this.channels(environment);
    new FlowDashboard(this, 'Flow', { pipeline, working, website, alarms: this.alarms });
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
  }

  /** What nobody could work off, and hints that wait longer than people can. */
  private queues({ hintQueues, deadLetters }: WorkingStack): void {
    for (const letters of deadLetters) {
      this.alarm(`${letters.node.id.replace(/(Queue)?DeadLetters$/, '')}DeadLettersNotEmpty`, {
        impact: `${letters.impact} A dead letter waits for a person.`,
        metric: letters.metricApproximateNumberOfMessagesVisible(everyMinute),
        threshold: 1,
      });
    }
    for (const queue of hintQueues) {
      this.alarm(`${queue.node.id.replace(/Queue$/, '')}HintsOld`, {
        impact: `${queue.impact} A hint has waited ${queue.patience} minutes.`,
        metric: queue.metricApproximateAgeOfOldestMessage(everyMinute),
        threshold: queue.patience * 60,
        bad: [3, 3],
      });
    }
  }

  /** Functions that fail. */
  private functions({ functions }: WorkingStack): void {
    for (const { node, impact, function: lambda } of functions) {
      this.alarm(`${node.id}Failing`, {
        impact,
        metric: lambda.metricErrors(sum),
        threshold: 1,
        bad: [2, 3],
      });
    }
  }

  /** A clock that does not run, and an API that answers with errors. */
  private beats({ clock, api }: PipelineStack): void {
    this.alarm('ClockStopped', {
      impact: clock.impact,
      metric: clock.function.metricInvocations(sum),
      threshold: 3,
      tooLittle: true,
    });
    this.alarm('ApiFailing', {
      impact: 'Victims’ forms or the department’s reports are answered with an error.',
      metric: api.metricServerError(sum),
      threshold: 3,
    });
  }

  /** A website that cannot be read, and one that turns many away: an attack, or victims taken for one. */
  private site({ distribution, firewall }: WebsiteStack): void {
    this.alarm('SiteFailing', {
      impact: 'Victims cannot read the website, or what they ask there is answered with an error.',
      metric: distribution.metric5xxErrorRate({ period: Duration.minutes(5) }),
      threshold: 5,
      bad: [2, 3],
    });
    this.alarm('SiteBlocking', {
      impact:
        'The website turns many requests away: somebody attacks it, or victims are taken for attackers.',
      metric: firewall.blocked,
      threshold: 500,
      bad: [2, 3],
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
    this.alarm('QuarantineOpened', {
      impact:
        'Status changes are held, since they are too many or cannot be true: nobody is told until staff decide.',
      metric: counted('QuarantinesOpened'),
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

  /** What waits for a person, and evidence that is missing. */
  private office(): void {
    this.alarm('StaffTasksOverdue', {
      impact: 'A task of the office is past its deadline: somebody whom the law lets know is not told.',
      metric: counted('StaffTasksOverdue'),
      threshold: 1,
    });
    this.alarm('RegistrationsForStaff', {
      impact:
        'Somebody sent the form without a DOC number that fits: they hear nothing until a person finds it.',
      metric: counted('RegistrationsForStaff'),
      threshold: 1,
    });
    this.alarm('RepliesUnclear', {
      impact: 'A victim answered in words of her own: she may need help, and only a person can read it.',
      metric: counted('RepliesUnclear'),
      threshold: 1,
    });
    this.alarm('ReceiptsUnclaimed', {
      impact: 'Receipts belong to no message that we know: what happened to some messages stays unknown.',
      metric: counted('ReceiptsUnclaimed'),
      threshold: 1,
    });
    this.alarm('MessagesFaulty', {
      impact: 'A message did not arrive through a fault of ours: others will not either until it is mended.',
      metric: counted('MessagesFaulty'),
      threshold: 1,
    });
    this.alarm('LedgerSealMissed', {
      impact: 'No day of the ledger was sealed for a day: whether somebody was told can be doubted later.',
      metric: counted('LedgerDaysSealed', Duration.days(1)),
      threshold: 1,
      tooLittle: true,
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
