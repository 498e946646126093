import { aPostedForm, emailOf, HOUR, phoneOf } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const submit = (form: unknown = aPostedForm(), headers: Record<string, string> = {}) =>
  pipeline.http('submit', {
    path: '/registrations',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof form === 'string' ? form : JSON.stringify(form),
  });
const stored = () => pipeline.aws.tables.itemsOf('FormSubmissions');
const errorsOf = (body: string | undefined): string[] =>
  (JSON.parse(body ?? '') as { errors: { field: string }[] }).errors.map(({ field }) => field);

describe('the form of a victim', () => {
  it('is kept, and its registration is hinted by an id that tells nothing', async () => {
    const reply = await submit();

    expect(reply.statusCode).toBe(202);
    expect(stored()).toHaveLength(1);
    expect(pipeline.aws.queues.get('registration')).toEqual([
      JSON.stringify({ ids: [stored()[0]?.['submissionId']?.S] }),
    ]);
  });

  it('may come from a browser, word for word as it was typed', async () => {
    const form = new URLSearchParams({
      requesterRole: 'victim',
      'requesterName.first': 'Robin',
      'requesterName.last': 'Testperson',
      'offenderName.last': 'Sampleman',
      'phones.0.number': '(573) 555-0001',
      'phones.0.kind': 'mobile',
      'phones.0.smsConsent': 'on',
      requestText: 'Please tell me.',
      signature: 'Robin Testperson',
      signedOn: '2026-05-04',
      email: '',
    }).toString();

    const reply = await submit(form, { 'content-type': 'application/x-www-form-urlencoded' });

    expect(reply.statusCode).toBe(202);
    expect(stored()).toHaveLength(1);
  });

  it.each([
    [
      'a phone number in other digits',
      { phones: [{ number: '+1573555٠٠٠١', kind: 'mobile' }] },
      'phones.0.number',
    ],
    ['a sentinel date', { signedOn: '99999999' }, 'signedOn'],
    ['a sentinel date', { offenderBirthDate: '00000000' }, 'offenderBirthDate'],
    ['a signature of the future', { signedOn: '2026-06-01' }, 'signedOn'],
    ['an unknown field', { note: 'x' }, ''],
    ['no way to reach her', { email: undefined, phones: [] }, 'email'],
    ['a name with a line break', { requesterName: { first: 'R\nX', last: 'T' } }, 'requesterName.first'],
  ])('with %s is refused by the name of the field, and nothing is stored', async (_, different, field) => {
    const reply = await submit(aPostedForm(different));

    expect(reply.statusCode).toBe(422);
    expect(errorsOf(reply.body)).toContain(field);
    expect(stored()).toEqual([]);
    expect(pipeline.aws.requests).toEqual([]);
  });

  it.each([
    ['{', 400, 'application/json'],
    ['', 400, 'application/json'],
    ['a=1&a.b=2', 400, 'application/x-www-form-urlencoded'],
    ['a.b.c.d.e.f=1', 400, 'application/x-www-form-urlencoded'],
    ['', 422, 'application/x-www-form-urlencoded'],
    ['[]', 422, 'application/json'],
    ['null', 422, 'application/json'],
    [`"${'x'.repeat(10_000_000)}"`, 413, 'application/json'],
    ['['.repeat(30_000), 400, 'application/json'],
    ['<form/>', 415, 'text/xml'],
  ])('that is none is refused: %.20s', async (body, status, type) => {
    const reply = await submit(body, { 'content-type': type });

    expect(reply.statusCode).toBe(status);
    expect(pipeline.aws.requests).toEqual([]);
  });

  it('is accepted even when the queue refuses the hint', async () => {
    pipeline.aws.refuse.queue = () => new Error('queue down');

    expect((await submit()).statusCode).toBe(202);
  });
});

describe('a form that comes again', () => {
  it('is answered to the byte as the first time, and makes no second registration', async () => {
    const first = await submit();
    const second = await submit();
    await pipeline.drain();
    const third = await submit();

    expect([second, third]).toEqual([first, first]);
    expect(stored()).toHaveLength(1);
    await pipeline.drain();
    expect(pipeline.aws.tables.itemsOf('Victims')).toHaveLength(1);
    expect(pipeline.aws.mails).toHaveLength(1);
    expect(pipeline.aws.texts).toHaveLength(1);
  });

  it('with other white space or order is the same', async () => {
    await submit();

    await submit(JSON.stringify(Object.fromEntries(Object.entries(aPostedForm()).toReversed()), null, 2));

    expect(stored()).toHaveLength(1);
  });

  it('after a while has its codes sent again', async () => {
    await submit();
    await pipeline.drain();
    pipeline.advance(601);

    await submit();
    await pipeline.drain();

    expect(pipeline.aws.mails).toHaveLength(2);
    expect(pipeline.aws.mails[0]?.text).not.toBe(pipeline.aws.mails[1]?.text);
  });

  it.each([
    ['her e-mail address', { phones: [{ number: phoneOf(2), kind: 'mobile', smsConsent: true }] }],
    ['her phone', { email: emailOf(2) }],
    ['her name', { email: emailOf(2), phones: [] }],
    [
      'nothing of hers',
      { email: emailOf(2), phones: [], requesterName: { first: 'Kim', last: 'Otherperson' } },
    ],
  ])('with %s in another registration is answered and worked off just the same', async (_, different) => {
    const first = await submit();
    const before = pipeline.aws.requests.length;
    const otherwise = aPipeline();
    const alone = await otherwise.http('submit', {
      path: '/registrations',
      body: JSON.stringify(aPostedForm(different)),
    });

    const reply = await submit(aPostedForm(different));

    expect(reply).toEqual(first);
    expect(reply).toEqual(alone);
    expect(pipeline.aws.requests.slice(before)).toEqual(otherwise.aws.requests);
  });
});

describe('an Idempotency-Key', () => {
  it('makes one submission of the same form, however often it is sent', async () => {
    const replies = [];
    for (let n = 0; n < 3; n += 1) replies.push(await submit(aPostedForm(), { 'idempotency-key': 'key-1' }));

    expect(new Set(replies.map(({ body, statusCode }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(stored().filter(({ sealedForm }) => sealedForm !== undefined)).toHaveLength(1);
  });

  it('belongs to one form: with another it is a mistake, and nothing is kept', async () => {
    await submit(aPostedForm(), { 'idempotency-key': 'key-1' });
    const before = stored();

    const reply = await submit(aPostedForm({ email: emailOf(2) }), { 'idempotency-key': 'key-1' });

    expect(reply.statusCode).toBe(409);
    expect(stored()).toEqual(before);
  });

  it.each(['', 'x'.repeat(256)])('has 1 to 255 characters, not those of %.10j', async (key) => {
    const reply = await submit(aPostedForm(), { 'idempotency-key': key });

    expect(reply.statusCode).toBe(422);
    expect(errorsOf(reply.body)).toEqual(['Idempotency-Key']);
    expect(pipeline.aws.requests).toEqual([]);
  });

  it('is kept as a keyed hash, since people put anything into it', async () => {
    await submit(aPostedForm(), { 'idempotency-key': 'robin@example.org' });

    expect(JSON.stringify(stored())).not.toContain('robin@example.org');
  });

  it('that was remembered before a crash does not keep the form out', async () => {
    pipeline.aws.crash({ request: 1, when: 'after' });
    expect((await submit(aPostedForm(), { 'idempotency-key': 'key-1' })).statusCode).toBe(500);

    expect((await submit(aPostedForm(), { 'idempotency-key': 'key-1' })).statusCode).toBe(202);

    pipeline.advance(HOUR);
    await pipeline.carryOn();
    expect(pipeline.aws.mails).toHaveLength(1);
  });
});
