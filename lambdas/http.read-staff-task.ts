import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { hearingRequests } from '../adapters/hearing-requests.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { keptReplies } from '../adapters/receipts-table.ts';
import { recordingsStore } from '../adapters/recordings-store.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { unmatchedSubscriptions } from '../adapters/unmatched-subscriptions.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { viewsLog } from '../adapters/views-log.ts';
import { httpFunction } from './entrypoints.ts';
import { readStaffTask } from './read-staff-task.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));

export const handler = httpFunction(
  readStaffTask({
    tasks: staffTasksTable(client, variable('STAFF_TASKS')),
    ledger: ledgerTable(client, variable('LEDGER')),
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    victims: victimsTable(client, variable('VICTIMS'), seals),
    subscriptions: unmatchedSubscriptions(client, variable('OFFENDER_SUBSCRIPTIONS')),
    hearingRequests: hearingRequests(client, variable('FORM_SUBMISSIONS'), seals),
    recordings: recordingsStore(new S3Client({}), variable('RECORDING_BUCKET')),
    replies: keptReplies(client, variable('RECEIPTS'), seals),
    views: viewsLog(client, variable('LEDGER')),
    now: () => new Date(),
  }),
  standardObserve(),
);
