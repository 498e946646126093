import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations, type App } from 'aws-cdk-lib';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { victimNotification } from '../../lib/app.ts';
import { environmentNames, synthesized, type Resource } from './synthesized.ts';

let outdir: string;
let stderr: jest.SpyInstance;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  // CDK prints its findings; the tests below look into the report instead.
  stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  jest.spyOn(console, 'error').mockReturnValue();
});

afterEach(() => {
  stderr.mockRestore();
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true, force: true });
});

const pipelineOf = (app: App): Construct =>
  app.node.findChild('VictimNotification-sandbox-Pipeline') as Construct;

/** The rules that an assembly breaks, as the report names them. */
const brokenRules = (): string[] => {
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  return pluginReports.flatMap(({ violations }: { violations: { ruleName: string }[] }) =>
    violations.map(({ ruleName }) => ruleName),
  );
};

describe('the whole app', () => {
  it('synthesizes three stacks for each environment, without a finding', () => {
    const app = victimNotification({}, outdir);

    const names = app.synth().stacks.map(({ stackName }) => stackName);

    expect(names.toSorted()).toEqual(
      environmentNames
        .flatMap((name) =>
          ['Operations', 'Pipeline', 'Records'].map((stack) => `VictimNotification-${name}-${stack}`),
        )
        .toSorted(),
    );
    expect(brokenRules()).toEqual([]);
  });

  it('refuses what a rule pack finds and nobody has answered', () => {
    const app = victimNotification({}, outdir);
    new Queue(pipelineOf(app), 'Careless');

    expect(() => app.synth()).toThrow(/Validation failed/);
    expect(brokenRules()).toEqual(
      expect.arrayContaining(['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy']),
    );
  });

  it('refuses a property that CloudFormation does not know', () => {
    const app = victimNotification({}, outdir);
    const queue = pipelineOf(app).node.findChild('MatchQueue').node.defaultChild as CfnQueue;
    queue.addPropertyOverride('VisibilityTimeOut', 60);

    expect(() => app.synth()).toThrow(/Validation failed/);
  });

  it('goes to the account and region that it is told', () => {
    const app = victimNotification({ account: '123456789012', region: 'us-east-2' }, outdir);

    const [stack] = app.synth().stacks;

    expect(stack?.environment).toMatchObject({ account: '123456789012', region: 'us-east-2' });
  });
});

describe('the answered findings', () => {
  const answered = (): string[] => {
    const found = victimNotification({}, outdir)
      .node.findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => `${id.replace('Annotation::', '')}: ${reason}`);
    return [...new Set(found)].toSorted();
  };

  it('stand in docs/deploy.md, each with the reason that the code gives, and no others do', () => {
    const [, table = ''] = readFileSync('docs/deploy.md', 'utf8').split('## 13.');
    const rows = [...table.matchAll(/^\| (\S+) \| [^|]+ \| (.+) \|$/gm)]
      .map(([, rule, why]) => `${rule}: ${why}`)
      .filter((row) => !/^(rule|---)/.test(row));

    expect(answered()).toEqual(rows.toSorted());
  });

  it('each have a whole sentence as their reason', () => {
    for (const answer of answered()) expect(answer).toMatch(/: [A-Z].{20,}\.$/);
  });
});

describe.each(environmentNames)('%s', (name) => {
  const { records, pipeline, operations } = synthesized(name);
  const resources = [records, pipeline, operations].flatMap(({ all }) => Object.entries(all));

  it('lets AWS choose every name, so that it can stand twice in one account', () => {
    const named = resources.filter(([, { Type, Properties }]) =>
      (namesOf[Type] ?? []).some((property) => Properties[property] !== undefined),
    );

    expect(named.map(([id]) => id)).toEqual([]);
  });

  it('rotates every key', () => {
    const keys = resources.filter(([, { Type }]) => Type === 'AWS::KMS::Key');

    expect(keys.map(([id]) => id).toSorted()).toEqual(['AlarmsKey', 'PipelineKey', 'RecordsKey']);
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
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'AWS::DynamoDB::Table': ['TableName'],
  'AWS::Events::Rule': ['Name'],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::Lambda::Function': ['FunctionName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::SES::ConfigurationSet': ['Name'],
  'AWS::SNS::Topic': ['TopicName'],
  'AWS::SQS::Queue': ['QueueName'],
  'AWS::SecretsManager::Secret': ['Name'],
};
