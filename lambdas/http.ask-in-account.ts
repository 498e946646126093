import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { sealedErrands } from '../adapters/errands-table.ts';
import { hearingRequests } from '../adapters/hearing-requests.ts';
import { hintsTo } from '../adapters/hints.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { ownRecordingDoor } from '../adapters/recording-door.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { askInAccount } from './ask-in-account.ts';
import { withPages } from './browser.ts';
import { httpFunction } from './entrypoints.ts';
import { askInAccountPages } from './hearing-pages.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));
const observe = standardObserve();
const linkBase = variable('LINK_BASE');

const edges = {
  tokens: tokensTable(client, variable('TOKENS')),
  victims: victimsTable(client, variable('VICTIMS'), seals),
  ledger: ledgerTable(client, variable('LEDGER')),
  statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
  hearingRequests: hearingRequests(client, variable('FORM_SUBMISSIONS'), seals),
  door: ownRecordingDoor(variable('RECORDING_BUCKET')),
  linkBase,
  errands: sealedErrands(client, variable('ERRANDS'), seals),
  hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
  indexKey: variable('INDEX_KEY'),
  observe,
  now: () => new Date(),
};

export const handler = httpFunction(withPages(askInAccount(edges), askInAccountPages(edges)), observe, {
  linkBase,
});
