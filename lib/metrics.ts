import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** Outcomes that the functions count, in CloudWatch's embedded metric format: no dimensions, so nothing about a person. */
export type Outcome =
  | 'HintsRefused'
  | 'RegistrationsAccepted'
  | 'RegistrationsForStaff'
  | 'StatusChangesAccepted'
  | 'NotificationsAccepted'
  | 'NotificationsQuarantined'
  | 'QuarantinesOpened'
  | 'StatusChangesHeld'
  | 'NotificationsUnreachable'
  | 'DeliveriesPostponed'
  | 'DeliveriesRefused'
  | 'AgendaOverdue'
  | 'StaffTasksOverdue'
  | 'RepliesUnclear'
  | 'ReceiptsUnclaimed'
  | 'MessagesFaulty'
  | 'LedgerDaysSealed'
  | `FeedSilent-${string}`;

/** How often an outcome came about, in five minutes unless said otherwise. */
export const counted = (outcome: Outcome, period = Duration.minutes(5)): Metric =>
  new Metric({
    namespace: 'VictimNotification',
    metricName: outcome,
    statistic: Stats.SUM,
    period,
  });

/** The highest value of one of AWS's own measures of the whole account, in an hour. */
export const ofAccount = (namespace: string, metricName: string): Metric =>
  new Metric({ namespace, metricName, statistic: Stats.MAXIMUM, period: Duration.hours(1) });
