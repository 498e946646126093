import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAssembly } from '../../local/assembly.ts';
import { ensureBuilt } from '../../local/build.ts';
import { planOf, type Plan } from '../../local/plan.ts';
import { entryFiles } from '../../lib/bundles.ts';
import { aFunction, anAssembly, aRoute, type AssemblyContent } from '../support/assembly.ts';

const root = join(__dirname, '../..');

const read = (folder: string): Plan =>
  planOf(readAssembly(folder, 'sandbox'), {
    awsUrl: 'http://127.0.0.1:4566',
    secret: (arn, length) => `secret of ${arn.split(':').at(-1)}`.padEnd(length, '.'),
    variable: (_, value) => value,
  });
const planned = (content: AssemblyContent): Plan => read(anAssembly(content));

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

const aSubscription = (properties: object) => ({
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: 'T', Protocol: 'sqs', Endpoint: 'Q', ...properties },
});

describe('what the local runtime does not know stops the run', () => {
  it.each<[string, AssemblyContent, string]>([
    [
      'a type',
      { resources: { Bucket: { Type: 'AWS::Kinesis::Stream' } } },
      'Bucket (AWS::Kinesis::Stream): this type',
    ],
    ['a property', { resources: { Q: queue({ FifoQueue: true }) } }, 'Q (AWS::SQS::Queue): FifoQueue'],
    [
      'a property inside a property',
      {
        resources: {
          Q: queue({ RedrivePolicy: { deadLetterTargetArn: 'a', maxReceiveCount: 5, extra: 1 } }),
        },
      },
      'RedrivePolicy.extra',
    ],
    [
      'a value',
      { resources: { F: aFunction('F', { Runtime: 'nodejs20.x' }) }, functions: { F: '' } },
      'F (AWS::Lambda::Function): Runtime',
    ],
    [
      'a condition',
      { resources: { Q: { ...queue({}), Condition: 'IsProduction' } } },
      'Q (AWS::SQS::Queue): Condition',
    ],
    [
      'an intrinsic function',
      { resources: { Q: queue({ DelaySeconds: { 'Fn::If': ['A', 1, 2] } }) } },
      'Fn::If',
    ],
    [
      'a reference to nothing',
      { resources: { Q: queue({ DelaySeconds: { Ref: 'Gone' } }) } },
      'refers to Gone',
    ],
    [
      'an attribute',
      { resources: { Q: queue({ DelaySeconds: { 'Fn::GetAtt': ['Q', 'Color'] } }) } },
      'Fn::GetAtt Color',
    ],
    [
      'a dynamic reference',
      {
        resources: { F: aFunction('F', { Environment: { Variables: { A: '{{resolve:ssm:x}}' } } }) },
        functions: { F: '' },
      },
      'F: the dynamic reference {{resolve:ssm:x}}',
    ],
    [
      'a subscription of another kind',
      { resources: { S: aSubscription({ Protocol: 'https' }) } },
      'S (AWS::SNS::Subscription): Protocol',
    ],
    [
      'a filter of a subscription',
      { resources: { S: aSubscription({ FilterPolicy: {} }) } },
      'S (AWS::SNS::Subscription): FilterPolicy',
    ],
    [
      'a log group that nothing is written to',
      {
        resources: {
          Filter: {
            Type: 'AWS::Logs::SubscriptionFilter',
            Properties: { LogGroupName: 'other', FilterPattern: '', DestinationArn: 'function:F' },
          },
        },
      },
      'Filter: nothing is written to the log group other here',
    ],
    [
      'a route without permission',
      { resources: { ...aRoute('GET /a', 'F'), GETaPermission: queue({}) }, functions: { F: '' } },
      'no AWS::Lambda::Permission lets apigateway.amazonaws.com call F',
    ],
  ])('%s', (_, content, message) => {
    expect(() => planned(content)).toThrow(message);
  });
});

it('reads past a property that may be ignored, whatever it holds', () => {
  const plan = planned({
    resources: { Q: queue({ KmsMasterKeyId: { 'Fn::If': ['A', 1, 2] }, DelaySeconds: 3 }) },
  });

  expect(plan.queues).toMatchObject([{ id: 'Q', DelaySeconds: 3 }]);
});

it('puts names, addresses, exports and secrets into variables', () => {
  const Variables = {
    QUEUE: { Ref: 'Q' },
    ARN: { 'Fn::GetAtt': ['Q', 'Arn'] },
    IMPORTED: { 'Fn::ImportValue': 'theTable' },
    KEY: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Key' }, ':SecretString:::}}']] },
  };
  const plan = planned({
    functions: { F: '' },
    resources: {
      F: aFunction('F', { Environment: { Variables } }),
      Q: queue({}),
      T: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          BillingMode: 'PAY_PER_REQUEST',
        },
      },
      Key: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { GenerateSecretString: { PasswordLength: 20, ExcludePunctuation: true } },
      },
    },
    outputs: { Out: { Value: { Ref: 'T' }, Export: { Name: 'theTable' } } },
  });

  expect(plan.functions[0]?.Environment?.Variables).toEqual({
    QUEUE: 'http://127.0.0.1:4566/000000000000/Q',
    ARN: 'arn:aws:sqs:us-east-1:000000000000:Q',
    IMPORTED: 'T',
    KEY: 'secret of Key.......',
  });
});

it('takes no stack of another environment', () => {
  expect(() => readAssembly(anAssembly({}), 'production')).toThrow(
    'holds no stack of the environment "production"',
  );
});

describe('the project’s own templates', () => {
  beforeAll(() => ensureBuilt(root, () => undefined), 60_000);

  it('are known in every property, and nothing of them is left out', () => {
    const folder = join(root, 'cdk.out');
    const plan = read(folder);

    const templates = readAssembly(folder, 'sandbox').resources;
    const many = (type: string): number => templates.filter((each) => each.type === `AWS::${type}`).length;
    expect(plan.tables).toHaveLength(many('DynamoDB::Table'));
    expect(plan.queues).toHaveLength(many('SQS::Queue'));
    // One brings the website's files to AWS; here they are read where they lie.
    expect(plan.functions).toHaveLength(many('Lambda::Function') - 1);
    expect(plan.site?.behaviours.length).toBeGreaterThan(many('CloudFront::Distribution'));
    expect(plan.eventSources).toHaveLength(many('Lambda::EventSourceMapping'));
    expect(plan.schedules).toHaveLength(many('Events::Rule'));
    expect(plan.routes).toHaveLength(many('ApiGatewayV2::Route'));
    expect(plan.topics).toHaveLength(many('SNS::Topic'));
    expect(plan.mailEvents).toHaveLength(many('SES::ConfigurationSetEventDestination'));
    expect(plan.textReceipts).toHaveLength(many('Logs::SubscriptionFilter'));
    expect(plan.buckets).toHaveLength(many('S3::Bucket'));
  });

  it('run the very bundles that would be deployed', () => {
    const { functions } = read(join(root, 'cdk.out'));

    const run = functions.map(({ folder }) => readFileSync(join(folder, 'index.mjs'), 'utf8'));
    const bundled = entryFiles(root).map((file) =>
      readFileSync(join(root, 'dist', file.slice(0, -3), 'index.mjs'), 'utf8'),
    );
    expect(run.sort()).toEqual(bundled.sort());
  });
});
