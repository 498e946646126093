import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { addEnvironment, type EnvironmentStacks } from '../../lib/app.ts';
import { DailyJob } from '../../lib/constructs/daily-job.ts';
import { HttpFunction } from '../../lib/constructs/http-function.ts';
import { LogWorker } from '../../lib/constructs/log-worker.ts';
import { QueueWorker } from '../../lib/constructs/queue-worker.ts';
import { environments } from '../../lib/environments.ts';
import { idIn, synthesized } from './synthesized.ts';

// A synth with all rules takes seconds when the machine is busy.
jest.setTimeout(60_000);

/** One function of each kind, beside those that there are. */
const addOneOfEach = ({ records, pipeline, replies, office }: EnvironmentStacks): void => {
  const common = { bundle: 'http.describe-api', impact: 'Nothing happens to anybody.', uses: [] };
  const worker = { ...pipeline.shared, ...common, timeout: Duration.seconds(10) };
  new QueueWorker(replies, 'Listener', {
    ...worker,
    sources: [
      { from: replies.mailEvents, batchSize: 5, atOnce: 2 },
      { from: pipeline.queues.receipt, batchSize: 5, atOnce: 2 },
    ],
  });
  new LogWorker(replies, 'Reader', {
    ...worker,
    atOnce: 2,
    reads: { Delivered: replies.textLogs.groups.delivered, Failed: replies.textLogs.groups.failed },
    providerKey: replies.providerKey,
  });
  new DailyJob(office, 'Daily', {
    ...worker,
    at: { hour: 6, minute: 10 },
    uses: [records.seals.use(['PutObject', 'ListBucket'], 'seals/'), pipeline.officeTopic.use()],
  });
  new HttpFunction(office, 'Desk', {
    ...pipeline.http,
    ...common,
    routes: ['GET /desks/{deskId}', 'POST /desks/{deskId}/claim'],
    caller: 'staff',
    throttle: environments.sandbox.throttling.staff,
  });
};

const { whole } = synthesized('sandbox', {}, addOneOfEach);
const grantsOf = (id: string) => whole.get(`${id}Permissions`).PolicyDocument.Statement;

it('a function of any kind may be added to its stack without a new finding', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const app = new App({ outdir, analyticsReporting: false });
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new NIST80053R5Checks(app),
    new ServerlessChecks(app),
  );
  addOneOfEach(addEnvironment(app, 'sandbox', environments.sandbox));

  app.synth();

  silenced.mockRestore();
  expect(readFileSync(join(outdir, 'validation-report.json'), 'utf8')).not.toContain('"violatingConstructs"');
  rmSync(outdir, { recursive: true, force: true });
});

describe('a reader of logs', () => {
  it('gets every line of both groups, from CloudWatch Logs and for these groups alone', () => {
    for (const [name, group] of [
      ['Delivered', 'TextLogsDelivered'],
      ['Failed', 'TextLogsFailed'],
    ]) {
      const filter = whole.get(`ReaderFrom${name}`);
      expect(filter).toMatchObject({ LogGroupName: { Ref: group }, FilterPattern: '' });
      expect(idIn(filter.DestinationArn)).toBe('ReaderFunction');
      expect(whole.get(`ReaderFrom${name}CanInvokeLambda`)).toMatchObject({
        Principal: 'logs.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [group, 'Arn'] },
      });
    }
  });

  it('tries what failed for six hours, then keeps it under the key of what providers say', () => {
    expect(whole.get('ReaderFunctionEventInvokeConfig')).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 21_600,
    });
    expect(whole.get('ReaderFunction').DeadLetterConfig).toEqual({
      TargetArn: { 'Fn::GetAtt': ['ReaderDeadLetters', 'Arn'] },
    });
    expect(idIn(whole.get('ReaderDeadLetters').KmsMasterKeyId)).toBe('ProviderKey');
  });
});

describe('what providers say', () => {
  it('is opened for those who read it, and written by the one that keeps dead letters', () => {
    const opened = whole
      .get('ProviderKey')
      .KeyPolicy.Statement.filter(({ Principal }) => JSON.stringify(Principal).includes('Role'))
      .map(({ Principal, Action }) => [idIn(Principal), Action]);

    expect(opened).toEqual([
      ['ListenerRole', 'kms:Decrypt'],
      ['ReaderRole', ['kms:Decrypt', 'kms:GenerateDataKey']],
    ]);
  });
});

describe('a daily job', () => {
  it('runs once a day, at its time in UTC, and never twice at a time', () => {
    expect(whole.get('DailyEveryDay')).toMatchObject({
      ScheduleExpression: 'cron(10 6 * * ? *)',
      State: 'ENABLED',
      Targets: [{ DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['DailyDeadLetters', 'Arn'] } } }],
    });
    expect(whole.get('DailyFunction').ReservedConcurrentExecutions).toBe(1);
    expect(whole.get('DailyFunctionEventInvokeConfig').MaximumRetryAttempts).toBe(2);
  });

  it('may use a bucket below one prefix only, and page the office', () => {
    const [, write, list, page] = grantsOf('Daily');

    expect(write?.Action).toBe('s3:PutObject');
    expect(JSON.stringify(write?.Resource)).toMatch(/SealBucketArn[0-9A-F]{8}"\},"\/seals\/\*"/);
    expect(list).toMatchObject({
      Action: 's3:ListBucket',
      Condition: { StringLike: { 's3:prefix': 'seals/*' } },
    });
    expect(idIn(list?.Resource)).toBe('SealBucket');
    expect(page?.Action).toBe('sns:Publish');
    expect(JSON.stringify(page?.Resource)).toMatch(/OutputRefOfficeTopic[0-9A-F]{8}"/);
  });
});

describe('a function for staff', () => {
  it('answers signed requests only, at the API of the pipeline', () => {
    for (const id of ['DeskGETdesksdeskId', 'DeskPOSTdesksdeskIdclaim']) {
      expect(whole.get(id).AuthorizationType).toBe('AWS_IAM');
      expect(idIn(whole.get(id).ApiId)).toBe('Api');
    }
  });

  it('is named to IAM route by route, with any id in its path', () => {
    const app = new App();
    const stacks = addEnvironment(app, 'sandbox', environments.sandbox);
    addOneOfEach(stacks);

    const arns = stacks.pipeline.api.invokeArns('staff').map((arn) => arn.replace(/^.*\$default/, ''));

    expect(arns).toEqual(expect.arrayContaining(['/GET/desks/*', '/POST/desks/*/claim']));
  });
});
