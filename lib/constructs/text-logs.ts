import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ProviderKey } from './provider-key.ts';
import { allow } from './use.ts';

/**
 * Where SNS writes what became of each text, phone number included: two log groups of the account, whose names SNS
 * chooses. That it does so is a setting of the account, made by hand with the role of the output (docs/deploy.md).
 */
export class TextLogs extends Construct {
  readonly groups: { readonly delivered: LogGroup; readonly failed: LogGroup };

  constructor(scope: Construct, id: string, { encryptionKey }: { readonly encryptionKey: ProviderKey }) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const name = `sns/${region}/${account}/DirectPublishToPhoneNumber`;
    const logs = {
      encryptionKey,
      // Receipts come up to 72 hours late; after that nobody needs the numbers.
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    };
    this.groups = {
      delivered: new LogGroup(this, 'Delivered', { ...logs, logGroupName: name }),
      failed: new LogGroup(this, 'Failed', { ...logs, logGroupName: `${name}/Failure` }),
    };
    const role = new Role(this, 'Role', {
      description: 'Lets SNS write down what became of texts.',
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
    });
    const arns = Object.values(this.groups).map(({ logGroupArn }) => logGroupArn);
    new ManagedPolicy(this, 'Permissions', {
      description: 'Writing the delivery status of texts',
      roles: [role],
      statements: [allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], arns)],
    });
    new CfnOutput(this, 'RoleArn', { value: role.roleArn });
  }
}
