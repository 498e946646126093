import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { variable } from '../adapters/environment.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { dueUnits, lookAgain, type WorkTable } from '../adapters/work-items.ts';
import { agendaWork, formSubmissionsWork, statusChangesWork } from '../adapters/work-tables.ts';
import { runClock, type ClockSource } from './run-clock.ts';

const client = new DynamoDBClient({});
const queues = new SQSClient({});
const registration = hintsTo(queues, variable('REGISTRATION_QUEUE'));
const match = hintsTo(queues, variable('MATCH_QUEUE'));
const emergency = hintsTo(queues, variable('EMERGENCY_QUEUE'));
const routine = hintsTo(queues, variable('ROUTINE_QUEUE'));

const source = (table: WorkTable, queueOf: ClockSource['queueOf']): ClockSource => ({
  due: (now) => dueUnits(table, now),
  lookAgain: (unit, dueAt) => lookAgain(table, unit, dueAt),
  queueOf,
});

export const handler = runClock({
  sources: [
    source(agendaWork(client, variable('AGENDA')), ({ queue }) =>
      queue === 'routine' ? routine : emergency,
    ),
    source(statusChangesWork(client, variable('STATUS_CHANGES')), () => match),
    source(formSubmissionsWork(client, variable('FORM_SUBMISSIONS')), () => registration),
  ],
  observe: standardObserve(),
  now: () => new Date(),
});
