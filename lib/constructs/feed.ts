import type { Construct } from 'constructs';
import type { RecordsStack } from '../records-stack.ts';
import { addFeedPolicy } from './feed-policy.ts';
import { hintsTo, type Lanes } from './hint-queues.ts';
import type { Environment } from '../environments.ts';
import type { Use } from './use.ts';
import { HttpFunction, type HttpSettings } from './http-function.ts';
import { knownFeeds } from './known-feeds.ts';

/** What the department's routes need. */
export interface FeedProps {
  readonly http: HttpSettings;
  readonly records: RecordsStack;
  readonly match: Lanes;
}

/** The Department of Corrections and other agencies report, each by a feed of its own; they ask what became of a report, and reads how to do both. */
export const addFeed = (scope: Construct, props: FeedProps): void => {
  addReports(scope, props);
  addDescriptions(scope, props);
  const { api, environment } = props.http;
  for (const { feedId } of environment.feeds) addFeedPolicy(scope, api, feedId);
};

const addReports = (scope: Construct, { http, records, match }: FeedProps): void => {
  const { feed } = http.environment.throttling;
  const department = { ...http, caller: 'department', throttle: feed } as const;
  new HttpFunction(scope, 'ReceiveStatusChange', {
    ...department,
    bundle: 'http.receive-status-change',
    impact: 'Releases, escapes and hearings are not reported to us, so nobody is told of them.',
    routes: ['POST /feeds/{feedId}/status-changes'],
    uses: [
      records.statusChanges.use(['PutItem', 'GetItem']),
      records.feeds.use(['UpdateItem']),
      records.feedWindows.use(['UpdateItem']),
      knownFeeds(http.environment),
      settling(http.environment),
      ...hintsTo(match),
    ],
  });
  new HttpFunction(scope, 'ReceiveHeartbeat', {
    ...department,
    bundle: 'http.receive-heartbeat',
    impact:
      'A feed that has nothing to report cannot say so, and is taken for silent. Victims are told all the same.',
    routes: ['POST /feeds/{feedId}/heartbeat'],
    uses: [records.feeds.use(['UpdateItem']), knownFeeds(http.environment)],
  });
  new HttpFunction(scope, 'ReadStatusChange', {
    ...department,
    bundle: 'http.read-status-change',
    impact: 'The department cannot see whether victims were told of a status change.',
    routes: ['GET /status-changes/{statusChangeId}'],
    uses: [records.statusChanges.use(['GetItem']), records.ledger.use([], ['byStatusChange'])],
  });
};

/** What anybody may read: how new our data is, and how to report to us. */
const addDescriptions = (scope: Construct, { http, records }: FeedProps): void => {
  new HttpFunction(scope, 'ReadFreshness', {
    ...http,
    bundle: 'http.read-freshness',
    impact: 'Victims cannot see until when we have had word from the department. Nobody is told less.',
    routes: ['GET /freshness'],
    caller: 'anyone',
    throttle: http.environment.throttling.links,
    uses: [records.feeds.use(['BatchGetItem']), knownFeeds(http.environment)],
  });
  new HttpFunction(scope, 'DescribeApi', {
    ...http,
    bundle: 'http.describe-api',
    impact: 'The department’s developers cannot read how to report to us. No victim notices.',
    routes: ['GET /openapi.json'],
    caller: 'anyone',
    throttle: http.environment.throttling.publicForm,
    uses: [],
  });
};

/** How long most status changes wait before they are matched, so that a burst is seen before anybody is told. */
const settling = ({ settle }: Environment): Use => ({
  variables: { SETTLE_SECONDS: String(settle.toSeconds()) },
  statements: [],
});
