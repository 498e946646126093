import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { cipher } from '../adapters/cipher.ts';
import { contactsTable } from '../adapters/contacts-table.ts';
import { variable } from '../adapters/environment.ts';
import { formSubmissionsTable } from '../adapters/form-submissions-table.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { staffTaskOpener } from '../adapters/staff-task-opener.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { queueWorker } from './queue-worker.ts';
import { registerVictim } from './register-victim.ts';
import { senders } from './senders.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));
const observe = standardObserve();

export const handler = queueWorker(
  registerVictim({
    formSubmissions: formSubmissionsTable(client, variable('FORM_SUBMISSIONS'), seals),
    victims: victimsTable(client, variable('VICTIMS'), seals),
    contacts: contactsTable(client, variable('CONTACTS')),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    staffTasks: staffTaskOpener(client, variable('STAFF_TASKS')),
    tokens: tokensTable(client, variable('TOKENS')),
    ledger: ledgerTable(client, variable('LEDGER')),
    ...senders(),
    indexKey: variable('INDEX_KEY'),
    confirmLink: new URL('/registrations/confirm', variable('LINK_BASE')).href,
    observe,
    now: () => new Date(),
  }),
  observe,
);
