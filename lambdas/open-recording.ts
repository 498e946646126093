import * as z from 'zod/mini';
import type { Endpoint } from './entrypoints.ts';
import { invalid, refused } from './http.ts';
import { callerOf, taskOf } from './staff-task-reply.ts';
import type { HearingRequests } from '../adapters/hearing-requests.ts';
import type { RecordingDoor } from '../adapters/recording-door.ts';
import type { RecordingsStore } from '../adapters/recordings-store.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { ViewsLog } from '../adapters/views-log.ts';
import { problemFor } from '../api/problems.ts';
import type { RecordingLink } from '../api/replies-office.ts';
import { read } from '../domain/problems.ts';
import { OPEN_RECORDING_WITHIN_SECONDS, recordingKinds } from '../domain/recording.ts';
import { after } from '../domain/times.ts';

export interface OpenRecordingEdges {
  readonly tasks: Pick<StaffTasksTable, 'get'>;
  readonly hearingRequests: Pick<HearingRequests, 'of'>;
  readonly recordings: Pick<RecordingsStore, 'typeOf'>;
  readonly door: Pick<RecordingDoor, 'mayGet'>;
  readonly views: Pick<ViewsLog, 'record'>;
  readonly now: () => Date;
}

/** Which recording is wanted: of which request, and of which kind. */
const wanted = z.strictObject({
  requestId: z.string().check(z.regex(/^[0-9a-f]{32}$/, 'must be the id of a request')),
  kind: z.enum(recordingKinds),
});

/**
 * GET /staff-tasks/{taskId}/recording: a link to a recorded statement, good for a minute. Who asked is written down first.
 * What it is shows in its first bytes: a file of any other kind is given to nobody.
 */
export const openRecording =
  (edges: OpenRecordingEdges): Endpoint<RecordingLink> =>
  async (request) => {
    const { tasks, hearingRequests, recordings, door, views, now } = edges;
    const viewedBy = callerOf(request);
    const { taskId, victimId, notificationId } = await taskOf(tasks, request);
    const reading = read(wanted, request.query);
    if (reading.is === 'invalid') throw invalid(reading.errors);
    const { requestId, kind } = reading.value;
    const hers = victimId === undefined ? [] : await hearingRequests.of(victimId);
    const isOfTask = hers.some((one) => one.requestId === requestId && one.notificationId === notificationId);
    const file = isOfTask ? await recordings.typeOf(requestId, kind) : undefined;
    if (victimId === undefined || file === undefined) throw refused(problemFor('no-recording'));
    const at = now();
    await views.record({ victimId, taskId, what: 'recording', viewedBy, at: at.toISOString() });
    return {
      statusCode: 200,
      json: {
        url: door.mayGet(requestId, kind, file, at),
        type: file.type,
        until: after(at, OPEN_RECORDING_WITHIN_SECONDS),
      },
    };
  };
