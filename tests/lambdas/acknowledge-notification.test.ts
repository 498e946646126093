import { LINK_VALID_SECONDS } from '../../domain/timing.ts';
import { aPostedChange, at } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
let code: string;
beforeEach(async () => {
  pipeline = aPipeline();
  await pipeline.aVictim(1);
  await pipeline.post(aPostedChange());
  await pipeline.drain();
  code = /\/a\/([\w-]{14})/.exec(pipeline.aws.texts[0]?.text ?? '')?.[1] ?? '';
});

const open = (method: string, of = code, body = '') =>
  pipeline.http('acknowledge', {
    method,
    path: `/a/${of}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    pathParameters: { code: of },
    body,
  });
const acknowledgements = () =>
  pipeline.aws.tables.itemsOf('Ledger').filter((item) => item['is']?.S === 'acknowledged');

describe('the link in a message', () => {
  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND'])(
    'changes nothing and looks nothing up by %s: scanners and previews open links',
    async (method) => {
      const before = pipeline.aws.requests.length;

      const reply = await open(method);

      expect(reply.statusCode).toBe(200);
      expect(pipeline.aws.requests).toHaveLength(before);
      expect(acknowledgements()).toEqual([]);
    },
  );

  it('shows the same page whether it is right or not', async () => {
    expect(await open('GET', 'AAAAAAAAAAAAAA')).toEqual(await open('GET'));
    expect(await open('GET', '<script>alert(1)</script>')).toEqual(await open('GET'));
  });

  it('acknowledges by its button, and says where the message came in', async () => {
    pipeline.advance(60);

    expect((await open('POST')).statusCode).toBe(200);

    expect(acknowledgements()).toMatchObject([{ contactId: { S: 'phone-1' }, at: { S: at(60) } }]);
    const reply = await pipeline.http('read', {
      method: 'GET',
      pathParameters: { statusChangeId: 'SC-escape' },
    });
    expect(JSON.parse(reply.body ?? '')).toMatchObject({ notifications: { acknowledged: 1 } });
  });

  it('counts the first press, however often it is pressed', async () => {
    const first = await open('POST');
    const before = acknowledgements();
    pipeline.advance(60);

    expect(await open('POST')).toEqual(first);

    expect(acknowledgements()).toEqual(before);
  });

  it.each([
    'AAAAAAAAAAAAAA',
    '',
    'x',
    '../../../../../',
    'ａａａａａａａａａａａａａａ',
    '__proto__',
    "' OR '1'='1",
    '\u202eAAAAAAAAAAAAA',
    'x'.repeat(10_000),
  ])(
    'that is wrong is answered to the byte like the right one, and acknowledges nothing: %.30s',
    async (wrong) => {
      const right = await open('POST');
      const before = pipeline.aws.tables.itemsOf('Ledger');

      const reply = await open('POST', wrong);

      expect(reply).toEqual(right);
      expect(pipeline.aws.tables.itemsOf('Ledger')).toEqual(before);
    },
  );

  it('is good for ninety days and then answered as before', async () => {
    pipeline.advance(LINK_VALID_SECONDS + 1);
    const old = await open('POST');
    expect(acknowledgements()).toEqual([]);

    pipeline.advance(-2);
    expect(await open('POST')).toEqual(old);
    expect(acknowledgements()).toHaveLength(1);
  });

  it.each([
    ['x'.repeat(100_000), undefined],
    ['reminders=some', undefined],
    ['reminders=none', { BOOL: true }],
  ])('heeds of a body only that she wants no reminders: %.20s', async (body, noReminders) => {
    await open('POST', code, body);

    expect(acknowledgements().map((item) => item['noReminders'])).toEqual([noReminders]);
  });

  it('leads to where she takes part in a hearing, if she asks for that', async () => {
    const lead = (of: string) =>
      pipeline.http('acknowledge', {
        method: 'GET',
        path: `/a/${of}`,
        pathParameters: { code: of },
        queryStringParameters: { lang: 'es', to: 'hearing' },
      });
    expect((await lead(code)).headers?.['location']).toBe(`/a/${code}/hearing?lang=es`);
    expect((await lead('AAAAAAAAAAAAAA')).statusCode).toBe(303);
    expect((await lead('https://elsewhere.example')).statusCode).toBe(200);
  });

  it('is answered without cache, referrer, frame or script', async () => {
    for (const { headers } of [await open('GET'), await open('POST')]) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-type': 'text/html; charset=utf-8',
      });
      const policy = String(headers?.['content-security-policy']);
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'self'; script-src 'self'; .*form-action 'self'/,
      );
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('is another for each channel and each victim', async () => {
    await pipeline.aVictim(2);
    await pipeline.post(aPostedChange('recapture'));
    await pipeline.drain();

    const codes = [...pipeline.aws.texts, ...pipeline.aws.mails].map(
      ({ text }) => /\/a\/([\w-]{14})/.exec(text)?.[1],
    );
    expect(new Set(codes).size).toBe(6);
  });
});
