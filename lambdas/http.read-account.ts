import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { standardObserve } from '../adapters/observability.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { viewsLog } from '../adapters/views-log.ts';
import { accountPages } from './account-pages.ts';
import { withPages } from './browser.ts';
import { httpFunction } from './entrypoints.ts';
import { readAccount } from './read-account.ts';

const client = new DynamoDBClient({});
const ledger = variable('LEDGER');

const now = (): Date => new Date();

export const handler = httpFunction(
  withPages(
    readAccount({
      tokens: tokensTable(client, variable('TOKENS')),
      victims: victimsTable(client, variable('VICTIMS'), cipher(variable('CONTACT_KEY'))),
      subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
      ledger: ledgerTable(client, ledger),
      views: viewsLog(client, ledger),
      indexKey: variable('INDEX_KEY'),
      linkBase: variable('LINK_BASE'),
      now,
    }),
    accountPages(now),
  ),
  standardObserve(),
);
