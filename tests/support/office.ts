import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { agendaTable } from '../../adapters/agenda-table.ts';
import { cipher } from '../../adapters/cipher.ts';
import { hearingRequests } from '../../adapters/hearing-requests.ts';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { letterPdf } from '../../adapters/letter-pdf.ts';
import { lettersStore } from '../../adapters/letters-store.ts';
import { observe } from '../../adapters/observability.ts';
import { recordingsStore } from '../../adapters/recordings-store.ts';
import { keptReplies } from '../../adapters/receipts-table.ts';
import { staffTasksTable } from '../../adapters/staff-tasks-table.ts';
import { statusChangesTable } from '../../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../../adapters/subscriptions-table.ts';
import { unmatchedSubscriptions } from '../../adapters/unmatched-subscriptions.ts';
import { contactConfirmations } from '../../adapters/contact-marks.ts';
import { victimsTable } from '../../adapters/victims-table.ts';
import { viewsLog } from '../../adapters/views-log.ts';
import { changeStaffTask } from '../../lambdas/change-staff-task.ts';
import { completeTask } from '../../lambdas/complete-task.ts';
import { httpFunction } from '../../lambdas/entrypoints.ts';
import { listStaffTasks } from '../../lambdas/list-staff-tasks.ts';
import { openRecording } from '../../lambdas/open-recording.ts';
import { printLetter } from '../../lambdas/print-letter.ts';
import { readStaffTask } from '../../lambdas/read-staff-task.ts';
import { httpEvent, lambdaContext, type RequestOf } from './events.ts';
import { CONTACT_KEY, LINK_BASE, LINK_KEY, RECORDING_DOOR, type Pipeline } from './fakes-pipeline.ts';
import { memoryS3, type MemoryBucket } from './fakes-s3.ts';

export const ANN = 'arn:aws:sts::123456789012:assumed-role/VictimServices/ann';
export const BEA = 'arn:aws:sts::123456789012:assumed-role/VictimServices/bea';

export type Answer = APIGatewayProxyStructuredResultV2;

/** The office's functions over the pipeline of a test, each request in a process of its own, and its bucket of letters. */
export interface Office {
  readonly bucket: MemoryBucket;
  readonly ask: (route: string, request?: RequestOf) => Promise<Answer>;
  readonly list: (query?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly read: (taskId: string, caller?: string) => Promise<Answer>;
  readonly letter: (taskId: string, caller?: string) => Promise<Answer>;
  readonly claim: (taskId: string, caller?: string) => Promise<Answer>;
  readonly handBack: (taskId: string, caller?: string) => Promise<Answer>;
  readonly complete: (taskId: string, outcome: unknown, caller?: string) => Promise<Answer>;
}

export const anOffice = ({ aws, now, log, recordings }: Pipeline): Office => {
  const bucket: MemoryBucket = new Map();
  const watch = observe((line) => log.push(line), now);

  const endpoints = () => {
    const { dynamodb } = aws.process();
    const edges = {
      tasks: staffTasksTable(dynamodb, 'StaffTasks'),
      ledger: ledgerTable(dynamodb, 'Ledger'),
      agenda: agendaTable(dynamodb, 'Agenda'),
      statusChanges: statusChangesTable(dynamodb, 'StatusChanges'),
      victims: victimsTable(dynamodb, 'Victims', cipher(CONTACT_KEY)),
      contacts: contactConfirmations(dynamodb, 'Victims'),
      hearingRequests: hearingRequests(dynamodb, 'FormSubmissions', cipher(CONTACT_KEY)),
      replies: keptReplies(dynamodb, 'Receipts', cipher(CONTACT_KEY)),
      subscriptions: {
        ...unmatchedSubscriptions(dynamodb, 'OffenderSubscriptions'),
        ...subscriptionsTable(dynamodb, 'OffenderSubscriptions'),
      },
      views: viewsLog(dynamodb, 'Ledger'),
      letters: lettersStore(memoryS3(bucket), 'letters'),
      recordings: recordingsStore(memoryS3(recordings), 'recordings'),
      door: RECORDING_DOOR,
      now,
    };
    const change = changeStaffTask({ ...edges, complete: completeTask(edges) });
    return {
      'GET /staff-tasks': listStaffTasks(edges),
      'GET /staff-tasks/{taskId}': readStaffTask(edges),
      'GET /staff-tasks/{taskId}/recording': openRecording(edges),
      'GET /staff-tasks/{taskId}/letter': printLetter({
        ...edges,
        draw: letterPdf,
        linkKey: LINK_KEY,
        linkBase: LINK_BASE,
      }),
      'POST /staff-tasks/{taskId}/claim': change,
      'POST /staff-tasks/{taskId}/hand-back': change,
      'POST /staff-tasks/{taskId}/complete': change,
    };
  };

  const ask: Office['ask'] = (routeKey, request = {}) => {
    const [method = '', route = ''] = routeKey.split(' ');
    const endpoint = Object.entries(endpoints()).find(([key]) => key === routeKey)?.[1];
    if (endpoint === undefined) throw new Error(`No function for ${routeKey}`);
    const event = httpEvent({ caller: ANN, ...request, method, route, path: route });
    return httpFunction(endpoint, watch)(event, lambdaContext());
  };
  const of =
    (routeKey: string) =>
    (taskId: string, caller = ANN): Promise<Answer> =>
      ask(routeKey, { pathParameters: { taskId }, caller });

  return {
    bucket,
    ask,
    list: (queryStringParameters) =>
      ask('GET /staff-tasks', queryStringParameters === undefined ? {} : { queryStringParameters }),
    read: of('GET /staff-tasks/{taskId}'),
    letter: of('GET /staff-tasks/{taskId}/letter'),
    claim: of('POST /staff-tasks/{taskId}/claim'),
    handBack: of('POST /staff-tasks/{taskId}/hand-back'),
    complete: (taskId, outcome, caller = ANN) =>
      ask('POST /staff-tasks/{taskId}/complete', {
        pathParameters: { taskId },
        caller,
        body: typeof outcome === 'string' ? outcome : JSON.stringify(outcome),
      }),
  };
};
