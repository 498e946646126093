import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { HintQueue } from './hint-queue.ts';
import type { ProviderKey } from './provider-key.ts';

/** The queue that takes what is said here, and the key for both. */
export interface ProviderTopicProps {
  readonly providerKey: ProviderKey;
  readonly to: HintQueue;
}

/** Takes what a provider tells us and hands it to one queue, in the envelope that says when it came. */
export class ProviderTopic extends Topic {
  constructor(scope: Construct, id: string, { providerKey, to }: ProviderTopicProps) {
    super(scope, id, { masterKey: providerKey, enforceSSL: true });
    for (const queue of [to, to.deadLetters]) {
      queue.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('sns.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': this.topicArn } },
        }),
      );
    }
    new Subscription(this, 'Subscription', {
      topic: this,
      endpoint: to.queueArn,
      protocol: SubscriptionProtocol.SQS,
      deadLetterQueue: to.deadLetters,
    });
  }

  /** Lets a service speak here in the name of something of ours, `*` as a wildcard, and of nobody else. */
  hear(service: string, inTheNameOf: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': inTheNameOf },
        },
      }),
    );
  }
}
