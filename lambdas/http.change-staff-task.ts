import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { agendaTable } from '../adapters/agenda-table.ts';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { unmatchedSubscriptions } from '../adapters/unmatched-subscriptions.ts';
import { contactConfirmations } from '../adapters/contact-marks.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { changeStaffTask } from './change-staff-task.ts';
import { completeTask } from './complete-task.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});
const tasks = staffTasksTable(client, variable('STAFF_TASKS'));
const now = (): Date => new Date();

export const handler = httpFunction(
  changeStaffTask({
    tasks,
    complete: completeTask({
      tasks,
      ledger: ledgerTable(client, variable('LEDGER')),
      agenda: agendaTable(client, variable('AGENDA')),
      statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
      victims: victimsTable(client, variable('VICTIMS'), cipher(variable('CONTACT_KEY'))),
      contacts: contactConfirmations(client, variable('VICTIMS')),
      subscriptions: {
        ...unmatchedSubscriptions(client, variable('OFFENDER_SUBSCRIPTIONS')),
        ...subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
      },
      now,
    }),
    now,
  }),
  standardObserve(),
);
