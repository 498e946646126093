import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { answer } from './answer.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import type { HintQueue } from './hint-queue.ts';
import { allow } from './use.ts';

/** A queue that the worker takes hints from: how many at once, and how many workers. */
export interface HintSource {
  readonly from: HintQueue;
  readonly batchSize: number;
  readonly atOnce: number;
}

/** A queue worker: its reserved concurrency is what its queues may start together. */
export interface QueueWorkerProps extends Omit<BundledFunctionProps, 'reservedConcurrency'> {
  readonly sources: readonly HintSource[];
}

/** A function that works hints off; those that fail come back alone, their neighbours do not. */
export class QueueWorker extends BundledFunction {
  constructor(scope: Construct, id: string, { sources, ...props }: QueueWorkerProps) {
    const reservedConcurrency = sources.reduce((sum, { atOnce }) => sum + atOnce, 0);
    super(scope, id, { ...props, reservedConcurrency });
    answer(
      this,
      'A hint that keeps failing goes to its queue’s own dead-letter queue.',
      'NIST.800.53.R5-LambdaDLQ',
      'Serverless-LambdaDLQ',
      'Serverless-LambdaEventSourceMappingDestination',
    );
    for (const { from, batchSize, atOnce } of sources) {
      from.providerKey?.openFor(this.role);
      this.permit(
        allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [from.queueArn]),
      );
      new EventSourceMapping(this, `From${from.node.id}`, {
        target: this.function,
        eventSourceArn: from.queueArn,
        batchSize,
        maxConcurrency: atOnce,
        reportBatchItemFailures: true,
      });
    }
  }
}
