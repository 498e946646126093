import type { Construct } from 'constructs';
import type { RecordsStack } from '../records-stack.ts';
import { hintsTo, type Lanes } from './hint-queues.ts';
import { HttpFunction, type HttpSettings } from './http-function.ts';

/** What the department's routes need. */
export interface FeedProps {
  readonly http: HttpSettings;
  readonly records: RecordsStack;
  readonly match: Lanes;
}

/** The Department of Corrections reports, asks what became of a report, and reads how to do both. */
export const addFeed = (scope: Construct, { http, records, match }: FeedProps): void => {
  const { feed, publicForm } = http.environment.throttling;
  const department = { ...http, caller: 'department', throttle: feed } as const;
  new HttpFunction(scope, 'ReceiveStatusChange', {
    ...department,
    bundle: 'http.receive-status-change',
    impact: 'Releases, escapes and hearings are not reported to us, so nobody is told of them.',
    routes: ['POST /status-changes'],
    uses: [
      records.statusChanges.use(['PutItem', 'GetItem']),
      records.feeds.use(['UpdateItem']),
      ...hintsTo(match),
    ],
  });
  new HttpFunction(scope, 'ReadStatusChange', {
    ...department,
    bundle: 'http.read-status-change',
    impact: 'The department cannot see whether victims were told of a status change.',
    routes: ['GET /status-changes/{statusChangeId}'],
    uses: [records.statusChanges.use(['GetItem']), records.ledger.use([], ['byStatusChange'])],
  });
  new HttpFunction(scope, 'ReadFreshness', {
    ...http,
    bundle: 'http.read-freshness',
    impact: 'Victims cannot see until when we have had word from the department. Nobody is told less.',
    routes: ['GET /freshness'],
    caller: 'anyone',
    throttle: http.environment.throttling.links,
    uses: [records.feeds.use(['GetItem'])],
  });
  new HttpFunction(scope, 'DescribeApi', {
    ...http,
    bundle: 'http.describe-api',
    impact: 'The department’s developers cannot read how to report to us. No victim notices.',
    routes: ['GET /openapi.json'],
    caller: 'anyone',
    throttle: publicForm,
    uses: [],
  });
};
