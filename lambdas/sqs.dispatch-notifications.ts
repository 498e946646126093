import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { agendaTable } from '../adapters/agenda-table.ts';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { dispatchBatch } from './dispatch-batch.ts';
import { digestSender, notifier, tellingEdges } from './notifier.ts';
import { queueWorker } from './queue-worker.ts';

const client = new DynamoDBClient({});
const observe = standardObserve();
const statusChanges = statusChangesTable(client, variable('STATUS_CHANGES'));
const agenda = agendaTable(client, variable('AGENDA'));
const telling = tellingEdges(client);

export const handler = queueWorker(
  dispatchBatch({
    agenda,
    statusChanges,
    notify: notifier({ client, telling, statusChanges, agenda, observe }),
    sendDigest: digestSender({ telling, statusChanges }),
    now: () => new Date(),
  }),
  observe,
);
