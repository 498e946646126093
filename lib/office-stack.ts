import { CfnOutput, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { OfficeTopic } from './constructs/office-topic.ts';
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
  /** Where staff are paged. */
  readonly topic: OfficeTopic;

  constructor(scope: Construct, id: string, { pipeline, ...props }: OfficeStackProps) {
    super(scope, id, props);
    this.topic = new OfficeTopic(this, 'OfficeTopic', pipeline.shared.environment);
    new CfnOutput(this, 'OfficeTopicArn', { value: this.topic.topicArn });
  }
}
