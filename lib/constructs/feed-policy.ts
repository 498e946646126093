import { CfnOutput } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { answer } from './answer.ts';
import type { NotificationApi } from './notification-api.ts';
import { allow } from './use.ts';

/** A feed's id as a part of logical ids: `boone-county-jail` is `BooneCountyJail`. */
export const wordOf = (feedId: string): string =>
  feedId
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/**
 * Lets whoever holds it report by one feed, and by no other, because the feed stands in the path: make it when the
 * department's routes are there. The role that holds it is made by hand (docs/deploy.md). `boone-county-jail` has
 * `BooneCountyJailMayInvoke`.
 */
export const addFeedPolicy = (scope: Construct, api: NotificationApi, feedId: string): void => {
  const routes = api.invokeArns('department', feedId);
  const policy = new ManagedPolicy(scope, `${wordOf(feedId)}MayInvoke`, {
    description: `What the feed ${feedId} may call`,
    statements: [allow(['execute-api:Invoke'], routes)],
  });
  answer(
    policy,
    'A caller may ask about any status change: the answer has counts, and tells nothing about a victim.',
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<${api.node.id}>/$default/GET/status-changes/*]`,
  );
  new CfnOutput(scope, `${wordOf(feedId)}PolicyArn`, { value: policy.managedPolicyArn });
};
