import { CODES_PER_DAY, CODE_VALID_SECONDS, TRY_FOR_SECONDS } from '../../domain/timing.ts';
import { aPostedForm, emailOf, phoneOf } from '../support/builders.ts';
import { awsError } from '../support/fakes-dynamodb.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const submit = async (different: Record<string, unknown> = {}) => {
  const body = JSON.stringify(aPostedForm(different));
  const { statusCode } = await pipeline.http('submit', { path: '/registrations', body });
  expect(statusCode).toBe(202);
};
const CODE = /[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{2}/;
const codeIn = (text: string | undefined): string => CODE.exec(text ?? '')?.[0] ?? 'none';
const confirm = (code: string, accept = '*/*') =>
  pipeline.http('confirm', {
    path: '/registrations/confirm',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ code }),
  });
const subscriptionState = () => pipeline.aws.tables.itemsOf('OffenderSubscriptions')[0]?.['state']?.S;
const deliveries = () => pipeline.aws.tables.itemsOf('Ledger');

describe('a registration', () => {
  it('becomes a victim and an offender subscription that wait for a confirmed contact, and sends each contact a code', async () => {
    await submit();

    await pipeline.drain();

    expect(pipeline.aws.tables.itemsOf('Victims')).toHaveLength(1);
    expect(subscriptionState()).toBe('pending');
    expect(pipeline.aws.texts.map(({ to }) => to)).toEqual([phoneOf(1)]);
    expect(pipeline.aws.mails.map(({ to }) => to)).toEqual([emailOf(1)]);
    expect(codeIn(pipeline.aws.texts[0]?.text)).not.toBe(codeIn(pipeline.aws.mails[0]?.text));
    expect(pipeline.owed()).toBe(0);
  });

  it('sends no texts without consent, nor to a landline', async () => {
    await submit({
      phones: [
        { number: phoneOf(1), kind: 'mobile' },
        { number: phoneOf(2), kind: 'landline', smsConsent: true },
      ],
    });

    await pipeline.drain();

    expect(pipeline.aws.texts).toEqual([]);
    expect(pipeline.aws.mails).toHaveLength(1);
  });

  it('whose offender has no number yet waits for a person of the office', async () => {
    await submit({ offenderDocNumber: undefined });

    await pipeline.drain();

    expect(pipeline.log.join()).toContain('RegistrationsForStaff');
    expect(pipeline.aws.tables.itemsOf('OffenderSubscriptions')[0]?.['docNumber']?.S).toBe('unmatched');
  });

  it('that no code can reach is counted for a person: without one it would wait for ever', async () => {
    await submit({
      email: undefined,
      phones: [],
      postalAddress: { line1: 'PO Box 1', city: 'Jefferson City', state: 'MO', zip: '65102' },
    });

    await pipeline.drain();

    expect(pipeline.log.join()).toContain('RegistrationsForStaff');
  });

  it('is done once, however often it is hinted', async () => {
    await submit();
    const [body = ''] = pipeline.aws.queues.get('registration') ?? [];
    const { ids } = JSON.parse(body) as { ids: string[] };

    await pipeline.work('registration', ...ids, ...ids);
    await pipeline.work('registration', ...ids);

    expect(pipeline.aws.texts).toHaveLength(1);
    expect(pipeline.aws.mails).toHaveLength(1);
  });

  it('loses no code to a crash at any request, repeats none that is on record, and marks what it repeats', async () => {
    const whole = aPipeline();
    await whole.http('submit', { path: '/registrations', body: JSON.stringify(aPostedForm()) });
    const first = whole.aws.requests.length;
    await whole.drain();
    const unmarked: string[] = [];

    for (let request = first + 1; request <= whole.aws.requests.length; request += 1) {
      for (const when of ['before', 'after'] as const) {
        pipeline = aPipeline();
        pipeline.aws.crash({ request, when });
        await submit();
        await pipeline.carryOn();

        const codes = [pipeline.aws.texts, pipeline.aws.mails];
        expect(codes.map((sent) => sent.length > 0)).toEqual([true, true]);
        // The same code again: whichever message she reads, it is good.
        for (const sent of codes) expect(new Set(sent.map(({ text }) => codeIn(text))).size).toBe(1);
        expect(pipeline.owed()).toBe(0);
        for (const [contactId, sent] of [['phone-1', codes[0]] as const, ['email', codes[1]] as const]) {
          const marks = deliveries().filter(
            (item) => item['contactId']?.S === contactId && item['possibleDuplicate']?.BOOL === true,
          ).length;
          if ((sent?.length ?? 0) - 1 > marks)
            unmarked.push(`${when} ${whole.aws.requests[request - 1]}: ${contactId}`);
        }
      }
    }

    expect(unmarked).toEqual([]);
  });

  it('tries again when a provider is busy, and does not repeat the code that went out', async () => {
    let busy = true;
    pipeline.aws.refuse.text = () => (busy ? awsError('ThrottledException', 429) : undefined);
    await submit();
    await pipeline.drain();
    expect(pipeline.owed()).toBe(1);
    busy = false;

    await pipeline.carryOn(5);

    expect(pipeline.aws.texts).toHaveLength(1);
    expect(pipeline.aws.mails).toHaveLength(1);
    expect(pipeline.owed()).toBe(0);
  });

  it('gives up after three days of a busy provider', async () => {
    pipeline.aws.refuse.text = () => awsError('ThrottledException', 429);
    await submit();

    await pipeline.carryOn(TRY_FOR_SECONDS / 60 + 60);

    expect(pipeline.owed()).toBe(0);
    expect(pipeline.aws.texts).toEqual([]);
  });

  it('does not try again what is refused for good', async () => {
    pipeline.aws.refuse.text = () => awsError('InvalidParameterException');
    await submit();

    await pipeline.drain();

    expect(pipeline.owed()).toBe(0);
    expect(
      deliveries()
        .map((item) => item['is']?.S)
        .toSorted(),
    ).toEqual(['accepted', 'failed']);
  });

  it('sends one address so many codes a day and no more, whoever asks', async () => {
    for (let n = 0; n < CODES_PER_DAY + 4; n += 1)
      await submit({ phones: [], requestText: `Please tell me, ${n}.` });

    await pipeline.drain();

    expect(pipeline.aws.mails).toHaveLength(CODES_PER_DAY);
    expect(pipeline.owed()).toBe(0);
    expect(pipeline.aws.tables.itemsOf('Victims')).toHaveLength(CODES_PER_DAY + 4);
    pipeline.advance(86_400);
    await submit({ phones: [], requestText: 'And the next day?', signedOn: '2026-05-05' });
    await pipeline.drain();
    expect(pipeline.aws.mails).toHaveLength(CODES_PER_DAY + 1);
  });
});

describe('a code', () => {
  it('confirms its contact and activates the offender subscription', async () => {
    await submit();
    await pipeline.drain();

    const reply = await confirm(codeIn(pipeline.aws.texts[0]?.text));

    expect(reply.statusCode).toBe(200);
    expect(subscriptionState()).toBe('active');
    const victim = pipeline.aws.tables.itemsOf('Victims')[0];
    expect(Object.keys(victim ?? {}).filter((name) => name.startsWith('confirmed:'))).toEqual([
      'confirmed:phone-1',
    ]);
  });

  it('is good however it is typed, in a program or a browser', async () => {
    await submit();
    await pipeline.drain();
    const typed = codeIn(pipeline.aws.mails[0]?.text).toLowerCase().replaceAll('-', ' ');

    const reply = await pipeline.http('confirm', {
      path: '/registrations/confirm',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html,*/*' },
      body: new URLSearchParams({ code: typed }).toString(),
    });

    expect(reply.statusCode).toBe(200);
    expect(reply.headers?.['content-type']).toContain('text/html');
  });

  it('may be entered twice, with the same answer; the last time counts, since it is the freshest proof', async () => {
    await submit();
    await pipeline.drain();
    const code = codeIn(pipeline.aws.texts[0]?.text);
    const first = await confirm(code);
    pipeline.advance(60);

    expect(await confirm(code)).toEqual(first);

    expect(pipeline.aws.tables.itemsOf('Victims')).toMatchObject([
      { 'confirmed:phone-1': { S: pipeline.now().toISOString() } },
    ]);
  });

  it.each(['2222-2222-22', 'x', '⁂', "' OR 1=1 --", '__proto__', '0'.repeat(40)])(
    'that is wrong, such as %s, is answered like every wrong one, and changes nothing',
    async (wrong) => {
      await submit();
      await pipeline.drain();
      const before = pipeline.aws.tables.itemsOf('Victims');
      const usual = await confirm('3333-3333-33');

      const reply = await confirm(wrong);

      expect(reply).toEqual(usual);
      expect(reply.statusCode).toBe(422);
      expect(pipeline.aws.tables.itemsOf('Victims')).toEqual(before);
      expect(subscriptionState()).toBe('pending');
    },
  );

  it('that is too old is answered like a wrong one', async () => {
    await submit();
    await pipeline.drain();
    const code = codeIn(pipeline.aws.texts[0]?.text);
    pipeline.advance(CODE_VALID_SECONDS + 1);

    expect(await confirm(code)).toEqual(await confirm('2222-2222-22'));
    expect(subscriptionState()).toBe('pending');
  });

  it('of somebody who withdrew is answered like a wrong one', async () => {
    await submit();
    await pipeline.drain();
    const victimId = pipeline.aws.tables.itemsOf('Victims')[0]?.['victimId']?.S ?? '';
    await pipeline.edges.victims.withdraw(victimId, pipeline.now().toISOString());

    expect(await confirm(codeIn(pipeline.aws.texts[0]?.text))).toEqual(await confirm('2222-2222-22'));
    expect(subscriptionState()).toBe('pending');
  });

  it('does not reactivate what was ended', async () => {
    await submit();
    await pipeline.drain();
    const item = pipeline.aws.tables.itemsOf('OffenderSubscriptions')[0];
    pipeline.aws.tables.run('PutItem', {
      TableName: 'OffenderSubscriptions',
      Item: { ...item, state: { S: 'ended' } },
    });

    await confirm(codeIn(pipeline.aws.texts[0]?.text));

    expect(subscriptionState()).toBe('ended');
  });

  it.each([
    ['{}', 422],
    ['{"code":""}', 422],
    ['{"code":7}', 422],
    [`{"code":"${'x'.repeat(41)}"}`, 422],
    ['{"code":"x","more":1}', 422],
    ['', 400],
    ['{', 400],
    [`{"code":"${'x'.repeat(2_000)}"}`, 413],
  ])('is not in %.30s', async (body, status) => {
    expect((await pipeline.http('confirm', { path: '/registrations/confirm', body })).statusCode).toBe(
      status,
    );
    expect(pipeline.aws.requests).toEqual([]);
  });

  it.each(['GET', 'HEAD'])('is not used up by %s: scanners and previews open links', async (method) => {
    const reply = await pipeline.http('confirm', { method, path: '/registrations/confirm' });

    expect(reply.statusCode).toBe(200);
    expect(pipeline.aws.requests).toEqual([]);
  });
});
