import type { Construct } from 'constructs';
import type { AccountProps } from './account.ts';
import { HttpFunction } from './http-function.ts';

/** Victims say how they want to take part in a hearing: behind the link of a notice, and where they are signed in. */
export const addHearings = (
  scope: Construct,
  { records, pipeline: { http, queues } }: AccountProps,
): void => {
  new HttpFunction(scope, 'TakePart', {
    ...http,
    bundle: 'http.take-part',
    impact: 'Victims cannot ask in writing to take part in a hearing; by phone they still can.',
    routes: ['GET /a/{code}/hearing', 'POST /a/{code}/hearing'],
    caller: 'anyone',
    throttle: http.environment.throttling.publicForm,
    uses: [
      records.errands.use(['PutItem']),
      queues.errand.use(),
      records.contactKey.use(),
      records.indexKey.use(),
    ],
  });
};
