import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agendaTable } from '../adapters/agenda-table.ts';
import { variable } from '../adapters/environment.ts';
import { hintsTo } from '../adapters/hints.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { staffTaskOpener } from '../adapters/staff-task-opener.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { audiencePage } from './audience-page.ts';
import { matchStatusChange } from './match-status-change.ts';
import { notifier, tellingEdges } from './notifier.ts';
import { queueWorker } from './queue-worker.ts';

const client = new DynamoDBClient({});
const queues = new SQSClient({});
const observe = standardObserve();
const statusChanges = statusChangesTable(client, variable('STATUS_CHANGES'));
const agenda = agendaTable(client, variable('AGENDA'));
const ledger = ledgerTable(client, variable('LEDGER'));

export const handler = queueWorker(
  matchStatusChange({
    statusChanges,
    audiencePage: audiencePage({
      subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
      statusChanges,
      ledger,
      agenda,
      now: () => new Date(),
    }),
    ledger,
    agenda,
    staffTasks: staffTaskOpener(client, variable('STAFF_TASKS')),
    notify: notifier({ client, telling: tellingEdges(client), statusChanges, agenda, observe }),
    hintMatch: {
      emergency: hintsTo(queues, variable('EMERGENCY_MATCH_QUEUE')),
      routine: hintsTo(queues, variable('ROUTINE_MATCH_QUEUE')),
    },
    hintDispatch: {
      emergency: hintsTo(queues, variable('EMERGENCY_DISPATCH_QUEUE')),
      routine: hintsTo(queues, variable('ROUTINE_DISPATCH_QUEUE')),
    },
    observe,
    now: () => new Date(),
  }),
  observe,
);
