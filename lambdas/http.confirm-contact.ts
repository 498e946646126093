import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { errandsTable } from '../adapters/errands-table.ts';
import { contactConfirmations } from '../adapters/contact-marks.ts';
import { answerCheck, confirmContact } from './confirm-contact.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});

const edges = {
  tokens: tokensTable(client, variable('TOKENS')),
  victims: contactConfirmations(client, variable('VICTIMS')),
  subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
  errands: errandsTable(client, variable('ERRANDS')),
  indexKey: variable('INDEX_KEY'),
  now: () => new Date(),
};
const byCode = confirmContact(edges);
const byLink = answerCheck(edges);

export const handler = httpFunction(
  (request) => (request.path['code'] === undefined ? byCode(request) : byLink(request)),
  standardObserve(),
);
