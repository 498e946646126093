import type { Construct } from 'constructs';
import { session, type AccountProps } from './account.ts';
import { HttpFunction } from './http-function.ts';
import { links } from './text-channel.ts';

/** Victims say how they want to take part in a hearing: behind the link of a notice, and where they are signed in. */
export const addHearings = (scope: Construct, props: AccountProps): void => {
  addByLink(scope, props);
  addSignedIn(scope, props);
};

const addByLink = (scope: Construct, { records, pipeline: { http, queues } }: AccountProps): void => {
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

const addSignedIn = (scope: Construct, { records, pipeline: { http, queues } }: AccountProps): void => {
  const common = { ...http, caller: 'anyone', throttle: http.environment.throttling.account } as const;
  /** Her hearings ahead, and what she asked for at them. */
  const hearings = [
    ...session(records),
    records.victims.use(['GetItem']),
    records.ledger.use([], ['byVictim']),
    records.statusChanges.use(['GetItem'], ['byOffender']),
    records.formSubmissions.use([], ['byVictim']),
  ];
  new HttpFunction(scope, 'ReadHearings', {
    ...common,
    bundle: 'http.read-hearings',
    impact: 'Victims who are signed in cannot see their hearings; the notices still reach them.',
    routes: [
      'GET /account/hearings',
      'GET /account/hearings/{hearingId}',
      'GET /account/hearings/{hearingId}/calendar',
    ],
    uses: [...hearings, records.recordings.named(), links(http.environment)],
  });
  new HttpFunction(scope, 'AskInAccount', {
    ...common,
    bundle: 'http.ask-in-account',
    impact: 'Victims who are signed in cannot ask to take part in a hearing; by its notice they still can.',
    routes: ['POST /account/hearings/{hearingId}'],
    uses: [
      ...hearings,
      records.errands.use(['PutItem']),
      queues.errand.use(),
      // What a form may do that it has signed, it must be allowed to do itself.
      records.recordings.use(['PutObject'], 'recordings/'),
      links(http.environment),
    ],
  });
};
