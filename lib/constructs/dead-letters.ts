import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';

/** Where a message waits for a person. It holds ids only, so SQS's own encryption will do. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { deadLettersKept }: Environment) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: deadLettersKept,
    });
    answer(this, 'The end of the line: from here a person redrives.', 'Serverless-SQSRedrivePolicy');
  }
}
