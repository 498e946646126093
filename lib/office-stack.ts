import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DailyJob } from './constructs/daily-job.ts';
import { addStaffTasks } from './constructs/staff-tasks.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { RecordsStack } from './records-stack.ts';
import { WorkingStack } from './working-stack.ts';

/** What the office stack needs to know. */
export interface OfficeStackProps extends StackProps {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
}

/** What the Office of Victim Services works with: tasks, letters, evidence, reports, and the seals of the ledger. */
export class OfficeStack extends WorkingStack {
  constructor(scope: Construct, id: string, { records, pipeline, ...props }: OfficeStackProps) {
    super(scope, id, props);
    addStaffTasks(this, { http: pipeline.http, records });
    this.sealing(records, pipeline);
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
}
