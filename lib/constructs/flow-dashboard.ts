import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { counted } from '../metrics.ts';
import type { PipelineStack } from '../pipeline-stack.ts';
import type { WebsiteStack } from '../website-stack.ts';
import type { WorkingStack } from '../working-stack.ts';
import type { PeopleAlarm } from './people-alarm.ts';

/** The pipeline to show, and the alarms to show above it. */
export interface FlowDashboardProps {
  readonly pipeline: PipelineStack;
  /** The stacks in which functions work, the pipeline among them. */
  readonly working: readonly WorkingStack[];
  readonly website: WebsiteStack;
  readonly alarms: readonly PeopleAlarm[];
}

/** The flow from top to bottom: what came in, what waits, what went out, what did not. */
export class FlowDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { pipeline, working, website, alarms }: FlowDashboardProps) {
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
          graph('Waits for a person', ...waitsForPeople),
          graph('Due, but not done', counted('AgendaOverdue'), counted('HintsRefused')),
        ],
        waiting(working),
        [
          graph('Told', counted('NotificationsAccepted')),
          graph('Not told yet', counted('DeliveriesPostponed'), counted('DeliveriesRefused')),
          graph('Could not be told', counted('NotificationsUnreachable')),
        ],
        [
          graph('Waits for the office', counted('StaffTasksOverdue'), counted('RepliesUnclear')),
          graph('Receipts without a message', counted('ReceiptsUnclaimed')),
          graph('Days of the ledger sealed', counted('LedgerDaysSealed')),
        ],
        silences(pipeline),
        doing(pipeline, working),
        [
          graph('Website: requests', website.distribution.metricRequests()),
          graph('Website: failures, %', website.distribution.metric5xxErrorRate()),
          graph('Website: turned away', website.firewall.blocked),
        ],
      ],
    });
  }
}

const silences = ({ http: { environment } }: PipelineStack): GraphWidget[] => [
  graph('Feeds silent, minutes', ...environment.feeds.map(({ feedId }) => counted(`FeedSilent-${feedId}`))),
];

const waiting = (working: readonly WorkingStack[]): GraphWidget[] => {
  const queues = working.flatMap(({ hintQueues }) => hintQueues);
  const letters = working.flatMap(({ deadLetters }) => deadLetters);
  return [
    graph('Hints waiting', ...queues.map((queue) => queue.metricApproximateNumberOfMessagesVisible())),
    graph('Oldest hint, seconds', ...queues.map((queue) => queue.metricApproximateAgeOfOldestMessage())),
    graph('Dead letters', ...letters.map((queue) => queue.metricApproximateNumberOfMessagesVisible())),
  ];
};

const doing = ({ api }: PipelineStack, working: readonly WorkingStack[]): GraphWidget[] => {
  const functions = working.flatMap((stack) => stack.functions);
  return [
    graph('Errors', ...functions.map(({ function: lambda }) => lambda.metricErrors())),
    graph('Duration, ms', ...functions.map(({ function: lambda }) => lambda.metricDuration())),
    graph('API requests and failures', api.metricCount(), api.metricServerError()),
  ];
};

const waitsForPeople = [
  counted('RegistrationsForStaff'),
  counted('NotificationsQuarantined'),
  counted('StatusChangesHeld'),
];

const graph = (title: string, ...left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
