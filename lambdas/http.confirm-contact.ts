import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { variable } from '../adapters/environment.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { errandsTable } from '../adapters/errands-table.ts';
import { contactConfirmations } from '../adapters/contact-marks.ts';
import { answerCheck, confirmOnPages } from './confirm-contact.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});
const observe = standardObserve();

const edges = {
  tokens: tokensTable(client, variable('TOKENS')),
  victims: contactConfirmations(client, variable('VICTIMS')),
  subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
  errands: errandsTable(client, variable('ERRANDS')),
  hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
  indexKey: variable('INDEX_KEY'),
  observe,
  now: () => new Date(),
};
const byCode = confirmOnPages(edges);
const byLink = answerCheck(edges);

export const handler = httpFunction(
  (request) => (request.path['code'] === undefined ? byCode(request) : byLink(request)),
  observe,
);
