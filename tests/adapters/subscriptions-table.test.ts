import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { subscriptionsTable, type SubscriptionsTable } from '../../adapters/subscriptions-table.ts';
import { audienceAmong } from '../../domain/notification.ts';
import { aStatusChange, aSubscription, DOC_NUMBER } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

describe.each(engines)('offender subscriptions, over %s', (_, start) => {
  let engine: Engine;
  let name: string;
  let subscriptions: SubscriptionsTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    name = await engine.table('OffenderSubscriptions');
    subscriptions = subscriptionsTable(engine.client, name);
  });
  afterAll(() => engine.stop());

  const all = async (docNumber = DOC_NUMBER) =>
    (await subscriptions.pageOf(docNumber, undefined)).subscriptions;

  it.each([
    ['a last name only', aSubscription({ offenderName: { last: 'SAMPLEMAN' } })],
    ['a whole name', aSubscription({ offenderName: { first: 'A', middle: 'B', last: 'C', suffix: 'Jr.' } })],
    ['chosen types', aSubscription({ eventTypes: ['escape', 'transfer'] })],
  ])('are read as they were written: %s', async (__, subscription) => {
    expect(await subscriptions.addOnce(subscription)).toBe(true);

    expect(JSON.parse(JSON.stringify(await all()))).toEqual([subscription]);
  });

  it('are kept once: what was activated or ended stays so', async () => {
    await subscriptions.addOnce(aSubscription({ state: 'ended' }));

    expect(await subscriptions.addOnce(aSubscription({ state: 'pending' }))).toBe(false);

    expect(await all()).toMatchObject([{ state: 'ended' }]);
  });

  it('of one victim become active together, except what ended', async () => {
    await subscriptions.addOnce(aSubscription({ docNumber: '00000001', state: 'pending' }));
    await subscriptions.addOnce(aSubscription({ docNumber: '00000002', state: 'pending' }));
    await subscriptions.addOnce(aSubscription({ docNumber: '00000003', state: 'ended' }));
    await subscriptions.addOnce(
      aSubscription({ docNumber: '00000001', victimId: 'victim-2', state: 'pending' }),
    );

    await subscriptions.activateAllOf('victim-1');
    await subscriptions.activateAllOf('victim-1');

    expect((await all('00000001')).map(({ state }) => state)).toEqual(['active', 'pending']);
    expect((await all('00000002')).map(({ state }) => state)).toEqual(['active']);
    expect((await all('00000003')).map(({ state }) => state)).toEqual(['ended']);
  });

  it('of an unknown victim are none', async () => {
    await expect(subscriptions.activateAllOf('nobody')).resolves.toBeUndefined();
  });

  it.each([0, 1, 999, 1000, 1001, 2500])('of one offender come in pages of a thousand: %i', async (count) => {
    const ids = Array.from({ length: count }, (__, n) => `victim-${String(n).padStart(5, '0')}`);
    for (let from = 0; from < count; from += 100)
      await Promise.all(
        ids.slice(from, from + 100).map((victimId) => subscriptions.addOnce(aSubscription({ victimId }))),
      );
    await subscriptions.addOnce(aSubscription({ docNumber: '00000009' }));

    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await subscriptions.pageOf(DOC_NUMBER, cursor);
      expect(page.subscriptions.length).toBeLessThanOrEqual(1000);
      found.push(...page.subscriptions.map(({ victimId }) => victimId));
      cursor = page.cursor;
    } while (cursor !== undefined);

    expect(found).toEqual(ids);
  });

  it.each([
    {},
    { offenderLast: { S: '' } },
    { offenderLast: { S: 'SAMPLEMAN' }, state: { S: 'unheard-of' } },
  ])('that cannot be read fit nobody, and hold up nobody: %j', async (attributes) => {
    await subscriptions.addOnce(aSubscription({ victimId: 'victim-2' }));
    await engine.client.send(
      new PutItemCommand({
        TableName: name,
        Item: { docNumber: { S: DOC_NUMBER }, victimId: { S: 'victim-1' }, ...attributes },
      }),
    );

    const audience = audienceAmong(aStatusChange('escape'), await all());

    expect(audience).toEqual({ notify: ['victim-2'], quarantine: ['victim-1'] });
  });
});
