import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { aFunction, anAssembly, aRoute } from '../support/assembly.ts';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { dynamoOf } from '../support/journey.ts';
import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const modules = join(__dirname, '../../node_modules');

/** The real SDK, as the deployed functions use it. */
const SDK = `
  import sns from '${modules}/@aws-sdk/client-sns/dist-cjs/index.js';
  import ses from '${modules}/@aws-sdk/client-sesv2/dist-cjs/index.js';
  import s3 from '${modules}/@aws-sdk/client-s3/dist-cjs/index.js';
  const once = { maxAttempts: 1 };
  const [topics, mails, objects] = [new sns.SNSClient(once), new ses.SESv2Client(once), new s3.S3Client(once)];`;

const functions = {
  // Makes one call with the SDK and answers with what came back, or with the error.
  Api: `${SDK}
    const asked = (name, input) => {
      if (name in sns) return topics.send(new sns[name](input));
      return name in ses ? mails.send(new ses[name](input)) : objects.send(new s3[name](input));
    };
    export const handler = async ({ body }) => {
      const answers = [];
      for (const [name, input] of JSON.parse(body))
        try {
          const answer = await asked(name, input);
          answers.push({ ...answer, ...(answer.Body ? { Body: await answer.Body.transformToString() } : {}) });
        } catch (error) { answers.push({ error: error.name, status: error.$metadata?.httpStatusCode }); }
      return { answers };
    };`,
  // What comes in by queues and logs is written into the function's log, where the test reads it.
  Listen: `export const handler = async (event) => { console.log('heard ' + JSON.stringify(event)); };`,
  Front: `export const handler = async ({ rawPath }) => ({
    '/pdf': { statusCode: 200, headers: { 'content-type': 'application/pdf' }, isBase64Encoded: true, body: Buffer.from('%PDF-\\xff').toString('base64') },
    '/see-other': { statusCode: 303, headers: { location: '/pdf' }, cookies: ['a=1; HttpOnly', 'b=2'] },
  })[rawPath] ?? { statusCode: Number(rawPath.slice(1)), body: '{}' };`,
  Who: `export const handler = async ({ requestContext }) => ({ user: requestContext.authorizer.iam.userArn });`,
};

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const aTopic = { Type: 'AWS::SNS::Topic' };
const aQueue = { Type: 'AWS::SQS::Queue' };
const aTable = (key: string) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
});
const subscribed = (topic: string, queue: string, more: object = {}) => ({
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: { Ref: topic }, Protocol: 'sqs', Endpoint: arn(queue), ...more },
});
const heard = (queue: string) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { EventSourceArn: arn(queue), FunctionName: { Ref: 'Listen' } },
});
const smsLog = (end: string) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: {
    LogGroupName: {
      'Fn::Join': [
        '',
        ['sns/', { Ref: 'AWS::Region' }, '/', { Ref: 'AWS::AccountId' }, `/DirectPublishToPhoneNumber${end}`],
      ],
    },
    RetentionInDays: 3,
  },
});
const filtered = (group: string) => ({
  Type: 'AWS::Logs::SubscriptionFilter',
  Properties: { LogGroupName: { Ref: group }, FilterPattern: '', DestinationArn: arn('Listen') },
});

const assembly = anAssembly({
  functions,
  resources: {
    Api: aFunction('Api', { Timeout: 10 }),
    ...aRoute('POST /do', 'Api'),
    ...aRoute('$default', 'Front'),
    ...aRoute('GET /who', 'Who', { AuthorizationType: 'AWS_IAM' }),
    // The page looks for these by name.
    Ledger: aTable('fact'),
    StatusChanges: aTable('statusChangeId'),
    StaffTasks: aTable('taskId'),
    OfficeTopic: aTopic,
    MailEvents: aTopic,
    InboundTexts: aTopic,
    MailEventQueue: aQueue,
    InboundTextQueue: aQueue,
    RawQueue: aQueue,
    MailSubscription: subscribed('MailEvents', 'MailEventQueue'),
    TextSubscription: subscribed('InboundTexts', 'InboundTextQueue'),
    RawSubscription: subscribed('InboundTexts', 'RawQueue', { RawMessageDelivery: true }),
    HearMail: heard('MailEventQueue'),
    HearTexts: heard('InboundTextQueue'),
    HearRaw: heard('RawQueue'),
    Mails: { Type: 'AWS::SES::ConfigurationSet' },
    MailDestination: {
      Type: 'AWS::SES::ConfigurationSetEventDestination',
      Properties: {
        ConfigurationSetName: { Ref: 'Mails' },
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['delivery', 'BOUNCE', 'complaint'],
          SnsDestination: { TopicARN: { Ref: 'MailEvents' } },
        },
      },
    },
    TextsTaken: smsLog(''),
    TextsFailed: smsLog('/Failure'),
    TakenFilter: filtered('TextsTaken'),
    FailedFilter: filtered('TextsFailed'),
    MayListen: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arn('Listen'),
        Principal: 'logs.amazonaws.com',
      },
    },
    LetterBucket: { Type: 'AWS::S3::Bucket' },
    SealBucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 10 } },
        },
      },
    },
  },
});

const stateFolder = temporaryFolder();
let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ assembly, stateFolder });
}, 20_000);
afterAll(() => stack.stop());
afterEach(() => stack.clearFaults());

type Answer = Readonly<Record<string, unknown>>;
const ask = async (...calls: readonly (readonly [string, object])[]): Promise<readonly Answer[]> => {
  const { body } = await callApi(stack, { method: 'POST', path: '/do', body: calls });
  return (body as { answers: Answer[] }).answers;
};

interface Heard {
  readonly Records?: readonly { readonly body: string; readonly eventSourceARN: string }[];
  readonly awslogs?: { readonly data: string };
}

/** Everything that the listening function was given from now on, once nothing more happens. */
const hearing = async (work: () => Promise<unknown>): Promise<readonly Heard[]> => {
  const lines = async (): Promise<string[]> =>
    (await stack.logs()).filter(({ caller }) => caller === 'Listen').map(({ text }) => text);
  const before = (await lines()).length;
  await work();
  await stack.quiesce();
  return (await lines()).slice(before).map((text) => JSON.parse(text.replace('heard ', '')) as Heard);
};

const bodiesOf = (all: readonly Heard[], queue: string): Record<string, unknown>[] =>
  all
    .flatMap(({ Records = [] }) => Records)
    .filter(({ eventSourceARN }) => eventSourceARN.endsWith(`:${queue}`))
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);

const sms = (to: string, Message = 'x'): [string, object] => ['PublishCommand', { PhoneNumber: to, Message }];

describe('topics', () => {
  it('without a queue keep what is published for people to read', async () => {
    const topic = stack.topics['OfficeTopic'];
    const [answer] = await ask(['PublishCommand', { TopicArn: topic, Message: '3 tasks', Subject: 'Late' }]);

    expect(await stack.published('OfficeTopic')).toEqual([
      {
        messageId: answer?.['MessageId'],
        at: expect.any(String) as string,
        topic: 'OfficeTopic',
        subject: 'Late',
        message: '3 tasks',
        caller: 'Api',
      },
    ]);
    await expect(stack.published('Nowhere')).rejects.toThrow('no topic Nowhere');
  });

  it('refuse what has no topic or no words', async () => {
    const TopicArn = stack.topics['OfficeTopic'];
    const answers = await ask(
      ['PublishCommand', { TopicArn: `${TopicArn}s`, Message: 'x' }],
      ['PublishCommand', { TopicArn, Message: '' }],
    );

    expect(answers).toEqual([
      { error: 'NotFoundException', status: 404 },
      { error: 'InvalidParameterException', status: 400 },
    ]);
  });
});

describe('replies from a phone', () => {
  it('reach the queue in an envelope with the local time, and the raw queue without', async () => {
    await ask(sms('+15735550100', 'Reply YES'));
    await stack.advance(3_600_000);
    const all = await hearing(() => stack.reply('+15735550100', 'YES'));

    const [envelope] = bodiesOf(all, 'InboundTextQueue');
    const [text] = (await stack.phones()).slice(-1);
    const payload = {
      originationNumber: '+15735550100',
      destinationNumber: '+18665550101',
      messageKeyword: 'KEYWORD_1',
      messageBody: 'YES',
      inboundMessageId: expect.any(String) as string,
      previousPublishedMessageId: text?.messageId,
    };
    expect(envelope).toMatchObject({ Type: 'Notification', TopicArn: stack.topics['InboundTexts'] });
    expect(JSON.parse(String(envelope?.['Message']))).toEqual(payload);
    expect(Date.parse(String(envelope?.['Timestamp'])) - Date.now()).toBeGreaterThan(3_590_000);
    expect(bodiesOf(all, 'RawQueue')).toEqual([payload]);
  });

  it('name the text they answer, or none', async () => {
    const all = await hearing(async () => {
      await stack.reply('+15735550100', 'a', { previousMessageId: 'm1' });
      await stack.reply('+15735550100', 'b', { previousMessageId: null });
    });

    const answered = bodiesOf(all, 'RawQueue').map((each) => [
      each['messageBody'],
      each['previousPublishedMessageId'],
    ]);
    expect(answered.sort()).toEqual([
      ['a', 'm1'],
      ['b', undefined],
    ]);
  });

  it('stop texts at the carrier and resume them, and are heard all the same', async () => {
    const all = await hearing(async () => {
      await stack.reply('+15735550101', ' Stop ');
      expect(await ask(sms('+15735550101'))).toEqual([{ error: 'OptedOutException', status: 400 }]);
      await stack.reply('+15735550101', 'START');
      expect(await ask(sms('+15735550101'))).toMatchObject([{ MessageId: expect.any(String) as string }]);
    });

    expect(bodiesOf(all, 'RawQueue').map((each) => each['messageBody'])).toEqual(
      expect.arrayContaining([' Stop ', 'START']),
    );
  });

  it('come twice or never, if a test wants it so', async () => {
    await stack.fault({ caller: 'sns', containing: 'twice', effect: { do: 'duplicate' } });
    await stack.fault({ caller: 'sns', containing: 'never', effect: { do: 'drop' } });
    const all = await hearing(async () => {
      await stack.reply('+15735550100', 'twice');
      await stack.reply('+15735550100', 'never');
    });

    expect(bodiesOf(all, 'RawQueue').map((each) => each['messageBody'])).toEqual(['twice', 'twice']);
  });
});

describe('receipts of texts', () => {
  const recordsIn = (all: readonly Heard[]) =>
    all
      .flatMap(({ awslogs }) => (awslogs ? [awslogs.data] : []))
      .map((data) => JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()) as LogsContent);

  interface LogsContent {
    readonly logGroup: string;
    readonly messageType: string;
    readonly logEvents: readonly { readonly id: string; readonly message: string }[];
  }

  it('come in batches, from the log group of their outcome, with the provider’s words', async () => {
    await stack.phoneRule('+15735550111', 'unreachable');
    await stack.phoneRule('+15735550112', 'blocked');
    await stack.phoneRule('+15735550113', 'carrier-blocked');
    await stack.phoneRule('+15735550114', 'silent');
    await stack.phoneRule('+15735550115', 'invalid');
    let answers: readonly Answer[] = [];
    const all = await hearing(async () => {
      answers = await ask(...[0, 1, 2, 3, 4, 5].map((each) => sms(`+1573555011${each}`)));
    });

    const contents = recordsIn(all);
    const records = contents.flatMap(({ logGroup, logEvents }) =>
      logEvents.map(({ message }) => ({
        logGroup: logGroup.split('/').at(-1),
        ...(JSON.parse(message) as TextRecord),
      })),
    );
    const idOf = (to: number): unknown => answers[to]?.['MessageId'];
    const told = records.map(({ logGroup, status, notification, delivery }) => [
      logGroup,
      status,
      notification.messageId,
      delivery.destination.slice(-1),
      delivery.providerResponse,
    ]);
    expect(told.sort()).toEqual(
      [
        ['DirectPublishToPhoneNumber', 'SUCCESS', idOf(0), '0', 'Message has been accepted by phone carrier'],
        ['Failure', 'FAILURE', idOf(1), '1', 'Phone is currently unreachable/unavailable'],
        ['Failure', 'FAILURE', idOf(2), '2', 'Phone has blocked SMS'],
        ['Failure', 'FAILURE', idOf(3), '3', 'Phone carrier has blocked this message'],
        ['Failure', 'FAILURE', idOf(5), '5', 'Invalid phone number'],
      ].sort(),
    );
    expect(contents.map(({ messageType, logEvents }) => [messageType, logEvents.length]).sort()).toEqual([
      ['DATA_MESSAGE', 1],
      ['DATA_MESSAGE', 4],
    ]);
    expect(records[0]?.notification.timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
    const arrived = (await stack.phones()).map(({ to }) => to).filter((to) => to.startsWith('+1573555011'));
    expect(arrived).toEqual(['+15735550110', '+15735550114']);
  });

  interface TextRecord {
    readonly status: string;
    readonly notification: { readonly messageId: string; readonly timestamp: string };
    readonly delivery: { readonly destination: string; readonly providerResponse: string };
  }

  it('tell of a phone that opted out behind our back', async () => {
    await stack.optOut('+15735550116', 'swallowed');

    const [content] = recordsIn(await hearing(() => ask(sms('+15735550116'))));

    expect(content?.logEvents[0]?.message).toContain('"Phone number is opted out"');
  });
});

describe('events of e-mails', () => {
  const mail = (...to: readonly string[]): [string, object] => [
    'SendBulkEmailCommand',
    {
      FromEmailAddress: 'a@example.org',
      ConfigurationSetName: 'Mails',
      DefaultEmailTags: [{ Name: 'attempt', Value: '1' }],
      DefaultContent: {
        Template: { TemplateContent: { Subject: 'S', Text: 'T' }, TemplateData: '{}' },
      },
      BulkEmailEntries: to.map((address) => ({
        Destination: { ToAddresses: [address] },
        ReplacementTags: [{ Name: 'notificationId', Value: `n-${address[0]}` }],
      })),
    },
  ];
  const eventsOf = (all: readonly Heard[]) =>
    bodiesOf(all, 'MailEventQueue')
      .map(({ Message }) => JSON.parse(String(Message)) as Record<string, unknown>)
      .sort((one, other) => (JSON.stringify(one['mail']) < JSON.stringify(other['mail']) ? -1 : 1));

  it('tell of each e-mail what its address was ruled to do, with the sender’s tags', async () => {
    await stack.mailRule('b@example.org', 'bounce');
    await stack.mailRule('s@example.org', 'soft-bounce');
    await stack.mailRule('c@example.org', 'complaint');
    await stack.mailRule('q@example.org', 'silent');
    let results: readonly Record<string, string>[] = [];
    const all = await hearing(async () => {
      const addresses = ['a', 'b', 's', 'c', 'q'].map((name) => `${name}@example.org`);
      const [answer] = await ask(mail(...addresses));
      results = answer?.['BulkEmailEntryResults'] as Record<string, string>[];
    });

    const told = eventsOf(all).map(({ eventType, mail: of, ...details }) => {
      const { messageId, tags } = of as { messageId: string; tags: Record<string, string[]> };
      const [kind, about] = Object.entries(details)[0] ?? [];
      expect(kind).toBe(String(eventType).toLowerCase());
      return [messageId, tags['notificationId'], tags['attempt'], eventType, about];
    });
    const expected = (position: number, name: string, eventType: string, about: object) => [
      results[position]?.['MessageId'],
      [`n-${name}`],
      ['1'],
      eventType,
      expect.objectContaining(about) as object,
    ];
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining([
        expected(0, 'a', 'Delivery', { recipients: ['a@example.org'] }),
        expected(1, 'b', 'Bounce', { bounceType: 'Permanent', bounceSubType: 'General' }),
        expected(2, 's', 'Bounce', { bounceType: 'Transient' }),
        expected(3, 'c', 'Delivery', {}),
        expected(3, 'c', 'Complaint', { complainedRecipients: [{ emailAddress: 'c@example.org' }] }),
      ]),
    );
    const arrived = (await stack.mailboxes()).map(({ to }) => to[0]);
    expect(arrived).toEqual(['a', 'c', 'q']);
  });

  it('are not published for another configuration set', async () => {
    const [name, input] = mail('z@example.org');

    const all = await hearing(() => ask([name, { ...input, ConfigurationSetName: 'Others' }]));

    expect(eventsOf(all)).toEqual([]);
  });
});

const put = (Key: string, Body: string, more: object = {}): [string, object] => [
  'PutObjectCommand',
  { Bucket: 'letterbucket', Key, Body, ContentType: 'application/pdf', ...more },
];

describe('buckets', () => {
  const of = (Bucket: string, Key: string): object => ({ Bucket, Key });
  const seal = (Key: string, Body: string, more: object = {}) =>
    put(Key, Body, { Bucket: 'sealbucket', ...more });

  it('keep objects, list them and give them back, counted as every call', async () => {
    await stack.resetCounts();
    const answers = await ask(
      put('letters/a b.pdf', 'one'),
      put('letters/c.pdf', 'two'),
      ['GetObjectCommand', of('letterbucket', 'letters/a b.pdf')],
      ['HeadObjectCommand', of('letterbucket', 'letters/c.pdf')],
      ['HeadObjectCommand', of('letterbucket', 'letters/d.pdf')],
      ['GetObjectCommand', of('letterbucket', 'letters/d.pdf')],
      ['ListObjectsV2Command', { Bucket: 'letterbucket', Prefix: 'letters/' }],
    );

    expect(answers.slice(2)).toMatchObject([
      { Body: 'one', ContentType: 'application/pdf' },
      { ContentLength: 3 },
      { error: 'NotFound', status: 404 },
      { error: 'NoSuchKey', status: 404 },
      { KeyCount: 2, Contents: [{ Key: 'letters/a b.pdf' }, { Key: 'letters/c.pdf' }] },
    ]);
    const counts = (await stack.counts()).filter(({ service }) => service === 's3');
    expect(counts.map(({ operation, requests }) => [operation, requests])).toEqual([
      ['PutObject', 2],
      ['GetObject', 2],
      ['HeadObject', 2],
      ['ListObjectsV2', 1],
    ]);
  });

  it('write an object once only if asked so, however many try', async () => {
    const credentials = { accessKeyId: 'many', secretAccessKey: 'many' };
    const many = new S3Client({ endpoint: stack.awsUrl, region: 'us-east-1', credentials });
    const once = { Bucket: 'letterbucket', Key: 'once', Body: 'x', IfNoneMatch: '*' };

    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => many.send(new PutObjectCommand(once))),
    );
    const [late] = await ask(put('once', 'late', { IfNoneMatch: '*' }));

    many.destroy();
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(late).toEqual({ error: 'PreconditionFailed', status: 412 });
  });

  it('overwrite and delete no locked object until its time is over', async () => {
    const asked = await ask(
      seal('day', 'sealed'),
      seal('day', 'forged'),
      ['DeleteObjectCommand', of('sealbucket', 'day')],
      ['GetObjectCommand', of('sealbucket', 'day')],
      ['PutObjectRetentionCommand', of('sealbucket', 'day')],
      put('day', 'a'),
      put('day', 'b'),
    );
    await stack.advance(11 * 86_400_000);
    const later = await ask(seal('day', 'anew'));

    expect(asked.slice(1)).toMatchObject([
      { error: 'AccessDenied', status: 403 },
      { error: 'AccessDenied', status: 403 },
      { Body: 'sealed', ObjectLockMode: 'COMPLIANCE' },
      { error: 'NotImplemented', status: 501 },
      { ETag: expect.any(String) as string },
      { ETag: expect.any(String) as string },
    ]);
    expect(later).toMatchObject([{ ETag: expect.any(String) as string }]);
  });

  it('suffer planned faults', async () => {
    await stack.fault({ service: 's3', containing: 'throttled', times: 1, effect: { do: 'throttle' } });
    await stack.fault({
      operation: 'PutObject',
      containing: 'broken',
      effect: { do: 'error', status: 500, code: 'InternalError' },
    });

    expect(await ask(put('throttled', 'x'), put('broken', 'x'), put('throttled', 'x'))).toMatchObject([
      { error: 'SlowDown', status: 503 },
      { error: 'InternalError', status: 500 },
      { ETag: expect.any(String) as string },
    ]);
  });

  it('still hold and lock everything after a restart', async () => {
    await ask(seal('kept', 'sealed'), [
      'PublishCommand',
      { TopicArn: stack.topics['OfficeTopic'], Message: 'kept' },
    ]);
    await stack.kill();
    stack = await startStack({ assembly, stateFolder });

    expect(await ask(['GetObjectCommand', of('sealbucket', 'kept')], seal('kept', 'forged'))).toMatchObject([
      { Body: 'sealed' },
      { error: 'AccessDenied' },
    ]);
    expect((await stack.published('OfficeTopic')).map(({ message }) => message)).toContain('kept');
  }, 20_000);
});

describe('the page', () => {
  const page = async (path: string): Promise<string> =>
    (await fetch(`${stack.apiUrl}/local/${path}`)).text().then((text) => text.replaceAll(/\s+/g, ' '));

  it('shows the office’s tasks, open ones first, its letters and its pages', async () => {
    const task = (taskId: string, more: Record<string, string>) =>
      Object.fromEntries(Object.entries({ taskId, kind: 'call', ...more }).map(([name, S]) => [name, { S }]));
    const dynamo = dynamoOf(stack);
    for (const item of [
      task('t1', { deadline: '2026-01-03T00:00:00Z', outcome: 'told' }),
      task('t2', {
        deadline: '2026-01-05T00:00:00Z',
        openShard: 'open',
        holder: 'arn:aws:iam::1:user/staff-a',
      }),
      task('t3', { deadline: '2026-01-04T00:00:00Z', openShard: 'open', reason: 'not-acknowledged' }),
    ])
      await dynamo.send(new PutItemCommand({ TableName: 'StaffTasks', Item: item }));
    dynamo.destroy();
    await ask(put('letters/x&y.pdf', '%PDF-1.7 letter'), [
      'PublishCommand',
      { TopicArn: stack.topics['OfficeTopic'], Message: '2 tasks <late>' },
    ]);

    const text = await page('content');

    const rows = [...text.matchAll(/<tr> (?:(?!<\/tr>).)*t\d(?:(?!<\/tr>).)*<\/tr>/g)].map(([row]) =>
      row
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    );
    expect(rows).toEqual([
      '2026-01-04 00:00:00 call not-acknowledged open t3',
      '2026-01-05 00:00:00 call with staff-a t2',
      '2026-01-03 00:00:00 call done told t1',
    ]);
    expect(text).toContain('2 tasks &lt;late&gt;');
    expect(text).toContain('href="/local/letter?key=letters%2Fx%26y.pdf"');
  });

  it('opens a letter as a document and nothing else', async () => {
    await ask(put('letter.pdf', '%PDF-1.7 letter'), put('note', '<script>'));

    const shown = await Promise.all(
      ['letter.pdf', 'note', 'gone'].map(async (key) => {
        const answer = await fetch(`${stack.apiUrl}/local/letter?key=${key}`);
        return [answer.headers.get('content-type'), await answer.text()];
      }),
    );

    expect(shown).toEqual([
      ['application/pdf', '%PDF-1.7 letter'],
      ['text/plain;charset=UTF-8', '<script>'],
      ['text/plain;charset=UTF-8', expect.stringContaining('NoSuchKey')],
    ]);
  });

  it('lets the reader answer from a phone', async () => {
    await ask(sms('+15735550120'));

    expect(await page('')).toContain('<form class="reply" data-phone="+15735550120">');
  });
});

describe('the API', () => {
  it('hands on a document as it is', async () => {
    const answer = await fetch(`${stack.apiUrl}/pdf`);

    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from('%PDF-\xff'));
  });

  it.each([403, 409, 429])('hands on the status %d', async (status) => {
    expect((await callApi(stack, { path: `/${status}` })).status).toBe(status);
  });

  it('hands on where to go, and every cookie', async () => {
    const { status, headers } = await fetch(`${stack.apiUrl}/see-other`, { redirect: 'manual' });

    expect([status, headers.get('location'), headers.getSetCookie()]).toEqual([
      303,
      '/pdf',
      ['a=1; HttpOnly', 'b=2'],
    ]);
  });

  it('tells who of the staff calls', async () => {
    const users = await Promise.all(
      ['staff-a', 'staff-b', 'nobody'].map((as) => callApi(stack, { path: '/who', as })),
    );

    expect(users.map(({ body }) => body)).toEqual([
      { user: 'arn:aws:iam::000000000000:user/staff-a' },
      { user: 'arn:aws:iam::000000000000:user/staff-b' },
      { message: 'Forbidden' },
    ]);
  });
});
