import { tokensTable, type TokensTable } from '../../adapters/tokens-table.ts';
import { at, NOW } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const TOKEN = { victimId: 'victim-1', contactId: 'email' };

describe.each(engines)('tokens, over %s', (_, start) => {
  let engine: Engine;
  let tokens: TokensTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    tokens = tokensTable(engine.client, await engine.table('Tokens'));
  });
  afterAll(() => engine.stop());

  it.each([
    [59, TOKEN],
    [60, undefined],
    [61, undefined],
  ])(
    'are good until they expire, whether the table removed them or not: after %i of 60 seconds',
    async (seconds, token) => {
      await tokens.put('hash', TOKEN, at(60));

      expect(await tokens.get('hash', new Date(at(seconds)))).toEqual(token);
    },
  );

  it('are unknown when nobody gave them out', async () => {
    expect(await tokens.get('hash', NOW)).toBeUndefined();
  });

  it('are the same when they are written again', async () => {
    await tokens.put('hash', TOKEN, at(60));
    await tokens.put('hash', TOKEN, at(60));

    expect(await tokens.get('hash', NOW)).toEqual(TOKEN);
  });

  it('count up to a limit, and no further, each address for itself', async () => {
    const five = [];
    for (let n = 0; n < 7; n += 1) five.push(await tokens.countUpTo('a', 5, at(60)));

    expect(five).toEqual([true, true, true, true, true, false, false]);
    expect(await tokens.countUpTo('b', 5, at(60))).toBe(true);
  });

  it('count right when many come at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.countUpTo('a', 5, at(60))));

    expect(all.filter(Boolean)).toHaveLength(5);
  });
});
