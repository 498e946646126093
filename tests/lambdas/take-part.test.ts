import { staffTaskDetails } from '../../api/replies-office.ts';
import type { SentRequest } from '../../domain/asked-at-hearing.ts';
import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { HEARING_TASKS_PER_DAY, LINK_VALID_SECONDS } from '../../domain/timing.ts';
import { aPostedChange, at, DAY, HOUR } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';
import { anOffice, type Answer } from '../support/office.ts';

const ID = notificationIdFor('SC-parole-hearing-scheduled', 'victim-00001');
const WRONG = 'AAAAAAAAAAAAAA';
const FORM = {
  ...{ attend: 'video', presence: 'absent', afterwards: 'leave', partition: 'yes', notWaived: 'yes' },
  statement: 'My own words.\r\nCanarywords.',
};

let pipeline: Pipeline;
let code: string;
beforeEach(async () => {
  pipeline = aPipeline();
  code = await aHearingLink(pipeline);
});

/** A victim who was told of a hearing; the code of the link in her text. */
const aHearingLink = async (of: Pipeline, form: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  await of.aVictim(1, form);
  await of.post(aPostedChange('parole-hearing-scheduled'));
  await of.drain();
  return /\/a\/([\w-]{14})/.exec(of.aws.texts.at(-1)?.text ?? '')?.[1] ?? '';
};

const send = (
  of: string,
  fields: Readonly<Record<string, string>> | string = FORM,
  { method = 'POST', headers = {}, language = 'en', over = pipeline } = {},
): Promise<Answer> =>
  over.http('take-part', {
    method,
    path: `/a/${of}/hearing`,
    route: '/a/{code}/hearing',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    pathParameters: { code: of },
    queryStringParameters: { lang: language },
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  });

const kept = (of = pipeline) =>
  of.aws.tables.itemsOf('FormSubmissions').filter((item) => item['victimId'] !== undefined);
const tasks = (of = pipeline) =>
  of.aws.tables.itemsOf('StaffTasks').filter((item) => item['reason']?.S === 'hearing-request');
const facts = (is: string, of = pipeline) =>
  of.aws.tables.itemsOf('Ledger').filter((item) => item['is']?.S === is);
const receipts = (of = pipeline) =>
  [...of.aws.texts, ...of.aws.mails].filter(
    ({ text }) => text.includes('we have your request') || text.includes('We have your request'),
  );
const withoutNumber = ({ body = '', ...answer }: Answer): object => ({
  ...answer,
  body: body.replace(/<strong>[0-9A-F]{8}<\/strong>/, 'NUMBER'),
});

describe('the form behind a link', () => {
  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])(
    'changes nothing and looks nothing up by %s',
    async (method) => {
      const before = pipeline.aws.requests.length;

      const answer = await send(code, '', { method });

      expect(answer.statusCode).toBe(200);
      expect(pipeline.aws.requests).toHaveLength(before);
    },
  );

  it('is the same whether the link is right or not, in each language', async () => {
    for (const language of ['en', 'es']) {
      const right = await send(code, '', { method: 'GET', language });

      expect(right.body).toContain(`<html lang="${language}">`);
      for (const wrong of [WRONG, '', '<script>alert(1)</script>', 'x'.repeat(10_000)])
        expect(await send(wrong, '', { method: 'GET', language })).toEqual(right);
    }
  });
});

describe('the e-mail of a hearing', () => {
  it('leads whoever is invited to the form, and nobody else', async () => {
    const witnessed = aPipeline();
    await aHearingLink(witnessed, { requesterRole: 'witness' });

    expect(pipeline.aws.mails[0]?.text).toMatch(/\/a\/[A-Za-z0-9]{14}\/hearing\?lang=en/);
    expect(witnessed.aws.mails[0]?.text).not.toContain('/hearing?');
  });
});

describe('a request by the link of a notice', () => {
  it('is kept word for word under a seal, stands in the ledger, becomes a task, and is confirmed to her', async () => {
    const answer = await send(code);
    await pipeline.drain();

    expect(answer.statusCode).toBe(202);
    expect(kept()).toHaveLength(1);
    expect(JSON.stringify(kept())).not.toContain('Canary');
    expect(kept()[0]).toMatchObject({ receivedAt: { S: at(0) }, source: { S: 'web' }, by: { S: 'link' } });
    const requests = await pipeline.edges.hearingRequests.of('victim-00001');
    expect(requests[0]?.raw).toBe(new URLSearchParams(FORM).toString());
    expect(facts('asked-to-take-part')).toHaveLength(1);
    const told = await pipeline.edges.ledger.factsOf(ID);
    expect(foldFacts(told).isAcknowledged).toBe(true);
    expect(tasks()).toMatchObject([{ kind: { S: 'review' }, victimId: { S: 'victim-00001' } }]);
    expect(receipts().map(({ to }) => to)).toHaveLength(2);
    const number = /<strong>(\w{8})<\/strong>/.exec(answer.body ?? '')?.[1] ?? 'none';
    expect(receipts()[0]?.text).toContain(number);
    expect(JSON.stringify(receipts())).not.toMatch(/hearing|prison|Canary|parole/i);
  });

  it('is answered to the byte as one by a link that is wrong, but for the number', async () => {
    const right = withoutNumber(await send(code));
    const before = pipeline.aws.requests.length;
    const wrongs = [WRONG, '', 'x', '../../../../', '__proto__', "' OR '1'='1", 'x'.repeat(10_000)];

    for (const wrong of wrongs) expect(withoutNumber(await send(wrong))).toEqual(right);

    // The same two requests each time, and nothing is looked up.
    expect(pipeline.aws.requests.slice(before).filter((one) => !/Errands|SendMessage/.test(one))).toEqual([]);
    await pipeline.drain();
    expect(kept()).toHaveLength(1);
    expect(tasks()).toHaveLength(1);
  });

  it('tells nobody, and keeps nothing, when the link is too old', async () => {
    const fresh = withoutNumber(await send(code));
    await pipeline.drain();
    pipeline.advance(LINK_VALID_SECONDS + 1);

    expect(withoutNumber(await send(code))).toEqual(fresh);
    await pipeline.drain();

    expect(kept()).toHaveLength(1);
  });

  it('of a witness, who is told of hearings and not invited, is answered as all are, and not kept', async () => {
    const other = aPipeline();
    const link = await aHearingLink(other, { requesterRole: 'witness' });

    const answer = await send(link, FORM, { over: other });
    await other.drain();

    expect(withoutNumber(answer)).toEqual(withoutNumber(await send(code)));
    expect([kept(other), tasks(other), receipts(other)]).toEqual([[], [], []]);
    // Nothing of it is left in the agenda either.
    expect(JSON.stringify(other.aws.tables.itemsOf('Errands'))).not.toContain('sealed');
  });

  it.each(['parole-hearing-cancelled', 'escape', 'hearing-result'] as const)(
    'that tells of something else is answered as all are, and not kept: %s',
    async (eventType) => {
      const other = aPipeline();
      await other.aVictim(1);
      await other.post(aPostedChange(eventType));
      await other.drain();
      const link = /\/a\/([\w-]{14})/.exec(other.aws.texts.at(-1)?.text ?? '')?.[1] ?? '';

      const answer = await send(link, FORM, { over: other });
      await other.drain();

      expect(withoutNumber(answer)).toEqual(withoutNumber(await send(code)));
      expect(kept(other)).toEqual([]);
    },
  );

  it('may be about the new date of a hearing', async () => {
    await pipeline.post(
      aPostedChange('parole-hearing-rescheduled', { occurredAt: at(-60), recordedAt: at(-60) }),
    );
    await pipeline.drain();
    const link = /\/a\/([\w-]{14})/.exec(pipeline.aws.texts.at(-1)?.text ?? '')?.[1] ?? '';

    await send(link);
    await pipeline.drain();

    expect(kept()).toMatchObject([
      { notificationId: { S: notificationIdFor('SC-parole-hearing-rescheduled', 'victim-00001') } },
    ]);
  });

  it('of a victim who withdraws is not kept any more', async () => {
    await pipeline.edges.victims.withdraw('victim-00001', at(0));

    await send(code);
    await pipeline.drain();

    expect(kept()).toEqual([]);
  });
});

describe('the same request', () => {
  it('sent twice is done once', async () => {
    const first = await send(code);
    expect(await send(code)).toEqual(first);
    await pipeline.drain();
    expect(await send(code)).toEqual(first);
    await pipeline.drain();

    expect([kept().length, tasks().length, receipts().length]).toEqual([1, 1, 2]);
    expect(facts('asked-to-take-part')).toHaveLength(1);
  });

  it('ends the same after a crash at any request', async () => {
    const played = async (crash?: { request: number; when: 'before' | 'after' }) => {
      const over = aPipeline();
      const link = await aHearingLink(over);
      const from = over.aws.requests.length;
      if (crash !== undefined) over.aws.crash(crash);
      for (let tries = 0; tries < 3; tries += 1)
        if (((await send(link, FORM, { over })).statusCode ?? 500) < 500) break;
      await over.carryOn(15);
      const end = {
        requests: kept(over).length,
        facts: facts('asked-to-take-part', over).length,
        tasks: tasks(over).length,
        isTold: receipts(over).length >= 2,
        owed: over.owed(),
      };
      return { end, requests: over.aws.requests.length - from };
    };
    const whole = await played();
    const other: string[] = [];

    for (let request = 1; request <= whole.requests; request += 1)
      for (const when of ['before', 'after'] as const) {
        const { end } = await played({ request, when });
        if (JSON.stringify(end) !== JSON.stringify(whole.end))
          other.push(`${when} ${request}: ${JSON.stringify(end)}`);
      }

    expect(whole.end).toEqual({ requests: 1, facts: 1, tasks: 1, isTold: true, owed: 0 });
    expect(other).toEqual([]);
  }, 60_000);

  it('is done by the clock when the queue refuses the hint', async () => {
    pipeline.aws.refuse.queue = () => new Error('the queue is down');
    expect((await send(code)).statusCode).toBe(202);
    pipeline.aws.refuse.queue = () => undefined;

    await pipeline.carryOn(10);

    expect(kept()).toHaveLength(1);
  });
});

describe('another request', () => {
  it('adds to the first, has a task of its own, and is told of once in an hour', async () => {
    await send(code);
    await pipeline.drain();
    pipeline.advance(60);
    await send(code, { noContact: 'yes' });
    await pipeline.drain();
    const inHour = receipts().length;
    pipeline.advance(HOUR);
    await send(code, { photo: 'yes' });
    await pipeline.drain();

    expect([kept().length, tasks().length]).toEqual([3, 3]);
    expect([inHour, receipts().length]).toEqual([2, 4]);
  });

  it('opens so many tasks in a day and no more, and is kept all the same', async () => {
    for (let n = 0; n < HEARING_TASKS_PER_DAY + 3; n += 1) {
      await send(code, { more: `Number ${n}` });
      await pipeline.drain();
    }

    expect(kept()).toHaveLength(HEARING_TASKS_PER_DAY + 3);
    expect(tasks()).toHaveLength(HEARING_TASKS_PER_DAY);
  });
});

describe('its task', () => {
  const taskOf = async (fields: Readonly<Record<string, string>>, start = '2026-09-22T09:30:00-05:00') => {
    const over = aPipeline();
    await over.aVictim(1);
    const details = { hearingKind: 'parole', hearingStart: start, mode: 'video' };
    await over.post(aPostedChange('parole-hearing-scheduled', { details }));
    await over.drain();
    const link = /\/a\/([\w-]{14})/.exec(over.aws.texts.at(-1)?.text ?? '')?.[1] ?? '';
    await send(link, fields, { over });
    await over.drain();
    return tasks(over)[0];
  };

  it('is due in three business days; on the next one if the hearing must not be waived', async () => {
    // NOW is a Monday at ten in Missouri; Friday is Truman Day.
    expect((await taskOf({ partition: 'yes' }))?.['deadline']?.S).toBe(at(3 * DAY));
    expect((await taskOf({ notWaived: 'yes' }))?.['deadline']?.S).toBe(at(DAY));
  });

  it('is due a day before a hearing that is near, or in half of the time that is left; and staff are paged at once', async () => {
    expect((await taskOf({ partition: 'yes' }, at(3 * DAY)))?.['deadline']?.S).toBe(at(2 * DAY));
    const near = await taskOf({ partition: 'yes' }, at(DAY));
    expect(near?.['deadline']?.S).toBe(at(DAY / 2));
    expect(near?.['dueAt']?.S).toBe(at(0));
  });

  it('shows staff all that she asks for, in words, after their look is on record; and ends with a fact', async () => {
    const office = anOffice(pipeline);
    await send(code);
    await pipeline.drain();
    pipeline.advance(60);
    await send(code, { noContact: 'yes' });
    await pipeline.drain();
    const taskId = tasks()[0]?.['taskId']?.S ?? '';

    await office.claim(taskId);
    const answer = await office.read(taskId);
    const { hearing } = staffTaskDetails.parse(JSON.parse(answer.body ?? ''));
    const [first, second] = hearing?.requests ?? [];

    expect(hearing).toMatchObject({ hearingKind: 'parole', mode: 'video' });
    expect(first).toMatchObject({
      ...{ by: 'link', whose: 'herself', receivedAt: at(0) },
      asked: [
        ...[{ wish: 'attend-video' }, { wish: 'absent' }, { wish: 'leave' }, { wish: 'partition' }],
        ...[{ wish: 'statement', words: FORM.statement }, { wish: 'not-waived' }],
      ],
    });
    expect(second).toMatchObject({ asked: [{ wish: 'no-contact' }] });
    expect(
      pipeline.aws.tables.itemsOf('Ledger').filter((item) => item['fact']?.S?.startsWith('viewed#')),
    ).toHaveLength(1);

    const said = { outcome: 'not-arranged', wishes: ['partition'], reason: 'board-declined' };
    expect((await office.complete(taskId, said)).statusCode).toBe(200);
    expect((await office.complete(taskId, said)).statusCode).toBe(200);
    expect(facts('request-answered')).toMatchObject([
      { answer: { S: 'not-arranged' }, taskId: { S: taskId } },
    ]);
  });

  it('takes no outcome of another kind of task, nor this one elsewhere', async () => {
    const office = anOffice(pipeline);
    await send(code);
    await pipeline.drain();
    const taskId = tasks()[0]?.['taskId']?.S ?? '';
    await office.claim(taskId);

    expect((await office.complete(taskId, { outcome: 'reached' })).statusCode).toBe(422);
    expect(
      (await office.complete(taskId, { outcome: 'not-arranged', wishes: [], reason: 'too-late' })).statusCode,
    ).toBe(422);
    expect((await office.complete(taskId, { outcome: 'taken-back' })).statusCode).toBe(200);
  });
});

describe('a request that is not right', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['asks for nothing', {}, 'attend'],
    ['asks for nothing', { attend: 'no', statement: '   ' }, 'attend'],
    ['has a choice that does not exist', { attend: 'everywhere' }, 'attend'],
    ['has too long a statement', { statement: 'x'.repeat(12_001) }, 'statement'],
    ['names a way to somebody nameless', { speakerContact: '573-555-0100' }, 'speakerName'],
  ])('%s: the form comes back with what was typed', async (_, fields, field) => {
    const answer = await send(code, fields);

    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`href="#f-${field}"`);
    if (fields['statement']?.trim()) expect(answer.body).toContain(fields['statement']);
    await pipeline.drain();
    expect(kept()).toEqual([]);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['fields that nobody knows', 'attend=video&admin=true', {}, 422],
    ['a field twice', 'attend=video&attend=institution', {}, 422],
    ['fields in fields', 'attend.x.y.z.w=1', {}, 400],
    ['a prototype', '__proto__.attend=video', {}, 422],
    ['too much', `statement=${'x'.repeat(100_000)}`, {}, 413],
    ['another type', '<xml/>', { 'content-type': 'text/xml' }, 415],
    ['JSON that is none', '{', { 'content-type': 'application/json' }, 400],
  ])('%s is refused, and nothing is kept', async (_, body, headers, status) => {
    const before = pipeline.aws.requests.length;

    expect((await send(code, body, { headers })).statusCode).toBe(status);
    expect((await send(code, body, { headers: { ...headers, accept: '*/*' } })).statusCode).toBe(status);

    expect(pipeline.aws.requests).toHaveLength(before);
  });

  it('shows markup in words as words', async () => {
    const answer = await send(code, { more: '<img src=x onerror=alert(1)>' });

    expect(answer.body).not.toContain('<img');
    expect(answer.body).toContain('&lt;img');
  });
});

it('a program gets the same as JSON', async () => {
  const answer = await send(code, JSON.stringify({ attend: 'institution', partition: true }), {
    headers: { 'content-type': 'application/json', accept: 'application/json' },
  });

  expect(answer.statusCode).toBe(202);
  expect(JSON.parse(answer.body ?? '')).toMatchObject({
    asked: [{ wish: 'attend-institution' }, { wish: 'partition' }],
  });
});

it('what she asked for is erased when she withdraws, and that she asked is not', async () => {
  await send(code);
  await pipeline.drain();

  await pipeline.edges.hearingRequests.eraseAllOf('victim-00001', pipeline.now());

  expect(await pipeline.edges.hearingRequests.of('victim-00001')).toEqual([]);
  expect(kept()).toMatchObject([{ erasedAt: { S: at(0) }, receivedAt: { S: at(0) } }]);
  expect(JSON.stringify(kept())).not.toContain('sealed');
  expect(facts('asked-to-take-part')).toHaveLength(1);
});

it('no word of a request reaches a queue or a log', async () => {
  await send(code);
  await pipeline.drain();

  expect(JSON.stringify([pipeline.aws.queued, pipeline.log])).not.toMatch(/Canary|statement|partition/);
  const secret: SentRequest['by'] = { is: 'link', code };
  expect(JSON.stringify([pipeline.aws.queued, pipeline.log])).not.toContain(secret.code);
});
