import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';

/** How long dead letters are kept, and with which key, if not SQS's own. */
export interface DeadLettersProps {
  readonly environment: Environment;
  readonly impact: string;
  readonly encryptionKey?: IKey | undefined;
}

/** Where a message waits for a person. It holds ids only, so SQS's own encryption will do; what a provider sent has our key. */
export class DeadLetters extends Queue {
  /** What it means for people that a message waits here. */
  readonly impact: string;

  constructor(scope: Construct, id: string, { environment, impact, encryptionKey }: DeadLettersProps) {
    super(scope, id, {
      ...encrypted(encryptionKey),
      enforceSSL: true,
      retentionPeriod: environment.deadLettersKept,
    });
    this.impact = impact;
    answer(this, 'The end of the line: from here a person redrives.', 'Serverless-SQSRedrivePolicy');
  }
}

/** With this key, or with SQS's own. */
export const encrypted = (key: IKey | undefined): Pick<QueueProps, 'encryption' | 'encryptionMasterKey'> =>
  key === undefined
    ? { encryption: QueueEncryption.SQS_MANAGED }
    : { encryption: QueueEncryption.KMS, encryptionMasterKey: key };
