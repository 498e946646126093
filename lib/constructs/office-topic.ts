import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { allow, variableName, type Use } from './use.ts';

/** Where staff of the Office of Victim Services are paged: ids and counts, never a person. They subscribe by hand (docs/deploy.md). */
export class OfficeTopic extends Topic {
  constructor(scope: Construct, id: string, { logs }: Environment) {
    const masterKey = new Key(scope, `${id}Key`, {
      description: 'Encrypts pages on their way to the Office of Victim Services.',
      enableKeyRotation: true,
      removalPolicy: logs.removalPolicy,
    });
    super(scope, id, { masterKey, enforceSSL: true, displayName: 'Victim notification tasks' });
    const { account, region } = Stack.of(this);
    // Who may publish to the topic may use its key, but only through it.
    masterKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `sns.${region}.amazonaws.com`,
          },
        },
      }),
    );
  }

  /** Paging staff. Not for a function that sends texts: it may not publish to topics. */
  use(): Use {
    return {
      variables: { [variableName(this.node.id)]: this.topicArn },
      statements: [allow(['sns:Publish'], [this.topicArn])],
    };
  }
}
