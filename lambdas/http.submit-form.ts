import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { formSubmissionsTable } from '../adapters/form-submissions-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { httpFunction } from './entrypoints.ts';
import { submitForm } from './submit-form.ts';

const observe = standardObserve();

export const handler = httpFunction(
  submitForm({
    formSubmissions: formSubmissionsTable(
      new DynamoDBClient({}),
      variable('FORM_SUBMISSIONS'),
      cipher(variable('CONTACT_KEY')),
    ),
    hintRegistration: hintsTo(new SQSClient({}), variable('REGISTRATION_QUEUE')),
    indexKey: variable('INDEX_KEY'),
    observe,
    now: () => new Date(),
  }),
  observe,
);
