import { ledgerTable, type LedgerTable } from '../../adapters/ledger-table.ts';
import { UnreadableItem } from '../../domain/errors.ts';
import type { Fact } from '../../domain/facts.ts';
import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { at, DAY, factsFor } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

describe.each(engines)('the ledger, over %s', (_, start) => {
  let engine: Engine;
  let name: string;
  let ledger: LedgerTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    name = await engine.table('Ledger');
    ledger = ledgerTable(engine.client, name);
  });
  afterAll(() => engine.stop());

  const of = factsFor();
  const id = notificationIdFor('SC-escape', 'victim-1');
  const all = [
    of.created(),
    of.accepted({ possibleDuplicate: true, linkHash: 'hash' }),
    of.failed({ contactId: 'phone-1', channel: 'sms' }),
    of.postponed({ contactId: 'phone-2', channel: 'sms', maybeSent: true, reason: 'no-answer' }),
    of.acknowledged(),
    of.escalated(),
    of.superseded(),
    of.discharged(),
    of.quarantined(),
  ];
  const raw = async (): Promise<unknown> =>
    (
      await engine.client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: 'notificationId = :id',
          ExpressionAttributeValues: { ':id': { S: id } },
        }),
      )
    ).Items;
  const byText = (facts: readonly Fact[]): string[] =>
    facts.map((fact) => JSON.stringify(Object.entries(fact).sort())).sort();

  it('holds the duties towards one victim since a day, and nothing else of hers', async () => {
    const [old, young] = [factsFor('SC-1', 'victim-7'), factsFor('SC-2', 'victim-7')];
    await ledger.record([
      old.created({ at: at(-DAY) }),
      young.created({ at: at(0) }),
      young.quarantined(),
      factsFor('SC-2', 'victim-8').created(),
    ]);

    expect(await ledger.dutiesOf('victim-7', at(-10))).toEqual([young.created({ at: at(0) })]);
    expect(await ledger.dutiesOf('victim-7', at(-2 * DAY))).toHaveLength(2);
  });

  it('gives back each fact as it was written', async () => {
    await ledger.record(all);

    expect(byText(await ledger.factsOf(id))).toEqual(byText(all));
  });

  it('is the same to the byte when facts are recorded twice', async () => {
    await ledger.record(all);
    const before = await raw();

    await ledger.record(all.toReversed());

    expect(await raw()).toEqual(before);
  });

  it('records nothing when there is nothing', async () => {
    await ledger.record([]);

    expect(await ledger.factsOf(id)).toEqual([]);
  });

  it('records more than one request can take', async () => {
    const many = Array.from({ length: 260 }, (__, n) => factsFor('SC-escape', `victim-${n}`).created());

    await ledger.record(many);

    const pages = await Array.fromAsync(ledger.ofStatusChangePage('SC-escape#0'));
    expect(pages.flat()).toHaveLength(260);
    expect(await Array.fromAsync(ledger.ofStatusChangePage('SC-escape#1'))).toEqual([]);
  });

  it('keeps the facts of one notification together', async () => {
    const victims = ['a', 'b', 'c'].map((victimId) => factsFor('SC-escape', victimId));
    await ledger.record(victims.map((one) => one.created()));
    await ledger.record(victims.map((one) => one.accepted()));

    const facts = (await Array.fromAsync(ledger.ofStatusChangePage('SC-escape#0'))).flat();

    const ids = facts.map(({ notificationId }) => notificationId);
    expect(ids).toEqual(ids.toSorted());
    expect(facts).toHaveLength(6);
  });

  it('lets only the first acknowledgement count', async () => {
    expect(await ledger.recordFirst({ ...of.acknowledged(), at: at(1) })).toBe(true);
    expect(await ledger.recordFirst({ ...of.acknowledged(), at: at(2) })).toBe(false);

    expect(await ledger.factsOf(id)).toMatchObject([{ is: 'acknowledged', at: at(1) }]);
    expect(foldFacts(await ledger.factsOf(id)).state).toBe('acknowledged');
  });

  it('finds the facts of a day in UTC, and of no other', async () => {
    const victims = Array.from({ length: 40 }, (__, n) => factsFor('SC-escape', `victim-${n}`).created());
    const others = ['2026-05-03T23:59:59.999Z', '2026-05-05T00:00:00Z'].map((moment) => ({
      ...factsFor(moment, 'victim-1').created(),
      at: moment,
    }));
    await ledger.record(others);
    await ledger.record(victims);

    const facts = (await Array.fromAsync(ledger.ofDay('2026-05-04'))).flat();

    expect(byText(facts)).toEqual(byText(victims));
  });

  it('gives back what is stored as it is stored, even what nobody can read', async () => {
    const other = {
      notificationId: { S: id },
      fact: { S: 'x' },
      dayShard: { S: '2026-05-04#0' },
      at: { S: at(0) },
    };
    await ledger.record([of.created()]);
    await engine.client.send(new PutItemCommand({ TableName: name, Item: other }));

    const ofDay = (await Array.fromAsync(ledger.storedOfDay('2026-05-04'))).flat();

    expect(ofDay).toContainEqual({ notificationId: id, fact: 'x', content: other });
    expect(await ledger.storedFactsOf(id)).toEqual(expect.arrayContaining(ofDay));
    expect(ofDay.map(({ content }) => content)).toEqual(expect.arrayContaining((await raw()) as unknown[]));
  });

  it('finds a delivery by the hash of its link, and nothing by another', async () => {
    await ledger.record([
      of.created(),
      of.accepted({ linkHash: 'hash' }),
      of.accepted({ contactId: 'phone-1' }),
    ]);

    expect(await ledger.byLink('hash')).toMatchObject([{ is: 'accepted', contactId: 'email' }]);
    expect(await ledger.byLink('other')).toEqual([]);
  });

  it('says that a fact of another version is not readable, without a word of it', async () => {
    await engine.client.send(
      new PutItemCommand({
        TableName: name,
        Item: { notificationId: { S: id }, fact: { S: 'x' }, is: { S: 'canary' } },
      }),
    );

    const reading = ledger.factsOf(id);

    await expect(reading).rejects.toThrow(UnreadableItem);
    await expect(reading).rejects.not.toThrow(/canary/);
  });
});
