import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { variable } from '../adapters/environment.ts';
import { feedsTable } from '../adapters/feeds-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { officePager } from '../adapters/office-pager.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import { dueUnits, lookAgain, type DueUnit, type WorkTable } from '../adapters/work-items.ts';
import { agendaWork, errandsWork, formSubmissionsWork } from '../adapters/work-tables.ts';
import { receiptsWork, statusChangesWork } from '../adapters/work-tables.ts';
import type { Lane } from '../domain/batch.ts';
import { feedsFrom } from '../domain/feed.ts';
import { pageStaff } from './page-staff.ts';
import { runClock, type ClockSource } from './run-clock.ts';
import { watchFeeds } from './watch-feeds.ts';

const client = new DynamoDBClient({});
const queues = new SQSClient({});
const registration = hintsTo(queues, variable('REGISTRATION_QUEUE'));
const receipt = hintsTo(queues, variable('RECEIPT_QUEUE'));
const errand = hintsTo(queues, variable('ERRAND_QUEUE'));
const match = {
  emergency: hintsTo(queues, variable('EMERGENCY_MATCH_QUEUE')),
  routine: hintsTo(queues, variable('ROUTINE_MATCH_QUEUE')),
};
const dispatch = {
  emergency: hintsTo(queues, variable('EMERGENCY_DISPATCH_QUEUE')),
  routine: hintsTo(queues, variable('ROUTINE_DISPATCH_QUEUE')),
};

/** What carries no lane, or one unknown here, takes the faster. */
const laneOf = ({ queue }: DueUnit): Lane => (queue === 'routine' ? 'routine' : 'emergency');

const source = (table: WorkTable, queueOf: ClockSource['queueOf']): ClockSource => ({
  due: (now) => dueUnits(table, now),
  lookAgain: (unit, dueAt) => lookAgain(table, unit, dueAt),
  queueOf,
});

const observe = standardObserve();
const tasks = staffTasksTable(client, variable('STAFF_TASKS'));
const page = officePager(new SNSClient({}), variable('OFFICE_TOPIC'));

export const handler = runClock({
  sources: [
    source(agendaWork(client, variable('AGENDA')), (unit) => dispatch[laneOf(unit)]),
    source(statusChangesWork(client, variable('STATUS_CHANGES')), (unit) => match[laneOf(unit)]),
    source(formSubmissionsWork(client, variable('FORM_SUBMISSIONS')), () => registration),
    source(receiptsWork(client, variable('RECEIPTS')), () => receipt),
    source(errandsWork(client, variable('ERRANDS')), () => errand),
  ],
  pageStaff: pageStaff({ tasks, page, observe }),
  watchFeeds: watchFeeds({
    feeds: feedsTable(client, variable('FEEDS')),
    knownFeeds: feedsFrom(variable('KNOWN_FEEDS')),
    ...{ tasks, page, observe },
  }),
  observe,
  now: () => new Date(),
});
