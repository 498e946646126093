import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { agendaTable } from '../adapters/agenda-table.ts';
import { cipher } from '../adapters/cipher.ts';
import { contactConfirmations } from '../adapters/contact-marks.ts';
import { contactsTable } from '../adapters/contacts-table.ts';
import { variable } from '../adapters/environment.ts';
import { sealedErrands } from '../adapters/errands-table.ts';
import { formSubmissionsTable } from '../adapters/form-submissions-table.ts';
import { heldChanges } from '../adapters/held-changes.ts';
import { hearingRequests } from '../adapters/hearing-requests.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { quarantineOpener } from '../adapters/quarantine-table.ts';
import { keptReplies } from '../adapters/receipts-table.ts';
import { recordingsStore } from '../adapters/recordings-store.ts';
import { staffTaskCloser, staffTaskOpener } from '../adapters/staff-task-opener.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { queueWorker } from './queue-worker.ts';
import { runErrand } from './run-errand.ts';
import { pathOf } from '../web/frame.ts';
import { senders } from './senders.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));
const observe = standardObserve();
const victims = variable('VICTIMS');
const staffTasks = variable('STAFF_TASKS');
const pageAt = (path: string): string => new URL(path, variable('LINK_BASE')).href;

export const handler = queueWorker(
  runErrand({
    errands: sealedErrands(client, variable('ERRANDS'), seals),
    victims: victimsTable(client, victims, seals),
    confirmations: contactConfirmations(client, victims),
    contacts: contactsTable(client, variable('CONTACTS')),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    formSubmissions: formSubmissionsTable(client, variable('FORM_SUBMISSIONS'), seals),
    hearingRequests: hearingRequests(client, variable('FORM_SUBMISSIONS'), seals),
    recordings: recordingsStore(new S3Client({}), variable('RECORDING_BUCKET')),
    replies: keptReplies(client, variable('RECEIPTS'), seals),
    tokens: tokensTable(client, variable('TOKENS')),
    staffTasks: { ...staffTaskOpener(client, staffTasks), ...staffTaskCloser(client, staffTasks) },
    quarantine: quarantineOpener(client, variable('QUARANTINE')),
    held: heldChanges(client, variable('STATUS_CHANGES')),
    ledger: ledgerTable(client, variable('LEDGER')),
    agenda: agendaTable(client, variable('AGENDA')),
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    ...senders(),
    indexKey: variable('INDEX_KEY'),
    links: {
      account: pageAt('/account'),
      confirm: pageAt('/registrations/confirm'),
      signInCode: (language) => pageAt(pathOf(language, 'sign-in-code')),
      check: pageAt('/c/'),
      register: (language) => pageAt(pathOf(language, 'register')),
    },
    observe,
    now: () => new Date(),
  }),
  observe,
);
