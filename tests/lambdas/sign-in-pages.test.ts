import { MOST_TRIES } from '../../domain/timing.ts';
import { accountOver, codeIn, type AccountFunctions } from '../support/account.ts';
import { emailOf } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';
import { tableKinds } from '../support/fakes-tables.ts';

let pipeline: Pipeline;
let account: AccountFunctions;
beforeEach(async () => {
  pipeline = aPipeline();
  account = accountOver(pipeline);
  await pipeline.aVictim(1);
});

const stateOf = (): string => JSON.stringify(tableKinds.map((kind) => pipeline.aws.tables.itemsOf(kind)));

const aCode = async (): Promise<string> => {
  await account.submit('/sign-in?lang=en', [['address', emailOf(1)]]);
  await pipeline.drain();
  return codeIn(pipeline.aws.mails.at(-1)?.text);
};

describe('the form that asks for a code', () => {
  it.each(['en', 'es'])('leads to where the code is typed, in the language of the page: %s', async (lang) => {
    const { statusCode, headers } = await account.submit(`/sign-in?lang=${lang}`, [['address', emailOf(1)]]);
    await pipeline.drain();

    expect([statusCode, headers?.['location']]).toEqual([303, `/${lang}/sign-in-code.html`]);
    expect(codeIn(pipeline.aws.mails.at(-1)?.text)).not.toBe('none');
  });

  it('is answered in the same way for an address that nobody has', async () => {
    const known = await account.submit('/sign-in?lang=en', [['address', emailOf(1)]]);
    const unknown = await account.submit('/sign-in?lang=en', [['address', emailOf(2)]]);

    expect(unknown).toEqual(known);
  });

  it('comes again with what was typed and what to do about it', async () => {
    const { statusCode, body } = await account.submit('/sign-in?lang=es', [['address', 'x"><script>']]);

    expect(statusCode).toBe(422);
    expect(body).toContain('<html lang="es">');
    expect(body).toContain('value="x&quot;&gt;&lt;script&gt;"');
    expect(body).toContain('<a href="#f-address">Escriba un correo como nombre@example.org');
  });
});

describe('the form for the code', () => {
  it('signs in and leads to her account', async () => {
    const code = await aCode();

    const { statusCode, headers, cookies } = await account.submit('/sessions?lang=es', [['code', code]]);

    expect([statusCode, headers?.['location']]).toEqual([303, '/account?lang=es']);
    expect(cookies).toEqual([expect.stringMatching(/^__Host-session=\S{43}; .*SameSite=Strict$/)]);
  });

  it('comes again when the code is not right', async () => {
    const answer = await account.submit('/sessions?lang=en', [['code', 'BCDF-2345-GH']]);

    expect(answer.statusCode).toBe(422);
    expect(answer.cookies).toBeUndefined();
    expect(answer.body).toContain('value="BCDF-2345-GH"');
    expect(answer.body).toContain('<a href="#f-code">This code is not right');
  });

  it('says how long to wait after too many tries', async () => {
    const answers = [];
    for (let n = 0; n <= MOST_TRIES; n += 1)
      answers.push(await account.submit('/sessions?lang=en', [['code', `BCDF-2345-${n}`]]));

    expect(answers.at(-1)?.statusCode).toBe(429);
    expect(answers.at(-1)?.body).toContain('<a href="#f-code">That was too many tries.');
  });
});

describe('the button to sign out', () => {
  it('ends the session, and leads to a page that says so', async () => {
    const { cookies } = await account.signIn(emailOf(1));

    const { statusCode, headers, cookies: gone } = await account.submit('/sessions/end?lang=en', [], cookies);

    expect([statusCode, headers?.['location']]).toEqual([303, '/en/signed-out.html']);
    expect(gone).toEqual([expect.stringContaining('Max-Age=0')]);
    expect((await account.open('/account', cookies)).statusCode).not.toBe(200);
  });
});

describe('a form from another site', () => {
  it.each<[string, Record<string, string>]>([
    ['says so', { 'sec-fetch-site': 'cross-site' }],
    ['comes from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['has the origin of another', { origin: 'https://elsewhere.example.org', 'sec-fetch-site': 'none' }],
    ['hides its origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('is refused, and changes nothing: it %s', async (_, headers) => {
    const { cookies } = await account.signIn(emailOf(1));
    const before = stateOf();

    const answers = [
      await account.submit('/sign-in', [['address', emailOf(1)]], [], headers),
      await account.submit('/sessions', [['code', 'BCDF-2345-GH']], [], headers),
      await account.submit('/sessions/end', [], cookies, headers),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(answers[0]?.body).toContain('Nothing was changed');
    expect(stateOf()).toBe(before);
  });

  it('is told from one of ours whose browser hides where it comes from', async () => {
    const { statusCode } = await account.submit('/sign-in', [['address', emailOf(1)]], [], {
      origin: 'null',
    });

    expect(statusCode).toBe(303);
  });
});
