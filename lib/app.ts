import { App, Token, Validations, type Environment as Account } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import cdk from '../cdk.json' with { type: 'json' };
import { AccountStack } from './account-stack.ts';
import { EntranceStack } from './entrance-stack.ts';
import { environments, type Environment } from './environments.ts';
import { OfficeStack } from './office-stack.ts';
import { OperationsStack } from './operations-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { RecordsStack } from './records-stack.ts';
import { RepliesStack } from './replies-stack.ts';
import { WebsiteStack } from './website-stack.ts';

/** Where everything is deployed: what filters requests to CloudFront can be nowhere else (decision 0019). */
export const REGION = 'us-east-1';

/** The stacks of one environment, in the order in which they are deployed. */
export interface EnvironmentStacks {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
  readonly replies: RepliesStack;
  readonly account: AccountStack;
  readonly office: OfficeStack;
  readonly entrance: EntranceStack;
  readonly website: WebsiteStack;
  readonly operations: OperationsStack;
}

/** Adds one environment. Without an account, its stacks go to whichever account deploys them. */
export const addEnvironment = (
  app: App,
  name: string,
  environment: Environment,
  env: Account = {},
): EnvironmentStacks => {
  refuseOtherRegion(env);
  const prefix = `VictimNotification-${name}`;
  const records = new RecordsStack(app, `${prefix}-Records`, { env, environment });
  const pipeline = new PipelineStack(app, `${prefix}-Pipeline`, { env, environment, records });
  const built = { env, records, pipeline };
  const replies = new RepliesStack(app, `${prefix}-Replies`, built);
  const account = new AccountStack(app, `${prefix}-Account`, built);
  const office = new OfficeStack(app, `${prefix}-Office`, built);
  const entrance = new EntranceStack(app, `${prefix}-Entrance`, { env, pipeline });
  const website = new WebsiteStack(app, `${prefix}-Website`, built);
  website.addStackDependency(entrance);
  const operations = new OperationsStack(app, `${prefix}-Operations`, {
    env,
    environment,
    pipeline,
    others: [replies, account, office],
    website,
  });
  return { records, pipeline, replies, account, office, entrance, website, operations };
};

const refuseOtherRegion = ({ region }: Account): void => {
  if (region === undefined || Token.isUnresolved(region) || region === REGION) return;
  throw new Error(
    `All stacks have to be deployed to ${REGION}, not to ${region}: CloudFront takes its firewall and its certificate from there only.`,
  );
};

/** Every environment, checked by three rule packs: a finding that nobody answered fails the synth. */
export const victimNotification = (env: Account = {}, outdir?: string): App => {
  const app = new App({
    context: cdk.context,
    analyticsReporting: cdk.versionReporting,
    ...(outdir === undefined ? {} : { outdir }),
  });
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    new ServerlessChecks(app),
  );
  for (const [name, environment] of Object.entries(environments)) {
    addEnvironment(app, name, environment, env);
  }
  return app;
};
