import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations, type Stack } from 'aws-cdk-lib';
import { Queue, type CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { addEnvironment, victimNotification } from '../../lib/app.ts';
import { environments } from '../../lib/environments.ts';
import { RecordsStack } from '../../lib/records-stack.ts';
import { environmentNames, synthesized, type Resource } from './synthesized.ts';

// A whole synth or bundling takes seconds when the machine is busy.
jest.setTimeout(60_000);

const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));

// CDK prints its findings; the tests look into its report instead.
beforeAll(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterAll(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true, force: true });
});

/** A finding about something of another stack names the export; this names the thing. */
const readable = (id: string): string =>
  id
    .replace('Annotation::', '')
    .replace(/VictimNotification-\w+-\w+:ExportsOutputFnGetAtt([A-Za-z]+)Arn[0-9A-F]{8}/, '$1');

/** The rules that an assembly breaks, as the report names them. */
const brokenRules = (): string[] => {
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { violations: { ruleName: string }[] }[];
  };
  return pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
};

describe('the whole app', () => {
  it('synthesizes eight stacks for each environment, without a finding', () => {
    const app = victimNotification({}, outdir);

    const names = app.synth().stacks.map(({ stackName }) => stackName);

    const stacks = [
      ...['Records', 'Pipeline', 'Replies', 'Account', 'Office', 'Entrance', 'Website', 'Operations'],
    ];
    expect(names.toSorted()).toEqual(
      environmentNames
        .flatMap((name) => stacks.map((stack) => `VictimNotification-${name}-${stack}`))
        .toSorted(),
    );
    expect(brokenRules()).toEqual([]);
  });

  it('refuses what a rule pack finds and nobody has answered, and what CloudFormation does not know', () => {
    const app = victimNotification({}, outdir);
    const records = app.node.findAll().find((construct) => construct instanceof RecordsStack);
    if (records === undefined) throw new Error('The app has no records stack.');
    const careless = new Queue(records, 'Careless').node.defaultChild as CfnQueue;
    careless.addPropertyOverride('VisibilityTimeOut', 60);

    expect(() => app.synth()).toThrow();
    expect(brokenRules()).toEqual(
      expect.arrayContaining(['AwsSolutions-SQS4', 'Serverless-SQSRedrivePolicy', 'F3002']),
    );
  });

  it('goes to the account that it is told', () => {
    const account = { account: '123456789012', region: 'us-east-1' };

    const stacks = addEnvironment(new App(), 'sandbox', environments.sandbox, account);

    for (const stack of Object.values(stacks) as Stack[]) {
      expect([stack.account, stack.region]).toEqual(['123456789012', 'us-east-1']);
    }
  });

  it('goes to no other region, where CloudFront takes neither firewall nor certificate from', () => {
    expect(() => addEnvironment(new App(), 'sandbox', environments.sandbox, { region: 'us-east-2' })).toThrow(
      'have to be deployed to us-east-1, not to us-east-2',
    );
  });
});

describe('the answered findings', () => {
  const found = victimNotification({}, outdir)
    .node.findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => `${readable(id)}: ${reason}`);
  const answered = [...new Set(found)].toSorted();

  it('stand in docs/deploy.md, each with the reason that the code gives, and no others do', () => {
    const [, table = ''] = readFileSync('docs/deploy.md', 'utf8').split('## 13.');
    const rows = [...table.matchAll(/^\| (\S+) \| [^|]+ \| (.+) \|$/gm)].map(
      ([, rule, why]) => `${rule}: ${why}`,
    );

    expect(answered).toEqual(rows.filter((row) => row !== 'rule: why').toSorted());
  });

  it('each have a whole sentence as their reason', () => {
    for (const answer of answered) expect(answer).toMatch(/: [A-Z].{20,}\.$/);
  });
});

describe.each(environmentNames)('%s', (name) => {
  const { whole, ...stacks } = synthesized(name);
  const resources = Object.values(stacks).flatMap(({ all }) => Object.entries(all));

  it('gives no two resources the same id, in whichever stack', () => {
    expect(resources.length).toBe(Object.keys(whole.all).length);
  });

  it('lets AWS choose every name, but for the logs that SNS writes, whose name is fixed', () => {
    const named = resources.filter(([, { Type, Properties }]) =>
      (namesOf[Type] ?? []).some((property) => property in Properties),
    );

    expect(named.map(([id]) => id)).toEqual(['TextLogsDelivered', 'TextLogsFailed']);
  });

  it('rotates every key', () => {
    const keys = resources.filter(([, { Type }]) => Type === 'AWS::KMS::Key');

    expect(keys.map(([id]) => id).toSorted()).toEqual([
      'AlarmsKey',
      'OfficeTopicKey',
      'PipelineKey',
      'ProviderKey',
      'RecordsKey',
    ]);
    for (const [, { Properties }] of keys) expect(Properties.EnableKeyRotation).toBe(true);
  });

  it('gives every resource an id that people can read', () => {
    for (const [id, { Type }] of resources) {
      if (Type !== 'AWS::Lambda::Permission') expect(id).toMatch(/^[A-Z][A-Za-z]{2,60}$/);
    }
  });
});

/** The properties that would give a resource a fixed name, by type. An HTTP API must have one, which need not be unique. */
const namesOf: Readonly<Record<Resource['Type'], readonly string[]>> = {
  'AWS::CloudWatch::Alarm': ['AlarmName'],
  'AWS::WAFv2::WebACL': ['Name'],
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'AWS::DynamoDB::Table': ['TableName'],
  'AWS::Events::Rule': ['Name'],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::Lambda::Function': ['FunctionName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::SES::ConfigurationSet': ['Name'],
  'AWS::SNS::Topic': ['TopicName'],
  'AWS::SQS::Queue': ['QueueName'],
  'AWS::SecretsManager::Secret': ['Name'],
};
