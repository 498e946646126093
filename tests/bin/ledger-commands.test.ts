import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { observe } from '../../adapters/observability.ts';
import { sealStore } from '../../adapters/seal-store.ts';
import { prove, verify, type Asked, type ProvenFact } from '../../bin/ledger-commands.ts';
import { addDays } from '../../domain/days.ts';
import { leafOf, proves } from '../../domain/merkle.ts';
import { sealLedger } from '../../lambdas/seal-ledger.ts';
import { factsFor } from '../support/builders.ts';
import { engines } from '../support/dynalite.ts';
import { memoryS3, type MemoryBucket } from '../support/fakes-s3.ts';

const TODAY = '2026-05-10';
const YESTERDAY = '2026-05-09';

/** Three days of facts under their seals, and a look at them long after. */
const aScene = async () => {
  const [, start] = engines[0] ?? [];
  if (start === undefined) throw new Error('There is no in-memory twin.');
  const { client, table } = await start();
  const name = await table('Ledger');
  const ledger = ledgerTable(client, name);
  const bucket: MemoryBucket = new Map();
  const seals = sealStore(memoryS3(bucket), 'seals');
  const of = (n: number) => factsFor('SC-escape', `victim-${n}`).accepted();
  for (let n = 1; n <= 3; n += 1)
    await ledger.record([{ ...of(n), at: `${addDays(TODAY, -n)}T10:00:00.000Z` }]);
  const seal = (today: string) =>
    sealLedger({
      ledger,
      seals,
      observe: observe(
        () => undefined,
        () => new Date(0),
      ),
      now: () => new Date(`${today}T03:00:00.000Z`),
    })();
  await seal(TODAY);
  const edges = (lines: string[], today = TODAY) => ({
    ledger,
    seals,
    say: (line: string) => {
      lines.push(line);
    },
    now: () => new Date(`${today}T12:00:00.000Z`),
  });
  const look = async (asked: Asked = {}, today = TODAY) => {
    const lines: string[] = [];
    const differences = await verify(edges(lines, today), asked);
    return { differences, text: lines.join('\n') };
  };
  const proofOf = async (notificationId: string) => {
    const lines: string[] = [];
    const unproven = await prove(edges(lines), notificationId);
    const printed = JSON.parse(lines.join('\n')) as { facts: readonly ProvenFact[] };
    return { unproven, facts: printed.facts };
  };
  const stored = async (n: number) => (await ledger.storedFactsOf(of(n).notificationId))[0];
  const write = (content: object) =>
    client.send(new PutItemCommand({ TableName: name, Item: content as never }));
  const remove = (n: number) =>
    client.send(
      new DeleteItemCommand({
        TableName: name,
        Key: { notificationId: { S: of(n).notificationId }, fact: { S: 'accepted#email#1#message-1' } },
      }),
    );
  return { ledger, bucket, of, seal, look, proofOf, stored, write, remove };
};

describe('the ledger, verified', () => {
  it('is as it was sealed', async () => {
    const { look } = await aScene();

    const { differences, text } = await look();

    expect(differences).toBe(0);
    expect(text).toContain('2026-05-09  1 facts: as sealed');
    expect(text).toMatch(/7 seals in the chain; its head: [0-9a-f]{64}/);
    expect(text).toContain('The ledger is as it was sealed.');
  });

  it('names the fact that was edited, and the one that was removed', async () => {
    const { look, of, stored, write, remove } = await aScene();
    await write({ ...(await stored(1))?.content, providerMessageId: { S: 'another' } });
    await remove(2);

    const { differences, text } = await look();

    expect(differences).toBe(2);
    expect(text).toContain(`changed      ${of(1).notificationId} accepted#email#1#message-1`);
    expect(text).toContain(`removed      ${of(2).notificationId} accepted#email#1#message-1`);
  });

  it('shows what came late, what waits, and what was added when its day was sealed for good', async () => {
    const { look, seal, ledger, of } = await aScene();
    await ledger.record([{ ...of(4), at: `${YESTERDAY}T11:00:00.000Z` }]);
    expect((await look()).text).toContain('2026-05-09  2 facts, 1 not sealed yet: as sealed');

    await seal(addDays(TODAY, 1));
    await ledger.record([{ ...of(5), at: `${YESTERDAY}T12:00:00.000Z` }]);
    const { differences, text } = await look({ to: YESTERDAY }, addDays(TODAY, 30));

    expect(differences).toBe(1);
    expect(text).toContain('2026-05-09  3 facts, 1 late: 1 DIFFERENT');
    expect(text).toContain(`added        ${of(5).notificationId}`);
  });

  it('finds a seal that is gone, by its day and by the chain', async () => {
    const { look, bucket } = await aScene();
    bucket.delete(`seals/${addDays(TODAY, -2)}/${TODAY}.json`);

    const { differences, text } = await look({}, addDays(TODAY, 1));

    expect(differences).toBe(2);
    expect(text).toContain('  seal-missing');
    expect(text).toContain(`chain-broken ${YESTERDAY}, run of ${TODAY}`);
  });

  it('looks at the days asked for, and always at the whole chain', async () => {
    const { look, remove } = await aScene();
    await remove(3);

    const { differences, text } = await look({ from: addDays(TODAY, -2), to: YESTERDAY });

    expect(differences).toBe(0);
    expect(text.match(/facts/g)).toHaveLength(2);
    expect(text).toContain('7 seals in the chain');
  });

  it('looks at sealed days that this machine takes for tomorrow', async () => {
    const { look, remove } = await aScene();
    await remove(1);

    expect((await look({ from: YESTERDAY }, addDays(TODAY, -1))).differences).toBe(1);
  });

  it('finds that the last seal was replaced, when its digest was noted', async () => {
    const { look, bucket, seal, remove } = await aScene();
    const [head] = /[0-9a-f]{64}/.exec((await look()).text) ?? [];
    expect((await look({ head })).differences).toBe(0);

    bucket.delete(`seals/${YESTERDAY}/${TODAY}.json`);
    await remove(1);
    await seal(TODAY);

    expect((await look()).differences).toBe(0);
    expect((await look({ head })).differences).toBe(1);
  });
});

describe('the facts of a notification, proved', () => {
  it('come with a way to the root that anybody can go', async () => {
    const { proofOf, of, bucket } = await aScene();

    const { unproven, facts } = await proofOf(of(1).notificationId);

    expect(unproven).toBe(0);
    for (const { content, leaf, seal } of facts) {
      const written = JSON.parse(bucket.get(String(seal?.object)) ?? '{}') as { readonly root: string };
      expect(leafOf(content)).toBe(leaf);
      expect(proves(written.root, seal?.proof ?? [], leaf)).toBe(true);
    }
    expect(facts).toHaveLength(1);
  });

  it('have none when they were changed after, or are not sealed yet', async () => {
    const { proofOf, of, stored, write, ledger } = await aScene();
    await write({ ...(await stored(1))?.content, attempt: { N: '2' } });
    await ledger.record([{ ...of(4), at: `${TODAY}T10:00:00.000Z` }]);

    expect(await proofOf(of(1).notificationId)).toMatchObject({ unproven: 1 });
    expect(await proofOf(of(4).notificationId)).toMatchObject({ unproven: 1 });
    expect((await proofOf(of(2).notificationId)).unproven).toBe(0);
  });

  it('are none of a notification that nobody knows', async () => {
    const { proofOf } = await aScene();

    expect(await proofOf('unknown')).toEqual({ unproven: 0, facts: [] });
  });
});
