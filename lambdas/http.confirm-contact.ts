import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { contactConfirmations } from '../adapters/contact-marks.ts';
import { confirmContact } from './confirm-contact.ts';
import { httpFunction } from './entrypoints.ts';

const client = new DynamoDBClient({});

export const handler = httpFunction(
  confirmContact({
    tokens: tokensTable(client, variable('TOKENS')),
    victims: contactConfirmations(client, variable('VICTIMS')),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    indexKey: variable('INDEX_KEY'),
    now: () => new Date(),
  }),
  standardObserve(),
);
