import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { formSubmissionsTable } from '../adapters/form-submissions-table.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { withPages } from './browser.ts';
import { httpFunction } from './entrypoints.ts';
import { nothingLost, submitPages } from './register-pages.ts';
import { submitForm } from './submit-form.ts';

const observe = standardObserve();

const now = (): Date => new Date();

const submit = submitForm({
  formSubmissions: formSubmissionsTable(
    new DynamoDBClient({}),
    variable('FORM_SUBMISSIONS'),
    cipher(variable('CONTACT_KEY')),
  ),
  hintRegistration: hintsTo(new SQSClient({}), variable('REGISTRATION_QUEUE')),
  indexKey: variable('INDEX_KEY'),
  observe,
  now,
});

export const handler = httpFunction(nothingLost(withPages(submit, submitPages({ now })), observe), observe);
