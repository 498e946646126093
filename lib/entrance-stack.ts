import { CfnOutput, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ApiStage } from './constructs/api-stage.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import { ReadableStack } from './readable-stack.ts';

/** What the entrance stack needs to know. */
export interface EntranceStackProps extends StackProps {
  readonly pipeline: PipelineStack;
}

/**
 * Opens the API to the world, when every stack has added its routes: a stage may only throttle routes that exist.
 * Make it after all of them.
 */
export class EntranceStack extends ReadableStack {
  constructor(scope: Construct, id: string, { pipeline, ...props }: EntranceStackProps) {
    super(scope, id, props);
    const { url } = new ApiStage(this, 'Api', pipeline.http);
    new CfnOutput(this, 'ApiUrl', { value: url });
    this.invokable('StaffMayInvoke', pipeline.api.invokeArns('staff'));
  }

  /** What the IAM policy of staff names (docs/deploy.md). */
  private invokable(id: string, arns: readonly string[]): void {
    if (arns.length > 0) new CfnOutput(this, id, { value: arns.join(' ') });
  }
}
