import { Duration } from 'aws-cdk-lib';
import { Queue, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { DeadLetters, encrypted } from './dead-letters.ts';
import type { ProviderKey } from './provider-key.ts';
import { allow, variableName, type Use } from './use.ts';

/** Whose hints these are, and how long one worker may hold a hint. */
export interface HintQueueProps {
  readonly environment: Environment;
  readonly worker: { readonly timeout: Duration };
  /** What it means for people when hints stay here. */
  readonly impact: string;
  /** After so many minutes a waiting hint is worth an alarm. */
  readonly patience: number;
  /** For what providers send: it names the address. */
  readonly providerKey?: ProviderKey;
}

/**
 * A standard queue of ids with a dead-letter queue of its own. It holds no personal data, so SQS's own encryption will
 * do; a queue that takes what providers send has a key that opens it for its worker alone.
 */
export class HintQueue extends Queue {
  readonly deadLetters: DeadLetters;
  readonly impact: string;
  readonly patience: number;
  readonly providerKey: ProviderKey | undefined;

  constructor(scope: Construct, id: string, props: HintQueueProps) {
    const { environment, worker, impact, patience, providerKey } = props;
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, {
      environment,
      impact,
      encryptionKey: providerKey,
    });
    super(scope, id, {
      ...encrypted(providerKey),
      enforceSSL: true,
      retentionPeriod: environment.hintsKept,
      receiveMessageWaitTime: Duration.seconds(20),
      // AWS advises six times the function's timeout, so a slow hint is not handed out twice.
      visibilityTimeout: Duration.seconds(worker.timeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
      // No other queue may drop its dead letters here. (The dead-letter queue cannot name this queue in turn:
      // two queues with generated names cannot each be created after the other.)
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    });
    this.deadLetters = deadLetters;
    this.impact = impact;
    this.patience = patience;
    this.providerKey = providerKey;
  }

  /** Putting hints on this queue. */
  use(): Use {
    return {
      variables: { [variableName(this.node.id)]: this.queueUrl },
      statements: [allow(['sqs:SendMessage'], [this.queueArn])],
    };
  }
}
