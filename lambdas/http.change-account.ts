import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { sealedErrands } from '../adapters/errands-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { withPages } from './browser.ts';
import { changeAccount } from './change-account.ts';
import { changeAccountPages } from './change-account-pages.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});
const linkBase = variable('LINK_BASE');
const seals = cipher(variable('CONTACT_KEY'));
const observe = standardObserve();

const edges = {
  tokens: tokensTable(client, variable('TOKENS')),
  victims: victimsTable(client, variable('VICTIMS'), seals),
  subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
  errands: sealedErrands(client, variable('ERRANDS'), seals),
  hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
  indexKey: variable('INDEX_KEY'),
  linkBase,
  observe,
  now: () => new Date(),
};

export const handler = httpFunction(withPages(changeAccount(edges), changeAccountPages(edges)), observe, {
  linkBase,
});
