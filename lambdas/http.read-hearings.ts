import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { hearingRequests } from '../adapters/hearing-requests.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { recordingsOrigin } from '../adapters/recording-door.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { withPages } from './browser.ts';
import { httpFunction } from './entrypoints.ts';
import { hearingsPages } from './hearing-pages.ts';
import { readHearings } from './read-hearings.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));

export const handler = httpFunction(
  withPages(
    readHearings({
      tokens: tokensTable(client, variable('TOKENS')),
      victims: victimsTable(client, variable('VICTIMS'), seals),
      ledger: ledgerTable(client, variable('LEDGER')),
      statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
      hearingRequests: hearingRequests(client, variable('FORM_SUBMISSIONS'), seals),
      indexKey: variable('INDEX_KEY'),
      now: () => new Date(),
    }),
    hearingsPages([recordingsOrigin(variable('RECORDING_BUCKET')), new URL(variable('LINK_BASE')).origin]),
  ),
  standardObserve(),
);
