import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { observe } from '../../adapters/observability.ts';
import { sealStore, type SealStore } from '../../adapters/seal-store.ts';
import { addDays } from '../../domain/days.ts';
import { brokenLinks, checkDay, linkOf } from '../../domain/seal-check.ts';
import { sealedFactOf, type Seal } from '../../domain/seal.ts';
import { sealLedger } from '../../lambdas/seal-ledger.ts';
import { factsFor } from '../support/builders.ts';
import { engines } from '../support/dynalite.ts';
import { memoryS3, type MemoryBucket } from '../support/fakes-s3.ts';

/** The tests' day of the run; three in the morning, UTC. */
const TODAY = '2026-05-10';
const YESTERDAY = '2026-05-09';

const aLedger = async () => {
  const [, start] = engines[0] ?? [];
  if (start === undefined) throw new Error('There is no in-memory twin.');
  const { client, table } = await start();
  return { client, name: await table('Ledger') };
};

const aScene = async () => {
  const { client, name } = await aLedger();
  const ledger = ledgerTable(client, name);
  const bucket: MemoryBucket = new Map();
  const lines: string[] = [];
  const seals = sealStore(memoryS3(bucket), 'seals');
  const run = (today = TODAY, store: SealStore = seals): Promise<void> => {
    const now = (): Date => new Date(`${today}T03:00:00.000Z`);
    return sealLedger({ ledger, seals: store, observe: observe((line) => lines.push(line), now), now })();
  };
  const all = async (): Promise<readonly Seal[]> => {
    const read = await Promise.all((await seals.list()).map((id) => seals.read(id)));
    return read.filter((one) => one !== undefined);
  };
  const differences = async (today: string): Promise<unknown[]> => {
    const found = await all();
    const days = await Promise.all(
      [...new Set(found.map(({ day }) => day))].map(async (day) => {
        const facts = (await Array.fromAsync(ledger.storedOfDay(day))).flat().map(sealedFactOf);
        const ofDay = found
          .filter((one) => one.day === day)
          .map((seal) => ({ day, runDay: seal.runDay, seal }));
        return checkDay(day, ofDay, facts, today).differences;
      }),
    );
    return [...days.flat(), ...brokenLinks(found.map(linkOf))];
  };
  const record = (n: number, day: string) =>
    ledger.record([{ ...factsFor('SC-escape', `victim-${n}`).accepted(), at: `${day}T10:00:00.000Z` }]);
  return { client, name, ledger, bucket, lines, seals, run, all, differences, record };
};

describe('the daily sealing of the ledger', () => {
  it('seals the last seven full days, those without facts too', async () => {
    const { run, record, all } = await aScene();
    for (let n = 0; n < 9; n += 1) await record(n, addDays(TODAY, -n));

    await run();

    const found = await all();
    expect(found.map(({ day, facts }) => [day, facts.length])).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((days) => [addDays(TODAY, -days), 1]),
    );
    expect(found[0]).toMatchObject({ previous: null, runDay: TODAY });
  });

  it('holds ids only', async () => {
    const { run, record, bucket } = await aScene();
    await record(1, YESTERDAY);

    await run();

    expect([...bucket.values()].join()).not.toMatch(/victim-1|@|SC-escape/);
  });

  it('seals a fact that came late by the next run, and its lateness shows', async () => {
    const { run, record, all, differences } = await aScene();
    await record(1, YESTERDAY);
    await run();
    await record(2, YESTERDAY);

    await run(addDays(TODAY, 1));

    const ofYesterday = (await all()).filter(({ day }) => day === YESTERDAY);
    expect(ofYesterday.map(({ runDay, facts }) => [runDay, facts.length])).toEqual([
      [TODAY, 1],
      [addDays(TODAY, 1), 1],
    ]);
    expect(await differences(addDays(TODAY, 30))).toEqual([]);
  });

  it('changes nothing when it runs twice on a day', async () => {
    const { run, record, bucket, lines } = await aScene();
    await record(1, YESTERDAY);
    await run();
    const once = new Map(bucket);
    await record(2, YESTERDAY);

    await run();

    expect(bucket).toEqual(once);
    expect(lines.filter((line) => line.includes('"LedgerDaysSealed":7'))).toHaveLength(2);
  });

  it('makes up for days on which it did not run, however many', async () => {
    const { run, record, all, differences } = await aScene();
    await run('2026-04-01');
    await record(1, '2026-04-10');

    await run();

    const days = new Set((await all()).map(({ day }) => day));
    expect(days.size).toBe(46);
    expect((await all()).find(({ day }) => day === '2026-04-10')?.facts).toHaveLength(1);
    expect(await differences(TODAY)).toEqual([]);
  });

  it('is completed by the next run wherever it was killed', async () => {
    const once = await aScene();
    await once.record(1, YESTERDAY);
    await once.record(2, addDays(TODAY, -5));
    await once.run();

    for (let request = 1; request <= 12; request += 1) {
      const { client, name, bucket, run, differences, all } = await aScene();
      const again = ledgerTable(client, name);
      await again.record(await Array.fromAsync(once.ledger.ofDay(YESTERDAY)).then((pages) => pages.flat()));
      await again.record((await Array.fromAsync(once.ledger.ofDay(addDays(TODAY, -5)))).flat());
      let left = request;
      const killed = (): void => {
        left -= 1;
        if (left === 0) throw new Error('killed');
      };

      await run(TODAY, sealStore(memoryS3(bucket, { before: killed }), 'seals')).catch(() => undefined);
      await run();

      expect(bucket).toEqual(once.bucket);
      expect(await differences(TODAY)).toEqual([]);
      expect(await all()).toHaveLength(7);
    }
  });

  it('gives way to another run at the same time', async () => {
    const { run, seals, bucket, differences, lines } = await aScene();
    const first: SealStore = { ...seals, list: () => Promise.resolve([]) };
    await run();
    const once = new Map(bucket);

    await run(TODAY, first);

    expect(bucket).toEqual(once);
    expect(await differences(TODAY)).toEqual([]);
    expect(lines).toHaveLength(2);
  });

  it('is not led astray by a seal that nobody can read, or that says it is from the future', async () => {
    const { run, bucket, all } = await aScene();
    await run();
    bucket.set(`seals/2026-05-01/${TODAY}.json`, '{').set('seals/2026-05-01/2999-01-01.json', '{');

    await run(addDays(TODAY, 1));

    const found = await all();
    expect(found).toHaveLength(8);
    expect(brokenLinks(found.map(linkOf))).toEqual([]);
  });

  it('finds a fact that was edited after it was sealed', async () => {
    const { client, name, run, record, ledger, differences } = await aScene();
    await record(1, YESTERDAY);
    await run();
    const [stored] = (await Array.fromAsync(ledger.storedOfDay(YESTERDAY))).flat();

    await client.send(
      new PutItemCommand({
        TableName: name,
        Item: { ...stored?.content, at: { S: `${YESTERDAY}T09:00:00.000Z` } },
      }),
    );

    expect(await differences(TODAY)).toEqual([
      { is: 'changed', notificationId: stored?.notificationId, fact: stored?.fact },
    ]);
  });
});
