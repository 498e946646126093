import { awsCallOf, type AwsCall } from '../../local/aws-call.ts';
import { failedMessages } from '../../local/batch-response.ts';
import { plannedFaults, type Fault } from '../../local/faults.ts';
import { httpAnswer } from '../../local/http-answer.ts';
import { matchRoute } from '../../local/http-routes.ts';
import type { Route } from '../../local/plan.ts';
import type { Outcome } from '../../local/runtime-api.ts';
import { isDue, startSchedules } from '../../local/schedules.ts';
import type { Clock } from '../../local/clock.ts';
import type { LambdaFunction } from '../../local/functions.ts';
import type { Schedule } from '../../local/plan.ts';

const answered = (answer: unknown): Outcome => ({ is: 'answered', payload: JSON.stringify(answer) });
const crashed: Outcome = { is: 'failed', errorType: 'Runtime.ExitError', message: 'signal: killed' };

describe('of a batch of a and b', () => {
  it.each<[string, Outcome, string[]]>([
    ['an error fails both', crashed, ['a', 'b']],
    ['an empty list fails none', answered({ batchItemFailures: [] }), []],
    ['a null list fails none', answered({ batchItemFailures: null }), []],
    ['an answer without a list fails none', answered({}), []],
    ['a null answer fails none', answered(null), []],
    ['a listed id fails alone', answered({ batchItemFailures: [{ itemIdentifier: 'b' }] }), ['b']],
    ['an empty id fails both', answered({ batchItemFailures: [{ itemIdentifier: '' }] }), ['a', 'b']],
    ['a null id fails both', answered({ batchItemFailures: [{ itemIdentifier: null }] }), ['a', 'b']],
    ['a wrong key name fails both', answered({ batchItemFailures: [{ itemId: 'a' }] }), ['a', 'b']],
    [
      'an id of another batch fails both',
      answered({ batchItemFailures: [{ itemIdentifier: 'c' }] }),
      ['a', 'b'],
    ],
    ['a list that is none fails both', answered({ batchItemFailures: 'a' }), ['a', 'b']],
    ['a text instead of an answer fails both', answered('done'), ['a', 'b']],
  ])('%s', (_, outcome, failed) => {
    expect([...failedMessages(outcome, ['a', 'b'], true)]).toEqual(failed);
  });

  it('the list counts for nothing if the mapping does not ask for it', () => {
    const outcome = answered({ batchItemFailures: [{ itemIdentifier: 'b' }] });

    expect(failedMessages(outcome, ['a', 'b'], false).size).toBe(0);
  });
});

describe('a route', () => {
  const routes = [
    '$default',
    'ANY /a/{proxy+}',
    'GET /a/{id}',
    'GET /a/fixed',
    'ANY /a/{id}',
    'GET /a/{id}/b.c',
  ].map((key): Route => ({ key, functionName: 'F', isSigned: false, timeoutMs: 1 }));

  it.each<[string, string, string, Record<string, string>]>([
    ['GET', '/a/fixed', 'GET /a/fixed', {}],
    ['GET', '/a/1', 'GET /a/{id}', { id: '1' }],
    ['POST', '/a/1', 'ANY /a/{id}', { id: '1' }],
    ['GET', '/a/1/b.c', 'GET /a/{id}/b.c', { id: '1' }],
    ['GET', '/a/1/bxc', 'ANY /a/{proxy+}', { proxy: '1/bxc' }],
    ['GET', '/a/', '$default', {}],
    ['GET', '/other', '$default', {}],
  ])('for %s %s is %s', (method, path, key, parameters) => {
    expect(matchRoute(routes, method, path)).toMatchObject({ route: { key }, parameters });
  });

  it('is not found without a default', () => {
    expect(matchRoute(routes.slice(2), 'POST', '/b')).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each<[string, Outcome, { status: number; body: string; headers?: object }]>([
    [
      'with everything',
      answered({ statusCode: 201, headers: { 'X-A': 1 }, body: 'b', cookies: ['a=1'] }),
      { status: 201, body: 'b', headers: { 'x-a': '1', 'set-cookie': ['a=1'] } },
    ],
    [
      'in base64',
      answered({ statusCode: 200, body: 'Yg==', isBase64Encoded: true }),
      { status: 200, body: 'b' },
    ],
    [
      'without a status code is the body',
      answered({ a: 1 }),
      { status: 200, body: '{"a":1}', headers: { 'content-type': 'application/json' } },
    ],
    ['that is a text is the body', answered('plain'), { status: 200, body: 'plain' }],
    [
      'with a bad status code fails',
      answered({ statusCode: 'ok' }),
      { status: 500, body: '{"message":"Internal Server Error"}' },
    ],
    ['that never came fails', crashed, { status: 500, body: '{"message":"Internal Server Error"}' }],
  ])('%s', (_, outcome, expected) => {
    const { body, ...rest } = httpAnswer(outcome);

    expect({ ...rest, body: body.toString() }).toMatchObject(expected);
  });
});

it.each([
  ['rate(1 minute)', '2026-03-04T05:06:00Z', true],
  ['rate(5 minutes)', '2026-03-04T05:06:00Z', false],
  ['rate(5 minutes)', '2026-03-04T05:05:00Z', true],
  ['rate(1 day)', '2026-03-04T00:00:00Z', true],
  ['cron(0 8 * * ? *)', '2026-03-04T08:00:00Z', true],
  ['cron(0 8 * * ? *)', '2026-03-04T08:01:00Z', false],
  ['cron(0/15 * * * ? *)', '2026-03-04T08:45:00Z', true],
  ['cron(0/15 * * * ? *)', '2026-03-04T08:46:00Z', false],
  ['cron(* 8-9,17 * * ? *)', '2026-03-04T17:46:00Z', true],
  ['cron(* 8-9,17 * * ? *)', '2026-03-04T10:00:00Z', false],
  ['cron(0 0 ? * 4 2026)', '2026-03-04T00:00:00Z', true],
  ['cron(0 0 1 1 ? *)', '2026-03-01T00:00:00Z', false],
  ['cron(0 8 ? MAR MON-FRI *)', '2026-03-04T08:00:00Z', true],
  ['cron(0 8 ? MAR SUN,SAT *)', '2026-03-04T08:00:00Z', false],
])('%s at %s is due: %s', (expression, at, due) => {
  expect(isDue(expression, new Date(at))).toBe(due);
});

it.each(['rate(1 fortnight)', 'cron(0 8 L * ? *)', 'at(2026-01-01T00:00:00)'])(
  'does not know %s',
  (expression) => {
    expect(() => isDue(expression, new Date())).toThrow('not known');
  },
);

describe('a tick', () => {
  const schedule = (id: string, expression: string, isEnabled = true): Schedule => ({
    id,
    arn: `arn:aws:events:${id}`,
    expression,
    isEnabled,
    functionName: id,
  });
  const set = () => {
    let now = new Date('2026-03-04T05:59:30Z');
    const ran: string[] = [];
    const target = (name: string): LambdaFunction => ({
      name,
      arn: '',
      maximum: 1,
      busy: () => 0,
      processes: () => [],
      invoke: () => {
        ran.push(name);
        return Promise.resolve(answered(null));
      },
    });
    const clock: Clock = { now: () => now, ahead: () => 0, advance: () => undefined };
    const schedules = startSchedules(
      [
        schedule('minute', 'rate(1 minute)'),
        schedule('daily', 'cron(0 6 * * ? *)'),
        schedule('off', 'cron(0 6 * * ? *)', false),
      ],
      target,
      clock,
      false,
    );
    const tickAt = async (time: string, id?: string): Promise<string[]> => {
      now = new Date(`2026-03-${time}Z`);
      await schedules.tick(id);
      return ran.splice(0);
    };
    return tickAt;
  };

  it('runs what has come due since the one before, once, and what runs every minute', async () => {
    const tickAt = set();

    expect(await tickAt('04T05:59:40')).toEqual(['minute']);
    expect(await tickAt('04T06:00:00')).toEqual(['minute', 'daily']);
    expect(await tickAt('04T06:00:20')).toEqual(['minute']);
    expect(await tickAt('07T12:00:00')).toEqual(['minute', 'daily']);
  });

  it('of one schedule runs it at any time', async () => {
    expect(await set()('04T05:59:40', 'daily')).toEqual(['daily']);
    expect(await set()('04T06:00:00', 'off')).toEqual([]);
  });
});

describe('a planned fault', () => {
  const put = (caller: string, body = '{}'): AwsCall => {
    const authorization = `AWS4-HMAC-SHA256 Credential=${caller}.7/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x`;
    const call = awsCallOf(
      'POST',
      '/',
      { authorization, 'x-amz-target': 'DynamoDB_20120810.PutItem' },
      Buffer.from(body),
    );
    if (!call) throw new Error('not signed');
    return call;
  };
  const met = (fault: Omit<Fault, 'effect'>, calls: readonly string[]): boolean[] => {
    const faults = plannedFaults();
    faults.plan({ ...fault, effect: { do: 'kill' } });
    return calls.map((caller) => faults.meet(put(caller, '{"TableName":"Ledger"}')) !== undefined);
  };

  it.each<[string, Omit<Fault, 'effect'>, boolean[]]>([
    ['meets every request', {}, [true, true, true]],
    ['meets only the second', { nth: 2 }, [false, true, false]],
    ['meets the first two', { times: 2 }, [true, true, false]],
    ['meets the second and all after', { nth: 2, times: 9 }, [false, true, true]],
    ['meets one caller only', { caller: 'B' }, [false, true, false]],
    ['meets one operation only', { operation: 'GetItem' }, [false, false, false]],
    ['meets one service only', { service: 'sqs' }, [false, false, false]],
    ['meets what holds a text', { containing: 'Ledger', nth: 3 }, [false, false, true]],
    ['meets nothing that holds no such text', { containing: 'Agenda' }, [false, false, false]],
  ])('%s', (_, fault, expected) => {
    expect(met(fault, ['A', 'B', 'A'])).toEqual(expected);
  });

  it('drops queue messages only', () => {
    const faults = plannedFaults();
    faults.plan({ effect: { do: 'drop' } });

    expect(faults.meet(put('A'))).toBeUndefined();
  });

  it('must be spelled right', () => {
    expect(() => {
      plannedFaults().plan({ operations: 'PutItem', effect: { do: 'kill' } } as unknown as Fault);
    }).toThrow();
  });
});
