import type { Construct } from 'constructs';
import type { RecordsStack } from '../records-stack.ts';
import type { HintQueue } from './hint-queue.ts';
import { HttpFunction, type HttpSettings } from './http-function.ts';

/** What the functions behind the quarantine are built from. */
export interface QuarantineProps {
  readonly http: HttpSettings;
  readonly records: RecordsStack;
  readonly errand: HintQueue;
}

/** Staff of the office see what the breaker holds, and decide about it. */
export const addQuarantine = (scope: Construct, { http, records, errand }: QuarantineProps): void => {
  const staff = { ...http, caller: 'staff', throttle: http.environment.throttling.staff } as const;
  new HttpFunction(scope, 'ReadQuarantine', {
    ...staff,
    bundle: 'http.read-quarantine',
    impact: 'Staff cannot see which status changes are held, so whoever waits for them is told late.',
    routes: ['GET /quarantine', 'GET /quarantine/{quarantineId}'],
    uses: [
      records.quarantine.use(['GetItem'], ['byOpen']),
      records.statusChanges.use([], ['byQuarantine']),
      records.offenderSubscriptions.use(['Query']),
      records.victims.use(['BatchGetItem']),
      records.contactKey.use(),
    ],
  });
  new HttpFunction(scope, 'DecideQuarantine', {
    ...staff,
    bundle: 'http.decide-quarantine',
    impact: 'Staff cannot release what is held: victims are not told of what is true.',
    routes: ['POST /quarantine/{quarantineId}/release', 'POST /quarantine/{quarantineId}/reject'],
    uses: [
      records.quarantine.use(['GetItem', 'UpdateItem']),
      records.statusChanges.use([], ['byQuarantine']),
      records.offenderSubscriptions.use(['Query']),
      records.feedWindows.use(['GetItem']),
      records.errands.use(['PutItem']),
      errand.use(),
    ],
  });
};
