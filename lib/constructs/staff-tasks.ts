import type { Construct } from 'constructs';
import type { RecordsStack } from '../records-stack.ts';
import { HttpFunction, type HttpSettings } from './http-function.ts';
import { links } from './text-channel.ts';

/** What the functions behind the staff tasks are built from. */
export interface StaffTasksProps {
  readonly http: HttpSettings;
  readonly records: RecordsStack;
}

/** Staff of the office list their tasks, take them, do them, and say what became of them. */
export const addStaffTasks = (scope: Construct, props: StaffTasksProps): void => {
  addReading(scope, props);
  addRecordings(scope, props);
  addDoing(scope, props);
};

const staff = (http: HttpSettings) =>
  ({ ...http, caller: 'staff', throttle: http.environment.throttling.staff }) as const;

/** What is to be done, and for whom. */
const addReading = (scope: Construct, { http, records }: StaffTasksProps): void => {
  new HttpFunction(scope, 'ListStaffTasks', {
    ...staff(http),
    bundle: 'http.list-staff-tasks',
    impact: 'Staff cannot see whom to call and to write to; pages still reach them.',
    routes: ['GET /staff-tasks'],
    uses: [records.staffTasks.use([], ['byDeadline'])],
  });
  new HttpFunction(scope, 'ReadStaffTask', {
    ...staff(http),
    bundle: 'http.read-staff-task',
    impact: 'Staff cannot see how to reach the victims they are to call, nor what was texted to us.',
    routes: ['GET /staff-tasks/{taskId}'],
    uses: [
      records.staffTasks.use(['GetItem']),
      records.ledger.use(['Query', 'PutItem']),
      records.statusChanges.use(['GetItem'], ['byOffender']),
      records.victims.use(['GetItem']),
      records.offenderSubscriptions.use(['GetItem']),
      records.receipts.use(['GetItem']),
      records.formSubmissions.use([], ['byVictim']),
      records.recordings.use(['ListBucket'], 'recordings/'),
      records.contactKey.use(),
    ],
  });
};

/** What victims recorded for a hearing. */
const addRecordings = (scope: Construct, { http, records }: StaffTasksProps): void => {
  new HttpFunction(scope, 'OpenRecording', {
    ...staff(http),
    bundle: 'http.open-recording',
    impact: 'Staff cannot hear what victims recorded for a hearing, nor pass it on to the Board.',
    routes: ['GET /staff-tasks/{taskId}/recording'],
    uses: [
      records.staffTasks.use(['GetItem']),
      records.ledger.use(['PutItem']),
      records.formSubmissions.use([], ['byVictim']),
      records.recordings.use(['GetObject'], 'recordings/'),
      records.contactKey.use(),
    ],
  });
};

/** Letters on paper, and what became of each task. */
const addDoing = (scope: Construct, { http, records }: StaffTasksProps): void => {
  new HttpFunction(scope, 'PrintLetter', {
    ...staff(http),
    bundle: 'http.print-letter',
    impact: 'Certified letters cannot be printed, so victims without e-mail are not told in time.',
    routes: ['GET /staff-tasks/{taskId}/letter'],
    uses: [
      records.staffTasks.use(['GetItem', 'UpdateItem']),
      records.ledger.use(['Query', 'PutItem']),
      records.statusChanges.use(['GetItem'], ['byOffender']),
      records.victims.use(['GetItem']),
      records.letters.use(['GetObject', 'PutObject'], 'letters/'),
      records.contactKey.use(),
      records.linkKey.use(http.environment.linkKeyVersion),
      links(http.environment),
    ],
  });
  new HttpFunction(scope, 'ChangeStaffTask', {
    ...staff(http),
    bundle: 'http.change-staff-task',
    impact: 'Staff cannot take tasks, nor put on record that a victim was told.',
    routes: [
      'POST /staff-tasks/{taskId}/claim',
      'POST /staff-tasks/{taskId}/hand-back',
      'POST /staff-tasks/{taskId}/complete',
    ],
    uses: [
      records.staffTasks.use(['GetItem', 'UpdateItem', 'PutItem']),
      records.ledger.use(['Query', 'PutItem']),
      records.agenda.use(['UpdateItem', 'PutItem']),
      records.statusChanges.use(['GetItem'], ['byOffender']),
      records.victims.use(['GetItem', 'UpdateItem']),
      records.offenderSubscriptions.use(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], ['byVictim']),
      records.contactKey.use(),
    ],
  });
};
