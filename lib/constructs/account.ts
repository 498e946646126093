import type { Construct } from 'constructs';
import { HttpFunction } from './http-function.ts';
import { links } from './text-channel.ts';
import type { Use } from './use.ts';
import type { PipelineStack } from '../pipeline-stack.ts';
import type { RecordsStack } from '../records-stack.ts';

/** What a victim's own pages work with. */
export interface AccountProps {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
}

/** Victims sign in with a code, see what is on record of them, and change it; staff see whom nothing reaches. */
export const addAccount = (scope: Construct, props: AccountProps): void => {
  addSignIn(scope, props);
  addReading(scope, props);
  addChanges(scope, props);
  addOutreach(scope, props);
};

const addSignIn = (scope: Construct, { records, pipeline: { http, queues } }: AccountProps): void => {
  const { publicForm } = http.environment.throttling;
  new HttpFunction(scope, 'SignIn', {
    ...http,
    bundle: 'http.sign-in',
    impact: 'Victims cannot sign in to change how we reach them.',
    routes: ['POST /sign-in'],
    caller: 'anyone',
    throttle: publicForm,
    uses: [
      records.errands.use(['PutItem']),
      queues.errand.use(),
      records.contactKey.use(),
      records.indexKey.use(),
      links(http.environment),
    ],
  });
  new HttpFunction(scope, 'OpenSession', {
    ...http,
    bundle: 'http.open-session',
    impact: 'Victims have a code and still cannot sign in.',
    routes: ['POST /sessions', 'POST /sessions/end'],
    caller: 'anyone',
    throttle: publicForm,
    uses: [
      records.tokens.use(['GetItem', 'PutItem', 'UpdateItem']),
      records.indexKey.use(),
      // Tries are counted by whoever makes them, not by the edge of CloudFront that passes them on.
      records.viewerProof.use(),
      links(http.environment),
    ],
  });
};

/** Who is signed in. */
export const session = (records: RecordsStack): readonly Use[] => [
  records.tokens.use(['GetItem']),
  records.contactKey.use(),
  records.indexKey.use(),
];

const addReading = (scope: Construct, { records, pipeline: { http } }: AccountProps): void => {
  new HttpFunction(scope, 'ReadAccount', {
    ...http,
    bundle: 'http.read-account',
    impact: 'Victims cannot see what is on record of them, nor what we did.',
    routes: ['GET /account', 'GET /account/history'],
    caller: 'anyone',
    throttle: http.environment.throttling.account,
    uses: [
      ...session(records),
      records.victims.use(['GetItem']),
      records.offenderSubscriptions.use([], ['byVictim']),
      records.ledger.use(['Query'], ['byVictim']),
      links(http.environment),
    ],
  });
};

const addChanges = (scope: Construct, { records, pipeline: { http, queues } }: AccountProps): void => {
  new HttpFunction(scope, 'ChangeAccount', {
    ...http,
    bundle: 'http.change-account',
    impact: 'Victims cannot change how we reach them, so news may go where it is not safe.',
    routes: [
      'POST /account/contacts',
      'POST /account/contacts/remove',
      'POST /account/settings',
      'POST /account/events',
      'POST /account/representative',
      'POST /account/representative/end',
      'POST /account/pause',
      'POST /account/resume',
      'POST /account/withdrawal',
      'POST /account/withdrawal/cancel',
    ],
    caller: 'anyone',
    throttle: http.environment.throttling.account,
    uses: [
      ...session(records),
      records.victims.use(['GetItem', 'UpdateItem']),
      records.offenderSubscriptions.use(['UpdateItem'], ['byVictim']),
      records.errands.use(['PutItem']),
      queues.errand.use(),
      links(http.environment),
    ],
  });
};

const addOutreach = (scope: Construct, { records, pipeline: { http } }: AccountProps): void => {
  new HttpFunction(scope, 'ListOutreach', {
    ...http,
    bundle: 'http.list-outreach',
    impact: 'Nobody looks for victims whom no message reaches before a hearing or a release.',
    routes: ['GET /outreach'],
    caller: 'staff',
    throttle: http.environment.throttling.staff,
    uses: [
      records.victims.use(['GetItem'], ['byOutreach']),
      records.offenderSubscriptions.use([], ['byVictim']),
      records.statusChanges.use([], ['byOffender']),
    ],
  });
};
