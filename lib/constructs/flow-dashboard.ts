import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { counted } from '../metrics.ts';
import type { PipelineStack } from '../pipeline-stack.ts';
import type { PeopleAlarm } from './people-alarm.ts';

/** The pipeline to show, and the alarms to show above it. */
export interface FlowDashboardProps {
  readonly pipeline: PipelineStack;
  readonly alarms: readonly PeopleAlarm[];
}

/** The flow from top to bottom: what came in, what waits, what went out, what did not. */
export class FlowDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { pipeline, alarms }: FlowDashboardProps) {
    super(scope, id, {
      widgets: [
        [
          new AlarmStatusWidget({
            title: 'Are people being told?',
            alarms: [...alarms],
            width: 24,
            height: 6,
          }),
        ],
        [
          graph('Came in', counted('RegistrationsAccepted'), counted('StatusChangesAccepted')),
          graph('Waits for a person', counted('RegistrationsForStaff'), counted('NotificationsQuarantined')),
          graph('Due, but not done', counted('AgendaOverdue'), counted('HintsRefused')),
        ],
        waiting(pipeline),
        [
          graph('Told', counted('NotificationsAccepted')),
          graph('Not told yet', counted('DeliveriesPostponed'), counted('DeliveriesRefused')),
          graph('Could not be told', counted('NotificationsUnreachable')),
        ],
        working(pipeline),
      ],
    });
  }
}

const waiting = ({ queues: { registration, match, dispatch }, clock }: PipelineStack): GraphWidget[] => {
  const queues = [registration, match.emergency, match.routine, dispatch.emergency, dispatch.routine];
  const deadLetters = [...queues, clock].map((owner) => owner.deadLetters);
  return [
    graph('Hints waiting', ...queues.map((queue) => queue.metricApproximateNumberOfMessagesVisible())),
    graph('Oldest hint, seconds', ...queues.map((queue) => queue.metricApproximateAgeOfOldestMessage())),
    graph('Dead letters', ...deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible())),
  ];
};

const working = ({ functions, api: { api } }: PipelineStack): GraphWidget[] => [
  graph('Errors', ...functions.map(({ function: lambda }) => lambda.metricErrors())),
  graph('Duration, ms', ...functions.map(({ function: lambda }) => lambda.metricDuration())),
  graph('API requests and failures', api.metricCount(), api.metricServerError()),
];

const graph = (title: string, ...left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
