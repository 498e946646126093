import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DailyJob } from './constructs/daily-job.ts';
import { HttpFunction } from './constructs/http-function.ts';
import { addQuarantine } from './constructs/quarantine.ts';
import { addStaffTasks } from './constructs/staff-tasks.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { RecordsStack } from './records-stack.ts';
import { WorkingStack } from './working-stack.ts';

/** What the office stack needs to know. */
export interface OfficeStackProps extends StackProps {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
}

/** What the Office of Victim Services works with: tasks, the quarantine, letters, evidence, reports, and the seals of the ledger. */
export class OfficeStack extends WorkingStack {
  constructor(scope: Construct, id: string, { records, pipeline, ...props }: OfficeStackProps) {
    super(scope, id, props);
    addStaffTasks(this, { http: pipeline.http, records });
    addQuarantine(this, { http: pipeline.http, records, errand: pipeline.queues.errand });
    this.sealing(records, pipeline);
    this.evidence(records, pipeline);
  }

  /** Every day gets a root over its facts, written once: nobody can change or drop a fact later without it being seen. */
  private sealing(records: RecordsStack, { shared }: PipelineStack): void {
    new DailyJob(this, 'SealLedger', {
      ...shared,
      bundle: 'schedule.seal-ledger',
      impact: 'Nobody is told less, but whether somebody was told can be doubted later.',
      timeout: shared.environment.seal.timeout,
      // A day of the ledger ends at midnight UTC; late facts come minutes after.
      at: { hour: 1, minute: 10 },
      uses: [
        records.ledger.use([], ['byDay']),
        records.seals.use(['ListBucket', 'GetObject', 'PutObject'], 'seals/'),
      ],
    });
  }

  /** What was owed, what became of it, and what proves it: of one notification, and of a period. */
  private evidence({ ledger }: RecordsStack, { http }: PipelineStack): void {
    const office = { ...http, caller: 'staff', throttle: http.environment.throttling.staff } as const;
    new HttpFunction(this, 'ReadEvidence', {
      ...office,
      bundle: 'http.read-evidence',
      impact: 'The office cannot show that a victim was told. Nobody is told less.',
      routes: ['GET /notifications/{notificationId}/evidence'],
      uses: [ledger.use(['Query'])],
    });
    new HttpFunction(this, 'ReadDutyReport', {
      ...office,
      bundle: 'http.read-duty-report',
      impact: 'The office cannot see which duties were late or cannot be proved. Nobody is told less.',
      routes: ['GET /duty-report'],
      uses: [ledger.use(['Query'], ['byDay'])],
    });
  }
}
