import { PutItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { cipher } from '../../adapters/cipher.ts';
import { contactConfirmations } from '../../adapters/contact-marks.ts';
import { victimsTable, type VictimsTable } from '../../adapters/victims-table.ts';
import { LedgerBusy } from '../../domain/errors.ts';
import { aForm, NOW, at, emailOf, phoneOf } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const seals = cipher('key');

describe.each(engines)('victims, over %s', (_, start) => {
  let engine: Engine;
  let name: string;
  let victims: VictimsTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    name = await engine.table('Victims');
    victims = victimsTable(engine.client, name, seals);
  });
  afterAll(() => engine.stop());

  const confirm = (victimId: string, contactId: string, when = at(0)): Promise<boolean> =>
    contactConfirmations(engine.client, name).confirm(victimId, contactId, when);
  const usable = async (victimId: string): Promise<readonly string[] | undefined> =>
    (await victims.recipients([victimId], NOW))
      .get(victimId)
      ?.contacts.filter((contact) => contact.usable)
      .map(({ contactId }) => contactId);
  const reseal = (victimId: string, sealed: string): Promise<unknown> =>
    engine.client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: { victimId: { S: victimId } },
        UpdateExpression: 'SET sealed = :sealed',
        ExpressionAttributeValues: { ':sealed': { S: sealed } },
      }),
    );

  it('are kept once, and keep what they confirmed since', async () => {
    expect(await victims.addOnce('v', aForm(), at(0))).toBe(true);
    expect(await confirm('v', 'email')).toBe(true);

    expect(await victims.addOnce('v', aForm({ email: emailOf(9) }), at(9))).toBe(false);

    expect(await usable('v')).toEqual(['email']);
    expect((await victims.recipients(['v'], NOW)).get('v')?.contacts[0]?.address).toBe(emailOf(1));
  });

  it('may be reached only through contacts that they confirmed', async () => {
    await victims.addOnce('v', aForm(), at(0));
    expect(await usable('v')).toEqual([]);

    await confirm('v', 'phone-1');
    expect(await usable('v')).toEqual(['phone-1']);

    await confirm('v', 'email');
    await confirm('v', 'email', at(9));
    expect(await usable('v')).toEqual(['email', 'phone-1']);
  });

  it('are missing when they withdrew or were never there', async () => {
    await victims.addOnce('v', aForm(), at(0));
    await victims.addOnce('w', aForm(), at(0));

    expect(await victims.withdraw('v', at(5))).toBe(true);

    expect([...(await victims.recipients(['v', 'w', 'x'], NOW)).keys()]).toEqual(['w']);
  });

  it('leave nothing that could identify or reach them when they withdraw', async () => {
    await victims.addOnce('v', aForm(), at(0));
    await victims.withdraw('v', at(5));

    expect(await victims.withdraw('v', at(6))).toBe(false);
    expect(await confirm('v', 'email')).toBe(false);
    expect(await victims.addOnce('v', aForm(), at(7))).toBe(false);
    expect(await usable('v')).toBeUndefined();
  });

  it('do not come into being by a confirmation', async () => {
    expect(await confirm('nobody', 'email')).toBe(false);
    expect((await victims.recipients(['nobody'], NOW)).size).toBe(0);
  });

  it('are read a hundred at a time', async () => {
    const ids = Array.from({ length: 100 }, (__, n) => `v-${n}`);
    await Promise.all(ids.map((id, n) => victims.addOnce(id, aForm({}, n), at(0))));

    const recipients = await victims.recipients(ids, NOW);

    expect(recipients.size).toBe(100);
    expect(recipients.get('v-42')?.contacts[1]?.address).toBe(phoneOf(42));
  });

  it.each([
    ['was sealed for another', seals.seal('w', 'registration', JSON.stringify(aForm()))],
    ['was sealed for another field', seals.seal('v', 'raw', JSON.stringify(aForm()))],
    ['was sealed under another key', cipher('other').seal('v', 'registration', JSON.stringify(aForm()))],
    ['is rubbish', 'v1.AAAA'],
    ['holds no form', seals.seal('v', 'registration', '{"email":"x"}')],
    ['holds no JSON', seals.seal('v', 'registration', 'not JSON')],
  ])('do not hold up the others when a record %s', async (__, sealed) => {
    await victims.addOnce('v', aForm(), at(0));
    await victims.addOnce('w', aForm(), at(0));
    await confirm('v', 'email');
    await confirm('w', 'email');
    await reseal('v', sealed);

    const recipients = await victims.recipients(['v', 'w'], NOW);

    // Nobody is left out in silence: without contacts, a person takes over.
    expect(recipients.get('v')?.contacts).toEqual([]);
    expect(await usable('w')).toEqual(['email']);
  });

  it('do not hold up the others when a record is empty', async () => {
    await victims.addOnce('w', aForm(), at(0));
    await engine.client.send(new PutItemCommand({ TableName: name, Item: { victimId: { S: 'v' } } }));

    expect((await victims.recipients(['v', 'w'], NOW)).get('v')?.contacts).toEqual([]);
  });

  it('are all read when the table takes only some of the keys at once', async () => {
    const random = jest.spyOn(Math, 'random').mockReturnValue(0);
    await Promise.all(['a', 'b', 'c'].map((id) => victims.addOnce(id, aForm(), at(0))));
    const busy = reading(engine.client, 1);

    const recipients = await victimsTable(busy, name, seals).recipients(['a', 'b', 'c'], NOW);

    expect([...recipients.keys()].toSorted()).toEqual(['a', 'b', 'c']);
    random.mockRestore();
  });

  it('are given up on for now when the table takes none', async () => {
    const random = jest.spyOn(Math, 'random').mockReturnValue(0);
    const busy = reading(engine.client, 0);

    await expect(victimsTable(busy, name, seals).recipients(['a', 'b'], NOW)).rejects.toThrow(LedgerBusy);

    random.mockRestore();
  });
});

/** A client whose BatchGetItem reads at most so many keys of each request. */
const reading = (client: DynamoDBClient, most: number): DynamoDBClient =>
  ({
    send: async (command: { input: { RequestItems: Record<string, { Keys: unknown[] }> } }) => {
      const [entry] = Object.entries(command.input.RequestItems);
      if (entry === undefined) throw new Error('No request.');
      const [name, request] = entry;
      const left = { [name]: { ...request, Keys: request.Keys.slice(most) } };
      const UnprocessedKeys = request.Keys.length > most ? left : {};
      if (most === 0) return { Responses: { [name]: [] }, UnprocessedKeys };
      command.input.RequestItems = { [name]: { ...request, Keys: request.Keys.slice(0, most) } };
      const answer = (await client.send(command as never)) as object;
      return { ...answer, UnprocessedKeys };
    },
  }) as unknown as DynamoDBClient;
