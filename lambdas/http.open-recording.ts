import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { hearingRequests } from '../adapters/hearing-requests.ts';
import { standardObserve } from '../adapters/observability.ts';
import { ownRecordingDoor } from '../adapters/recording-door.ts';
import { recordingsStore } from '../adapters/recordings-store.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import { viewsLog } from '../adapters/views-log.ts';
import { httpFunction } from './entrypoints.ts';
import { openRecording } from './open-recording.ts';

const client = new DynamoDBClient({});
const bucket = variable('RECORDING_BUCKET');

export const handler = httpFunction(
  openRecording({
    tasks: staffTasksTable(client, variable('STAFF_TASKS')),
    hearingRequests: hearingRequests(client, variable('FORM_SUBMISSIONS'), cipher(variable('CONTACT_KEY'))),
    recordings: recordingsStore(new S3Client({}), bucket),
    door: ownRecordingDoor(bucket),
    views: viewsLog(client, variable('LEDGER')),
    now: () => new Date(),
  }),
  standardObserve(),
);
