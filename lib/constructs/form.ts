import type { Construct } from 'constructs';
import type { RecordsStack } from '../records-stack.ts';
import type { HintQueue } from './hint-queue.ts';
import { HttpFunction, type HttpSettings } from './http-function.ts';

/** What the routes of the form need. */
export interface FormProps {
  readonly http: HttpSettings;
  readonly records: RecordsStack;
  readonly registration: HintQueue;
}

/** Victims fill in the form, look at their answers, and send them. Whoever only looks can write nothing. */
export const addForm = (scope: Construct, { http, records, registration }: FormProps): void => {
  const anyone = { ...http, caller: 'anyone', throttle: http.environment.throttling.publicForm } as const;
  new HttpFunction(scope, 'SubmitForm', {
    ...anyone,
    bundle: 'http.submit-form',
    impact: 'Victims cannot ask to be told.',
    routes: ['POST /registrations'],
    uses: [
      records.formSubmissions.use(['PutItem', 'GetItem', 'UpdateItem']),
      registration.use(),
      records.contactKey.use(),
      records.indexKey.use(),
    ],
  });
  new HttpFunction(scope, 'ReviewForm', {
    ...anyone,
    bundle: 'http.review-form',
    impact: 'Victims cannot look at their answers on the website, and so cannot send them.',
    routes: ['POST /registrations/review'],
    uses: [],
  });
};
