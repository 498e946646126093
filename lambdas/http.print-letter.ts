import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { letterPdf } from '../adapters/letter-pdf.ts';
import { lettersStore } from '../adapters/letters-store.ts';
import { standardObserve } from '../adapters/observability.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { viewsLog } from '../adapters/views-log.ts';
import { httpFunction } from './entrypoints.ts';
import { printLetter } from './print-letter.ts';

const client = new DynamoDBClient({});

export const handler = httpFunction(
  printLetter({
    tasks: staffTasksTable(client, variable('STAFF_TASKS')),
    ledger: ledgerTable(client, variable('LEDGER')),
    statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
    victims: victimsTable(client, variable('VICTIMS'), cipher(variable('CONTACT_KEY'))),
    views: viewsLog(client, variable('LEDGER')),
    letters: lettersStore(new S3Client({}), variable('LETTER_BUCKET')),
    draw: letterPdf,
    linkKey: variable('LINK_KEY'),
    linkBase: variable('LINK_BASE'),
    now: () => new Date(),
  }),
  standardObserve(),
);
