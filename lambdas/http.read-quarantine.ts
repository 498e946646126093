import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { heldChanges } from '../adapters/held-changes.ts';
import { standardObserve } from '../adapters/observability.ts';
import { quarantineTable } from '../adapters/quarantine-table.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { httpFunction } from './entrypoints.ts';
import { readQuarantine } from './read-quarantine.ts';

const client = new DynamoDBClient({});

export const handler = httpFunction(
  readQuarantine({
    quarantine: quarantineTable(client, variable('QUARANTINE')),
    held: heldChanges(client, variable('STATUS_CHANGES')),
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    victims: victimsTable(client, variable('VICTIMS'), cipher(variable('CONTACT_KEY'))),
    now: () => new Date(),
  }),
  standardObserve(),
);
