import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf } from '../../local/http-body.ts';
import { listen } from '../../local/ports.ts';
import { signerOf } from '../../local/sigv4.ts';
import { aFunction, anAssembly, aRoute } from '../support/assembly.ts';
import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(__dirname, '../..');

/** A function can call AWS without an SDK: the local endpoint reads the caller's name from the header. */
const CALL = `const call = (service, target, input, path = '/') => fetch(process.env.AWS_ENDPOINT_URL + path, {
  method: 'POST', body: typeof input === 'string' ? input : JSON.stringify(input),
  headers: { 'content-type': typeof input === 'string' ? 'application/x-www-form-urlencoded' : target ? 'application/x-amz-json-1.0' : 'application/json',
    ...(target ? { 'x-amz-target': target } : {}), 'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20260101/us-east-1/' + service +
      '/aws4_request, SignedHeaders=host, Signature=x' } }).then(async (answer) => ({ status: answer.status, text: await answer.text() }));
const put = (id) => call('dynamodb', 'DynamoDB_20120810.PutItem', { TableName: process.env.TABLE, Item: { id: { S: id } } });
const get = (id) => call('dynamodb', 'DynamoDB_20120810.GetItem', { TableName: process.env.TABLE, Key: { id: { S: id } } });
const send = (body) => call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: process.env.QUEUE, MessageBody: body });
const sms = (to, text) => call('sns', '', 'Action=Publish&PhoneNumber=' + encodeURIComponent(to) + '&Message=' + encodeURIComponent(text));
const fact = (json) => call('dynamodb', 'DynamoDB_20120810.PutItem', { TableName: 'Ledger', Item: JSON.parse(json) });
const mail = (to) => call('ses', '', { FromEmailAddress: 'a@example.org', Destination: { ToAddresses: [to] },
  Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'see http://localhost/x' }, Html: { Data: '<p style="color:red">see</p>' } } } } }, '/v2/email/outbound-emails');
`;

const functions = {
  // Does what the body asks for, one call after the other, and answers with what the services said.
  Api: `${CALL}
    const does = { put, get, send, sms, mail, fact };
    export const handler = async ({ body, isBase64Encoded, ...event }) => {
      if (event.rawPath === '/fail') throw new Error('no');
      if (event.rawPath !== '/do') return { event, link: process.env.LINK_BASE, now: Date.now() };
      const answers = [];
      for (const [what, ...args] of JSON.parse(body)) answers.push(await does[what](...args));
      return { answers };
    };`,
  // Fails the messages that say so; writes the others into the table.
  Worker: `${CALL}
    export const handler = async ({ Records }) => {
      if (Records.some(({ body }) => body === 'throw')) throw new Error('all');
      const good = Records.filter(({ body }) => body !== 'fail');
      for (const { body, attributes } of good) await put(body + '@' + attributes.ApproximateReceiveCount);
      return { batchItemFailures: Records.filter(({ body }) => body === 'fail').map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };`,
  Tick: `${CALL} export const handler = async ({ source }) => { await put('tick from ' + source); };`,
};

const variables = {
  Environment: {
    Variables: { TABLE: { Ref: 'Things' }, QUEUE: { Ref: 'Work' }, LINK_BASE: 'http://localhost:8080/a/' },
  },
};
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

const aTable = (key: string) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
});

const assembly = anAssembly({
  functions,
  resources: {
    Api: aFunction('Api', variables),
    Worker: aFunction('Worker', variables),
    Tick: aFunction('Tick', variables),
    Things: aTable('id'),
    // The page looks for these two by name.
    Ledger: aTable('fact'),
    StatusChanges: aTable('statusChangeId'),
    Letters: { Type: 'AWS::SQS::Queue', Properties: {} },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: arn('Letters'), maxReceiveCount: 2 },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('Work'),
        FunctionName: { Ref: 'Worker' },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    Minute: {
      Type: 'AWS::Events::Rule',
      Properties: { ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: 'T', Arn: arn('Tick') }] },
    },
    MayTick: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arn('Tick'),
        Principal: 'events.amazonaws.com',
      },
    },
    ...aRoute('POST /do', 'Api'),
    ...aRoute('GET /fail', 'Api'),
    ...aRoute('ANY /open/{id}', 'Api'),
    ...aRoute('POST /signed/{id}', 'Api', { AuthorizationType: 'AWS_IAM' }),
  },
});

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ assembly });
}, 20_000);
afterAll(() => stack.stop());
afterEach(() => stack.clearFaults());

type Answers = readonly { readonly status: number; readonly text: string }[];
const ask = async (
  ...calls: readonly (readonly string[])[]
): Promise<{ status: number; answers: Answers }> => {
  const { status, body } = await callApi(stack, { method: 'POST', path: '/do', body: calls });
  return { status, answers: (body as { answers: Answers }).answers };
};
const isStored = async (id: string): Promise<boolean> => {
  const { answers } = await ask(['get', id]);
  return answers[0]?.text.includes('"Item"') ?? false;
};

const deadLetters = async (): Promise<number> =>
  (await stack.queueDepths()).find(({ queue }) => queue === 'Letters')?.visible ?? NaN;

describe('the API', () => {
  it('passes a request to its function and the answer back', async () => {
    const { status, headers, body } = await callApi(stack, {
      path: '/open/a%20b?x=1',
      headers: { cookie: 'a=1; b=2' },
    });

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toMatchObject({
      event: {
        version: '2.0',
        routeKey: 'ANY /open/{id}',
        rawPath: '/open/a b',
        pathParameters: { id: 'a b' },
        queryStringParameters: { x: '1' },
        cookies: ['a=1', 'b=2'],
        headers: { 'x-forwarded-proto': 'http', 'x-forwarded-for': '127.0.0.1' },
        requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1', protocol: 'HTTP/1.1' } },
      },
    });
  });

  it('tells functions where links must lead with this port, no longer than with the usual one', async () => {
    const { link } = (await callApi(stack, { path: '/open/x' })).body as { link: string };

    expect(link.length).toBeLessThanOrEqual('http://localhost:8080/a/'.length);
    expect((await fetch(link)).status).toBe(404);
  });

  it('opens a signed route to the local key only', async () => {
    const call = { method: 'POST', path: '/signed/x?b=2&a=1', body: { a: 'é' } };

    const signed = await callApi(stack, { ...call, isSigned: true });
    const unsigned = await callApi(stack, call);

    expect(signed.status).toBe(200);
    expect(signed.body).toMatchObject({
      event: { requestContext: { authorizer: { iam: { accessKey: 'local' } } } },
    });
    expect([unsigned.status, unsigned.body]).toEqual([403, { message: 'Forbidden' }]);
  });

  it.each([
    ['an unknown path', { path: '/nowhere' }, 404, 'Not Found'],
    ['another method', { path: '/do' }, 404, 'Not Found'],
    ['a function that fails', { path: '/fail' }, 500, 'Internal Server Error'],
    [
      'more than Lambda takes',
      { method: 'POST', path: '/do', body: 'x'.repeat(6.5e6) },
      413,
      'Request Too Long',
    ],
    [
      'more than API Gateway takes',
      { method: 'POST', path: '/do', body: 'x'.repeat(11e6) },
      413,
      'Request Too Long',
    ],
  ])('answers %s as API Gateway does', async (_, call, status, message) => {
    expect(await callApi(stack, call)).toMatchObject({ status, body: { message } });
  });
});

describe('the queue', () => {
  it('gives the function what was sent, and brings back only what failed', async () => {
    await ask(['send', 'good'], ['send', 'fail']);
    const first = await stack.quiesce();
    await stack.advance(61_000);
    const second = await stack.quiesce();

    expect(first).toEqual({ isQuiet: true, awaitingRedelivery: 1 });
    expect(await isStored('good@1')).toBe(true);
    expect(await isStored('good@2')).toBe(false);
    expect(second).toEqual({ isQuiet: true, awaitingRedelivery: 1 });

    await stack.advance(61_000);
    expect(await stack.quiesce()).toEqual({ isQuiet: true, awaitingRedelivery: 0 });
    expect(await deadLetters()).toBe(1);
  });

  it('brings back a whole batch that failed, until it is a dead letter', async () => {
    const before = await deadLetters();
    await ask(['send', 'throw']);

    expect(await stack.quiesce()).toEqual({ isQuiet: true, awaitingRedelivery: 1 });
    for (let time = 0; time < 2; time += 1) {
      await stack.advance(61_000);
      await stack.quiesce();
    }
    expect((await deadLetters()) - before).toBe(1);
  });
});

it('runs schedules when asked, and tells what came of it', async () => {
  const ran = await stack.tick();

  expect(ran).toEqual([{ schedule: 'Minute', outcome: { is: 'answered', payload: 'null' } }]);
  expect(await isStored('tick from aws.events')).toBe(true);
});

it('counts requests by service, operation and caller', async () => {
  await stack.quiesce();
  await stack.resetCounts();
  await ask(['put', 'a'], ['put', 'b'], ['sms', '+15735550100', 'x'], ['send', 'c']);
  await stack.quiesce();

  const counts = (await stack.counts()).map(({ service, operation, caller, requests }) => [
    service,
    operation,
    caller,
    requests,
  ]);
  expect(counts).toEqual(
    expect.arrayContaining([
      ['dynamodb', 'PutItem', 'Api', 2],
      ['sns', 'Publish', 'Api', 1],
      ['sqs', 'SendMessage', 'Api', 1],
      ['dynamodb', 'PutItem', 'Worker', 1],
      ['sqs', 'DeleteMessageBatch', 'poller-Work', 1],
    ]),
  );
  // One that brought the message and one that waits; both began after the counters did.
  expect(counts).toContainEqual(['sqs', 'ReceiveMessage', 'poller-Work', expect.any(Number)]);
});

describe('phones', () => {
  it('show what was published, and give its message id to the sender', async () => {
    const { answers } = await ask(['sms', '+15735550101', 'a < b & "c" http://localhost/é']);

    const [sms] = (await stack.phones()).filter(({ to }) => to === '+15735550101');
    expect(sms).toMatchObject({ text: 'a < b & "c" http://localhost/é', caller: 'Api' });
    expect(answers[0]?.text).toContain(`<MessageId>${String(sms?.messageId)}</MessageId>`);
  });

  it.each(['5735550101', '+123456', '+1234567890123456', '+1573555010a', ''])(
    'refuse the number "%s"',
    async (to) => {
      const { answers } = await ask(['sms', to, 'x']);

      expect(answers[0]).toMatchObject({
        status: 400,
        text: expect.stringContaining('<Code>InvalidParameter</Code>'),
      });
    },
  );

  it('that have opted out get nothing, whether the sender is told or not', async () => {
    await stack.optOut('+15735550102');
    await stack.optOut('+15735550103', 'swallowed');
    const { answers } = await ask(['sms', '+15735550102', 'x'], ['sms', '+15735550103', 'x']);
    await stack.optIn('+15735550102');
    const again = await ask(['sms', '+15735550102', 'y']);

    expect(answers[0]).toMatchObject({ status: 400, text: expect.stringContaining('<Code>OptedOut</Code>') });
    expect(answers[1]?.status).toBe(200);
    expect(again.answers[0]?.status).toBe(200);
    const texts = (await stack.phones()).filter(({ to }) => /010[23]$/.test(to)).map(({ text }) => text);
    expect(texts).toEqual(['y']);
  });
});

it('keeps e-mails with the message id that the sender got', async () => {
  const { answers } = await ask(['mail', 'v@example.org']);

  const [mail] = await stack.mailboxes();
  expect(mail).toMatchObject({
    to: 'v@example.org',
    subject: 'Hello',
    text: expect.stringContaining('see http'),
  });
  expect(answers[0]?.text).toContain(String(mail?.messageId));
});

describe('a planned fault', () => {
  it.each([
    ['before', false],
    ['after', true],
  ] as const)('kills the caller %s its request takes effect', async (when, stored) => {
    await stack.fault({ caller: 'Api', operation: 'PutItem', nth: 1, effect: { do: 'kill', when } });

    const { status } = await ask(['put', `killed ${when}`]);

    expect(status).toBe(500);
    expect(await isStored(`killed ${when}`)).toBe(stored);
    expect(await stack.faults()).toMatchObject([{ matched: 1, met: 1 }]);
  });

  it('that kills a worker leaves its message to come back', async () => {
    await stack.fault({ caller: 'Worker', nth: 1, effect: { do: 'kill' } });
    await ask(['send', 'survivor']);

    expect(await stack.quiesce()).toMatchObject({ isQuiet: true });
    await stack.advance(61_000);
    await stack.quiesce();
    expect(await isStored('survivor@2')).toBe(true);
  });

  it.each([
    ['dynamodb', ['put', 'x'], 400, '#ProvisionedThroughputExceededException"'],
    ['sqs', ['send', 'x'], 403, '#RequestThrottled"'],
    ['sns', ['sms', '+15735550104', 'x'], 429, '<Code>Throttled</Code>'],
    ['ses', ['mail', 'x@example.org'], 429, 'Rate exceeded'],
  ])('throttles as %s does', async (service, call, status, text) => {
    await stack.fault({ service, times: 1, effect: { do: 'throttle' } });

    const { answers } = await ask(call, call);

    expect(answers).toMatchObject([{ status, text: expect.stringContaining(text) }, { status: 200 }]);
  });

  it('answers with any error, even though the request took effect', async () => {
    await stack.fault({
      service: 'dynamodb',
      nth: 1,
      effect: { do: 'error', when: 'after', status: 500, code: 'InternalServerError' },
    });

    const { answers } = await ask(['put', 'written all the same']);

    expect(answers[0]).toMatchObject({ status: 500, text: expect.stringContaining('InternalServerError') });
    expect(await isStored('written all the same')).toBe(true);
  });

  it('never answers, until the function’s time is up', async () => {
    await stack.fault({ operation: 'PutItem', nth: 1, effect: { do: 'hang', when: 'after' } });

    const { status } = await ask(['put', 'hung']);

    expect(status).toBe(500);
    expect(await isStored('hung')).toBe(true);
  });

  it('drops a message that was answered for, and doubles another', async () => {
    await stack.fault({ containing: 'lost', effect: { do: 'drop' } });
    await stack.fault({ containing: 'twice', effect: { do: 'duplicate' } });
    await stack.resetCounts();
    const { answers } = await ask(['send', 'lost'], ['send', 'twice']);
    await stack.quiesce();

    expect(answers).toMatchObject([
      { status: 200, text: expect.stringContaining('MD5OfMessageBody') },
      { status: 200 },
    ]);
    const writes = (await stack.counts()).find(
      ({ caller, operation }) => caller === 'Worker' && operation === 'PutItem',
    );
    expect(writes?.requests).toBe(2);
    expect([await isStored('lost@1'), await isStored('twice@1')]).toEqual([false, true]);
  });
});

describe('the page', () => {
  const page = async (path: string) => {
    const answer = await fetch(`${stack.apiUrl}/local/${path}`);
    return { policy: answer.headers.get('content-security-policy'), text: await answer.text() };
  };

  it('shows texts as text, under a strict policy', async () => {
    await ask(['sms', '+15735550105', '<script>alert(1)</script> http://localhost/a/b?c=1&d.']);

    const { policy, text } = await page('');

    expect(policy).toMatch(
      /^default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'/,
    );
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('<a href="/a/b?c=1&amp;d" target="_blank" rel="noreferrer">');
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  it('shows an e-mail in a frame where nothing runs', async () => {
    await ask(['mail', 'framed@example.org']);

    const { text } = await page('content');
    const [, source = ''] =
      /sandbox="allow-popups[^"]*"\s+src="\/local\/([^"]*framed[^"]*)"/.exec(text) ?? [];
    const mail = await page(source.replaceAll('&amp;', '&'));

    expect(mail.policy).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
    expect(mail.text).toBe('<base target="_blank"><p style="color:red">see</p>');
  });

  it('folds the facts of a notification and lists them by time', async () => {
    const S = (values: Record<string, string>) =>
      Object.entries(values).map(([name, value]) => [name, { S: value }]);
    const of = { notificationId: 'n1', statusChangePage: 's1#0' };
    const fact = (values: Record<string, string>, more = {}) =>
      JSON.stringify({ ...Object.fromEntries(S({ ...of, ...values })), ...more });
    await ask(
      [
        'fact',
        fact(
          {
            fact: 'b',
            is: 'accepted',
            at: '2026-01-01T00:00:02Z',
            contactId: 'c1',
            channel: 'sms',
            providerMessageId: 'm',
          },
          { attempt: { N: '2' }, possibleDuplicate: { BOOL: true } },
        ),
      ],
      [
        'fact',
        fact({
          fact: 'a',
          is: 'created',
          at: '2026-01-01T00:00:01Z',
          victimId: 'v1',
          statusChangeId: 's1',
          eventType: 'escape',
          urgency: 'emergency',
          paragraph: '1(5)(d)',
          deadline: '2026-01-02T00:00:00Z',
          clockBasis: 'occurred',
          agendaId: 'b1',
        }),
      ],
    );

    const { text } = await page('content');

    expect(text.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ')).toContain(
      'accepted escape · victim v1 notification n1, of status change s1 2026-01-01 00:00:01 owed, emergency, RSMo 595.209.1(5)(d), by 2026-01-02T00:00:00Z 2026-01-01 00:00:02 sms, attempt 2: accepted, possibly a duplicate',
    );
  });
});

it('obeys no page of another site', async () => {
  const answer = await fetch(`${stack.apiUrl}/local/control/resetCounts`, { method: 'POST', body: '[]' });

  expect(answer.status).toBe(400);
});

it('passes requests on to another DynamoDB, signed with the keys it was started with', async () => {
  const signers: (string | undefined)[] = [];
  const verifier = { service: 'dynamodb', region: 'eu-north-1', secretOf: () => 'secret' };
  const other = createServer((request, response) => {
    void bodyOf(request, 1e6).then((body = Buffer.alloc(0)) => {
      const { method = '', url = '', headers } = request;
      signers.push(signerOf({ method, url, headers, body }, { ...verifier, now: new Date() }));
      response.end('{}');
    });
  });
  const port = await listen(other, 0, '--port');
  const keys = {
    AWS_ACCESS_KEY_ID: 'theirs',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 't',
    AWS_REGION: 'eu-north-1',
  };

  const elsewhere = await startStack({
    assembly,
    variables: { DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}`, ...keys },
  });
  await elsewhere.stop();
  other.close();

  // One request for each table that the templates declare.
  expect(signers).toEqual(['theirs', 'theirs', 'theirs']);
}, 20_000);

describe('on a restart', () => {
  it.each(['stop', 'kill'] as const)(
    'after a %s everything is still there, and nothing runs on',
    async (how) => {
      const stateFolder = temporaryFolder();
      const first = await startStack({ assembly, stateFolder });
      stack = await exchangeFor(first, stack, async () => {
        await ask(
          ['put', 'kept'],
          ['sms', '+15735550100', 'kept'],
          ['mail', 'kept@example.org'],
          ['send', 'fail'],
        );
        await first.quiesce();
      });
      const pids = (await first.processes()).map(({ pid }) => Number(pid));
      await first[how]();

      const second = await startStack({ assembly, stateFolder });
      stack = await exchangeFor(second, stack, async () => {
        expect(await isStored('kept')).toBe(true);
      });
      expect((await second.phones()).map(({ text }) => text)).toEqual(['kept']);
      expect((await second.mailboxes()).map(({ to }) => to)).toEqual(['kept@example.org']);
      expect((await second.queueDepths()).find(({ queue }) => queue === 'Work')).toMatchObject({
        inFlight: 1,
      });
      expect(pids.length).toBeGreaterThan(0);
      await until(() => pids.every((pid) => !isAlive(pid)));
      await second.stop();
    },
    20_000,
  );

  it('another set of tables asks for a fresh start', async () => {
    const stateFolder = temporaryFolder();
    await (await startStack({ assembly, stateFolder })).stop();

    await expect(startStack({ assembly: anAssembly({}), stateFolder })).rejects.toThrow(
      'npm start -- --fresh',
    );
  }, 20_000);

  it('a damaged database asks for a fresh start', async () => {
    const stateFolder = temporaryFolder();
    await (await startStack({ assembly, stateFolder })).stop();
    writeFileSync(join(stateFolder, 'dynamodb/CURRENT'), 'nonsense');
    await expect(startStack({ assembly, stateFolder })).rejects.toThrow('npm start -- --fresh');
    writeFileSync(join(stateFolder, 'queues/fauxqs.db'), 'nonsense'.repeat(1000));
    await expect(startStack({ assembly, stateFolder })).rejects.toThrow('npm start -- --fresh');

    const fresh = await startStack({ assembly, stateFolder, fresh: true });
    await fresh.stop();
  }, 20_000);

  it('a folder in use and a port in use are named', async () => {
    await expect(startStack({ assembly, stateFolder: stack.stateFolder })).rejects.toThrow('already uses');
    const server = createServer();
    const port = await listen(server, 0, '--port');
    const state = temporaryFolder();
    const args = ['local/serve.ts', '--assembly', assembly, '--state', state, '--port', String(port)];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    server.close();

    expect(stderr).toContain(`Port ${port} is in use. Choose another with: npm start -- --port`);
    expect(status).toBe(1);
    expect(stderr).not.toContain('    at ');
  }, 20_000);
});

it('an old Node is told what is needed', () => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); import('./local/start.mjs')`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', pretend], { cwd: root, encoding: 'utf8' });

  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^Node 20\.1\.0 is too old: 22\.18 or newer is needed/),
  ]);
});

/** The helpers above speak to the stack of the whole file; for a while they speak to another. */
const exchangeFor = async (
  other: StackClient,
  usual: StackClient,
  work: () => Promise<void>,
): Promise<StackClient> => {
  stack = other;
  await work().finally(() => {
    stack = usual;
  });
  return usual;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A zombie has ended, only nobody has asked how.
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('too late');
    await sleep(20);
  }
};
