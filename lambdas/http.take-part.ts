import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { sealedErrands } from '../adapters/errands-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { httpFunction } from './entrypoints.ts';
import { takePart } from './take-part.ts';

const observe = standardObserve();

export const handler = httpFunction(
  takePart({
    errands: sealedErrands(new DynamoDBClient({}), variable('ERRANDS'), cipher(variable('CONTACT_KEY'))),
    hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
    indexKey: variable('INDEX_KEY'),
    observe,
    now: () => new Date(),
  }),
  observe,
);
