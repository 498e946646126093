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
import { changeAccount } from './change-account.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));
const observe = standardObserve();

export const handler = httpFunction(
  changeAccount({
    tokens: tokensTable(client, variable('TOKENS')),
    victims: victimsTable(client, variable('VICTIMS'), seals),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    errands: sealedErrands(client, variable('ERRANDS'), seals),
    hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
    indexKey: variable('INDEX_KEY'),
    observe,
    now: () => new Date(),
  }),
  observe,
  { linkBase: variable('LINK_BASE') },
);
