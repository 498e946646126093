import { hearingAsked, hearings } from '../../api/replies-hearings.ts';
import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { contactHashFor } from '../../domain/secrets.ts';
import { accountOver, type AccountFunctions, type Answer } from '../support/account.ts';
import { aPostedChange, at, emailOf } from '../support/builders.ts';
import { aPipeline, INDEX_KEY, type Pipeline } from '../support/fakes-pipeline.ts';

const ID = notificationIdFor('SC-parole-hearing-scheduled', 'victim-00001');
const LIST = 'GET /account/hearings';
const ONE = 'GET /account/hearings/{hearingId}';
const CALENDAR = 'GET /account/hearings/{hearingId}/calendar';
const ASK = 'POST /account/hearings/{hearingId}';
const browser = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const JSON_TYPE: Readonly<Record<string, string>> = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

let pipeline: Pipeline;
let account: AccountFunctions;
beforeEach(() => {
  pipeline = aPipeline();
  account = accountOver(pipeline);
});

/** A victim who was told of a hearing and has signed in: what her browser sends along. */
const signedIn = async (different: Readonly<Record<string, unknown>> = {}): Promise<string[]> => {
  await pipeline.aVictim(1, different);
  await pipeline.post(aPostedChange('parole-hearing-scheduled'));
  await pipeline.drain();
  return [...(await account.signIn(emailOf(1))).cookies];
};
const ask = (
  route: string,
  cookies: string[],
  { id = ID, headers = JSON_TYPE, body = '', lang = 'en' } = {},
): Promise<Answer> =>
  account.ask(route, {
    ...{ cookies, headers: { ...headers }, queryStringParameters: { lang } },
    ...(route === LIST ? {} : { pathParameters: { hearingId: id } }),
    ...(body === '' ? {} : { body }),
  });
const listIn = ({ body = '' }: Answer) => hearings.parse(JSON.parse(body)).hearings;
const kept = () =>
  pipeline.aws.tables.itemsOf('FormSubmissions').filter((item) => item['victimId'] !== undefined);

describe('the hearings of whoever is signed in', () => {
  it('are shown with a form that a script may follow by one for a recording', async () => {
    const cookies = await signedIn();
    const policies = await Promise.all([LIST, ONE].map((route) => ask(route, cookies, { headers: browser })));

    const [list, one] = policies.map(({ headers }) => String(headers?.['content-security-policy']));
    expect(list).toContain("form-action 'self';");
    expect(one).toContain("form-action 'self' https://recordings.s3.us-east-1.amazonaws.com;");
  });

  it('are those ahead of which she was told', async () => {
    const cookies = await signedIn();

    expect(listIn(await ask(LIST, cookies))).toMatchObject([
      {
        ...{ notificationId: ID, hearingKind: 'parole', hearingStart: '2026-09-22T14:30:00.000Z' },
        ...{ mode: 'video', mayTakePart: true, requests: [] },
      },
    ]);
    expect((await ask(LIST, cookies, { headers: browser })).body).toContain(
      'Tuesday, September 22, 2026 at 9:30 AM',
    );
  });

  it('have the new date when one is moved, and none when it is off', async () => {
    const cookies = await signedIn();
    const later = (minutes: number) => ({
      occurredAt: at(minutes * 60 - 3600),
      recordedAt: at(minutes * 60 - 3600),
    });
    await pipeline.post(aPostedChange('parole-hearing-rescheduled', later(1)));
    await pipeline.drain();
    const moved = listIn(await ask(LIST, cookies));
    await pipeline.post(aPostedChange('parole-hearing-cancelled', later(2)));
    await pipeline.drain();

    expect(moved.map(({ hearingStart }) => hearingStart)).toEqual(['2026-10-22T14:30:00.000Z']);
    expect(listIn(await ask(LIST, cookies))).toEqual([]);
    expect((await ask(LIST, cookies, { headers: browser })).body).toContain(
      'no hearing that is still to come',
    );
  });

  it('are nobody else’s', async () => {
    await signedIn();
    await pipeline.aVictim(2, { offenderDocNumber: '00999999' });
    const cookies = [...(await account.signIn(emailOf(2))).cookies];

    expect(listIn(await ask(LIST, cookies))).toEqual([]);
    for (const route of [ONE, CALENDAR, ASK])
      expect((await ask(route, cookies, { body: '{"photo":true}' })).statusCode).toBe(404);
    await pipeline.drain();
    expect(kept()).toEqual([]);
  });

  it('are not shown to whoever looks after her contacts', async () => {
    const representative = { name: { first: 'Kim', last: 'Testperson' }, scope: 'manage-contacts' };
    await signedIn({ representative: { ...representative, email: emailOf(8) } });
    const owner = { victimId: 'victim-00001', contactId: 'representative-email' };
    await pipeline.edges.contacts.add(contactHashFor(INDEX_KEY, emailOf(8)), owner);
    await pipeline.edges.confirmations.confirm(owner.victimId, owner.contactId, at(0));
    const cookies = [...(await account.signIn(emailOf(8))).cookies];

    for (const route of [LIST, ONE, CALENDAR, ASK])
      expect((await ask(route, cookies, { body: '{"photo":true}' })).statusCode).toBe(403);
  });

  it.each([LIST, ONE, CALENDAR, ASK])('are shown to nobody who is not signed in: %s', async (route) => {
    await signedIn();

    expect((await ask(route, [], { body: '{"photo":true}' })).statusCode).toBe(401);
    const page = await ask(route, [], { headers: { ...browser, ...form }, body: 'photo=yes' });
    expect([page.statusCode, page.headers?.['location']]).toEqual([303, '/en/sign-in-first.html']);
  });
});

describe('the form of one of them', () => {
  it('is the one behind the link, and says what she asked for before', async () => {
    const cookies = await signedIn();
    await ask(ASK, cookies, { body: '{"photo":true}', headers: { 'content-type': 'application/json' } });
    await pipeline.drain();

    const { body = '' } = await ask(ONE, cookies, { headers: browser, lang: 'es' });

    expect(body).toContain('<html lang="es">');
    expect(body).toContain('name="partition"');
    expect(body).toMatch(/Número [0-9A-F]{8}, del lunes, 4 de mayo de 2026/);
  });

  it('is kept like the one behind the link, with the contact that she signed in with', async () => {
    const cookies = await signedIn();

    const answer = await ask(ASK, cookies, {
      headers: { ...browser, ...form },
      body: 'attend=video&partition=yes',
    });
    await pipeline.drain();

    expect(answer.statusCode).toBe(202);
    expect(answer.body).toContain('We have your request.');
    expect(answer.body).not.toContain('If your link was right');
    expect(kept()).toMatchObject([
      { by: { S: 'account' }, contactId: { S: 'email' }, notificationId: { S: ID } },
    ]);
    expect(foldFacts(await pipeline.edges.ledger.factsOf(ID)).isAcknowledged).toBe(true);
    expect(
      pipeline.aws.tables.itemsOf('StaffTasks').filter((item) => item['reason']?.S === 'hearing-request'),
    ).toHaveLength(1);
  });

  it('sent twice is done once', async () => {
    const cookies = await signedIn();
    const request = { body: '{"photo":true}', headers: { 'content-type': 'application/json' } };

    const first = await ask(ASK, cookies, request);
    await pipeline.drain();
    const second = await ask(ASK, cookies, request);
    await pipeline.drain();

    expect(hearingAsked.parse(JSON.parse(first.body ?? ''))).toEqual(JSON.parse(second.body ?? ''));
    expect(kept()).toHaveLength(1);
  });

  it('comes back with what was typed when it asks for nothing', async () => {
    const cookies = await signedIn();

    const answer = await ask(ASK, cookies, {
      headers: { ...browser, ...form },
      body: 'attend=no&presence=absent',
    });
    const nothing = await ask(ASK, cookies, {
      headers: { ...browser, ...form },
      body: 'speakerContact=573-555-0100',
    });

    expect(answer.statusCode).toBe(202);
    expect(nothing.statusCode).toBe(422);
    expect(nothing.body).toContain('value="573-555-0100"');
    expect(nothing.body).toContain('href="#f-speakerName"');
  });

  it('is not taken from another site', async () => {
    const cookies = await signedIn();
    const elsewhere = { ...form, origin: 'https://elsewhere.example.org', 'sec-fetch-site': 'cross-site' };

    expect((await ask(ASK, cookies, { headers: elsewhere, body: 'photo=yes' })).statusCode).toBe(403);
    await pipeline.drain();
    expect(kept()).toEqual([]);
  });

  it('is not there for a witness, who sees the hearing all the same', async () => {
    const cookies = await signedIn({ requesterRole: 'witness' });

    expect(listIn(await ask(LIST, cookies))).toMatchObject([{ mayTakePart: false }]);
    expect((await ask(ONE, cookies, { headers: browser })).body).not.toContain('<textarea');
    const request = { body: '{"photo":true}', headers: { 'content-type': 'application/json' } };
    expect((await ask(ASK, cookies, request)).statusCode).toBe(404);
  });
});

describe('its file for a calendar', () => {
  it('is an appointment that tells nobody anything', async () => {
    const cookies = await signedIn();

    const { statusCode, headers, body } = await ask(CALENDAR, cookies, { headers: browser });

    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="appointment.ics"',
      'cache-control': 'no-store',
    });
    expect(body).toContain('DTSTART:20260922T143000Z\r\n');
    expect(body).not.toMatch(/hearing|parole|prison|Sampleman|00123456/i);
    expect(body).not.toContain(ID);
  });
});
