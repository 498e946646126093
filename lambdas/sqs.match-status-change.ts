import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { agendaTable } from '../adapters/agenda-table.ts';
import { variable } from '../adapters/environment.ts';
import { hintsTo } from '../adapters/hints.ts';
import { feedWindowsTable } from '../adapters/feed-windows-table.ts';
import { changeHolder } from '../adapters/held-changes.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { offendersTable } from '../adapters/offenders-table.ts';
import { quarantineOpener } from '../adapters/quarantine-table.ts';
import { staffTaskOpener } from '../adapters/staff-task-opener.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { audiencePage } from './audience-page.ts';
import { breaker } from './breaker.ts';
import { matchStatusChange } from './match-status-change.ts';
import { notifier, tellingEdges } from './notifier.ts';
import { queueWorker } from './queue-worker.ts';

const client = new DynamoDBClient({});
const queues = new SQSClient({});
const observe = standardObserve();
const statusChanges = statusChangesTable(client, variable('STATUS_CHANGES'));
const agenda = agendaTable(client, variable('AGENDA'));
const staffTasks = staffTaskOpener(client, variable('STAFF_TASKS'));
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
    breaker: breaker({
      windows: feedWindowsTable(client, variable('FEED_WINDOWS')),
      offenders: offendersTable(client, variable('OFFENDERS')),
      quarantine: quarantineOpener(client, variable('QUARANTINE')),
      held: changeHolder(client, variable('STATUS_CHANGES')),
      staffTasks,
      observe,
      now: () => new Date(),
    }),
    ledger,
    agenda,
    staffTasks,
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
